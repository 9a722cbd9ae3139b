"""`python -m engine run|train|shell|data validate|test nlu …`, from the project root."""

from __future__ import annotations

import sys

from engine.launch import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
