"""What a translation may not lose, and may not bring in: compared without order, because every language has its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ipsdocs.checks.phones import digits, has, phones
from ipsdocs.checks.rule import error, warning
from ipsdocs.document.inline import parser, plain
from ipsdocs.edition.terms import PLACEHOLDER
from ipsdocs.problems import Place, Problem

FORMAT = re.compile(r"%\(\w+\)[a-z]")
# Digits with the signs that group them, in any script: 0800 543 354 is three groups, 14:00 is one number.
NUMBER = re.compile(r"\d+(?:[.,:٫٬]\d+)*")
MARKS = {"strong_open": "**strong**", "em_open": "*emphasis*", "code_inline": "`code`"}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a message holds beside its words."""

    placeholders: frozenset[str]
    links: Counter[str]
    pictures: Counter[str]
    marks: Counter[str]
    html: Counter[str]
    numbers: Counter[str]
    words: str  # without placeholders, as a reader sees them


@lru_cache(maxsize=65536)
def shape(source: str) -> Shape:
    """The shape of a message's raw Markdown."""
    links: Counter[str] = Counter()
    pictures: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    html: Counter[str] = Counter()
    for inline in parser().parseInline(source):
        for token in inline.children or []:
            if token.type == "link_open":
                links[str(token.attrGet("href") or "")] += 1
            elif token.type == "image":
                pictures[str(token.attrGet("src") or "")] += 1
            elif token.type in MARKS:
                marks[MARKS[token.type]] += 1
            elif token.type == "html_inline":
                html[token.content] += 1
    placeholders = frozenset(f"{{{{ {key} }}}}" for key in (m["key"] for m in PLACEHOLDER.finditer(source)))
    words = PLACEHOLDER.sub(" ", plain(source))
    return Shape(placeholders | set(FORMAT.findall(source)), links, pictures, marks, html, _numbers(words), words)


def _numbers(words: str) -> Counter[str]:
    """The numbers in a text as ASCII digits alone, so that 1,5 and ١٫٥ are the same as 1.5."""
    return Counter(digits(match) for match in NUMBER.findall(words))


def kept(
    source: str, translation: str, place: Place, plural: bool = False, known: Collection[str] = ()
) -> Iterator[Problem]:
    """What differs between a message and its translation. A plural's form may leave a placeholder out.

    `known` are telephone numbers that people are told to call, digits alone.
    """
    before, after = shape(source), shape(translation)
    yield from _placeholders(before, after, place, plural)
    yield from _counted("link", before.links, after.links, place, "Keep every link's address as it is.")
    yield from _counted("picture", before.pictures, after.pictures, place, "Keep every picture's file name as it is.")
    yield from _html(before.html, after.html, place)
    for mark in MARKS.values():
        if before.marks[mark] != after.marks[mark]:
            yield error(
                place,
                "emphasis",
                f"{mark} stands {_times(before.marks[mark])} in the text, "
                f"{_times(after.marks[mark])} in the translation",
                "Mark the words that answer to the marked ones, with no space inside the marks.",
            )
    calls = tuple(_phones(before.words, after.words, place, known))
    yield from calls
    if not calls and before.numbers != after.numbers and not plural:
        yield warning(
            place,
            "number",
            f"the numbers differ: {_list(before.numbers)} in the text, {_list(after.numbers)} in the translation",
            "Check them; write in digits what the text has in digits.",
        )


def _phones(before: str, after: str, place: Place, known: Collection[str]) -> Iterator[Problem]:
    hint = "Copy it from the text; the digits of your script and other spaces are welcome."
    for phone in dict.fromkeys(phones(before, known)):
        if not has(after, phone):
            yield error(place, "phone", f"the telephone number {phone} is missing in the translation", hint)
    for phone in dict.fromkeys(phones(after, known)):
        if not has(before, phone):
            yield error(place, "phone", f"the telephone number {phone} is not in the text", hint)


def _placeholders(before: Shape, after: Shape, place: Place, plural: bool) -> Iterator[Problem]:
    for name in sorted(before.placeholders - after.placeholders):
        if not plural:
            yield error(place, "placeholder", f"{name} is missing in the translation", "Put it where the word belongs.")
    for name in sorted(after.placeholders - before.placeholders):
        have = ", ".join(sorted(before.placeholders)) or "none"
        yield error(
            place,
            "new-placeholder",
            f"{name} is not in the text",
            f"The text has: {have}. Placeholders are never translated.",
        )


def _html(before: Counter[str], after: Counter[str], place: Place) -> Iterator[Problem]:
    """Template strings may hold a tag, and then keep it; no other message does. One tag of a pair is said."""
    for tag in list(after - before)[:1]:
        yield error(place, "html", f"raw HTML “{tag}” in the translation", "Take it out, or write it in Markdown.")
    for tag in list(before - after)[:1]:
        yield error(place, "html", f"“{tag}” is missing in the translation", "Keep every tag of the text.")


def _counted(what: str, before: Counter[str], after: Counter[str], place: Place, hint: str) -> Iterator[Problem]:
    for name in sorted((before - after).keys()):
        yield error(place, what, f"the {what} “{name}” is missing in the translation", hint)
    for name in sorted((after - before).keys()):
        yield error(place, f"new-{what}", f"the {what} “{name}” is not in the text", hint)


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _list(numbers: Counter[str]) -> str:
    return ", ".join(sorted(numbers.elements())) or "none"
