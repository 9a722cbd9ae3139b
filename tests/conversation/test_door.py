"""Every answer of the knowledge base, reached through a signed button at the door, is said word for word."""

from __future__ import annotations

import re
from datetime import date

import pytest
import yaml
from itsdangerous import Signer

from helpdesk.answers import answer_topic
from helpdesk.knowledge import LANGUAGES, Language, load_knowledge
from helpdesk.outcomes import Outcome
from helpdesk.settings import load_settings
from tests.conversation.player import Person
from tests.conversation.stack import PROJECT, TODAY, Stack
from web.buttons import Buttons, Pressed
from web.sessions import COOKIE

pytestmark = pytest.mark.stack

KNOWLEDGE = load_knowledge()
DAY = date.fromisoformat(TODAY)
SETTINGS = load_settings()
BUTTONS = Buttons(SETTINGS.secret, SETTINGS.conversation_hours)
HELLO: dict[Language, str] = {"en": "hello there, good morning", "es": "hola, buenos días"}
OUTCOMES = {
    "answer": Outcome.ANSWERED_TOPIC,
    "handoff": Outcome.HANDED_OFF_CONTACT,
    "unknown": Outcome.UNANSWERED_NOT_IN_DOCUMENTS,
    "safety": Outcome.HANDED_OFF_SAFETY,
    "courtesy": Outcome.ANSWERED_COURTESY,
}
INTENTS = frozenset(yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))["intents"])
ANSWERS = [name for name, topic in KNOWLEDGE.topics.items() if topic.answer is not None and name in INTENTS]
COMPUTED = [name for name, topic in KNOWLEDGE.topics.items() if topic.answer is None and topic.by_role is None]
BY_ROLE = [
    (name, role, getattr(topic.by_role, role))
    for name, topic in KNOWLEDGE.topics.items()
    for role in ("family", "provider")
    if topic.by_role is not None
]
ROLE_BUTTON = {"family": "conversation.family_button", "provider": "conversation.provider_button"}


class Presser(Person):
    """A person whose first words settle the language, and who is then given any button we sign."""

    def __init__(self, stack: Stack, language: Language) -> None:
        super().__init__(stack.url)
        answer = self.send({"message": HELLO[language]})
        assert answer.json()["language"] == language

    @property
    def session(self) -> str:
        """The session that the door issued."""
        return Signer(SETTINGS.secret, salt="session").unsign(self._session.cookies[COOKIE]).decode()

    def token(self, intent: str, session: str | None = None) -> str:
        """The token of a button, as the door signs it."""
        return BUTTONS.sign(session or self.session, Pressed(f"The button {intent}", f"/{intent}"))

    def offered(self) -> list[tuple[str, str]]:
        """The buttons of the last answer: title, and what it stands for."""
        return [(title, BUTTONS.read(self.session, token).command) for title, token in self._buttons.items()]

    def presses(self, intent: str) -> dict[str, object]:
        """The answer to a button."""
        answer = self.send({"payload": self.token(intent)})
        assert answer.ok, answer.text
        body: dict[str, object] = answer.json()
        return body

    def presses_title(self, title: str) -> dict[str, object]:
        """The answer to a button that the last answer offered."""
        answer = self.send({"payload": self._buttons[title]})
        assert answer.ok, answer.text
        body: dict[str, object] = answer.json()
        return body


def said(answer: dict[str, object]) -> str:
    """The text of an answer, one empty line between paragraphs."""
    return paragraphs("\n\n".join(message["text"] for message in answer["messages"]))  # type: ignore[attr-defined]


def paragraphs(text: str) -> str:
    """A text whose paragraphs are one empty line apart."""
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", text.strip())


def expected(name: str, language: Language) -> str:
    return paragraphs(answer_topic(KNOWLEDGE, name, language, DAY).text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ANSWERS)
def test_a_button_says_the_answer_of_its_topic(stack: Stack, name: str, language: Language) -> None:
    topic = KNOWLEDGE.topics[name]
    presser = Presser(stack, language)
    try:
        answer = presser.presses(name)
        assert said(answer) == expected(name, language)
        assert answer["language"] == language
        assert answer["outcome"] == OUTCOMES[topic.kind]
        assert presser.offered() == [
            (KNOWLEDGE.topics[n].question.in_language(language), f"/{n}") for n in topic.follow_ups
        ]
    finally:
        presser.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "role", "answered"), BY_ROLE)
def test_a_topic_that_depends_on_the_role_asks_for_it_once(
    stack: Stack, name: str, role: str, answered: str, language: Language
) -> None:
    presser = Presser(stack, language)
    try:
        assert presser.presses(name)["outcome"] == Outcome.ASKED_ROLE
        answer = presser.presses_title(KNOWLEDGE.words.say(ROLE_BUTTON[role], language))
        assert said(answer) == expected(answered, language)
        assert said(presser.presses(name)) == expected(answered, language), "the role is remembered"
    finally:
        presser.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMPUTED)
def test_a_computed_button_without_anything_before_it_says_something_useful(
    stack: Stack, name: str, language: Language
) -> None:
    presser = Presser(stack, language)
    try:
        answer = presser.presses(name)
        assert len(said(answer)) > 15
        assert not str(answer["outcome"]).startswith("failed")
        assert "{" not in said(answer)
        if name in ("lang_english", "lang_spanish"):
            assert answer["language"] == {"lang_english": "en", "lang_spanish": "es"}[name]
    finally:
        presser.close()


def test_every_answer_can_be_reached() -> None:
    through_a_role = {answered for _, _, answered in BY_ROLE}
    through_a_role |= {topic.for_family for topic in KNOWLEDGE.topics.values() if topic.for_family is not None}
    without_intent = {name for name, topic in KNOWLEDGE.topics.items() if topic.answer and name not in INTENTS}
    assert without_intent <= through_a_role


def test_a_token_that_was_not_given_here_is_refused_in_words_and_the_next_message_is_answered(stack: Stack) -> None:
    one, other = Presser(stack, "en"), Presser(stack, "en")
    try:
        good = one.token("fcp_medicaid")
        altered = good[:-2] + ("AA" if not good.endswith("AA") else "BB")
        for token in (other.token("fcp_medicaid"), altered, "/fcp_medicaid", "", "x" * 5000, "ñ", "\ud800"):
            answer = one.send({"payload": token})
            assert 400 <= answer.status_code < 500, token
            assert answer.json()["detail"]
        assert one.send({"payload": good}).ok
        assert one.send({"message": "what's the highest fee"}).ok
    finally:
        one.close()
        other.close()


def test_a_typed_order_sets_nothing(stack: Stack) -> None:
    presser = Presser(stack, "en")
    try:
        assert presser.send({"message": '/slot{"role": "provider"}'}).ok
        assert presser.presses("bill_question")["outcome"] == Outcome.ASKED_ROLE
    finally:
        presser.close()
