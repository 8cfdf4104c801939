"""A variant for those who review it: who made it and why, what is still open, every change beside what it changes.

Its readers need no terminal, and are asked to write on each page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import count

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from ipsdocs.document.blocks import Medium, View, foreign, phrase, render, text
from ipsdocs.document.clock import date_text, hour_text, weekdays_text, yearly_text
from ipsdocs.document.differing import Marks, differing
from ipsdocs.document.inline import plain
from ipsdocs.document.page import Desk, Page, close, printed
from ipsdocs.edition.edition import Language
from ipsdocs.edition.languages import cldr
from ipsdocs.edition.report import Chapter, EditedReport, Row
from ipsdocs.edition.worddiff import Run, changed_words
from ipsdocs.model import Block
from ipsdocs.source.reasons import DEPTHS, DIMENSIONS

LEVEL = 4  # of headings within what is compared: the report's own are a part's, a module's and a change's
BESIDE = 35  # words that are enough to know a block that stays by
WHOLE = 50  # millimetres up to which a change is kept on one page
LINE, WORDS = 5.9, 7  # a column's line: millimetres, words
Line = tuple[Run, ...]
Tree = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A change with its number in the whole report.

    `differs` are the lines of the base that changed, then and now. `was` is what the base says, or as much of it as one
    needs to know it by (`begun`) where it stays; `went` and `came` are the words that differ in `was` and the row's
    `now`. One that is `long` may go on on the next page.
    """

    number: int
    row: Row
    differs: tuple[tuple[Line, Line], ...]
    was: Tree
    begun: bool
    went: Marks
    came: Marks
    long: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A module or a training, with its changes."""

    chapter: Chapter
    changes: tuple[Numbered, ...]


def report(edited: EditedReport, desk: Desk, medium: Medium) -> Page:
    """The closed page of a report: for paper and screen readers (`pdf`) or as one file (`html`)."""
    edition, found = edited.edition, edited.report
    language = edition.language
    view = View(edition, desk, medium, level=LEVEL, passage=True)
    numbers = count(1)
    page = close(
        desk,
        edition,
        "report.html",
        "report.css",
        edited=edited,
        report=found,
        variant=found.variant,
        medium=medium,
        source=language.chain[-1],
        modules=tuple(_part(chapter, numbers) for chapter in found.modules),
        agendas=tuple(_part(chapter, numbers) for chapter in found.agendas),
        dimensions=DIMENSIONS,
        depths=DEPTHS,
        counts=Counter((row.dimension, row.depth) for row in found.rows),
        stale=sum(row.state != "clean" for row in found.rows),
        draw=lambda blocks, level=LEVEL: render(blocks, replace(view, level=level)),
        draw_was=partial(_was, view=view),
        draw_beside=lambda each: render(_beginning(each.row.beside), view),
        draw_now=lambda each: render(each.row.now, replace(view, marks=each.came)),
        text=partial(text, view=view),
        phrase=partial(phrase, view=view),
        foreign=partial(foreign, view=view),
        plain=plain,
        day=partial(day, language=language),
        of_year=lambda when: yearly_text(when[0], when[1], language),
        clock=partial(hour_text, language=language),
        weekdays=partial(weekdays_text, language=language),
        tongue=partial(tongue, language=language),
    )
    return printed(page) if medium == "pdf" else page


def _part(chapter: Chapter, numbers: Iterator[int]) -> Part:
    return Part(chapter, tuple(_numbered(next(numbers), row) for row in chapter.rows))


def _numbered(number: int, row: Row) -> Numbered:
    stays = row.does in ("before", "after", "move", "set")
    was = tuple(_beginning(row.was)) if stays else row.was
    begun = stays and (_words(was) < _words(row.was) or any(block.kind == "support" for block in was))
    went, came = differing(was, row.now) if row.does in ("replace", "fill") else ({}, {})
    long = max(0 if stays else _height(was), _height(row.now)) > WHOLE
    return Numbered(number, row, tuple(_differing(row)), was, begun, went, came, long)


def _beginning(blocks: Tree, room: int = BESIDE) -> Iterator[Block]:
    """As much of the blocks as holds that many words, each whole; without lines to write on."""
    for block in blocks:
        if room > 0:
            children = tuple(_beginning(block.children, room))
            attrs = (*((key, value) for key, value in block.attrs if key != "lines"), ("lines", "0"))
            block = replace(block, attrs=attrs if block.kind == "reflection" else block.attrs, children=children)
            room -= _words((block,))
            yield block


def _words(blocks: Iterable[Block]) -> int:
    return sum(len(block.text.source.split()) for top in blocks for block in top.walk() if block.text)


def _height(blocks: Tree) -> float:
    """About how many millimetres blocks take in a column."""
    found = (block for top in blocks for block in top.walk())
    return sum(_own_height(block) for block in found)


def _own_height(block: Block) -> float:
    if block.kind == "picture":
        return 60
    words = LINE * (len(block.text.source.split()) // WORDS + 1) if block.text else 0
    lines = 6.0 * int(block.attr("lines", "6")) if block.kind == "reflection" else 0
    return words + lines + (2 if block.text else 6)


def _was(each: Numbered, view: View) -> Markup:
    """What the base says; the contacts of a support box that stays would only take room."""
    own = replace(view, mark="del", marks=each.went)
    if each.begun:
        region = replace(view.edition.region, contacts=())
        own = replace(own, edition=replace(view.edition, region=region))
    return render(each.was, own)


def _differing(row: Row) -> Iterator[tuple[Line, Line]]:
    """The lines of the base that changed, each as it was and as it is; a side that has no such line is empty."""
    if row.state != "changed" or not row.said:
        return
    for runs in changed_words(tuple(_readable(row.said)), tuple(_readable(row.says))):
        then, now = (tuple(run for run in runs if run.sign in ("", sign)) for sign in "-+")
        yield then, now


_MARKED = re.compile(r"\[([a-z-]+)((?: [^\]]+)?)\](?: (.*))?")


def _readable(lines: Iterable[str]) -> Iterator[str]:
    """Lines of `drift.words` without Markdown; what a block is comes before its words where it has attributes."""
    for line in lines:
        marked = _MARKED.fullmatch(line)
        if marked is None:
            yield plain(line)
        elif marked[2] or marked[3]:
            attributes = re.split(r" (?=[a-z-]+=)", marked[2].strip())
            facts = " · ".join((marked[1], *(each.replace("=", " ", 1) for each in attributes if each)))
            yield f"{facts}: {plain(marked[3])}" if marked[3] else facts


def day(when: date | str, language: Language) -> str:
    """A day; that since which somebody answers for a policy comes as it is written, 2027-01-31."""
    return date_text(date.fromisoformat(when) if isinstance(when, str) else when, language)


def tongue(tag: str, language: Language) -> str:
    """A language's name in the page's own; the tag where CLDR has none."""
    try:
        return str(Locale.parse(tag, sep="-").get_display_name(cldr(language.tag)) or tag)
    except (ValueError, UnknownLocaleError):
        return tag
