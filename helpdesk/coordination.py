"""Who does what in shared service coordination. Source: the Shared Service Coordination table (no date printed)."""

from __future__ import annotations

from helpdesk.knowledge.common import Language, Text
from helpdesk.knowledge.coordination import Coordination


def duties(table: Coordination, column: str, language: Language) -> tuple[str, ...]:
    """Everything that stands in a column, in the table's order. Raises KeyError for an unknown column."""
    table.columns[column]
    return tuple(a.text.in_language(language) for a in table.activities.values() if a.column == column)


def who_does(table: Coordination, activity: str) -> Text:
    """Who does an activity (a key of coordination.yml). Raises KeyError for an unknown one."""
    return table.columns[table.activities[activity].column].who
