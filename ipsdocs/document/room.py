"""How long the texts of a slide may be: from the deck's own rule of what fits on one page. Pure.

A translation is taken to grow in all of a slide's texts alike. Signs are counted as a reader sees them, without
Markdown, in letters as wide as the source's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ipsdocs.document import fit
from ipsdocs.document.fit import Sizes
from ipsdocs.document.flat import Body, Paragraph, Table, flatten, line, shown
from ipsdocs.document.inline import Run, plain
from ipsdocs.document.tokens import Tokens
from ipsdocs.model import Block, Module, Picture, Text

GROWTHS = tuple(tenths / 10 for tenths in range(20, 9, -1))  # from twice as long down to as long as the source
MOST_ROWS = 2  # of a title, whatever the slide would hold
ENDS = 0.9  # of a line, what words fill that can't be broken


def rooms(module: Module, look: Tokens) -> dict[str, int]:
    """The most signs that a translation of each text on the module's slides may have, by its source.

    A slide that would hold twice its text gives its lines no limit; a title has one always.
    """
    found: dict[str, int] = {}
    for block in module.walk():
        if block.kind == "slide":
            for source, most in _slide(block, look):
                found[source] = min(found.get(source, most), most)
    return found


def label_room(label: Text) -> int:
    """The most signs of a label in a picture: two fifths more than the source has, and four for a short one."""
    return max(len(label.source) * 7 // 5, len(label.source) + 4)


def _slide(block: Block, look: Tokens) -> Iterator[tuple[str, int]]:
    title = next((b.text for b in block.children if b.kind == "heading" and b.text), None)
    texts = [b.text for top in shown(block.children) for b in top.walk() if b.text and b.kind != "code"]
    body, small = flatten(shown(block.children), _picture), fit.steps(look)[-1]
    head = line(title) if title else Paragraph((), "")
    growth = next((g for g in GROWTHS if fit.fits(_grown(head, g), _body(body, g), small, look)), GROWTHS[-1])
    if title:
        yield title.source, _title(title, _body(body, growth), small, look)
    if growth < GROWTHS[0]:
        yield from ((text.source, _most(text, growth)) for text in texts)


def _most(text: Text, growth: float) -> int:
    return int(len(plain(text.source)) * growth)


def _title(title: Text, body: tuple[Body, ...], size: Sizes, look: Tokens) -> int:
    """What fills the rows that a title can have above a body."""
    words = plain(title.source)
    row = fit.frame(look).width / size.title
    letters = row / (fit.width(words) / len(words)) * ENDS  # as wide as this title's, in a row
    rows = [n for n in range(1, MOST_ROWS + 1) if fit.fits(_filling(n, row), body, size, look)]
    return max(int(letters * max(rows, default=1)), len(words))


def _filling(rows: int, row: float) -> Paragraph:
    """A title that takes so many rows, each `row` ems wide."""
    return Paragraph((Run("text", " ".join(["n" * int(row / fit.width("n"))] * rows)),), "")


def _body(body: tuple[Body, ...], growth: float) -> tuple[Body, ...]:
    """A slide's body with all of its texts so many times as long."""
    return tuple(
        _grown(part, growth)
        if isinstance(part, Paragraph)
        else replace(part, head=_row(part.head, growth), rows=tuple(_row(row, growth) for row in part.rows))
        if isinstance(part, Table)
        else part
        for part in body
    )


def _row(row: tuple[tuple[Paragraph, ...], ...], growth: float) -> tuple[tuple[Paragraph, ...], ...]:
    return tuple(tuple(_grown(paragraph, growth) for paragraph in cell) for cell in row)


def _grown(paragraph: Paragraph, growth: float) -> Paragraph:
    """A paragraph of such words, so many times as long."""
    words = paragraph.words
    longer = f"{words} {words}"[: int(len(words) * growth)]
    return replace(paragraph, runs=(Run("text", longer),))


def _picture(name: str) -> Picture:
    """What takes a picture's place on a slide; the rule asks only whether there is one."""
    return Picture(name, "image/png", b"", 1, 1)
