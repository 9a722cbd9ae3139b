"""The Shared Service Coordination table as data."""

from __future__ import annotations

from pathlib import Path

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge.common import Source, Text
from helpdesk.knowledge.reading import Fact, read


class Column(Fact):
    """A column of the table: its heading, and who does what stands in it."""

    heading: Text
    who: Text


class Activity(Fact):
    """One activity. `topic` answers "who does it"; `uncertain` where the table's layout was lost."""

    column: str
    text: Text
    topic: str
    source: Source
    uncertain: bool = False


class Coordination(Fact):
    """The whole table."""

    columns: dict[str, Column]
    activities: dict[str, Activity]


def read_coordination(path: Path) -> Coordination:
    """The table. Raises KnowledgeError where an activity stands in no column."""
    table = read(Coordination, path)
    for name, activity in table.activities.items():
        if activity.column not in table.columns:
            raise KnowledgeError(
                path, f"activities.{name}.column", activity.column, f"Use one of {sorted(table.columns)}."
            )
    return table
