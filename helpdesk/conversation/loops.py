"""A guard against loops: the same words again say so, and the third time they come with people who can help."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2s

from helpdesk.conversation.people import contacts_reply
from helpdesk.conversation.turn import Button, Reply, Turn
from helpdesk.knowledge import Knowledge

MOST_TIMES = 2
_MAY_COME_AGAIN = ("answered_courtesy", "handed_off_safety", "asked_")
"""Outcomes that are no loop when they come again; the fee form counts its questions itself."""
_ASKS_FOR_IT_AGAIN = frozenset({"repeat", "simpler", "lang_english", "lang_spanish"})


def not_again(knowledge: Knowledge, turn: Turn, reply: Reply) -> Reply:
    """The reply, or other words where it would be the last one over again."""
    mark = blake2s(reply.text.encode(), digest_size=6).hexdigest()
    same = mark == turn.memory.last_said
    times = turn.memory.times_said + 1 if same else 1
    remembered = replace(reply.memory, last_said=mark, times_said=times)
    reply = replace(reply, memory=remembered)
    pressed = turn.text.startswith("/")
    if pressed or not same or reply.outcome.value.startswith(_MAY_COME_AGAIN) or turn.intent in _ASKS_FOR_IT_AGAIN:
        return reply
    language = reply.memory.language or turn.language
    say = knowledge.words.say
    if times > MOST_TIMES:
        person = contacts_reply(knowledge, turn, reply.memory, lead=say("conversation.same_thrice", language))
        return replace(reply, text=f"{reply.text}\n\n{person.text}", card=reply.card or person.card)
    again = reply.preceded_by(say("conversation.same_again", language))
    if any(button.intent == "talk_to_person" for button in again.buttons):
        return again
    button = Button(say("conversation.person_button", language), "talk_to_person")
    return replace(again, buttons=(*again.buttons, button))
