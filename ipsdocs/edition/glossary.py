"""Which terms of the glossary a text links to, and in what order an edition lists them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ipsdocs.model import Module, Term
from ipsdocs.source.glossary import LINK

_ADDRESS = re.compile(r"\]\([^)]*\)")
_LINK = re.compile(rf"\]\(<?{LINK}([^)\s>]*)")


def linked(module: Module) -> tuple[str, ...]:
    """The ids of the terms that a module's text links to, each once, in reading order."""
    texts = (block.text.source for block in module.walk() if block.text and LINK in block.text.source)
    return tuple(dict.fromkeys(id for text in texts for id in _LINK.findall(text)))


@lru_cache(maxsize=4)
def names(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a term's name as whole words, the longest first, and the id that each name stands for."""
    ids = {name.casefold(): term.id for term in terms for name in (term.term.source, *term.also)}
    words = "|".join(re.escape(name) for name in sorted(ids, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), ids


def within(source: str, terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The ids of the terms that stand in a text, marked or not, each once."""
    if not terms:
        return ()
    pattern, ids = names(terms)
    marked = _LINK.findall(source)
    # A marked word is known by its address; what stands in an address is no word.
    named = (ids[match[0].casefold()] for match in pattern.finditer(_ADDRESS.sub("]", source)))
    return tuple(dict.fromkeys((*named, *marked)))


def by_name(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms in the order of their names, word by word, as a reader looks them up.

    Letters count without their accents and case, and an Arabic word without its article, which most have.
    """
    return tuple(sorted(terms, key=lambda term: (_letters(term.term.source), term.id)))


def _letters(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold().removeprefix("ال").replace("-", " "))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
