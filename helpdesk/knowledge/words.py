"""The words of the conversation and of computed answers, by name, in both languages."""

from __future__ import annotations

from pathlib import Path

from pydantic import RootModel

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge.common import Language, Text
from helpdesk.knowledge.reading import parse, read_yaml


class _WordFile(RootModel[dict[str, Text]]):
    pass


class Words:
    """Sentences by name. A name is `<file>.<key>`, for example `estimate.monthly`."""

    def __init__(self, texts: dict[str, Text]) -> None:
        self._texts = texts

    def __contains__(self, name: str) -> bool:
        return name in self._texts

    def names(self) -> list[str]:
        """Every name, sorted."""
        return sorted(self._texts)

    def text(self, name: str) -> Text:
        """Both languages of a sentence, with its placeholders unfilled."""
        return self._texts[name]

    def say(self, name: str, language: Language, /, **values: object) -> str:
        """A sentence in a language with its placeholders filled.

        Raises KeyError where the name or a placeholder is unknown: a mistake in code, which tests find.
        """
        return self._texts[name].in_language(language).format_map(values)


def read_words(folder: Path) -> Words:
    """All word files of a folder. Raises KnowledgeError where a file is not name → {en, es}."""
    texts: dict[str, Text] = {}
    for path in sorted(folder.glob("*.yml")):
        entries = parse(_WordFile, read_yaml(path), path).root
        texts.update({f"{path.stem}.{key}": text for key, text in entries.items()})
    if not texts:
        raise KnowledgeError(folder, "words", None, "No word files here. Restore knowledge/words/*.yml.")
    return Words(texts)
