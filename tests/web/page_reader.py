"""Reading a page as the tests need it: a small tree of elements, and the text as people read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"meta", "link", "img", "input", "br", "hr", "rect", "path", "circle", "use"}


@dataclass
class Element:
    """An element with its attributes and what is in it, in order."""

    name: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        """Every element in it of some names (of any name, where none is given), in the order of the page."""
        for each in self.inside:
            if isinstance(each, Element):
                if not names or each.name in names:
                    yield each
                yield from each.all(*names)

    def with_class(self, name: str) -> list[Element]:
        return [each for each in self.all() if name in each.attributes.get("class", "").split()]

    def with_id(self, name: str) -> Element:
        (found,) = [each for each in self.all() if each.attributes.get("id") == name]
        return found

    @property
    def text(self) -> str:
        """The words in it, with single spaces."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for each in self.inside:
            if isinstance(each, str):
                yield each
            else:
                yield from each._words()
                yield "" if each.name in ("a", "span", "strong") else " "

    @property
    def blocks(self) -> list[tuple[str, list[str]]]:
        """Its paragraphs and lists as web.templates.blocks gives them."""
        parts = [each for each in self.inside if isinstance(each, Element)]
        return [(part.name, _items(part) if part.name == "ul" else _lines(part)) for part in parts]


def _items(part: Element) -> list[str]:
    return [item.text for item in part.all("li")]


def _lines(part: Element) -> list[str]:
    lines = [""]
    for each in part.inside:
        if isinstance(each, str):
            lines[-1] += each
        elif each.name == "br":
            lines.append("")
        else:
            lines[-1] += each.text
    return [" ".join(line.split()) for line in lines]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"<{self.open[-1].name}> is closed by </{tag}>."
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_page(html: str) -> Element:
    """The page as a tree. An element that is not closed in its place fails the test."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"Not closed: {[element.name for element in reader.open[1:]]}."
    return reader.open[0]
