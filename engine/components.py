"""Which of Rasa's components need TensorFlow, and the sentence for whoever names one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from engine.settings import Refusal

INSTEAD = {
    "DIETClassifier": "LogisticRegressionClassifier for intents and RegexEntityExtractor for entities",
    "ResponseSelector": "one intent for each question, answered by an action",
    "TEDPolicy": "RulePolicy and MemoizationPolicy",
    "UnexpecTEDIntentPolicy": "RulePolicy",
    "ConveRTFeaturizer": "CountVectorsFeaturizer or our own sentence featurizer in bot/nlu",
    "LanguageModelFeaturizer": "CountVectorsFeaturizer or our own sentence featurizer in bot/nlu",
}
"""A component that needs TensorFlow -> what does the same here without it."""


def refuse_tensorflow(names: Iterable[str], source: str) -> None:
    """Raise `Refusal` for the first of `names` that needs TensorFlow; `source` is the file that names it."""
    for name in names:
        short = name.rsplit(".", 1)[-1]
        if short in INSTEAD:
            raise Refusal(
                f"{source} names {short}, which needs TensorFlow, and the engine room has none; "
                f"use {INSTEAD[short]} instead."
            )


def check_config(path: Path) -> None:
    """Refuse a config.yml that names a TensorFlow component or leaves a list for Rasa to fill with them."""
    try:
        config = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except FileNotFoundError:
        raise Refusal(f"{path} is missing; start from the project root.") from None
    except yaml.YAMLError as error:
        raise Refusal(f"{path} is not valid YAML: {' '.join(str(error).split())}") from None
    for part in ("pipeline", "policies"):
        entries = config.get(part)
        if not entries:
            raise Refusal(f"{path} has no {part}, and Rasa's own default needs TensorFlow; list the components there.")
        refuse_tensorflow((_name(entry) for entry in entries), str(path))


def _name(entry: Any) -> str:
    return str(entry.get("name", "")) if isinstance(entry, dict) else str(entry)
