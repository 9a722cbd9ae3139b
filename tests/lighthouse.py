"""Lighthouse on the first pages that people see: `make lighthouse`. Starts a help desk of its own.

Needs npm and Chromium. Lighthouse goes into var/lighthouse. Each figure is the median of some runs, on a simulated
phone with slow 4G: when the largest part is shown, when the page can be used, and how many bytes came.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.browser.conftest import FLAGS, chromium_program
from tests.conversation.stack import PROJECT, running_stack, what_is_missing

FOLDER = PROJECT / "var" / "lighthouse"
PROGRAM = FOLDER / "node_modules" / ".bin" / "lighthouse"
VERSION = "13.5.0"
PATHS = ("/?lang=en", "/?lang=es", "/estimate?lang=en", "/estimate?lang=es")
RUNS = 3
WANTED = {"accessibility": 100, "best-practices": 100, "performance": 98}
MOST_BYTES = 50_000
PATIENCE_SECONDS = 180


@dataclass(frozen=True)
class Figures:
    """What one page got: scores of 100, milliseconds, compressed bytes; and the names of what is not perfect."""

    scores: dict[str, float]
    shown: float
    ready: float
    size: float
    flaws: frozenset[str]

    def wrong(self) -> bool:
        """Whether a figure is not what is wanted."""
        return self.size > MOST_BYTES or any(self.scores[name] < least for name, least in WANTED.items())


def main() -> int:
    """Print the figures of each page. Returns 1 where one is not what is wanted, or something is missing."""
    chromium, npm = chromium_program(), shutil.which("npm")
    missing = what_is_missing() or ("" if chromium else "Chromium is missing.") or ("" if npm else "npm is missing.")
    if missing or chromium is None or npm is None:
        print(missing)
        return 1
    install(npm)
    with tempfile.TemporaryDirectory() as folder, running_stack(Path(folder)) as desk:
        found = {path: figures_of(f"{desk.url}{path}", chromium) for path in PATHS}
    print(f"{'page':<20}" + "".join(f"{name:>16}" for name in WANTED) + "    shown    ready    bytes")
    for path, got in found.items():
        scores = "".join(f"{got.scores[name]:>16.0f}" for name in WANTED)
        print(f"{path:<20}{scores} {got.shown:>5.0f} ms {got.ready:>5.0f} ms {got.size:>8.0f}", *sorted(got.flaws))
    wrong = [path for path, got in found.items() if got.wrong()]
    print(f"Not as wanted {WANTED}, at most {MOST_BYTES} bytes: {wrong}" if wrong else "All as wanted.")
    return 1 if wrong else 0


def install(npm: str) -> None:
    """Get Lighthouse, once."""
    if PROGRAM.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    what = ["install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", f"lighthouse@{VERSION}"]
    subprocess.run([npm, *what], check=True, stdout=subprocess.DEVNULL)


def figures_of(url: str, chromium: str) -> Figures:
    """The median of some runs."""
    reports = [_report(url, chromium) for _ in range(RUNS)]
    categories = {name: [100 * each["categories"][name]["score"] for each in reports] for name in WANTED}
    audits = {
        name: median(each["audits"][name]["numericValue"] for each in reports)
        for name in ("largest-contentful-paint", "interactive", "total-byte-weight")
    }
    return Figures(
        scores={name: round(median(scores)) for name, scores in categories.items()},
        shown=audits["largest-contentful-paint"],
        ready=audits["interactive"],
        size=audits["total-byte-weight"],
        flaws=frozenset(name for each in reports for name in _flaws(each)),
    )


def _flaws(report: dict[str, Any]) -> list[str]:
    """The audits that cost points."""
    weighty = {ref["id"] for name in WANTED for ref in report["categories"][name]["auditRefs"] if ref["weight"]}
    return [
        name
        for name, audit in report["audits"].items()
        if name in weighty
        and (audit["score"] or 0) < 0.9
        and audit["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
    ]


def _report(url: str, chromium: str) -> dict[str, Any]:
    """One run, with the simulated phone and network that Lighthouse takes when it is told nothing else."""
    flags = " ".join(["--headless=new", *FLAGS])
    categories = f"--only-categories={','.join(WANTED)}"
    command = [str(PROGRAM), url, "--quiet", "--output=json", categories, f"--chrome-flags={flags}"]
    environment = os.environ | {"CHROME_PATH": chromium}
    answer = subprocess.run(command, check=True, capture_output=True, env=environment, timeout=PATIENCE_SECONDS)
    report: dict[str, Any] = json.loads(answer.stdout)
    return report


if __name__ == "__main__":
    sys.exit(main())
