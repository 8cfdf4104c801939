"""The content stamp on a paper: eight hexadecimal digits of what this very paper says. Pure.

Two copies with the same stamp say the same, and a paper's stamp changes when what stands on it does, and then alone: a
cue for facilitators changes no handout. On what paper, how large and in which colours isn't part of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from ipsdocs.model import Picture

STAMP = "content-stamp-of-this-paper"  # stands where the stamp goes, until all else is there to take it from

_PIECE = re.compile(
    r"""
      <!--.*?-->                            # no reader sees a comment, nor code
    | <(?P<code>script|style)\b.*?</(?P=code)>
    | (?P<line><div></div>)                 # a line to write on
    | <(?P<tag>[a-z][a-z0-9]*)(?P<attributes>[^>]*)>
    | <[^>]*>
    | (?P<words>[^<]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_LAYOUT = frozenset({"div", "span"})  # what only places others: large print sets some guides without
_TOLD = re.compile(r' (?:alt|aria-label|data-number|href|src|start)="([^"]*)"')
_CONTENT = re.compile(r'\bcontent: ((?:"[^"]*"|[^";}])*)')
_STRING = re.compile(r'"([^"]*)"')


def of_words(words: Iterable[str]) -> str:
    """The stamp of a paper that says these words."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]


def stamped(html: str, pictures: Iterable[Picture], style: str = "") -> str:
    """A page that shows these pictures, with its stamp in place. `style` has words, too: “Page 1 of 3”."""
    return html.replace(STAMP, of_words((*_said(html, {p.address: p.says for p in pictures}), *_in_style(style))))


def _in_style(style: str) -> Iterator[str]:
    """The words that a style sheet sets; signs such as bullets are how it looks."""
    for value in _CONTENT.findall(style):
        yield from (words for words in _STRING.findall(value) if any(c.isalpha() for c in words))


def _said(html: str, pictures: Mapping[str, str]) -> Iterator[str]:
    """What a page says in the order of reading: its words, how they are marked, addresses, pictures by `pictures`."""
    for piece in _PIECE.finditer(html):
        if words := unescape(piece["words"] or "").split():
            yield " ".join(words)
        elif piece["line"]:
            yield "_"
        elif piece["tag"] and piece["tag"] not in _LAYOUT:
            yield piece["tag"]
            yield from (pictures.get(told, told) for told in _TOLD.findall(piece["attributes"]))
