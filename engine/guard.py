"""Never silent: a turn that failed, or in which nothing was said, answers with words and a number to call.

Rasa goes on after a failed action as if it had run, and keeps the half-done steps. Here the first
failure ends the turn and nothing of the turn is stored, so the next message finds the conversation as it was.
"""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import Any

import yaml
from rasa.core.actions.action import ActionExecutionRejection
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import UserUttered

from engine import settings
from engine.settings import Refusal
from engine.turn import TurnFailed, begin, current

OUTCOME = "failed_engine"
LANGUAGES = ("en", "es")

log = logging.getLogger("engine.guard")


class GuardedProcessor(MessageProcessor):  # type: ignore[misc]
    """Rasa's processor, which stops at the first failure instead of carrying on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let a turn that runs in circles fail too."""
        super().__init__(*args, **kwargs)
        self.on_circuit_break = _stop_circling

    def _has_session_expired(self, tracker: Any) -> bool:
        """Whether the person was silent for long, or the conversation has become long."""
        said = [event for event in tracker.applied_events() if isinstance(event, UserUttered)]
        if not said:
            return False
        idle = settings.idle_minutes(self.domain.session_config.session_expiration_time)
        return len(said) >= settings.MOST_TURNS or time.time() - said[-1].timestamp > idle * 60

    async def fetch_tracker_and_update_session(self, *args: Any, **kwargs: Any) -> Any:
        """Note the language of the conversation as soon as it is known."""
        return _noted(await super().fetch_tracker_and_update_session(*args, **kwargs))

    async def run_action_extract_slots(self, *args: Any, **kwargs: Any) -> Any:
        """Fill the slots; Rasa swallows a failure of the action that validates them."""
        tracker = _noted(await super().run_action_extract_slots(*args, **kwargs))
        _raise_if_failed()
        return tracker

    async def _run_action(self, action: Any, *args: Any, **kwargs: Any) -> bool:
        run = action.run

        async def watched(*run_args: Any, **run_kwargs: Any) -> Any:
            try:
                return await run(*run_args, **run_kwargs)
            except ActionExecutionRejection:
                raise
            except Exception as error:
                turn = current()
                turn.failure = turn.failure or f"action '{action.name()}' ({type(error).__name__})"
                raise

        action.run = watched
        goes_on: bool = await super()._run_action(action, *args, **kwargs)
        _raise_if_failed()
        return goes_on


def _noted(tracker: Any) -> Any:
    turn = current()
    turn.language = tracker.get_slot("language")
    turn.keep_private(*(slot.value for slot in tracker.slots.values() if _holds_words(slot.value)))
    return tracker


def _holds_words(value: object) -> bool:
    return value is not None and not isinstance(value, bool)


def _raise_if_failed() -> None:
    failure = current().failure
    if failure:
        raise TurnFailed(failure)


def _stop_circling(*_: Any) -> None:
    raise TurnFailed("the limit of actions in one turn")


class Guard:
    """Hands messages to Rasa and makes sure that something is said."""

    def __init__(self, words: Path) -> None:
        """Read the words of trouble; raise `Refusal` when they are missing."""
        self._words = _read_words(words)

    async def answer(self, handle: Any, message: Any) -> list[dict[str, Any]]:
        """The messages of one turn: Rasa's, or one message of ours."""
        turn = begin(message.text)
        try:
            await handle(message)
        except Exception as error:
            turn.failure = turn.failure or type(error).__name__
            log.exception("A turn failed: %s.", turn.failure)
            return [self.trouble(message.sender_id, turn.language)]
        messages: list[dict[str, Any]] = message.output_channel.messages
        if not messages:
            log.error("A turn ended without a word.")
            return [self.trouble(message.sender_id, turn.language)]
        return messages

    def trouble(self, recipient: str, language: str | None) -> dict[str, Any]:
        """The words of trouble in the language of the conversation, or in both while it has none."""
        languages = (language,) if language in LANGUAGES else LANGUAGES
        text = "\n\n".join(self._words[each] for each in languages if each)
        return {"recipient_id": recipient, "text": text, "custom": {"outcome": OUTCOME}}


def _read_words(path: Path) -> dict[str, str]:
    try:
        words = yaml.safe_load(path.read_text(encoding="utf-8"))["engine_trouble"]
        return {language: words[language].strip() for language in LANGUAGES}
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise Refusal(
            f"{path} must hold engine_trouble with a text in en and es ({type(error).__name__}); "
            "these are the words for a turn that fails."
        ) from None
