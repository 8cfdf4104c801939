"""A project whose variants are reviewed or not, and a way to find out whether a closed page shows its draft mark."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import cssselect2
import tinycss2
from icalendar import Calendar
from lxml import html
from tiny_worlds import with_templates

from ipsdocs.build.produce import Sheet, Show
from ipsdocs.document.page import Page
from ipsdocs.source.hub import contrast_on_white

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "projects" / "tiny"
LOCALES = ("en", "es", "es-MX", "ar", "en-XA", "ar-XB")
VARIANT = """id: {id}
name: {name}
kind: setting
{more}why: For a test.
reviews:
  - {{role: lived-experience, by: {by}, on: 2026-10-01, outcome: {outcome}}}
"""
# A variant → its name, whether it is reviewed, and what else it says.
VARIANTS = {
    "done": ("Done", True, "region: other\n"),
    "open": ("Open here, where nobody who lives with it has read one word of it yet", False, ""),
    "strict": (
        "Strict & sealed, with a name that takes all the room that a head of a page can give",
        False,
        "print: {greyscale: yes, addresses: no, unbound: yes}\nlimits: {internet: no, disclosure: no}\npaper: a4\n",
    ),
    "heir": ("Heir", True, "extends: [open]\n"),
}
CALENDAR = "agenda.ics"


def world(folder: Path) -> Path:
    """The tiny project with these variants, the project's own templates, and their words in two languages."""
    root = folder / "project"
    shutil.copytree(TINY, root)
    with_templates(root, "es", "ar")
    for id, (name, reviewed, more) in VARIANTS.items():
        (root / f"curriculum/variants/{id}").mkdir()
        by, outcome = ("A. Reader", "accepted") if reviewed else ('""', '""')
        text = VARIANT.format(id=id, name=name, more=more, by=by, outcome=outcome)
        (root / f"curriculum/variants/{id}/variant.yaml").write_text(text, "utf-8")
    contacts = root / "curriculum/contacts"
    (contacts / "other.yaml").write_text(
        (contacts / "us.yaml").read_text("utf-8").replace("region: us", "region: other"), "utf-8"
    )
    return root


def marks(document: object) -> list[str]:
    """What each part of a closed document says of drafts, where it is seen: a page's heads, a deck, each event."""
    match document:
        case Sheet(page=page) | (Page() as page):
            return list(_seen(page))
        case Show(deck=deck):
            return [" · ".join(phrase.words for phrase in deck.draft)]
        case bytes():
            return [str(event["DESCRIPTION"]) for event in Calendar.from_ical(document).walk("VEVENT")]
    raise AssertionError(f"nothing is known of a {type(document).__name__}")


def _seen(page: Page) -> Iterator[str]:
    """The words of each draft mark of a page that its style lets people see; a hidden one is empty."""
    tree: Any = html.fromstring(page.html)
    hidden = set(_hidden(tree, page.style))
    for mark in tree.xpath("//*[@class='draft']"):
        around = [mark, *mark.iterancestors()]
        gone = any(element in hidden or element.get("hidden") is not None for element in around)
        yield "" if gone else " ".join(mark.text_content().split())
    if "element(draft)" in page.style or "running(draft)" in page.style:
        assert _heads(page.style), "the mark runs, and no page's head takes it up"


HIDES = re.compile(
    r"display:none|visibility:(hidden|collapse)|opacity:0|(?<![\w-])(font-size|(max-)?height|(max-)?width):0(?!\.)|clip|"
    r"content-visibility|text-indent:-|(?<![\w-])color:(transparent|#fff)|(?<![\w-])(inset|left|right|bottom)[\w-]*:-|"
    r"overflow:hidden"
)


def _hidden(tree: Any, style: str) -> Iterator[Any]:  # noqa: ANN401  # lxml's stubs allow too much for a test
    """The elements that some rule of a style, for whatever medium, takes out of sight."""
    hiding = _hiding(style)
    if hiding:
        for element in cssselect2.ElementWrapper.from_html_root(tree.getroottree().getroot()).iter_subtree():
            if any(selector.test(element) for selector in hiding):
                yield element.etree_element


@lru_cache(maxsize=256)
def _hiding(style: str) -> tuple[cssselect2.compiler.CompiledSelector, ...]:
    """What a style hides, by its selectors."""
    rules = _rules(tinycss2.parse_stylesheet(style, True, True))
    found = [prelude for prelude, said in rules if HIDES.search(re.sub(r"\s", "", said.lower()))]
    return tuple(
        selector
        for prelude in found
        for selector in cssselect2.compile_selector_list(prelude)
        if selector.pseudo_element is None
    )


def _rules(parsed: list[Any]) -> Iterator[tuple[list[Any], str]]:
    for rule in parsed:
        if rule.type == "qualified-rule":
            yield rule.prelude, tinycss2.serialize(rule.content)
        elif rule.type == "at-rule" and rule.at_keyword == "media":
            yield from _rules(tinycss2.parse_rule_list(rule.content, True, True))


def _heads(style: str) -> bool:
    """Whether every kind of page of a style shows the running mark in its head."""
    pages = re.findall(r"@page\s*([^{]*)\{((?:[^{}]|\{[^{}]*\})*)\}", style)
    taken = [re.search(r"@(top-\w+)\s*\{[^}]*content:\s*element\(draft\)", body) for _, body in pages]
    (place,) = {found.group(1) for found in taken if found}
    others = [re.search(rf"@{place}\s*\{{[^}}]*content:(?!\s*element\(draft\))", body) for _, body in pages]
    return not any(others)


def colour_of_mark(style: str) -> float:
    """The contrast with white of the mark's colour."""
    found = re.search(r"^\.draft \{[^}]*color: (#[0-9A-Fa-f]{6})", style, re.M)
    assert found
    return contrast_on_white(found.group(1))
