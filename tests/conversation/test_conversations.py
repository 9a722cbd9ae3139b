"""Every case in tests/conversation/cases over HTTP, against the real engine and action server."""

from __future__ import annotations

import pytest

from tests.conversation.player import Case, load_cases, play_case
from tests.conversation.stack import Stack


@pytest.mark.stack
@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_a_conversation_goes_as_written(stack: Stack, case: Case) -> None:
    found = play_case(stack.url, case)
    assert not found, "\n".join(found)
