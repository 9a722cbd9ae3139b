"""Who waits to be called, for the people who call.

python -m helpdesk callbacks                      lists everybody who waits, the longest first
python -m helpdesk callbacks --done K7MW-4QXB     notes that somebody has called, and erases the number
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC
from typing import TYPE_CHECKING

from helpdesk.settings import MISSOURI, load_settings
from helpdesk.store import Callback, CallbackStore, Database

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_callbacks(commands: Commands) -> None:
    """Add the command to a parser's commands."""
    callbacks = commands.add_parser("callbacks", help="who waits to be called")
    callbacks.add_argument("--done", metavar="CODE", help="somebody has called: erase this number")
    callbacks.set_defaults(run=run_callbacks)


def run_callbacks(options: argparse.Namespace) -> int:
    """List who waits, or finish one. Returns 1 for a code that does not wait. Raises StoreUnavailable."""
    database = Database(load_settings().database_url)
    try:
        store = CallbackStore(database)
        return _list(store) if options.done is None else _finish(store, options.done.strip().upper())
    finally:
        database.close()


def _list(store: CallbackStore) -> int:
    waiting = store.waiting()
    for each in waiting:
        print(_line(each))
    if not waiting:
        print("Nobody waits.")
    return 0


def _line(each: Callback) -> str:
    asked = each.created_at.replace(tzinfo=UTC).astimezone(MISSOURI)
    wish = each.wish
    parts = (f"{asked:%Y-%m-%d %H:%M}", each.code, f"{wish.phone:<20}", f"{wish.best_time:<9}", wish.language)
    return "  ".join((*parts, wish.topic or "")).rstrip()


def _finish(store: CallbackStore, code: str) -> int:
    if store.finish(code):
        print(f"{code}: called, number erased")
        return 0
    print(f"Nobody waits under {code}. Read the code again: python -m helpdesk callbacks", file=sys.stderr)
    return 1
