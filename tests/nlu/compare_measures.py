"""What the comparison of classifiers counts: shares right, refusals, safety, confusions."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from statistics import mean
from typing import Any, TypeAlias

import yaml
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.text import fold

Row: TypeAlias = dict[str, Any]

SAFETY = frozenset({"emergency", "self_harm", "child_abuse"})
FAR = 0.5
"""Cosine of character n-grams below which a held-out sentence is unlike an example."""


def training_examples(folder: Path) -> list[tuple[str, str, str]]:
    """Text, intent and language of each example in `folder`/*/*_{en,es}.yml, in a fixed order, once each."""
    found: dict[tuple[str, str, str], None] = {}
    for file in sorted([*folder.glob("*/*_en.yml"), *folder.glob("*/*_es.yml")]):
        for block in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)["nlu"]:
            for line in block["examples"].splitlines():
                if line.strip():
                    found[(line.strip().removeprefix("- "), block["intent"], file.stem[-2:])] = None
    return list(found)


def held_out(folder: Path) -> list[Row]:
    """The held-out sentences with their language and the intents that are right."""
    found = []
    for language in ("en", "es"):
        for row in yaml.load((folder / f"heldout_{language}.yml").read_text(encoding="utf-8"), yaml.CSafeLoader):
            right = row["intent"] if isinstance(row["intent"], list) else [row["intent"]]
            found.append({"text": row["text"], "right": right, "language": language})
    return found


def mark_far(rows: list[Row], examples: list[tuple[str, str, str]]) -> None:
    """Mark the sentences whose words are unlike those of every example: the hard ones."""
    spelled = TfidfVectorizer(preprocessor=fold, analyzer="char_wb", ngram_range=(3, 5))
    known = spelled.fit_transform([text for text, _, _ in examples]).T.tocsr()
    for row in rows:
        row["far"] = float((spelled.transform([row["text"]]) @ known).max()) < FAR


def out_of_scope(row: Row) -> bool:
    """Every right answer to it says that the help desk cannot help."""
    return all(_says_no(intent) for intent in row["right"])


def in_scope(row: Row) -> bool:
    """No right answer to it says that the help desk cannot help."""
    return not any(_says_no(intent) for intent in row["right"])


def refused_share(rows: list[Row]) -> float:
    """How many in-scope sentences fall below the threshold."""
    return float(mean(row["refused"] for row in rows if in_scope(row)))


def threshold_for(rows: list[Row], share: float) -> float:
    """The confidence below which this share of the in-scope sentences lies."""
    confidences = sorted(row["confidence"] for row in rows if in_scope(row))
    return float(confidences[round(share * (len(confidences) - 1))])


def measures(rows: list[Row]) -> dict[str, Any]:
    """All figures of one classifier, from rows with `right`, `first_three` and `refused`.

    "Right" looks at the first intent whatever its confidence; out-of-scope and safety look at what is said,
    so there a refused sentence counts as refused.
    """
    recalls: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        recalls[row["right"][0]].append(_right(row))
    inside, outside = [r for r in rows if in_scope(r)], [r for r in rows if out_of_scope(r)]
    danger = [row for row in rows if row["right"][0] in SAFETY]
    calm = [row for row in rows if not SAFETY & set(row["right"])]
    alarms = [row for row in calm if _safe_words(row)]
    return {
        "right": mean(_right(row) for row in rows),
        "right_en": mean(_right(row) for row in rows if row["language"] == "en"),
        "right_es": mean(_right(row) for row in rows if row["language"] == "es"),
        "macro_recall": mean(mean(hits) for hits in recalls.values()),
        "first_three": mean(bool(set(row["first_three"]) & set(row["right"])) for row in rows),
        "right_far": mean(_right(row) for row in rows if row["far"]),
        "oos_recall": mean(_declined(row) for row in outside),
        "oos_false_alarms": mean(_declined(row) for row in inside),
        "refused": refused_share(rows),
        "safety_recall": mean(_safe_words(row) for row in danger),
        "safety_exact": mean(_safe_words(row) and _right(row) for row in danger),
        "safety_false_alarms": len(alarms) / len(calm),
        "counts": {
            "sentences": len(rows),
            "far": sum(row["far"] for row in rows),
            "in_scope": len(inside),
            "out_of_scope": len(outside),
            "safety": len(danger),
            "safety_false_alarms": len(alarms),
        },
    }


def confusions(rows: list[Row], most: int) -> list[tuple[str, str, int]]:
    """The commonest pairs of right intent and found intent."""
    pairs = Counter((row["right"][0], row["first_three"][0]) for row in rows if not _right(row))
    return [(right, found, count) for (right, found), count in pairs.most_common(most)]


def _says_no(intent: str) -> bool:
    return intent.startswith("oos_")


def _right(row: Row) -> bool:
    return row["first_three"][0] in row["right"]


def _declined(row: Row) -> bool:
    return bool(row["refused"] or _says_no(row["first_three"][0]))


def _safe_words(row: Row) -> bool:
    return not row["refused"] and row["first_three"][0] in SAFETY
