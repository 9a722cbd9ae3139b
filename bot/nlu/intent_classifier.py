"""The intent classifier: sentence embeddings and spelling, each with a linear model, averaged."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.clauses import is_story
from bot.nlu.scoring import Array, Scorer, train
from bot.nlu.sentence_embeddings import QUESTIONS, SentenceEmbeddings

RANKED = 12
SURE_OF_SECOND = 0.45
"""Chance from which a second question of a message is answered too."""
SURE_AFTER_GREETING = 0.3
SURE_OF_UNKNOWN_WORDS = 0.6
"""Chance up to which a message with hardly a known word is gibberish; above it, it is a misspelling."""
FOREIGN = "oos_foreign_language"
_OUR_LETTERS = re.compile(r"[\x00-\x7fáéíóúüñÁÉÍÓÚÜÑ¿¡]*")
GIBBERISH = 0.1
"""What the chances of gibberish are worth: too little for the fallback's threshold."""
COURTESIES = frozenset({"greet", "thanks", "goodbye"})
"""What people put before their question."""
Ranking: TypeAlias = list[dict[str, Any]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class HybridIntentClassifier(IntentClassifier, GraphComponent):  # type: ignore[misc]
    """Sets the intent and a short ranking. Why this one: docs/nlu-comparison.md."""

    def __init__(self, storage: ModelStorage, resource: Resource, scorer: Scorer | None = None) -> None:
        self._storage, self._resource, self._scorer = storage, resource, scorer

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """No settings: the strengths stand, with their reasons, in bot/nlu/scoring.py."""
        return {}

    @classmethod
    def required_components(cls) -> list[type]:
        """It reads the sentence embeddings."""
        return [SentenceEmbeddings]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> HybridIntentClassifier:
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
    ) -> HybridIntentClassifier:
        """Rasa's way to load a trained component."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Scorer.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on all examples with an intent."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        embeddings = np.vstack([_embedding(example) for example in examples])
        scorer = train([e.get(TEXT) for e in examples], embeddings, [e.get(INTENT) for e in examples])
        with self._storage.write_to(self._resource) as folder:
            scorer.save(folder)
        self._scorer = scorer
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message, and what else it asks."""
        for message in messages:
            embedding = _embedding(message)
            if embedding is None or self._scorer is None:
                message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
                continue
            text = str(message.get(TEXT))
            whole = self._ranking(self._scorer, text, embedding)
            parts = [self._ranking(self._scorer, words, vector) for words, vector in message.get(QUESTIONS) or ()]
            ranking = _main_question(text, whole, parts)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            other = None if is_story(text) else _second_question(str(ranking[0]["name"]), parts)
            if other is not None:
                message.set(ENTITIES, [*message.get(ENTITIES, []), other], add_to_output=True)
        return messages

    def _ranking(self, scorer: Scorer, text: str, embedding: Array) -> Ranking:
        chances = scorer.chances([text], embedding.reshape(1, -1))[0]
        best = np.argsort(-chances)[:RANKED]
        foreign = scorer.intents[best[0]] == FOREIGN and _OUR_LETTERS.fullmatch(text) is not None
        if (foreign or chances[best[0]] < SURE_OF_UNKNOWN_WORDS) and not scorer.knows_words_of(text):
            chances = chances * GIBBERISH
        return [{"name": scorer.intents[i], "confidence": float(chances[i])} for i in best]


def _main_question(text: str, whole: Ranking, parts: list[Ranking]) -> Ranking:
    """The ranking that counts: of the surest question in a story or after a greeting, else of the whole message."""
    surest = max(parts, key=_chance, default=whole)
    greets = whole[0]["name"] in COURTESIES and _chance(surest) >= SURE_AFTER_GREETING
    lost = is_story(text) and _chance(surest) > _chance(whole)
    return surest if greets or lost else whole


def _second_question(first: str, parts: list[Ranking]) -> dict[str, Any] | None:
    """What else the message asks, as an entity `also_asks`: the surest intent of its questions beside the first."""
    others = [part for part in parts if part[0]["name"] != first and _chance(part) >= SURE_OF_SECOND]
    if len(parts) < 2 or not others:
        return None
    best = max(others, key=_chance)[0]
    return {
        "entity": "also_asks",
        "value": best["name"],
        "confidence_entity": best["confidence"],
        "start": 0,
        "end": 0,
        "extractor": "HybridIntentClassifier",
    }


def _chance(ranking: Ranking) -> float:
    return float(ranking[0]["confidence"])


def _embedding(message: Message) -> Array | None:
    for features in message.features or []:
        if features.is_dense() and features.attribute == TEXT:
            return np.asarray(features.features).reshape(-1)
    return None
