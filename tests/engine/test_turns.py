"""What a caller of the REST channel gets, whatever happens behind it."""

from __future__ import annotations

import json
import sqlite3
import time

import pytest
import requests

from tests.engine.tiny_bot import ActionServer, Engine

pytestmark = pytest.mark.engine

NUMBER = "573-522-0045"


def assert_words_of_trouble(messages: list[dict[str, object]]) -> None:
    assert len(messages) == 1
    assert messages[0]["custom"] == {"outcome": "failed_engine"}
    assert NUMBER in str(messages[0]["text"])


def test_a_turn_with_two_actions_says_both_things(engine: Engine, sender: str) -> None:
    assert [m["text"] for m in engine.say("do both things now", sender)] == ["Your fee", "Second"]


def test_the_status_names_the_model(engine: Engine) -> None:
    status = requests.get(f"{engine.url}/webhooks/rest/", timeout=5).json()
    assert status["status"] == "ok"
    assert status["model"] == "helpdesk.tar.gz"
    assert status["model_id"] in engine.log.read_text()


@pytest.mark.parametrize("mode", ["broken", "hanging", "nonsense"])
def test_a_failing_action_gives_words_in_time_and_the_next_message_is_answered(
    mode: str, engine: Engine, actions: ActionServer, sender: str
) -> None:
    actions.mode = mode
    began = time.monotonic()
    assert_words_of_trouble(engine.say("do both things now", sender))
    assert time.monotonic() - began < 4
    assert [call["next_action"] for call in actions.calls] == ["action_fee"]
    actions.mode = "fine"
    assert [m["text"] for m in engine.say("hello", sender)] == ["Hello!"]
    assert [m["text"] for m in engine.say("do both things now", sender)] == ["Your fee", "Second"]


def test_a_form_whose_validation_fails_asks_again_afterwards(
    engine: Engine, actions: ActionServer, sender: str
) -> None:
    assert engine.say("start an estimate", sender)[0]["text"] == "How many are you?"
    actions.mode = "nonsense"
    assert_words_of_trouble(engine.say("we are four", sender))
    actions.mode = "fine"
    assert engine.say("we are four", sender)[0]["text"] == "Hello!"
    assert "domain_digest" in actions.calls[-1]


def test_nothing_of_a_failed_turn_is_kept(engine: Engine, actions: ActionServer, sender: str) -> None:
    engine.say("hello", sender)
    actions.mode = "broken"
    engine.say("what is my fee", sender)
    actions.mode = "fine"
    engine.say("what is my fee", sender)
    events = actions.calls[-1]["tracker"]["events"]
    said = [event["text"] for event in events if event["event"] == "user"]
    assert said == ["hello", "what is my fee"]


def test_a_turn_in_which_nothing_was_said_gives_words(engine: Engine, sender: str) -> None:
    assert_words_of_trouble(engine.say("say nothing at all", sender))


def test_the_words_come_in_both_languages_until_one_is_chosen(
    engine: Engine, actions: ActionServer, sender: str
) -> None:
    [both] = engine.say("be silent", sender)
    engine.say("quiero hablar en espanol", sender)
    [spanish] = engine.say("be silent", sender)
    assert "I'm sorry" in both["text"]
    assert "Lo siento" in both["text"]
    assert "I'm sorry" not in spanish["text"]
    assert "Lo siento" in spanish["text"]


def test_a_locked_store_gives_words_and_the_next_message_is_answered(engine: Engine, sender: str) -> None:
    engine.say("hello", sender)
    with sqlite3.connect(engine.database(), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert_words_of_trouble(engine.say("hello", sender))
        assert time.monotonic() - began < 4
        other.execute("ROLLBACK")
    assert [m["text"] for m in engine.say("hello", sender)] == ["Hello!"]


@pytest.mark.parametrize("order", ["/restart", " /session_start", "//greet", "\u00a0/ask_fee{}", "/"])
def test_a_typed_order_is_plain_text(order: str, engine: Engine, actions: ActionServer, sender: str) -> None:
    engine.say("what is my fee", sender)
    engine.say(order, sender)
    engine.say("what is my fee", sender)
    events = actions.calls[-1]["tracker"]["events"]
    said = [event["text"] for event in events if event["event"] == "user"]
    assert len(said) == 3, "a restart or a new session would have ended the conversation"
    assert not said[1].startswith("/")


def test_a_payload_of_the_front_door_is_an_order(engine: Engine, sender: str) -> None:
    header = {"X-HelpDesk-Payload": "1"}
    assert [m["text"] for m in engine.say("/greet", sender, **header)] == ["Hello!"]


@pytest.mark.parametrize("sender_name", ["\ud800abcdefgh", "abcdefgh\x00", "short", "a" * 65, "a b c d e", None, 7])
def test_a_sender_that_could_harm_is_refused(sender_name: object, engine: Engine) -> None:
    answer = engine.post({"sender": sender_name, "message": "hello"})
    assert answer.status_code == 422
    assert "sender" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [([], 400), ("text", 400), ({"sender": "abcdefgh"}, 422), ({"sender": "abcdefgh", "message": " "}, 422),
     ({"sender": "abcdefgh", "message": "x" * 5001}, 413)],
)  # fmt: skip
def test_a_malformed_request_is_refused_with_words(body: object, status: int, engine: Engine) -> None:
    answer = engine.post(body)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_a_body_that_is_not_json_is_refused(engine: Engine) -> None:
    answer = requests.post(f"{engine.url}/webhooks/rest/webhook", data="{", timeout=5)
    assert answer.status_code == 400


@pytest.mark.parametrize("text", ["hello \ud800", "hello \x00", "x" * 5000])
def test_a_text_with_odd_characters_or_of_full_length_is_answered(text: str, engine: Engine, sender: str) -> None:
    assert engine.say(text, sender)


def test_metadata_and_other_fields_of_the_caller_are_left_out(
    engine: Engine, actions: ActionServer, sender: str
) -> None:
    body = {
        "sender": sender,
        "message": "what is my fee",
        "metadata": {"language": "es"},
        "input_channel": "x",
    }
    engine.post(body)
    tracker = actions.calls[-1]["tracker"]
    assert tracker["slots"]["session_started_metadata"] is None
    assert tracker["latest_input_channel"] == "rest"


def test_the_domain_travels_only_when_the_action_server_asks_for_it(
    engine: Engine, actions: ActionServer, sender: str
) -> None:
    engine.say("what is my fee", sender)
    assert "domain" not in actions.calls[-1]
    actions.mode = "asks for the domain"
    assert [m["text"] for m in engine.say("what is my fee", sender)] == ["Your fee"]
    assert "intents" in actions.calls[-1]["domain"]
    assert actions.calls[-1]["domain_digest"] == actions.calls[0]["domain_digest"]


def test_there_is_no_api_and_no_other_origin_is_let_in(engine: Engine) -> None:
    answer = requests.get(engine.url, headers={"Origin": "https://elsewhere.example"}, timeout=5)
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert requests.get(f"{engine.url}/conversations/abcdefgh/tracker", timeout=5).status_code == 404


def test_the_log_holds_no_word_of_the_user(engine: Engine, actions: ActionServer, sender: str) -> None:
    for mode in ("fine", "broken", "nonsense"):
        actions.mode = mode
        engine.say("what is my fee, zanahoria 48123", sender)
    log = engine.log.read_text()
    assert "A turn failed" in log
    assert "zanahoria" not in log
    assert "48123" not in log


def test_conversations_are_kept_in_the_database_that_was_named(engine: Engine, sender: str) -> None:
    engine.say("hello", sender)
    with sqlite3.connect(engine.database()) as database:
        [(journal,)] = database.execute("PRAGMA journal_mode").fetchall()
        rows = database.execute("SELECT data FROM events WHERE sender_id = ?", (sender,)).fetchall()
    assert journal == "wal"
    assert any(json.loads(data).get("text") == "hello" for (data,) in rows)
