"""Plays the held-out sentences to a Rasa model file, in whichever environment holds its components:

    PYTHON tests/nlu/compare_parse.py MODEL.tar.gz RESULT.json [HELDOUT_FOLDER]

Needs nothing of this project, so that it runs in an environment with stock Rasa as well.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import logging
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
WARM_UP = 50


async def play(model: str, texts: list[str]) -> dict[str, Any]:
    """What the model takes each text for, and what that costs."""
    import structlog
    from rasa.core.agent import Agent

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    agent = Agent.load(model)
    for text in texts[:WARM_UP]:
        await agent.parse_message(text)
    predictions, seconds = [], []
    for text in texts:
        started = time.perf_counter()
        parsed = await agent.parse_message(text)
        seconds.append(time.perf_counter() - started)
        ranked = [rank for rank in parsed["intent_ranking"] if rank["name"] != "nlu_fallback"]
        predictions.append(
            {
                "text": text,
                "first_three": [rank["name"] for rank in ranked[:3]],
                "confidence": ranked[0]["confidence"],
                "refused": parsed["intent"]["name"] == "nlu_fallback",
            }
        )
    return {
        "predictions": predictions,
        "median_ms": 1000 * statistics.median(seconds),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main(arguments: list[str]) -> int:
    """Play and write."""
    if importlib.util.find_spec("tensorflow") is None:
        sys.path.insert(0, str(HERE.parents[1]))
        from engine import stand_in

        stand_in.install()
    folder = Path(arguments[2]) if len(arguments) > 2 else HERE
    files = [folder / f"heldout_{language}.yml" for language in ("en", "es")]
    texts = [row["text"] for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]
    Path(arguments[1]).write_text(json.dumps(asyncio.run(play(arguments[0], texts))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
