"""How large a slide's letters can be so that one slide is one page: a rule over the text's length alone.

The widths are those of Noto Sans, rounded up a little, so that the rule errs towards smaller letters.
What is too long even for the smallest size runs over to a second page, and that page is reported.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ipsdocs.document.flat import Body, Cell, Figure, Paragraph, Table
from ipsdocs.document.tokens import Tokens

# The frame of every slide, in points. Both drawings, HTML and PowerPoint, keep to it.
START, END, TOP, BOTTOM = 92, 72, 70, 56
GAP = 24  # between title and body
ITEM_GAP = 0.55  # between paragraphs, in the text's size
INDENT = 1.3  # of each list level, in the text's size
SHARE = 0.45  # of the width, for text that stands beside a figure
CELL_PAD = 6  # above and below a table cell's text
SMALLER_TITLE = 0.84
SMALLER = {"hours": 0.84, "unchecked": 0.84, "source": 0.84, "phone": 1.35, "lede": 1.0}

_NARROW = frozenset("iljtfrI.,:;'’‘|!()[]-·ийاإأآلدذرزوء ")
_WIDE = frozenset("mwMWщшжюымфЩШЖЮЫМФ@%—سشصضثقف")
# Naskh letters stand small on their body: 24 points of it read like 21 of Noto Sans.
_SCALE = {"Noto Naskh Arabic": 1.125}


@dataclass(frozen=True, slots=True)
class Sizes:
    """A slide's sizes in points, and line heights as a factor of them."""

    title: float
    text: float
    title_leading: float
    leading: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for a slide's content in points, inside the margins."""

    width: float
    height: float


def frame(look: Tokens) -> Frame:
    return Frame(look.slides["width"] - START - END, look.slides["height"] - TOP - BOTTOM)


def sizes(title: Paragraph, body: tuple[Body, ...], look: Tokens) -> Sizes:
    """The largest of the steps at which the slide fits, or the smallest where none is small enough."""
    found = steps(look)
    return next((step for step in found if fits(title, body, step, look)), found[-1])


def largest(look: Tokens) -> Sizes:
    """The sizes of a slide that has room enough."""
    return steps(look)[0]


def steps(look: Tokens) -> tuple[Sizes, ...]:
    """From large to small: the text gives way before the title does, so that titles stay alike."""
    scale = _SCALE.get(look.text_fonts[0], 1.0)
    text, small, title = look.slides["text"], look.slides["small"], look.slides["title"]
    pairs = ((title, text), (title, (text + small) / 2), (title, small), (title * SMALLER_TITLE, small))
    return tuple(Sizes(round(t, 1), round(s * scale, 1), *leadings(look)) for t, s in pairs)


def leadings(look: Tokens) -> tuple[float, float]:
    """Line heights of titles and of text on slides: closer than on a page, by script."""
    return round(look.leading * 0.82, 2), round(look.leading * 0.9, 2)


def fits(title: Paragraph, body: tuple[Body, ...], size: Sizes, look: Tokens) -> bool:
    return _height(body, size, frame(look).width) <= below(title, size, look)


def below(title: Paragraph, size: Sizes, look: Tokens) -> float:
    """The height in points that a title leaves to the slide's body."""
    room = frame(look)
    rows = lines(title.words, room.width / size.title)
    return room.height - rows * size.title * size.title_leading - GAP


def _height(body: tuple[Body, ...], size: Sizes, width: float) -> float:
    """The height of a body in points; a figure beside text takes none of its own."""
    beside = has_figure(body) and any(not isinstance(part, Figure) for part in body)
    column = width * SHARE if beside else width
    return sum(_part(part, size, column) for part in body)


def has_figure(body: Iterable[Body]) -> bool:
    return any(isinstance(part, Figure) for part in body)


def _part(part: Body, size: Sizes, width: float) -> float:
    if isinstance(part, Paragraph):
        return paragraph_height(part, size, width) + ITEM_GAP * size.text
    if isinstance(part, Table):
        return table_height(part, size, width) + ITEM_GAP * size.text
    return 0


def paragraph_height(paragraph: Paragraph, size: Sizes, width: float) -> float:
    own = size.text * SMALLER.get(paragraph.style, 1.0)
    depth = paragraph.level + 1 if paragraph.item else 0
    return lines(paragraph.words, (width - depth * INDENT * size.text) / own) * own * size.leading


def table_height(table: Table, size: Sizes, width: float) -> float:
    columns = [share * width - 16 for share in column_shares(table)]
    return sum(_row(row, size, columns) + 2 * CELL_PAD for row in (table.head, *table.rows))


def _row(row: Sequence[Cell], size: Sizes, columns: Sequence[float]) -> float:
    """The height of a row's highest cell."""
    cells = zip(row, columns, strict=False)
    return max((sum(paragraph_height(p, size, width) for p in cell) for cell, width in cells), default=0)


def column_shares(table: Table) -> tuple[float, ...]:
    """Each column's part of the width; contacts give most of it to who is there."""
    if table.contacts:
        return (0.6, 0.4)
    columns = max((len(row) for row in (table.head, *table.rows)), default=1) or 1
    return (1 / columns,) * columns


def lines(words: str, width: float) -> int:
    """How many lines the words take, set word by word into `width` ems."""
    count, at = 1, 0.0
    for word in words.split():
        length = sum(map(_em, word))
        if at and at + length > width:
            count, at = count + 1, 0.0
        count += int(length // width) if length > width else 0
        at += length % width if length > width else length
        at += 0.28
    return count


def width(words: str) -> float:
    """How wide the words are on one line, in ems."""
    return sum(map(_em, words))


def _em(letter: str) -> float:
    """A letter's width in ems."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.0
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.92
    if "\u0400" <= letter <= "\u052f":
        return 0.73 if letter.isupper() else 0.63
    return 0.68 if letter.isupper() else 0.59
