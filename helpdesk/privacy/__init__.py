"""Masks personal data that a person shares unasked: numbers of papers and accounts, names, addresses, birth dates."""

from helpdesk.privacy.masking import mask
from helpdesk.privacy.model import Kind, Masked
from helpdesk.privacy.notice import notice

__all__ = ["Kind", "Masked", "mask", "notice"]
