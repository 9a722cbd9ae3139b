"""Our masking beside maintained libraries, on tests/privacy/corpus.yml:

    PYTHONPATH=. PYTHON tests/privacy/compare.py ours|phonenumbers|presidio|scrubadub

PYTHON is an environment of its own that holds pyyaml and the library: presidio-analyzer, scrubadub or phonenumbers.
None of them is a part of the project. Presidio runs without a model of a language, with the words themselves as
lemmas, and keeps what it gives at least 0.4. docs/decisions/0006-masking.md holds the figures.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

CORPUS = Path(__file__).with_name("corpus.yml")
PUBLIC = ("866-711-2573", "573-522-0045", "1-800-392-3738", "988", "911")
LEAST_SCORE = 0.4
Spans = Iterable[tuple[int, int]]


def read_corpus() -> list[dict[str, Any]]:
    """The lines: text, hide, kinds, keep."""
    lines: list[dict[str, Any]] = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
    return [{"hide": [], "kinds": [], "keep": [], **line} for line in lines]


def without(text: str, spans: Spans) -> str:
    """The text without some spans."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[•••]{text[end:]}"
    return text


def ours() -> Callable[[str], str]:
    """This project."""
    from helpdesk.privacy import mask

    return lambda text: mask(text, PUBLIC).text


def phonenumbers() -> Callable[[str], str]:
    """Telephones alone, as numbers of the United States."""
    import phonenumbers as library

    public = {"".join(c for c in number if c.isdigit())[-10:] for number in PUBLIC}

    def masked(text: str) -> str:
        found = library.PhoneNumberMatcher(text, "US", leniency=library.Leniency.POSSIBLE)
        return without(text, [(m.start, m.end) for m in found if str(m.number.national_number) not in public])

    return masked


def presidio() -> Callable[[str], str]:
    """Presidio's recognizers of patterns for the United States."""
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer import predefined_recognizers as known
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    @spacy.Language.component("words_as_lemmas")
    def _lemmas(document: Any) -> Any:
        for token in document:
            token.lemma_ = token.lower_
        return document

    class Words(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__()
            model = spacy.blank("en")
            model.add_pipe("words_as_lemmas")
            self.nlp = {"en": model}

    names = ("UsSsn", "UsItin", "UsBank", "CreditCard", "Email", "Phone", "Date", "Iban")
    registry = RecognizerRegistry([getattr(known, f"{name}Recognizer")() for name in names])
    engine = AnalyzerEngine(registry=registry, nlp_engine=Words(), supported_languages=["en"])

    def masked(text: str) -> str:
        found = engine.analyze(text, language="en", score_threshold=LEAST_SCORE, allow_list=list(PUBLIC))
        return without(text, [(result.start, result.end) for result in found])

    return masked


def scrubadub() -> Callable[[str], str]:
    """Scrubadub with what it detects by default."""
    import scrubadub as library

    scrubber = library.Scrubber()

    def masked(text: str) -> str:
        found = [(each.beg, each.end) for each in scrubber.iter_filth(text) if each.text not in PUBLIC]
        return without(text, found)

    return masked


def score(lines: list[dict[str, Any]], texts: list[str]) -> dict[str, Counter[str]]:
    """By kind: lines, lines of which something is left, and (under "none") lines that lost what must stay."""
    counts = {name: Counter[str]() for name in ("lines", "missed", "wrong")}
    for line, text in zip(lines, texts, strict=True):
        for kind in line["kinds"] or ["none"]:
            counts["lines"][kind] += 1
        if len(line["kinds"]) == 1:
            counts["missed"][line["kinds"][0]] += any(hidden in text for hidden in line["hide"])
        lost = any(kept not in text for kept in line["keep"]) or (not line["hide"] and text != line["text"])
        counts["wrong"]["none" if not line["kinds"] else line["kinds"][0]] += lost
    return counts


def main(arguments: list[str]) -> int:
    """Play and print."""
    made = {"ours": ours, "phonenumbers": phonenumbers, "presidio": presidio, "scrubadub": scrubadub}[arguments[0]]
    try:
        masked = made()
    except ImportError as error:
        print(f"{error}. Install pyyaml and the library into an environment of its own and run this with it.")
        return 1
    lines = read_corpus()
    masked(lines[0]["text"])
    started = time.process_time()
    texts = [masked(line["text"]) for line in lines]
    each = 1000 * (time.process_time() - started) / len(lines)
    counts = score(lines, texts)
    for kind, times in sorted(counts["lines"].items()):
        alone = sum(line["kinds"] == [kind] for line in lines)
        missed, wrong = counts["missed"][kind], counts["wrong"][kind]
        print(f"{kind:16} {times:4} lines  missed {missed:3} of {alone:3}  wrong {wrong:3}")
    print(f"{each:.2f} ms a message, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
