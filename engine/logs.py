"""Logs without a word of the user's.

Rasa logs message texts and slot values, at ERROR too, and in tracebacks with local variables. Here
structured logs keep only their event, tracebacks keep types and places without the messages of
exceptions, and texts of the turn that appear in a line all the same are blacked out.
"""

from __future__ import annotations

import logging
import sys
import traceback
import warnings
from typing import Any

import structlog

from engine.turn import current

HIDDEN = "[hidden]"
NOT_FOR_US = (DeprecationWarning, PendingDeprecationWarning, FutureWarning, SyntaxWarning, ImportWarning)
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class PrivateFormatter(logging.Formatter):
    """Formats a record so that nothing private is left in it."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and after it the places of an exception."""
        return _black_out(super().format(record))

    def formatException(self, ei: Any) -> str:
        """Types and places; the message of an exception may quote what the user wrote."""
        lines = []
        error: BaseException | None = ei[1]
        while error is not None:
            places = traceback.extract_tb(error.__traceback__)[-3:]
            where = " < ".join(f"{p.filename.rsplit('/', 1)[-1]}:{p.lineno} {p.name}" for p in reversed(places))
            lines.append(f"  {type(error).__name__} at {where}")
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def _black_out(line: str) -> str:
    for text in sorted(current().private, key=len, reverse=True):
        for form in {text, repr(text)[1:-1], ascii(text)[1:-1]}:
            line = line.replace(form, HIDDEN)
    return line


def _only_the_event(_logger: Any, _level: str, event: dict[str, Any]) -> tuple[tuple[str], dict[str, Any]]:
    """Rasa's structured logs: the name or the sentence of the event, none of its values."""
    sentence = str(event.get("event_info") or event.get("event", ""))
    return (sentence,), {"exc_info": event.get("exc_info")}


def configure_lines(level: int | None = None) -> None:
    """One handler for all loggers, on standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PrivateFormatter(FORMAT))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(_level(level))


def show_warning(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    """A warning in one line. Nobody can act on what is deprecated in a frozen release and its packages."""
    if issubclass(category, NOT_FOR_US) or "pkg_resources is deprecated" in str(message):
        return
    logging.getLogger("engine.warnings").warning("%s", str(message).strip())


def configure_structured(level: int | None = None) -> None:
    """Rasa's structured logs go through the same handler."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, structlog.dev.set_exc_info, _only_the_event],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(_level(level)),
        cache_logger_on_first_use=True,
    )


def _level(level: int | None) -> int:
    return logging.getLogger("rasa").getEffectiveLevel() if level is None else level


def install() -> None:
    """Take the place of Rasa's own set-up, which its command line calls."""
    warnings.showwarning = show_warning
    import rasa.__main__ as rasa_main
    import rasa.utils.io

    rasa.utils.io.configure_colored_logging = configure_lines
    rasa_main.configure_structlog = configure_structured
