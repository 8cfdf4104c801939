"""A block tree as the flat form that both slides and PowerPoint draw: paragraphs, figures, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ipsdocs.document.inline import Run, runs
from ipsdocs.model import Block, Picture, Text
from ipsdocs.source.kinds import KINDS

Marker = Literal["", "bullet", "number"]
Style = Literal["text", "lede", "quote", "source", "code", "contact", "phone", "hours", "unchecked", "label"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in the language `locale`; `item` says that it stands in a list, `level` how deep, from 0.

    A further paragraph of an item has no marker; `number` is an ordered item's.
    """

    runs: tuple[Run, ...]
    locale: str
    style: Style = "text"
    level: int = 0
    marker: Marker = ""
    number: int = 0
    item: bool = False

    @property
    def words(self) -> str:
        """The words alone, as a reader sees them."""
        return "".join(" " if run.kind == "break" else run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what it shows in words; `locale` is the language of that description."""

    picture: Picture
    description: str
    locale: str
    caption: Paragraph | None = None


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row. `contacts` tables have two columns: who and when, and the number."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    contacts: bool = False


Body = Paragraph | Figure | Table
Find = Callable[[str], Picture]


def line(text: Text, style: Style = "text") -> Paragraph:
    """One message as a paragraph."""
    return Paragraph(runs(text.source), text.locale, style)


def flatten(blocks: Iterable[Block], find: Find) -> tuple[Body, ...]:
    """What a reader sees of these blocks, in order; `find` gives a picture by its name, `<catalogue>/<file>`.

    Blocks with a kind of their own (notes, cues) and headings are left out.
    """
    return tuple(_flat(blocks, find, "text"))


def spoken(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs of speaker notes: as `flatten`, with pictures and tables told in words."""
    return tuple(p for block in blocks for p in _told(block))


def _flat(blocks: Iterable[Block], find: Find, style: Style) -> Iterator[Body]:
    for block in blocks:
        match block.kind:
            case "paragraph" | "picture" | "code" | "source" | "bullet-list" | "ordered-list":
                yield from _lines(block, find, style)
            case "quotation":
                yield from _flat(block.children, find, "quote")
            case "table":
                yield _table(block)


def _lines(block: Block, find: Find, style: Style) -> Iterator[Body]:
    match block.kind:
        case "bullet-list" | "ordered-list":
            yield from (replace(p, style=style) for p in _list(block, 0))
        case "code" | "source":
            yield from (line(text, "code" if block.kind == "code" else "source") for text in _texts(block))
        case _:
            for text in _texts(block):
                yield from _figures(text, find)
                if any(run.kind != "image" for run in runs(text.source)):
                    yield _without_images(line(text, style))


def _texts(block: Block) -> Iterator[Text]:
    if block.text is not None:
        yield block.text


def _figures(text: Text, find: Find) -> Iterator[Figure]:
    """The pictures among a text's runs, each with its description and caption."""
    for run in runs(text.source):
        if run.kind == "image":
            caption = Paragraph(runs(run.caption), text.locale, "source") if run.caption else None
            yield Figure(find(f"{text.domain}/{run.source}"), run.text, text.locale, caption)


def _without_images(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, runs=tuple(run for run in paragraph.runs if run.kind != "image"))


def _list(block: Block, level: int) -> Iterator[Paragraph]:
    """A list's items in order, lists inside it one level deeper."""
    marker: Marker = "number" if block.kind == "ordered-list" else "bullet"
    first = int(block.attr("start", "1"))
    for number, item in enumerate(block.children, start=first):
        own: Marker = marker
        for part in (item, *item.children):
            if part.kind in ("bullet-list", "ordered-list"):
                yield from _list(part, level + 1)
            elif part.text is not None:
                count = number if own == "number" else 0
                yield replace(_without_images(line(part.text)), level=level, marker=own, number=count, item=True)
                own = ""


def _table(block: Block) -> Table:
    rows = tuple(tuple(_cell(cell) for cell in row.children) for row in block.children if row.kind == "row")
    return Table(rows[0] if rows else (), rows[1:])


def _cell(cell: Block) -> Cell:
    return tuple(_without_images(line(text)) for text in _texts(cell))


def _told(block: Block) -> Iterator[Paragraph]:
    match block.kind:
        case "bullet-list" | "ordered-list":
            yield from _list(block, 0)
        case _ if block.text is not None:
            yield line(block.text)
        case _:
            yield from spoken(block.children)


def shown(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks that stand on a slide itself, not in its notes: Markdown's, without the title's heading."""
    return (block for block in blocks if block.kind not in KINDS and block.kind != "heading")
