"""Amounts and family in a message as entities, read by the same code that the fee form uses."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from helpdesk.numbers import read_message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AmountEntities(EntityExtractorMixin, GraphComponent):  # type: ignore[misc]
    """Entities family_size, adjusted_gross_income (US dollars a year), medicaid and days."""

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
    ) -> AmountEntities:
        """Rasa's way to make a component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what the message says of amounts and family."""
        for message in messages:
            found = entities_in(str(message.get(TEXT) or ""))
            if found:
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Examples keep to their words: the classifier reads the amounts in them by itself."""
        return training_data


def entities_in(text: str) -> list[dict[str, Any]]:
    """The entities of one message; a start and end of 0 says that the whole message was read."""
    reading = read_message(text)
    income = reading.income.annual if reading.income else None
    values = {
        "family_size": reading.family_size,
        "adjusted_gross_income": None if income is None else str(income),
        "medicaid": reading.medicaid,
        "days": reading.days,
    }
    return [
        {"entity": name, "value": value, "start": 0, "end": 0, "extractor": "AmountEntities"}
        for name, value in values.items()
        if value is not None
    ]
