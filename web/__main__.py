"""`python -m web`: serve the door on loopback."""

from __future__ import annotations

import sys

import uvicorn

from helpdesk.errors import HelpDeskError
from helpdesk.logs import configure_logs
from helpdesk.settings import load_settings
from web.app import create_app

HOST = "127.0.0.1"


def main() -> int:
    """Serve until told to stop. Returns 2 for settings or facts that cannot be used."""
    configure_logs()
    try:
        settings = load_settings()
        app = create_app(settings)
    except HelpDeskError as error:
        print(error, file=sys.stderr)
        return 2
    uvicorn.run(
        app,
        host=HOST,
        port=settings.web_port,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=4,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
