"""Every page and state of a page, and how a person gets there: test_axe.py checks all of them.

python -m tests.browser.states > docs/accessibility-states.md
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from helpdesk.knowledge import Language
from tests.browser.person import PREGUNTA, QUESTION, answer, ask

CHAT = "**/api/chat*"
EACH_LANGUAGE = {"en": 0, "es": 1}
FEE = (QUESTION, PREGUNTA)
HOW_MUCH = ("how much would we have to pay", "cuánto tendríamos que pagar")
HOW_TO_PAY = ("how can i pay the bill", "cómo puedo pagar la factura")
WHO = ("i forgot my webspoe password who do i call", "se me olvidó mi contraseña de WebSPOE, ¿a quién le hablo?")
COMMAND = "python -m tests.browser.states > docs/accessibility-states.md"


@dataclass(frozen=True)
class Person:
    """Someone on a page, in a language; `off` is a help desk where nobody can ask to be called."""

    page: Page
    language: Language
    desk: str
    off: str

    def go(self, path: str, desk: str | None = None) -> None:
        self.page.goto(f"{desk or self.desk}{path}{'&' if '?' in path else '?'}lang={self.language}")

    def say(self, texts: tuple[str, str], expected: str) -> None:
        """Send a message in the page's language, and wait for something of the answer."""
        ask(self.page, texts[EACH_LANGUAGE[self.language]])
        expect(self.page.locator(expected).last).to_be_visible()

    def send(self, **fields: str) -> None:
        """Fill the form of a page beside the chat, and send it."""
        form = self.page.locator("main form").last
        for name, value in fields.items():
            if name == "medicaid":
                form.locator(f"[name={name}][value={value}]").check()
            else:
                form.locator(f"[name={name}]").fill(value)
        form.locator("button").last.click()


Reach = Callable[[Person], None]


@dataclass(frozen=True)
class State:
    """A name for the list, the way there from the state before it, and whether a wide screen shows it otherwise."""

    name: str
    reach: Reach
    wide: bool = True


def _open(path: str) -> Reach:
    return lambda person: person.go(path)


def _errors(person: Person) -> None:
    person.go("/estimate")
    person.send(income="x")
    expect(person.page.locator(".errors")).to_be_visible()


def _estimate(medicaid: str, family_size: str, income: str) -> Reach:
    def reach(person: Person) -> None:
        person.go("/estimate")
        person.send(medicaid=medicaid, family_size=family_size, income=income)
        expect(person.page.locator("#answer")).to_be_visible()

    return reach


def _receipt(person: Person) -> None:
    _estimate("no", "4", "61,000")(person)
    person.page.locator(".receipt a").click()
    expect(person.page.locator("#receipt-says")).to_be_visible()


def _call(phone: str, expected: str) -> Reach:
    def reach(person: Person) -> None:
        person.go("/callback?topic=fcp_how_to_pay")
        person.send(phone=phone)
        expect(person.page.locator(expected)).to_be_visible()

    return reach


def _press(selector: str, expected: str) -> Reach:
    def reach(person: Person) -> None:
        person.page.locator(selector).last.click()
        expect(person.page.locator(expected).last).to_be_visible()

    return reach


def _say(texts: tuple[str, str], expected: str) -> Reach:
    return lambda person: person.say(texts, expected)


def _waiting(person: Person) -> None:
    person.go("/")
    person.page.route(CHAT, lambda route: None)
    person.say(HOW_TO_PAY, ".typing")


def _nobody_answers(person: Person) -> None:
    person.page.unroute_all(behavior="ignoreErrors")
    person.page.route(CHAT, lambda route: route.abort())
    person.go("/")
    person.say(HOW_TO_PAY, ".notice")


def _in_trouble(person: Person) -> None:
    person.page.unroute_all(behavior="ignoreErrors")
    failed = {**answer("One moment.", outcome="failed_engine"), "language": person.language}
    person.page.route(CHAT, lambda route: route.fulfill(json=failed))
    person.say(HOW_TO_PAY, ".log > * .elsewhere, .log > .elsewhere")


def _without_scripts(person: Person) -> None:
    person.page.route("**/*.js", lambda route: route.abort())
    person.go("/")
    expect(person.page.locator("html:not(.scripts)")).to_be_visible()


def _write(texts: tuple[str, str], expected: str) -> Reach:
    """Send a message without scripts: Enter makes a new line there."""

    def reach(person: Person) -> None:
        person.page.locator("#message").fill(texts[EACH_LANGUAGE[person.language]])
        _press(".send", expected)(person)

    return reach


PARTS: dict[str, tuple[State, ...]] = {
    "Chat": (
        State("the beginning", _open("/")),
        State("about these answers, opened", _press(".note summary", ".note details p")),
        State("the answer to a question", _say(HOW_TO_PAY, ".settled")),
        State("a contact with its number", _say(WHO, "#latest .call")),
        State("a question of the estimate, with quick replies", _say(HOW_MUCH, ".replies button")),
        State("an estimate with its card", _say(FEE, "#latest .fee")),
        State("after “was this settled”: yes", _press(".settled [value=true]", ".settled p[tabindex]")),
        State("the conversation after a reload", _open("/")),
        State("after “was this settled”: no", _press(".settled [value=false]", "#latest .contacts")),
        State("deleting, to be confirmed", _press("#deleting summary", "#deleting .danger")),
        State("deleted", _press("#deleting .danger", ".notice")),
    ),
    "Chat in trouble": (
        State("waiting for an answer", _waiting),
        State("an error, with another try", _nobody_answers),
        State("an answer that says something failed", _in_trouble),
    ),
    "Chat without scripts": (
        State("the beginning", _without_scripts),
        State("an estimate with its card", _write(FEE, "#latest .fee")),
        State("an error", _write((" ", " "), "#notice")),
        State("after “was this settled”: yes", _press(".settled [value=true]", "#notice")),
        State("deleting, to be confirmed", _press("#deleting summary", "#deleting .danger")),
    ),
    "Chat in a frame of another website": (
        State("the beginning", _open("/embed")),
        State("an estimate with its card", _say(FEE, "#latest .fee")),
    ),
    "Estimate and receipt": (
        State("/estimate, empty", _open("/estimate"), wide=False),
        State("/estimate, with errors", _errors),
        State("/estimate, a fee", _estimate("no", "4", "61,000")),
        State("/estimate, a range of fees", _estimate("no", "4", "50,000 to 60,000")),
        State("/receipt, empty", _open("/receipt"), wide=False),
        State("/receipt, a good code", _receipt, wide=False),
        State("/receipt, a wrong code", _open("/receipt?code=AAAA")),
    ),
    "Asking to be called": (
        State("/callback, empty", _open("/callback")),
        State("/callback, with an error", _call("12 34", "#error")),
        State("/callback, asked", _call("573-555-0123", ".code"), wide=False),
        State("/callback, turned off", lambda person: person.go("/callback", person.off), wide=False),
    ),
    "To read": (
        State("/fees", _open("/fees")),
        State("/contacts", _open("/contacts")),
        State("/topics", _open("/topics")),
        State("/topics, a search", _open("/topics?q=medicaid")),
        State("/topics, a search that finds nothing", _open("/topics?q=xyzzy"), wide=False),
        State("a topic with one answer", _open("/topics/fcp_how_to_pay")),
        State("a topic with an answer for each role", _open("/topics/bill_question"), wide=False),
        State("a topic with a contact's number", _open("/topics/contact_webspoe"), wide=False),
        State("the topic of abbreviations", _open("/topics/acronym"), wide=False),
        State("a topic of who does what", _open("/topics/coord_role_spoe"), wide=False),
        State("a topic about danger", _open("/topics/emergency"), wide=False),
        State("a topic that is not there", _open("/topics/nothing"), wide=False),
        State("/accessibility", _open("/accessibility"), wide=False),
        State("/docs", _open("/docs"), wide=False),
        State("a page that is not there", _open("/nothing"), wide=False),
    ),
}


def states_page() -> str:
    """docs/accessibility-states.md."""
    lines = [
        "# States checked for accessibility",
        "",
        "`tests/browser/test_axe.py` opens each of these states and lets axe-core look for violations of WCAG 2.2",
        "(A and AA) and of its own best practices: in English in light colours and in Spanish in dark ones, 360 pixels",
        "wide; what a wide screen shows otherwise (*) in English also 1280 pixels wide in dark colours. One violation,",
        "or one thing that axe cannot decide, fails the test. Axe finds only a part of what can be wrong: the page",
        "`/accessibility` says what nobody has tried.",
        "",
        f"Made from `tests/browser/states.py`: `{COMMAND}`",
    ]
    for part, states in PARTS.items():
        lines += ["", f"## {part}", "", *(f"- {state.name}{' (*)' if state.wide else ''}" for state in states)]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.stdout.write(states_page())
