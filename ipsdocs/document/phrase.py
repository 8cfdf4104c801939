"""Messages as inline HTML: one text, its links, its language where that is not the page's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Literal
from unicodedata import bidirectional

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

from ipsdocs.document import inline
from ipsdocs.document.page import Desk
from ipsdocs.edition.edition import Edition
from ipsdocs.model import Direction, Mode, Text
from ipsdocs.source.glossary import LINK

Medium = Literal["pdf", "html"]


@dataclass(frozen=True, slots=True)
class View:
    """For whom blocks are drawn. `mode` chooses which minutes are said.

    `level` is the heading level of the outermost titles; `prefix` stands before every id, for documents
    that hold several modules; `terms` are the ids of the glossary's terms that the page explains.
    """

    edition: Edition
    desk: Desk
    medium: Medium
    mode: Mode | None = None
    level: int = 2
    prefix: str = ""
    terms: frozenset[str] = frozenset()


_ISOLATED = re.compile(
    r"https?://[^\s<>]*[^\s<>.,;:!?)\]»”’]|www\.[^\s<>]*[^\s<>.,;:!?)\]»”’]"  # web addresses
    r"|[\w.+-]+@[\w-]+\.[\w.-]*\w"  # mail addresses
    r"|\+?\(?\d[\d().\-\u2010-\u2012\u00a0\u202f ]{4,}\d"  # telephone numbers
)
LONG = 30  # characters of an address that may break over two lines; a telephone number never does
_SAFE_LINKS = ("https://", "http://", "mailto:", "tel:", "#")


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
    if text.locale == view.edition.language.tag:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(text.locale, direction(text.locale))


def phrase(text: Text, view: View) -> Markup:
    """One message as inline HTML without its language: for an element that carries `foreign` itself."""
    runs = inline.runs(text.source)
    parts: list[Markup] = []
    for run, following in zip_longest(runs, runs[1:]):
        parts.append(_run(run, view))
        if run.link and (following is None or following.link != run.link):
            parts.append(_address(run, view))
    return Markup("").join(parts)


def _only_latin(words: str) -> bool:
    """Whether some letters are written from the left and none from the right."""
    found = {bidirectional(c) for c in words}
    return "L" in found and not found & {"R", "AL"}


@lru_cache(maxsize=256)
def direction(tag: str) -> Direction:
    """Which way a language is written, as CLDR says; left to right where CLDR doesn't know it."""
    try:
        order = Locale.parse(tag, sep="-").character_order
    except (ValueError, UnknownLocaleError):
        return "ltr"
    return "rtl" if order == "right-to-left" else "ltr"


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
    """The link is the innermost element: PDF/UA-1 fails when an `a` holds another one."""
    inner = Markup('<a href="{}">{}</a>').format(link, words) if link else escape(words)
    if not alone:
        return inner
    breakable = Markup(' class="long"') if len(words) > LONG else ""
    return Markup('<bdi dir="ltr"{}>{}</bdi>').format(breakable, inner)


def _link(address: str, view: View) -> str:
    if address.startswith(LINK):
        term = address.removeprefix(LINK)
        return f"#term-{term}" if term in view.terms else ""
    if not view.edition.print.addresses or not address.startswith(_SAFE_LINKS):
        return ""
    return f"#{view.prefix}{address[1:]}" if address.startswith("#") else address


def _address(run: inline.Run, view: View) -> Markup:
    """The address after the link's words in print, where nobody can follow a link."""
    shown = re.sub(r"^(https?://(www\.)?|mailto:|tel:)", "", run.link).rstrip("/")
    told = shown in run.text or run.link.startswith(("#", LINK)) or not _link(run.link, view)
    if told or view.medium == "html":
        return Markup("")
    return Markup(' <bdi class="address" dir="ltr">({})</bdi>').format(shown)
