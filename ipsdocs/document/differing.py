"""Which words of two texts that are much alike the other hasn't, for whoever reads them side by side. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from ipsdocs.document.inline import plain
from ipsdocs.model import Block, Text

ALIKE = 0.5  # the share of words in common below which two texts are simply two texts
Spans = tuple[tuple[int, int], ...]  # characters of a text's plain words, from and to
Marks = Mapping[Text, Spans]


def differing(one: Iterable[Block], other: Iterable[Block]) -> tuple[Marks, Marks]:
    """The words of each side that the other hasn't, by the text they stand in; none where the two aren't alike."""
    words, others = list(_words(one)), list(_words(other))
    match = SequenceMatcher(None, [word for word, *_ in words], [word for word, *_ in others], autojunk=False)
    if match.ratio() < ALIKE:
        return {}, {}
    went: dict[Text, Spans] = {}
    came: dict[Text, Spans] = {}
    for tag, a, b, c, d in match.get_opcodes():
        if tag != "equal":
            _mark(went, words[a:b])
            _mark(came, others[c:d])
    return went, came


_Word = tuple[str, Text, int, int]


def _words(blocks: Iterable[Block]) -> Iterator[_Word]:
    for top in blocks:
        for block in top.walk():
            if block.text and block.kind not in ("picture", "code"):
                for found in re.finditer(r"\S+", plain(block.text.source)):
                    yield found.group(), block.text, found.start(), found.end()


def _mark(marks: dict[Text, Spans], words: list[_Word]) -> None:
    """Add words that follow each other; those of one text become one span, with the spaces between them."""
    spans: dict[Text, tuple[int, int]] = {}
    for _, text, start, end in words:
        spans[text] = (spans[text][0] if text in spans else start, end)
    for text, span in spans.items():
        marks[text] = (*marks.get(text, ()), span)
