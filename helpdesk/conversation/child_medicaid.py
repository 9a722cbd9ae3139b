"""Medicaid that only the child has: the letter does not say what that means, and that is what is said."""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.conversation.context import MEDICAID_TOPIC
from helpdesk.conversation.estimate import continue_estimate
from helpdesk.conversation.turn import Memory, Reply, Turn
from helpdesk.knowledge import Knowledge
from helpdesk.outcomes import Outcome

_CHILD_EN = r"(?:baby|child|kids?|son|daughter|little (?:one|girl|boy)|he|she|twins)"
_CHILD_ES = r"(?:beb[eé]|niñ[oa]s?|nin[oa]s?|hij[oa]s?|[eé]l|ella)"
_CHILD_ONLY = re.compile(
    rf"\b(?:only|just) (?:(?:my|the|our) )?{_CHILD_EN}\b(?! and)"
    rf"|\b{_CHILD_EN} (?:does|has it|is on it|has|is) .{{0,20}}\b(?:we|i|me|us) (?:don'?t|do not|aren'?t|am not|not)\b"
    rf"|\b{_CHILD_EN} has it.{{0,12}}\bnot (?:me|us)\b"
    rf"|\b(?:s[oó]lo|solamente|nom[aá]s|nada m[aá]s) (?:lo tiene )?(?:(?:mi|el|la|nuestr[oa]) )?{_CHILD_ES}\b(?! y)"
    rf"|\b{_CHILD_ES} s[ií] (?:lo )?tiene\b.{{0,20}}\b(?:nosotros|yo) no\b",
    re.IGNORECASE,
)


def only_the_child(turn: Turn) -> bool:
    """Whether the answer to the question about Medicaid is that only the child has it."""
    asked = turn.memory.asked == "medicaid" or (turn.memory.asked is None and turn.memory.topic == MEDICAID_TOPIC)
    return asked and _CHILD_ONLY.search(turn.text) is not None


def child_has_medicaid(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """What the letter says, whom to ask, and the estimate without Medicaid."""
    language = memory.language or turn.language
    words = knowledge.words.say("estimate.child_only", language)
    if memory.asked is None:
        return Reply(words, Outcome.ANSWERED_TOPIC, memory)
    words += " " + knowledge.words.say("estimate.child_only_assumed", language)
    assumed = replace(memory, medicaid=False, medicaid_assumed=True, asked=None, times_asked=0)
    return continue_estimate(knowledge, turn, assumed).preceded_by(words)
