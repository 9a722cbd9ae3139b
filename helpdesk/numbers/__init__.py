"""Reads amounts, families, coverage and arrears out of a person's message, in English and Spanish."""

from helpdesk.numbers.model import Income, Reading, format_usd
from helpdesk.numbers.reader import read_message

__all__ = ["Income", "Reading", "format_usd", "read_message"]
