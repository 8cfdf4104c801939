"""Pandoc's attribute lists: `{#id .class key=value key="two words"}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(
    r"""\s*(?:\#(?P<id>[^\s{}=#."]+)|\.(?P<class>[^\s{}=#."]+)|(?P<key>[\w-]+)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"{}]+)))"""
)
# What stands in {% %} or {# #} is text: nothing here is a template, so nothing is a comment either.
TRAILING = re.compile(r"\s*\{(?!%[^{}]*%\}|#[^{}]*#\})(?P<inside>[^{}]*[#.=][^{}]*)\}\s*$")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What an attribute list says; `fault` is the piece that can't be read, empty where all can."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    fault: str = ""


def parse(inside: str) -> Attributes:
    """Read what stands between the braces."""
    position, name = 0, ""
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    inside = inside.strip()
    while position < len(inside):
        match = _PART.match(inside, position)
        if match is None:
            return Attributes(name, tuple(classes), tuple(pairs), inside[position:].strip())
        position = match.end()
        if match["id"]:
            name = match["id"]
        elif match["class"]:
            classes.append(match["class"])
        else:
            value = match["quoted"] if match["quoted"] is not None else match["bare"]
            pairs.append((match["key"], value))
    return Attributes(name, tuple(classes), tuple(pairs))


def trailing(text: str) -> tuple[str, Attributes]:
    """A heading's or paragraph's text without the attribute list at its end, and that list."""
    match = TRAILING.search(text)
    if match is None:
        return text, Attributes()
    return text[: match.start()].rstrip(), parse(match["inside"])
