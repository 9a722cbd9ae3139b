"""One running help desk for all conversations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conversation.stack import Stack, running_stack, what_is_missing


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole help desk, or a skip that says what is missing."""
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    with running_stack(tmp_path_factory.mktemp("stack")) as running:
        yield running
