"""Messages as inline HTML: one text, its links, its language where that is not the page's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal
from unicodedata import bidirectional

from markupsafe import Markup, escape

from ipsdocs.document import inline
from ipsdocs.document.page import Desk
from ipsdocs.document.strings import language_marks
from ipsdocs.edition.addresses import MAIL, WEB
from ipsdocs.edition.edition import Edition
from ipsdocs.model import Mode, Text
from ipsdocs.source.glossary import LINK

Medium = Literal["pdf", "html"]


@dataclass(frozen=True, slots=True)
class View:
    """For whom blocks are drawn. `mode` chooses which minutes are said.

    `level` is the heading level of the outermost titles; `prefix` stands before every id, for documents
    that hold several modules; `terms` are the ids of the glossary's terms that the page explains. A `passage` is
    drawn for reviewers: with what only facilitators see, and without ids and links within the document it is from;
    the words that `marks` name, by their characters in a text's plain words, stand in an element called `mark`.
    """

    edition: Edition
    desk: Desk
    medium: Medium
    mode: Mode | None = None
    level: int = 2
    prefix: str = ""
    terms: frozenset[str] = frozenset()
    passage: bool = False
    mark: Literal["ins", "del"] = "ins"
    marks: Mapping[Text, tuple[tuple[int, int], ...]] = field(default_factory=dict)


_ISOLATED = re.compile(
    rf"{WEB}|{MAIL}"
    r"|\+?\(?\d[\d().\-\u2010-\u2012\u00a0\u202f ]{4,}\d"  # telephone numbers
)
LONG = 30  # characters of an address that may break over two lines; a telephone number never does
_WITHIN = ("tel:", "#")  # links that name no address
_SAFE_LINKS = ("https://", "http://", "mailto:", *_WITHIN)


def text(text: Text, view: View) -> Markup:
    """One message as inline HTML; a fallback stands in a span that names its language and direction.

    A title that a right-to-left edition leaves in Latin letters gets its direction, for its full stop's sake.
    """
    marks = foreign(text, view)
    if not marks and view.edition.language.direction == "rtl" and _only_latin(text.source):
        marks = Markup(' dir="ltr"')
    words = phrase(text, view)
    return Markup("<span{}>{}</span>").format(marks, words) if marks else words


def foreign(text: Text, view: View) -> Markup:
    """` lang=… dir=…` for a text in another language than the edition's, nothing for one in its own."""
    return language_marks(text.locale, view.edition.language)


def phrase(text: Text, view: View) -> Markup:
    """One message as inline HTML without its language: for an element that carries `foreign` itself."""
    runs = inline.runs(text.source)
    spans = view.marks.get(text, ()) if view.marks else ()
    cut = tuple(_cut(runs, spans)) if spans else tuple((run, False) for run in runs)
    parts: list[Markup] = []
    for number, (run, marked) in enumerate(cut, 1):
        after = cut[number][0] if number < len(cut) else None
        words = _run(run, view)
        parts.append(Markup("<{0}>{1}</{0}>").format(view.mark, words) if marked else words)
        if run.link and (after is None or after.link != run.link):
            parts.append(_address(run, view))
    return Markup("").join(parts)


def _cut(runs: tuple[inline.Run, ...], spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[inline.Run, bool]]:
    """The runs, cut where marked words begin and end, each with whether it is marked."""
    at = 0
    edges = sorted({edge for span in spans for edge in span})
    for run in runs:
        here = [edge - at for edge in edges if 0 < edge - at < len(run.text)]
        for start, end in pairwise((0, *here, len(run.text))):
            marked = any(first <= at + start < last for first, last in spans)
            yield (replace(run, text=run.text[start:end]) if here else run), marked
        at += len(run.text)


def _only_latin(words: str) -> bool:
    """Whether some letters are written from the left and none from the right."""
    found = {bidirectional(c) for c in words}
    return "L" in found and not found & {"R", "AL"}


def _run(run: inline.Run, view: View) -> Markup:
    if run.kind == "break":
        return Markup("<br>")
    link = _link(run.link, view)
    words = Markup("").join(_piece(piece, alone, link) for piece, alone in _pieces(run.text))
    if run.code:
        words = Markup("<code>{}</code>").format(words)
    if run.emphasis:
        words = Markup("<em>{}</em>").format(words)
    return Markup("<strong>{}</strong>").format(words) if run.strong else words


def _pieces(words: str) -> Iterator[tuple[str, bool]]:
    """The words cut so that each telephone number and address stands alone (True)."""
    at = 0
    for found in _ISOLATED.finditer(words):
        if found.start() > at:
            yield words[at : found.start()], False
        yield found.group(), True
        at = found.end()
    if at < len(words):
        yield words[at:], False


def _piece(words: str, alone: bool, link: str) -> Markup:
    """The link is the innermost element: PDF/UA-1 fails when an `a` holds another one. No line begins with dots."""
    inner = Markup('<a href="{}">{}</a>').format(link, words) if link else escape(words.replace(" …", "\u00a0…"))
    if not alone:
        return inner
    breakable = Markup(' class="long"') if len(words) > LONG else ""
    return Markup('<bdi dir="ltr"{}>{}</bdi>').format(breakable, inner)


def _link(address: str, view: View) -> str:
    if address.startswith(LINK):
        term = address.removeprefix(LINK)
        return f"#term-{term}" if term in view.terms else ""
    if not address.startswith(_SAFE_LINKS if view.edition.print.addresses else _WITHIN):
        return ""
    if address.startswith("#"):
        return "" if view.passage else f"#{view.prefix}{address[1:]}"
    return address


def _address(run: inline.Run, view: View) -> Markup:
    """The address after the link's words in print, where nobody can follow a link."""
    shown = re.sub(r"^(https?://(www\.)?|mailto:|tel:)", "", run.link).rstrip("/")
    told = shown in run.text or run.link.startswith(("#", LINK)) or not _link(run.link, view)
    if told or view.medium == "html":
        return Markup("")
    return Markup(' <bdi class="address" dir="ltr">({})</bdi>').format(shown)
