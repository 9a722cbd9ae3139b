"""Topics: a question people ask, its answer in both languages, and where the answer comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge.common import Source, Text
from helpdesk.knowledge.reading import Fact, read

Action = Literal["answer", "estimate", "fee_detail", "late_payment", "acronym", "follow_up", "fallback"]
Kind = Literal["answer", "handoff", "unknown", "safety", "computed", "courtesy"]


class ByRole(Fact):
    """The topics that answer for each role, where the role changes the answer."""

    family: str
    provider: str
    coordinator: str


class Topic(Fact):
    """One answer. `answer` stands on its own; `detail` and `next_step` only add.

    kind: an answer, a hand-off to a contact, something the documents do not hold, a matter of safety,
    a courtesy (greeting, thanks: no policy, no source), or computed: the words are built from the facts, and the
    entry only gives the question. action: what answers the intent of this name (`action_<name>` in rules.yml).
    need: who can help further (a key of contacts.yml's needs). follow_ups: topics offered as buttons.
    for_family: the topic to say instead where a family asks what is answered here for professionals.
    simpler: the same answer in fewer words, for "say that simpler"; `answer` itself when absent.
    """

    kind: Kind = "answer"
    action: Action = "answer"
    audience: Literal["family", "provider", "staff", "everyone"]
    question: Text
    answer: Text | None = None
    detail: Text | None = None
    next_step: Text | None = None
    simpler: Text | None = None
    by_role: ByRole | None = None
    for_family: str | None = None
    sources: tuple[Source, ...] = ()
    need: str | None = None
    follow_ups: tuple[str, ...] = Field(default=(), max_length=3)
    spanish_reviewed: bool = False


class _TopicFile(Fact):
    topics: dict[str, Topic]


def read_topics(folder: Path) -> tuple[dict[str, Topic], dict[str, str]]:
    """All topics of a folder by name, and the file (without ending) that each stands in.

    Raises KnowledgeError for a repeated, uncited or wordless one.
    """
    topics: dict[str, Topic] = {}
    files: dict[str, str] = {}
    for path in sorted(folder.glob("*.yml")):
        for name, topic in read(_TopicFile, path).topics.items():
            if name in topics:
                raise KnowledgeError(path, f"topics.{name}", name, "Another file has a topic of this name. Rename one.")
            _check(name, topic, path)
            topics[name] = topic
            files[name] = path.stem
    return topics, files


def _check(name: str, topic: Topic, path: Path) -> None:
    if [topic.answer is not None, topic.by_role is not None, topic.kind == "computed"].count(True) != 1:
        raise KnowledgeError(path, f"topics.{name}", name, "Give one of 'answer', 'by_role' or 'kind: computed'.")
    if topic.answer is not None and not topic.sources and topic.kind not in ("unknown", "courtesy"):
        raise KnowledgeError(path, f"topics.{name}.sources", (), "Cite the document and the place in it.")
