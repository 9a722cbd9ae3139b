"""What happens when the fee is not paid, from where the person stands."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.answers import fact_values, source_line
from helpdesk.conversation.turn import Button, Memory, Reply, Turn
from helpdesk.delinquency import Timeline, delinquency_timeline
from helpdesk.knowledge import Knowledge, Language
from helpdesk.outcomes import Outcome

TOPIC = "delinquency_timeline"


def late_payment(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The steps of non-payment: those still to come where the person says how many days have passed."""
    language = memory.language or turn.language
    facts = knowledge.delinquency
    timeline = delinquency_timeline(facts, days_behind=turn.reading.days)
    kept, restart = (fact.text.in_language(language) for fact in (facts.kept, facts.restart))
    parts = [
        _steps(knowledge, timeline, language, turn),
        knowledge.words.say("delinquency.after", language, kept=kept, restart=restart),
        knowledge.words.say("delinquency.help", language),
        source_line(knowledge, (facts.kept.source,), language),
    ]
    follow_ups = ("hardship_what", "delinquency_restart")
    buttons = tuple(Button(knowledge.topics[name].question.in_language(language), name) for name in follow_ups)
    text = "\n\n".join(part for part in parts if part)
    return Reply(text, Outcome.ANSWERED_TOPIC, replace(memory, topic=TOPIC, misses=0), buttons)


def _steps(knowledge: Knowledge, timeline: Timeline, language: Language, turn: Turn) -> str:
    say = knowledge.words.say
    days = timeline.days_behind
    if days is None:
        steps = fact_values(knowledge, language, turn.today)["delinquency_steps"]
        return say("delinquency.general", language) + "\n" + steps
    if timeline.services_ended:
        return say("delinquency.ended", language, days=days, last_day=timeline.steps[-1].fact.day)
    lines = [say("delinquency.behind", language, days=days)]
    for step in timeline.steps:
        if step.fact.day >= days:
            kind = "delinquency.today" if step.fact.day == days else "delinquency.next"
            text = step.fact.text.in_language(language)
            lines.append(say(kind, language, day=step.fact.day, distance=step.fact.day - days, text=text))
    return "\n".join(lines)
