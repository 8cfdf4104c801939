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
from ipsdocs.edition.addresses import addresses
from ipsdocs.edition.terms import PLACEHOLDER
from ipsdocs.problems import Place, Problem
from ipsdocs.source.markdown import PICTURE

FORMAT = re.compile(r"%\(\w+\)[a-z]")
# Digits with the signs that group them, in any script: 0800 543 354 is three groups, 14:00 is one number.
NUMBER = re.compile(r"\d+(?:[.,:٫٬]\d+)*")
LINKS = "Keep every link's address as it is."
BRACES = re.compile(r"[{}｛｝]+[^{}｛｝]{0,30}[{}｛｝]*")
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
    yield from _stray(before, after, source, translation, place)
    yield from _counted("link", before.links, after.links, place, LINKS)
    yield from _addresses(source, translation, place)
    yield from _counted("picture", before.pictures, after.pictures, place, "Keep every picture's file name as it is.")
    yield from _picture(source, translation, place)
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
        yield _numbers_differ(before, after, place)


def _numbers_differ(before: Shape, after: Shape, place: Place) -> Problem:
    """By a rule of its own where the translation brings in a number: digits that aren't the text's in other groups."""
    said = f"the numbers differ: {_list(before.numbers)} in the text, {_list(after.numbers)} in the translation"
    regrouped = [number for number in before.numbers if has(after.words, number)]
    for number in after.numbers.keys() - before.numbers.keys():
        if not has(before.words, number) and not any(number in whole for whole in regrouped):
            hint = "Take out what the text doesn't have; write in words what it has in words."
            return warning(place, "new-number", said, hint)
    return warning(place, "number", said, "Check them; write in digits what the text has in digits.")


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


def _stray(before: Shape, after: Shape, source: str, translation: str, place: Place) -> Iterator[Problem]:
    """Signs of a placeholder where none is: a page would print braces, and stop at a lone %."""
    braces = BRACES.search(after.words)
    if braces and not BRACES.search(before.words):
        yield error(
            place,
            "new-placeholder",
            f"“{braces[0].strip()}” is no placeholder",
            "Copy it from the text, with two braces on either side.",
        )
    percent = [FORMAT.sub("", text).replace("%%", "") for text in (source, translation)]
    if FORMAT.search(source) and "%" in percent[1] and "%" not in percent[0]:
        yield error(
            place,
            "new-placeholder",
            "a % that begins no placeholder",
            "Write %% where a percent sign shall stand, and %(name)s as the text has it.",
        )


def _addresses(source: str, translation: str, place: Place) -> Iterator[Problem]:
    """Addresses that people read and type."""
    for shown in dict.fromkeys(_shown(source)):
        if shown not in translation:
            yield error(place, "link", f"the address {shown} is missing in the translation", LINKS)
    for shown in dict.fromkeys(_shown(translation)):
        if shown not in source:
            yield error(place, "new-link", f"the address {shown} is not in the text", "Take it out.")


def _shown(source: str) -> Iterator[str]:
    """The addresses in a text's words; letters of another script that stand against one are no part of it."""
    found = (re.match(r"[!-~]*", address.strip("<>")) for address in addresses(source))
    yield from (match[0].rstrip(".,;:!?") for match in found if match and match[0])


def _picture(source: str, translation: str, place: Place) -> Iterator[Problem]:
    """A picture stands alone in its message, with a description for who doesn't see it, and its caption."""
    before, after = PICTURE.match(source), PICTURE.match(translation)
    if before and not after:
        yield error(
            place,
            "picture",
            "the translation is no picture with nothing around it",
            'Write it as the text does: `![description](file "caption")`.',
        )
    elif before and after:
        for part, name in (("alt", "description"), ("caption", "caption")):
            if before[part] and not (after[part] or "").strip():
                hint = f"Translate it: the text has “{before[part]}”."
                yield error(place, "picture", f"the picture's {name} is missing in the translation", hint)


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
