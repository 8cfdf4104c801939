"""A deck with its content stamp: eight hexadecimal digits of what its slides show and its notes say. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from ipsdocs.document.deck import Deck
from ipsdocs.document.flat import Figure, Paragraph
from ipsdocs.document.stamp import STAMP, of_words


def stamped(deck: Deck) -> Deck:
    """The deck with its stamp in place, for a file that holds the notes, too."""
    stamp = of_words(_said(deck))
    return replace(deck, version=_with(stamp, deck.version), foot=_with(stamp, deck.foot))


def _with(stamp: str, paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, runs=tuple(replace(r, text=r.text.replace(STAMP, stamp)) for r in paragraph.runs))


def _said(value: object) -> Iterator[str]:
    """The words and pictures of a deck, or of what it is made of, in order; no sizes and colours."""
    match value:
        case Paragraph():
            yield f"{value.marker} {value.number} {value.runs}"
        case Figure():
            yield f"{value.picture.says} {value.description}"
            yield from _said(value.caption)
        case tuple():
            yield from (said for each in value for said in _said(each))
        case _ if is_dataclass(value):
            yield from (said for field in fields(value) for said in _said(getattr(value, field.name)))
