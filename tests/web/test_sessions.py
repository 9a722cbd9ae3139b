"""Nobody can see, guess or choose another's conversation."""

from __future__ import annotations

import pytest
from itsdangerous import Signer

from tests.web.conftest import FakeEngine, OpenDoor, RunningDoor, Visitor

COOKIE = "helpdesk_session"
SECRET = "s" * 32
LIVE = {"environment": "production", "secret": SECRET}


def _with(door: RunningDoor, cookie: str) -> dict[str, object]:
    answer = door.visitor().get("/api/chat", headers={"Cookie": f"{COOKIE}={cookie}"})
    conversation: dict[str, object] = answer.json()
    assert answer.status_code == 200
    return conversation


def test_a_conversation_is_seen_with_its_own_cookie_only(door: RunningDoor) -> None:
    mine, theirs = door.visitor(), door.visitor()
    mine.say("only mine")
    theirs.say("only theirs")
    assert len(_with(door, mine.cookies[COOKIE])["messages"]) == 2  # type: ignore[arg-type]
    for visitor in (theirs, door.visitor()):
        assert "only mine" not in visitor.get("/api/chat").text
        assert "only mine" not in visitor.get("/", headers={"Accept": "text/html"}).text


def test_a_cookie_changed_in_any_place_opens_nothing(door: RunningDoor) -> None:
    visitor = door.visitor()
    visitor.say("only mine")
    cookie = visitor.cookies[COOKIE]
    for place in range(0, len(cookie) - 1, 7):
        forged = cookie[:place] + ("A" if cookie[place] != "A" else "B") + cookie[place + 1 :]
        assert _with(door, forged)["messages"] == []


def test_a_session_id_without_its_signature_or_signed_for_something_else_opens_nothing(
    door: RunningDoor, engine: FakeEngine
) -> None:
    visitor = door.visitor()
    visitor.say("only mine")
    session = engine.asked[0]["sender"]
    for secret, salt in (("another", "session"), (door.settings.secret, "button"), ("", "session")):
        assert _with(door, Signer(secret or "x", salt=salt).sign(session).decode())["messages"] == []
    assert _with(door, session)["messages"] == []
    assert _with(door, f"{session}.")["messages"] == []


def test_a_session_that_somebody_chose_is_not_taken_over(door: RunningDoor, engine: FakeEngine) -> None:
    chosen = "A" * 32
    visitor = door.visitor()
    visitor.cookies.set(COOKIE, f"{chosen}.AAAAAAAAAAAAAAAAAAAAAAAAAAA", domain="127.0.0.1", path="/")
    answer = visitor.say("hello")
    assert engine.asked[0]["sender"] != chosen
    assert answer.cookies[COOKIE].split(".")[0] == engine.asked[0]["sender"]


def test_sessions_cannot_be_guessed(door: RunningDoor, engine: FakeEngine) -> None:
    for _ in range(20):
        door.visitor().say("hi")
    ids = {asked["sender"] for asked in engine.asked}
    assert len(ids) == 20
    assert {len(each) for each in ids} == {32}
    assert len({each[:4] for each in ids}) > 15, "they begin alike"


@pytest.mark.parametrize("path", ["/api/chat", "/api/chat/", "/api/chat?session={0}", "/api/chat?sender={0}"])
def test_no_address_names_a_session(door: RunningDoor, engine: FakeEngine, path: str) -> None:
    door.visitor().say("only mine")
    assert "only mine" not in door.visitor().get(path.format(engine.asked[0]["sender"])).text


def test_another_may_neither_delete_nor_rate_a_conversation(door: RunningDoor) -> None:
    mine, other = door.visitor(), door.visitor()
    mine.say("only mine")
    assert other.delete("/api/chat").status_code == 200
    assert other.post("/api/feedback", json={"settled": False}).status_code == 409
    assert len(mine.get("/api/chat").json()["messages"]) == 2


def _cookie(visitor: Visitor) -> str:
    header: str = visitor.say("hi").headers["Set-Cookie"]
    return header


def test_in_production_no_neighbouring_host_can_set_the_cookie(open_door: OpenDoor, engine: FakeEngine) -> None:
    door = open_door(**LIVE)
    cookie = _cookie(door.visitor())
    assert cookie.startswith(f"__Host-{COOKIE}=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    signed = Signer(SECRET, salt="session").sign("B" * 32).decode()
    door.visitor().post("/api/chat", json={"message": "hi"}, headers={"Cookie": f"{COOKIE}={signed}"})
    assert engine.asked[-1]["sender"] != "B" * 32, "a cookie of the unprotected name counts for nothing"


def test_in_frames_of_other_websites_the_cookie_has_a_jar_for_each_of_them(open_door: OpenDoor) -> None:
    framed = _cookie(open_door(**LIVE, allowed_origins=("https://agency.example",)).visitor())
    assert {"Secure", "HttpOnly", "SameSite=none", "Partitioned"} <= set(framed.split("; "))
    tried_out = _cookie(open_door(allowed_origins=("http://127.0.0.1:9000",)).visitor())
    assert "SameSite=lax" in tried_out
    assert "Partitioned" not in tried_out


def test_a_deleted_session_takes_its_cookie_along_with_the_same_attributes(open_door: OpenDoor) -> None:
    visitor = open_door(**LIVE, allowed_origins=("https://agency.example",)).visitor()
    gone = visitor.delete("/api/chat").headers["Set-Cookie"]
    assert gone.startswith(f'__Host-{COOKIE}="";')
    assert {"Max-Age=0", "Secure", "SameSite=none", "Partitioned", "Path=/"} <= set(gone.split("; "))
