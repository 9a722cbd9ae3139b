"""The help desk in the terminal: estimate a fee, ask a question, check the facts, talk.

python -m helpdesk estimate --family-size 4 --income 61k --medicaid no
python -m helpdesk topic hardship_what       prints an answer (the pages' /topics/hardship_what)
python -m helpdesk ask "what if we can't pay"        (needs a running help desk)
python -m helpdesk knowledge check           validates every file of facts
python -m helpdesk knowledge facts           prints every fact with its source (docs/facts.md)
python -m helpdesk knowledge unreviewed      names the answers whose Spanish nobody has read yet
python -m helpdesk callbacks                 lists who waits to be called (helpdesk/cli_callbacks.py)
"""

from __future__ import annotations

import argparse
import difflib
import sys

import requests

from helpdesk.cli_callbacks import add_callbacks
from helpdesk.conversation.estimate import continue_estimate
from helpdesk.conversation.turn import Memory, Turn
from helpdesk.errors import HelpDeskError
from helpdesk.facts_list import facts_page
from helpdesk.knowledge import LANGUAGES, load_knowledge
from helpdesk.numbers import read_message
from helpdesk.settings import load_settings
from helpdesk.written import stands_alone, written

TIMEOUT_SECONDS = 10


def main(arguments: list[str]) -> int:
    """Run one command; the exit code is 0, or 1 with a sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except HelpDeskError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="helpdesk", description="First Steps Help Desk")
    commands = parser.add_subparsers(required=True)
    estimate = commands.add_parser("estimate", help="what a family would pay a month")
    estimate.add_argument("--family-size", type=int, required=True)
    estimate.add_argument("--income", required=True, help="adjusted gross income: 61000, 61k, '$900 a week'")
    estimate.add_argument("--medicaid", choices=("yes", "no"), default="no")
    estimate.add_argument("--language", choices=LANGUAGES, default="en")
    estimate.set_defaults(run=_estimate)
    topic = commands.add_parser("topic", help="the answer of a topic of knowledge/topics")
    topic.add_argument("name")
    topic.add_argument("--language", choices=LANGUAGES, default="en")
    topic.set_defaults(run=_topic)
    ask = commands.add_parser("ask", help="one question to the running help desk")
    ask.add_argument("question")
    ask.set_defaults(run=_ask)
    chat = commands.add_parser("chat", help="talk to the running help desk")
    chat.set_defaults(run=_chat)
    knowledge = commands.add_parser("knowledge", help="the facts").add_subparsers(required=True)
    check = knowledge.add_parser("check", help="validate every file of facts")
    check.set_defaults(run=_check)
    facts = knowledge.add_parser("facts", help="every fact with its source, as a page")
    facts.set_defaults(run=_facts)
    unreviewed = knowledge.add_parser("unreviewed", help="answers whose Spanish no person has read yet")
    unreviewed.set_defaults(run=_unreviewed)
    add_callbacks(commands)
    return parser


def _estimate(options: argparse.Namespace) -> int:
    reading = read_message(options.income, "income")
    if reading.income is None:
        print(f"--income is {options.income!r}. Expected an amount such as 61000 or 61k.", file=sys.stderr)
        return 1
    memory = Memory(
        language=options.language,
        family_size=options.family_size,
        adjusted_gross_income=reading.income.annual,
        income_kind=reading.income.kind,
        income_stated=reading.income.stated,
        income_period=reading.income.period,
        medicaid=options.medicaid == "yes",
    )
    turn = Turn("", "fee_estimate", 1.0, (), options.language, memory, load_settings().today())
    print(continue_estimate(load_knowledge(), turn, memory).text)
    return 0


def _topic(options: argparse.Namespace) -> int:
    """The answer; each with the role it is for where it differs."""
    knowledge = load_knowledge()
    if not stands_alone(knowledge, options.name):
        names = [name for name in knowledge.topics if stands_alone(knowledge, name)]
        near = ", ".join(difflib.get_close_matches(options.name, names)) or "a name of knowledge/topics"
        print(f"No answer is named {options.name!r}. Expected {near}.", file=sys.stderr)
        return 1
    answers = written(knowledge, options.name, options.language, load_settings().today())
    texts = [
        answer.reply.text if answer.role is None else f"[{answer.role}]\n{answer.reply.text}" for answer in answers
    ]
    print("\n\n".join(texts))
    return 0


def _ask(options: argparse.Namespace) -> int:
    with requests.Session() as session:
        return _say(session, options.question)


def _chat(options: argparse.Namespace) -> int:
    with requests.Session() as session:
        while True:
            try:
                message = input("> ").strip()
            except (EOFError, KeyboardInterrupt):
                return 0
            if message:
                _say(session, message)


def _say(session: requests.Session, message: str) -> int:
    url = f"http://127.0.0.1:{load_settings().web_port}/api/chat"
    try:
        answer = session.post(url, json={"message": message}, timeout=TIMEOUT_SECONDS)
        answer.raise_for_status()
    except requests.RequestException as error:
        print(f"The help desk does not answer at {url} ({type(error).__name__}). Start it: make run", file=sys.stderr)
        return 1
    for said in answer.json()["messages"]:
        print(said["text"])
        for button in said["buttons"]:
            print(f"  [{button['title']}]")
    return 0


def _check(options: argparse.Namespace) -> int:
    knowledge = load_knowledge()
    rows = sum(len(bands) for schedule in knowledge.schedules for bands in schedule.family_sizes.values())
    print(
        f"{len(knowledge.topics)} topics, {len(knowledge.schedules)} fee schedule(s) with {rows} rows, "
        f"{len(knowledge.contact_book.contacts)} contacts, {len(knowledge.glossary.entries)} abbreviations: all right. "
        f"{len(knowledge.unreviewed_spanish())} Spanish answers wait for a person to read them."
    )
    return 0


def _facts(options: argparse.Namespace) -> int:
    print(facts_page(load_knowledge()), end="")
    return 0


def _unreviewed(options: argparse.Namespace) -> int:
    for name in load_knowledge().unreviewed_spanish():
        print(name)
    return 0
