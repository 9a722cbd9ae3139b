"""The course of a conversation, turn by turn, without Rasa."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from helpdesk.conversation import HelpDesk, Memory, Reply, Turn
from helpdesk.knowledge import Language, load_knowledge
from helpdesk.knowledge.topics import Action
from helpdesk.outcomes import Outcome

DESK = HelpDesk(load_knowledge())
TODAY = date(2026, 11, 22)


def say(
    text: str,
    intent: str = "fee_estimate",
    action: Action = "estimate",
    memory: Memory | None = None,
    *,
    confidence: float = 0.95,
    language: Language = "en",
    today: date = TODAY,
) -> Reply:
    turn = Turn(text, intent, confidence, ((intent, confidence),), language, memory or Memory(), today)
    return DESK.respond(action, turn)


def test_everything_at_once_gives_the_estimate() -> None:
    reply = say("family of 4, 61k, no medicaid")
    assert reply.outcome is Outcome.ANSWERED_ESTIMATE
    assert "$19.98 a month" in reply.text
    assert reply.memory.asked is None


def test_medicaid_is_asked_first_then_size_then_income() -> None:
    first = say("how much will it be")
    assert first.memory.asked == "medicaid"
    second = say("no", "deny", "follow_up", first.memory)
    assert second.memory.asked == "family_size"
    third = say("4", "fee_inform", "estimate", second.memory)
    assert third.memory.asked == "income"
    last = say("61,000", "fee_inform", "estimate", third.memory)
    assert "$19.98" in last.text


def test_a_question_is_never_asked_a_third_time() -> None:
    memory = say("how much will it be").memory
    texts = []
    for _ in range(4):
        reply = say("hmm well", "nlu_fallback", "fallback", memory)
        texts.append(reply.text)
        memory = reply.memory
        if memory.asked is None:
            break
    assert memory.asked is None
    assert "service coordinator" in texts[-1]
    assert len(set(texts)) == len(texts)


def test_an_income_below_the_threshold_needs_no_medicaid_question() -> None:
    reply = say("family of 4 and we make 20,000")
    assert reply.outcome is Outcome.ANSWERED_ESTIMATE
    assert "$0 a month" in reply.text


def test_another_topic_is_answered_and_the_question_comes_back() -> None:
    asked = say("how much will it be").memory
    reply = say("how can i pay", "fcp_how_to_pay", "answer", asked)
    assert "money order" in reply.text
    assert "Medicaid" in reply.text
    assert reply.memory.asked == "medicaid"
    assert reply.memory.times_asked == 1


@pytest.mark.parametrize(
    ("intent", "words"), [("emergency", "911"), ("self_harm", "988"), ("child_abuse", "1-800-392-3738")]
)
def test_safety_comes_before_a_pending_question(intent: str, words: str) -> None:
    asked = say("how much will it be").memory
    reply = say("help", intent, "answer", asked)
    assert reply.outcome is Outcome.HANDED_OFF_SAFETY
    assert words in reply.text
    assert "?" not in reply.text
    assert reply.memory.asked == "medicaid"


def test_no_schedule_in_force_gives_no_number_and_a_person() -> None:
    reply = say("family of 4, 61k, no medicaid", today=date(2005, 1, 1))
    assert reply.outcome is Outcome.UNANSWERED_NO_SCHEDULE
    assert "$" not in reply.text
    assert "SPOE" in reply.text


def test_absurd_figures_are_asked_back_and_not_used() -> None:
    reply = say("family of 600, 61k, no medicaid")
    assert reply.outcome is Outcome.CLARIFIED_FORM
    assert reply.memory.family_size is None


def test_refusing_ends_the_questions() -> None:
    asked = say("how much will it be").memory
    reply = say("none of your business", "refuse", "follow_up", asked)
    assert "$100" in reply.text
    assert reply.memory.asked is None


def test_pay_is_named_as_pay() -> None:
    reply = say("i make 18 an hour full time, family of 2, no medicaid")
    assert "$18 an hour" in reply.text
    assert "tax return" in reply.text
    assert reply.memory.adjusted_gross_income == Decimal(37_440)


def test_a_new_baby_after_an_estimate_is_worked_out() -> None:
    done = say("3 of us, AGI 59,000, no medicaid").memory
    reply = say("what if we have another baby", "family_size_change", "answer", done)
    assert "family of 4" in reply.text


def test_the_role_decides_who_answers_a_bill() -> None:
    asked = say("question about a bill", "bill_question", "answer")
    assert asked.outcome is Outcome.ASKED_ROLE
    family = say("a parent", "role_family", "follow_up", asked.memory)
    assert "service coordinator" in family.text
    provider = say("a provider", "role_provider", "follow_up", asked.memory)
    assert "extension 1" in provider.text


def test_a_role_given_away_is_not_asked() -> None:
    reply = say("the bill for my daughter is wrong", "bill_question", "answer")
    assert reply.outcome is not Outcome.ASKED_ROLE


def test_repeat_says_the_last_answer_in_the_language_of_now() -> None:
    done = say("who signed it", "fcp_law", "answer").memory
    reply = say("en español", "lang_spanish", "follow_up", done, language="en")
    assert "Senate Bill 500" in reply.text or "SB 500" in reply.text
    assert reply.memory.language == "es"


def test_the_third_miss_in_a_row_names_a_person() -> None:
    memory, texts = Memory(), []
    for _ in range(3):
        reply = say("qwerty", "nlu_fallback", "fallback", memory)
        memory = reply.memory
        texts.append(reply.text)
    assert len(set(texts)) == 3
    assert "573-522-0045" in texts[-1]
    assert "866-711-2573" in texts[-1]


def test_an_unsure_answer_offers_what_else_was_meant() -> None:
    turn = Turn(
        "hm bill", "fcp_why", 0.2, (("fcp_why", 0.2), ("bill_question", 0.1), ("fcp_what", 0.1)), "en", Memory(), TODAY
    )
    reply = DESK.respond("answer", turn)
    assert [button.intent for button in reply.buttons] == ["bill_question", "fcp_what"]


def test_days_behind_give_the_steps_to_come() -> None:
    reply = say("today is day 78 without paying", "delinquency_timeline", "late_payment")
    assert "In 12 days, on day 90" in reply.text
    assert "day 75" not in reply.text


def test_an_abbreviation_is_spelled_out_with_its_source() -> None:
    reply = say("what does SICC stand for", "acronym", "acronym")
    assert "State Interagency Coordinating Council" in reply.text
    assert "Source" in reply.text


@pytest.mark.parametrize(
    "text",
    ["y a quien le aviso si cambia el sueldo", "y si no tengo medicaid cuanto seria", "si me dan medicaid que pasa"],
)
def test_a_spanish_if_or_and_is_no_yes_to_medicaid(text: str) -> None:
    asked = say("cuanto pago al mes", language="es").memory
    reply = say(text, "fcp_medicaid", "answer", asked, language="es")
    assert "El estimado es de $0" not in reply.text
    assert reply.memory.medicaid is not True


@pytest.mark.parametrize(
    ("first", "second", "fee"),
    [
        ("family of 4 no medicaid 50k", "oh and my husband brings in 30,000", "$33.30"),
        ("family of 4 no medicaid 50k", "sorry thats just me, my wife makes 20k", "$26.64"),
        ("no medicaid. i get paid twice a month 1,875 and theres 3 of us", "my husband gets 600 a week too", "$46.62"),
        ("family of 4 no medicaid 50k", "sorry i meant 58k", "$13.32"),
        ("family of four, 62,000, no medicaid", "and with sixty eight", "$26.64"),
        ("somos 4, 61 mil, no tenemos medicaid", "y si fueran 5", "$6.66"),
        ("somos 4, 62 mil, sin medicaid", "y con 70", "$26.64"),
    ],
)
def test_a_second_earner_is_added_and_a_what_if_is_read(first: str, second: str, fee: str) -> None:
    done = say(first).memory
    assert fee in say(second, "fee_inform", "estimate", done).text


def test_a_what_if_without_a_figure_is_asked_back() -> None:
    done = say("family of 6, 62k, no medicaid").memory
    reply = say("what if i made half of it", "fee_inform", "estimate", done)
    assert "$" not in reply.text
    assert reply.outcome is Outcome.CLARIFIED_FORM


def test_facts_told_while_medicaid_is_asked_are_kept_and_no_failed_try() -> None:
    memory = say("how much would i pay").memory
    for text in ("4", "62k"):
        memory = say(text, "fee_inform", "estimate", memory).memory
    assert memory.asked == "medicaid"
    assert (memory.family_size, memory.adjusted_gross_income) == (4, Decimal(62_000))


def test_a_family_that_asks_if_therapists_know_hears_it_as_a_family() -> None:
    reply = say("will my daughter's therapists know we didnt pay", "delinquency_provider", "answer")
    assert "hold off" not in reply.text


def test_an_agency_that_speaks_of_its_therapist_is_no_family() -> None:
    reply = say("auths were cancelled, can our therapist go on seeing her", "delinquency_provider", "answer")
    assert "hold off" in reply.text
