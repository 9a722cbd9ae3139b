"""Reads amounts, families, coverage and arrears out of a person's message, in English and Spanish."""

from helpdesk.numbers.additions import adds_income
from helpdesk.numbers.model import OPEN_TOP, Income, Reading, format_usd
from helpdesk.numbers.pay_period import annual_of, period_alone
from helpdesk.numbers.reader import read_message

__all__ = ["OPEN_TOP", "Income", "Reading", "adds_income", "annual_of", "format_usd", "period_alone", "read_message"]
