"""A word with a meaning of its own is marked where a module uses it first, so that a reader can look it up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ipsdocs.checks.rule import Setting, warning
from ipsdocs.document.inline import Run, runs
from ipsdocs.model import Block, Module, Term, Text
from ipsdocs.problems import Problem
from ipsdocs.source.glossary import LINK
from ipsdocs.source.kinds import HANDOUT, KINDS, SLIDES

RULE = "glossary"
TEXTS = frozenset({"paragraph", "item", "cell"})


def glossary(module: Module, setting: Setting) -> Iterator[Problem]:
    """Terms that stand unmarked before they are marked, or are never marked though they are not everyday words."""
    texts = tuple(_texts(module.sections))
    everything = " ".join(text.source for text in texts).casefold()
    for term in setting.glossary:
        names = (term.term.source, *term.also)
        if any(name.casefold() in everything for name in names):
            yield from _unmarked(term, names, texts)


def _unmarked(term: Term, names: tuple[str, ...], texts: tuple[Text, ...]) -> Iterator[Problem]:
    marked = any(run.link == LINK + term.id for text in texts for run in _runs(text))
    if term.everyday and not marked:
        return
    for text in texts:
        for run in _runs(text):
            if run.link == LINK + term.id:
                return
            if not run.link and (found := _pattern(names).search(run.text)):
                yield warning(
                    text.place,
                    RULE,
                    f"“{found[0]}” is a term of the glossary and is first used here, unmarked",
                    f"Write [{found[0]}]({LINK}{term.id}) in its place.",
                )
                return


def _runs(text: Text) -> tuple[Run, ...]:
    return runs(text.source)


@lru_cache(maxsize=512)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the names as whole words, the longest first, capital letters or not."""
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """A participant's running text, in reading order: no headings, quotes, slides, and nothing for facilitators."""
    for block in blocks:
        kind = KINDS.get(block.kind)
        if block.kind in ("quote", "quotation") or (kind and (HANDOUT not in kind.formats or SLIDES in kind.formats)):
            continue
        if block.kind in TEXTS and block.text:
            yield block.text
        yield from _texts(block.children)
