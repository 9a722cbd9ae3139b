"""`python -m helpdesk …`: see helpdesk.cli."""

from __future__ import annotations

import sys

from helpdesk.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
