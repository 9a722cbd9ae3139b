"""`make eval`: plays conversation cases against a running help desk and says what share passed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from helpdesk.settings import load_settings
from tests.conversation.player import load_cases, play_case

SHARED = Path("../shared/eval")


def main() -> int:
    """Our own cases, then those of the optional folder beside the project."""
    url = f"http://127.0.0.1:{load_settings().web_port}"
    cases, failed = load_cases(), 0
    for case in cases:
        found = play_case(url, case)
        failed += bool(found)
        for problem in found:
            print(f"FAILED {case.name}\n  {problem}")
    print(f"conversations passed: {len(cases) - failed}/{len(cases)}")
    if (SHARED / "run.py").exists():
        files = sorted(map(str, (SHARED / "dev").glob("*.yml")))
        return subprocess.run([sys.executable, str(SHARED / "run.py"), "--url", url, *files], check=False).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
