"""A word with a meaning of its own is marked where a module uses it first, so that a reader can look it up."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.rule import Setting, warning
from ipsdocs.document.inline import runs
from ipsdocs.edition.glossary import names
from ipsdocs.model import Block, Module, Term, Text
from ipsdocs.problems import Problem
from ipsdocs.source.glossary import LINK
from ipsdocs.source.kinds import HANDOUT, KINDS, SLIDES

RULE = "glossary"
TEXTS = frozenset({"paragraph", "item", "cell"})


def glossary(module: Module, setting: Setting) -> Iterator[Problem]:
    """Terms that stand unmarked before they are marked, or are never marked though they are not everyday words."""
    texts = tuple(_texts(module.sections))
    used = list(_used(texts, setting.glossary)) if setting.glossary else []
    marked = {id for id, word, _ in used if not word}
    seen: set[str] = set()
    everyday = {term.id for term in setting.glossary if term.everyday}
    for id, word, text in used:
        if word and id not in seen and (id in marked or id not in everyday):
            yield warning(
                text.place,
                RULE,
                f"“{word}” is a term of the glossary and is first used here, unmarked",
                f"Write [{word}]({LINK}{id}) in its place.",
            )
        seen.add(id)


def _used(texts: tuple[Text, ...], terms: tuple[Term, ...]) -> Iterator[tuple[str, str, Text]]:
    """Each use of a term in reading order: its id, the word where it stands unmarked, and the text it stands in."""
    pattern, ids = names(terms)
    for text in texts:
        for run in runs(text.source):
            if run.link.startswith(LINK):
                yield run.link.removeprefix(LINK), "", text
            elif not run.link:
                words = (found[0] for found in pattern.finditer(run.text))
                yield from ((ids[word.casefold()], word, text) for word in words if not _is_name(word))


def _is_name(word: str) -> bool:
    """Whether it is part of a name, as in “Purposeful Peer Support”: a capital letter after the first word."""
    return any(part[:1].isupper() for part in word.split()[1:])


def _texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """A participant's running text, in reading order: no headings, quotes, slides, and nothing for facilitators."""
    for block in blocks:
        kind = KINDS.get(block.kind)
        if block.kind in ("quote", "quotation") or (kind and (HANDOUT not in kind.formats or SLIDES in kind.formats)):
            continue
        if block.kind in TEXTS and block.text:
            yield block.text
        yield from _texts(block.children)
