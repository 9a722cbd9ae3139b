"""`make bench`: a turn's time at the door beside the same turn at the engine, and what the processes hold in memory.

Times on a shared machine drift, so the parts are measured in turn in one run and given as ratios too.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import requests

from tests.conversation.stack import Stack, running_stack, what_is_missing

ROUNDS = 60
MESSAGES = {
    "fee estimate, all at once": "family of four, AGI is 61,000, no medicaid. whats the fee",
    "topic": "who signed senate bill 500 and when",
    "contact": "my webspoe password expired, how do i reset it",
}


def timed(call: Callable[[], object]) -> float:
    """Milliseconds that a call takes."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def at_the_door(stack: Stack, message: str) -> float:
    """One turn of a new conversation at the public door."""
    with requests.Session() as session:
        session.get(f"{stack.url}/healthz", timeout=10)  # the connection is open, as a browser's is
        return timed(lambda: session.post(f"{stack.url}/api/chat", json={"message": message}, timeout=10))


def at_the_engine(stack: Stack, message: str) -> float:
    """The same turn at Rasa's REST channel."""
    body = {"sender": f"bench-{uuid.uuid4().hex}", "message": message}
    with requests.Session() as session:
        session.get(f"{stack.engine_url}/webhooks/rest/", timeout=10)
        return timed(lambda: session.post(f"{stack.engine_url}/webhooks/rest/webhook", json=body, timeout=10))


def memory_in_mb() -> dict[str, int]:
    """Resident memory of each of our processes, in MB, where /proc tells it."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            command = (status.parent / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
            pages = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        except (OSError, StopIteration):
            continue
        for name in ("-m engine run", "bot.actions", "-m web"):
            if name in command and "supervise" not in command:
                found[name] = int(pages.split()[1]) // 1024
    return found


def main() -> int:
    """Measure and print."""
    missing = what_is_missing()
    if missing:
        print(missing, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, running_stack(Path(folder)) as stack:
        print(f"{'turn':28} {'door p50':>9} {'door p95':>9} {'engine p50':>11} {'door/engine':>12}   (ms, one user)")
        for name, message in MESSAGES.items():
            pairs = [(at_the_door(stack, message), at_the_engine(stack, message)) for _ in range(ROUNDS)][5:]
            door, engine = sorted(p[0] for p in pairs), sorted(p[1] for p in pairs)
            p50, p95, behind = statistics.median(door), door[int(len(door) * 0.95)], statistics.median(engine)
            print(f"{name:28} {p50:9.1f} {p95:9.1f} {behind:11.1f} {p50 / behind:12.2f}")
        for name, size in sorted(memory_in_mb().items()):
            print(f"memory of `{name}`: {size} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
