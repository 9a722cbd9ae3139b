"""What the pages say is there, and the tree is tidy."""

from __future__ import annotations

import re
from pathlib import Path

from tests.health.health_project import ROOT, modules, named, tree

PAGES = [
    path
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if path.is_file()
]
ENDINGS = (
    ".py",
    ".yml",
    ".yaml",
    ".md",
    ".txt",
    ".toml",
    ".lock",
    ".csv",
    ".html",
    ".js",
    ".css",
    ".sh",
    ".in",
    ".service",
    ".conf",
)
BUILT_OR_OUTSIDE = (".venv", "engine/.venv", ".tools", "models", "var", "../", "~", "/", "$")
"""How paths begin that a clone doesn't hold: built later, beside the project, or addresses of the door."""
LONGEST_MODULE = 260
REGISTRIES = re.compile(
    r"https?://[^\s)\"'>]*(?:pypi\.|pythonhosted\.|npmjs\.|registry\.|crates\.io|rubygems\.|proxy\.golang)", re.I
)
MAKERS = re.compile(
    r"\b(?:Chat"
    + r"GPT|Clau"
    + r"de|Cop"
    + r"ilot|LLM[- ]generated|AI[- ]assist"
    + r"ant|Anth"
    + r"ropic|Open"
    + r"AI)\b",
    re.I,
)
WHAT_PEOPLE_SAY = ("bot/data/", "tests/nlu/", "tests/conversation/")
"""People may ask the assistant what it is, in any words."""
VERBATIM = "knowledge/sources/"
"""The documents as they were published, to the letter."""
BINARY = (".png", ".ico", ".jpg", ".woff2", ".gz", ".db", ".sqlite", ".npz", ".skops")


def _texts() -> list[tuple[Path, str]]:
    return [(path, path.read_text(encoding="utf-8")) for path in tree() if path.suffix not in BINARY]


def _quoted(page: str) -> list[str]:
    """What stands in single backquotes, outside of code blocks."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))


def _is_path(quoted: str) -> bool:
    if quoted.startswith(BUILT_OR_OUTSIDE) or re.search(r"[\s<>{}()=…:]|://", quoted):
        return False
    return quoted.endswith((*ENDINGS, "/")) or quoted.split("/")[0] in {p.name for p in ROOT.iterdir() if p.is_dir()}


def _exists(quoted: str, page: Path) -> bool:
    """A path from the root or from the page's folder, with stars or not; a bare file name from anywhere."""
    if "/" not in quoted and any(path.match(quoted) for path in tree()):
        return True
    return any(any(base.glob(quoted.rstrip("/"))) for base in (ROOT, page.parent))


def test_every_path_that_a_page_names_exists() -> None:
    missing = [
        f"{named(page)}: {quoted}"
        for page in PAGES
        if "decisions" not in page.parts  # a decision may name what was left out
        for quoted in _quoted(page.read_text(encoding="utf-8"))
        if _is_path(quoted) and not _exists(quoted, page)
    ]
    assert not missing, f"{missing} do not exist. Correct the pages."


def test_every_link_within_the_pages_leads_somewhere() -> None:
    missing = [
        f"{named(page)}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if "://" not in target and not target.startswith(("mailto:", "/")) and not (page.parent / target).exists()
    ]
    assert not missing, f"{missing} lead nowhere. Correct the links."


def test_every_make_target_that_a_page_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    wrong = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        code = [*_quoted(text), *re.findall(r"```.*?```", text, flags=re.DOTALL)]
        named_targets = {name for piece in code for name in re.findall(r"(?:^|[\s`;&])make ([a-z][a-z-]*)", piece)}
        wrong += [f"{named(page)}: make {name}" for name in sorted(named_targets - targets)]
    assert not wrong, f"{wrong}: the Makefile has {sorted(targets)}."


def test_every_module_that_a_page_runs_exists() -> None:
    wrong = [
        f"{named(page)}: -m {module}"
        for page in PAGES
        for module in re.findall(r"-m ((?:helpdesk|bot|web|engine|tests)[\w.]*)", page.read_text(encoding="utf-8"))
        if not any((ROOT / f"{module.replace('.', '/')}{end}").is_file() for end in (".py", "/__main__.py"))
    ]
    assert not wrong, f"{wrong} cannot be run. Correct the pages."


def test_nothing_links_to_a_package_registry() -> None:
    wrong = [named(path) for path, text in _texts() if REGISTRIES.search(text)]
    assert not wrong, f"{wrong} hold the address of a package registry. Registries are the machine's own setting."


def test_the_tree_says_nothing_of_how_it_was_written() -> None:
    wrong = [
        f"{named(path)}:{number}"
        for path, text in _texts()
        if not named(path).startswith(WHAT_PEOPLE_SAY)
        for number, line in enumerate(text.splitlines(), 1)
        if MAKERS.search(line)
    ]
    assert not wrong, f"{wrong} name a tool that has no part in the product. Take the words out."


def test_every_module_can_be_read_in_one_sitting() -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in modules("helpdesk", "bot", "web", "engine", "tests")
    }
    long = {named(path): length for path, length in lengths.items() if length >= LONGEST_MODULE}
    assert not long, f"{long}: split them by concept, under {LONGEST_MODULE} lines each."


def test_every_text_file_ends_with_a_newline() -> None:
    wrong = [named(p) for p, text in _texts() if text and not text.endswith("\n") and not named(p).startswith(VERBATIM)]
    assert not wrong, f"{wrong} lack a newline at the end. Add it."
