"""THE FACTS as Python objects: read once from knowledge/*.yml, checked, and never changed."""

from __future__ import annotations

from helpdesk.knowledge.base import KNOWLEDGE_FOLDER, Knowledge, load_knowledge
from helpdesk.knowledge.common import LANGUAGES, Language, Role, Source, Text

__all__ = ["KNOWLEDGE_FOLDER", "LANGUAGES", "Knowledge", "Language", "Role", "Source", "Text", "load_knowledge"]
