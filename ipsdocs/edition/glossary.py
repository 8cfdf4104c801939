"""Which terms of the glossary a text links to, and in what order an edition lists them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ipsdocs.model import Module, Term
from ipsdocs.source.glossary import LINK

_LINK = re.compile(rf"\]\(<?{LINK}([^)\s>]*)")


def linked(module: Module) -> tuple[str, ...]:
    """The ids of the terms that a module's text links to, each once, in reading order."""
    texts = (block.text.source for block in module.walk() if block.text and LINK in block.text.source)
    return tuple(dict.fromkeys(id for text in texts for id in _LINK.findall(text)))


def by_name(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Terms in the order of their names, word by word, as a reader looks them up.

    Letters count without their accents and case, and an Arabic word without its article, which most have.
    """
    return tuple(sorted(terms, key=lambda term: (_letters(term.term.source), term.id)))


def _letters(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold().removeprefix("ال").replace("-", " "))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
