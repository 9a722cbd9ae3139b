"""Logs of our own processes, without a word of the user's: tracebacks keep types and places, not messages."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
PLACES = 3


class PrivateFormatter(logging.Formatter):
    """The message of an exception may quote what somebody wrote, so it is left out."""

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """Types and places of an exception and of what caused it, one line each."""
        lines = []
        error = ei[1]
        while error is not None:
            lines.append(describe(error))
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def describe(error: BaseException) -> str:
    """An exception's type and the innermost places it came through."""
    places = reversed(traceback.extract_tb(error.__traceback__)[-PLACES:])
    where = " < ".join(f"{place.filename.rsplit('/', 1)[-1]}:{place.lineno} {place.name}" for place in places)
    return f"  {type(error).__name__} at {where}"


def configure_logs(level: int = logging.INFO) -> None:
    """One handler for all loggers, on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PrivateFormatter(FORMAT))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
