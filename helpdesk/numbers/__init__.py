"""Reads amounts, families, coverage and arrears out of a person's message, in English and Spanish."""

from helpdesk.numbers.additions import adds_income
from helpdesk.numbers.model import OPEN_TOP, Income, Reading, format_usd
from helpdesk.numbers.reader import read_message

__all__ = ["OPEN_TOP", "Income", "Reading", "adds_income", "format_usd", "read_message"]
