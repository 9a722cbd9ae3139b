"""The language of each message: English or Spanish, learnt from the training examples themselves."""

from __future__ import annotations

import re
from typing import Any

import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from bot.nlu.text import gist

SURE = 0.65
SHORTEST = 4
"""Letters below which a message speaks no language: "no", "ok", "4"."""
_FILE = "language.skops"
_DIGITS = re.compile(r"[\W\d_]+")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class LanguageDetector(EntityExtractorMixin, GraphComponent):  # type: ignore[misc]
    """Adds an entity `language` (en or es). A message that does not say, such as "4" or "ok", gets none."""

    def __init__(self, storage: ModelStorage, resource: Resource, pipeline: Pipeline | None = None) -> None:
        self._storage, self._resource, self._pipeline = storage, resource, pipeline

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """No settings."""
        return {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageDetector:
        """Rasa's way to make an untrained component."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageDetector:
        """Rasa's way to load a trained component."""
        with model_storage.read_from(resource) as folder:
            file = folder / _FILE
            return cls(model_storage, resource, skops.io.load(file, skops.io.get_untrusted_types(file=file)))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples, whose files name their language as metadata."""
        labelled = [
            (_letters(example.get(TEXT)), language)
            for example in training_data.training_examples
            if example.get(TEXT) and (language := _labelled(example))
        ]
        self._pipeline = make_pipeline(
            TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 3), min_df=5, max_features=12_000),
            LogisticRegression(C=30, max_iter=200, random_state=0),
        )
        self._pipeline.fit(*zip(*labelled, strict=True))
        with self._storage.write_to(self._resource) as folder:
            skops.io.dump(self._pipeline, folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entity where the words are sure enough."""
        for message in messages:
            language = self._detect(str(message.get(TEXT) or ""))
            if language is not None:
                entity = {
                    "entity": "language",
                    "value": language[0],
                    "confidence_entity": language[1],
                    "start": 0,
                    "end": 0,
                    "extractor": "LanguageDetector",
                }
                message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)
        return messages

    def _detect(self, text: str) -> tuple[str, float] | None:
        letters = _letters(text)
        if len(letters) < SHORTEST or self._pipeline is None:
            return None
        chances = self._pipeline.predict_proba([letters])[0]
        best = int(chances.argmax())
        return (str(self._pipeline.classes_[best]), float(chances[best])) if chances[best] >= SURE else None


def _letters(text: str) -> str:
    """The words alone: numbers and signs speak no language."""
    return _DIGITS.sub(" ", gist(text).lower()).strip()


def _labelled(example: Message) -> str | None:
    metadata = example.get("metadata") or {}
    label = (metadata.get(INTENT) or {}).get("language")
    return str(label) if label else None
