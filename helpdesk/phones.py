"""Telephone numbers as people write them, for being called back."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
_NUMBER = re.compile(
    r"(?:\+?1)?([2-9][0-9]{2})([2-9][0-9]{2})([0-9]{4})(?:(?:x|ext|extension|extensión)#?([0-9]{1,6}))?", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s().\-–—/:,]+")
_NO_AREA = re.compile(r"[2-9]11")
"""911 and its like are services, not areas."""


def read_us_phone(text: str) -> str | None:
    """A number of the United States as it is dialled: "(573) 555.0123 ext 12" → "573-555-0123 x12".

    None where it has not ten digits after the country's 1, or cannot be a number of the North American plan.
    """
    if len(text) > LONGEST:
        return None
    match = _NUMBER.fullmatch(_BETWEEN.sub("", unicodedata.normalize("NFKC", text)))
    if match is None or _NO_AREA.fullmatch(match[1]) or _NO_AREA.fullmatch(match[2]):
        return None
    number = "-".join(match.groups()[:3])
    return number if match[4] is None else f"{number} x{match[4]}"
