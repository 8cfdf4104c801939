"""A deck as a page of slides, 16:9, one slide a page; no speaker note is ever in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from ipsdocs.document import fit
from ipsdocs.document.deck import Deck, Slide
from ipsdocs.document.flat import Body, Figure, Paragraph, Table
from ipsdocs.document.inline import Run
from ipsdocs.document.page import Desk, Page, close, design
from ipsdocs.document.phrase import _pieces as pieces
from ipsdocs.document.strings import language_marks
from ipsdocs.edition.edition import Edition

FOLLOWED = ("https://", "http://", "mailto:", "tel:")


@dataclass(slots=True)
class Item:
    """An item of a list with its paragraphs, and the lists below it."""

    lines: list[Paragraph]
    lists: list[Listing] = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """A list, ordered where its items have numbers."""

    ordered: bool
    level: int
    items: list[Item] = field(default_factory=list)


Node = Paragraph | Table | Figure | Listing


def slides(deck: Deck, edition: Edition, desk: Desk) -> Page:
    """The deck as one closed page, each slide a section whose title has the id `slide-N`."""
    look = design(desk.templates, edition)
    return close(
        desk,
        edition,
        "slides.html",
        "slides.css",
        deck=deck,
        frame=fit.frame(look),
        fit=fit,
        steps=fit.steps(look),
        leadings=fit.leadings(look),
        room=lambda slide: fit.below(slide.title, slide.sizes, look),
        tree=tree,
        figures=figures,
        words=_Words(edition),
        foreign=lambda locale: language_marks(locale, edition.language),
        shares=fit.column_shares,
    )


def overflowing(anchors_per_page: Sequence[frozenset[str]], deck: Deck) -> tuple[Slide, ...]:
    """The slides that took more than one page, given the anchors found on each page of the PDF.

    A page without a slide's anchor of its own goes on with the slide before it.
    """
    pages: dict[str, int] = {}
    current = ""
    anchors = {slide.anchor for slide in deck.slides}
    for found in anchors_per_page:
        own = sorted(found & anchors - {current})
        current = own[-1] if own else current
        for anchor in own or [current]:
            pages[anchor] = pages.get(anchor, 0) + 1
    return tuple(slide for slide in deck.slides if pages.get(slide.anchor, 0) > 1)


def tree(body: Iterable[Body]) -> list[Node]:
    """A slide's body with its list paragraphs gathered into lists; figures are left to `figures`."""
    nodes: list[Node] = []
    open_lists: list[Listing] = []
    for part in body:
        if not isinstance(part, Paragraph):
            open_lists.clear()
            if not isinstance(part, Figure):
                nodes.append(part)
        elif part.marker:
            _add(part, open_lists, nodes)
        elif part.item and open_lists:
            _shallower(open_lists, part.level)[-1].items[-1].lines.append(part)
        else:
            open_lists.clear()
            nodes.append(part)
    return nodes


def _shallower(open_lists: list[Listing], level: int) -> list[Listing]:
    """The open lists after closing those deeper than `level`."""
    while len(open_lists) > 1 and open_lists[-1].level > level:
        open_lists.pop()
    return open_lists


def _add(part: Paragraph, open_lists: list[Listing], nodes: list[Node]) -> None:
    """Put an item into the list of its level, opening and closing lists as needed."""
    ordered = part.marker == "number"
    if open_lists:
        last = _shallower(open_lists, part.level)[-1]
        if last.level == part.level and last.ordered != ordered:
            open_lists.pop()
    if not open_lists or open_lists[-1].level < part.level:
        opened = Listing(ordered, part.level)
        if open_lists:
            open_lists[-1].items[-1].lists.append(opened)
        else:
            nodes.append(opened)
        open_lists.append(opened)
    open_lists[-1].items.append(Item([part]))


def figures(body: Iterable[Body]) -> list[Figure]:
    """The pictures of a body; they stand beside its words."""
    return [part for part in body if isinstance(part, Figure)]


@dataclass(frozen=True, slots=True)
class _Words:
    """Draws a paragraph's runs; each link is innermost, for PDF/UA-1."""

    edition: Edition

    def __call__(self, paragraph: Paragraph) -> Markup:
        words = Markup("").join(self._run(run) for run in paragraph.runs)
        marks = language_marks(paragraph.locale, self.edition.language)
        return Markup("<span{}>{}</span>").format(marks, words) if marks else words

    def _run(self, run: Run) -> Markup:
        if run.kind == "break":
            return Markup("<br>")
        link = run.link if self.edition.print.addresses and run.link.startswith(FOLLOWED) else ""
        words = Markup("").join(_piece(piece, alone, link) for piece, alone in pieces(run.text))
        for wanted, tag in ((run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")):
            if wanted:
                words = Markup(f"<{tag}>{{}}</{tag}>").format(words)  # noqa: S704  # tag is one of the three above
        return words


def _piece(words: str, alone: bool, link: str) -> Markup:
    """A piece of a run; a telephone number or address keeps its own direction."""
    inner = Markup('<a href="{}">{}</a>').format(link, words) if link else escape(words)
    return Markup('<bdi dir="ltr">{}</bdi>').format(inner) if alone else inner
