"""The one error of the store, so that nobody outside needs to know SQLAlchemy's."""

from __future__ import annotations

from helpdesk.errors import HelpDeskError


class StoreUnavailable(HelpDeskError):
    """The database is gone, locked or broken. Nothing of what was asked has been done."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__(
            f"The database cannot be used ({type(cause).__name__}). Check HELPDESK_DATABASE_URL and that it is running."
        )
