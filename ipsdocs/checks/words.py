"""Words looked for in texts, whole and in any case, and the texts that are a project's own: no quotes, no examples."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ipsdocs.model import Block, Text

QUOTES = ("quote", "quotation")
# Marks that open and close somebody's words. A lone ’ is an apostrophe, so single marks don't count.
QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|「[^」]*」")

ADDRESS = re.compile(r"\]\([^)\s]*")


def spoken(tree: Iterable[Block], examples: tuple[str, ...]) -> Iterator[Text]:
    """A tree's own texts: no quotes, no code, no don't-say examples, which begin with one of these folded marks."""
    for block in tree:
        if block.kind in QUOTES:
            continue
        if block.kind == "table":
            yield from _table(block, examples)
            continue
        if block.text and block.kind != "code" and not _example(block.text, examples):
            yield block.text
        yield from spoken(block.children, examples)


def _table(table: Block, examples: tuple[str, ...]) -> Iterator[Text]:
    """A table's cells without the columns whose heading marks them as examples."""
    head = table.children[0].children if table.children else ()
    for row in table.children:
        for title, cell in zip(head, row.children, strict=False):
            if cell.text and not (title.text and _example(title.text, examples)):
                yield cell.text


def _example(text: Text, marks: tuple[str, ...]) -> bool:
    return bool(marks) and fold(text.source).lstrip("*_✗✘❌ ").startswith(marks)


def unquoted(source: str) -> str:
    """A text with what stands between quotation marks, and the addresses of links, taken out."""
    return ADDRESS.sub("](", QUOTED.sub("“”", source))


def met(source: str, words: tuple[str, ...], prefixes: tuple[str, ...] = ()) -> str:
    """The first of these words in a text, as it is written there; empty where none is.

    Whole words, in any case; `*` ends any word, a space is any space, a prefix may be joined on.
    """
    found = _pattern(words, prefixes).search(fold(source))
    return _as_written(source, *found.span()) if found else ""


def misspelt(source: str, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Where words stand that are only right with their accents: each as it is written there, and as it is right."""
    folded = fold(source)
    if not _pattern(words, ()).search(folded):
        return
    origin = _origin(source)
    for word in words:
        exact, found = re.compile(_form(word, _cased)), _pattern((word,), ()).finditer(folded)
        pieces = (source[origin[match.start()] : origin[match.end()]].rstrip("*_") for match in found)
        wrong = dict.fromkeys(piece for piece in pieces if not exact.fullmatch(_cased(piece)))
        yield from ((piece, word.replace("*", "…")) for piece in wrong)


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...], prefixes: tuple[str, ...]) -> re.Pattern[str]:
    joined = f"(?:{'|'.join(re.escape(fold(p)) for p in prefixes)})?" if prefixes else ""
    return re.compile(rf"(?<!\w){joined}(?:{'|'.join(_form(word, fold) for word in words)})(?!\w)")


def _form(word: str, compared: Callable[[str], str]) -> str:
    return r"\w*".join(re.escape(compared(part)).replace(r"\ ", r"\s+") for part in word.split("*"))


def _cased(text: str) -> str:
    """A text for comparing with its accents: small letters, straight apostrophes, no emphasis marks."""
    return unicodedata.normalize("NFC", text.casefold().replace("’", "'")).replace("*", "").replace("_", "")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A text for comparing: small letters, straight apostrophes; no accents, vowel signs, emphasis marks."""
    return "".join(map(_fold, text))


@lru_cache(maxsize=4096)
def _fold(sign: str) -> str:
    plain = unicodedata.normalize("NFD", sign.casefold().replace("’", "'").replace("ـ", ""))
    return "".join(part for part in plain if unicodedata.category(part) != "Mn" and part not in "*_")


def _as_written(text: str, start: int, end: int) -> str:
    """The piece of a text that gave this span of its folded form."""
    origin = _origin(text)
    return text[origin[start] : origin[end]].rstrip(" *_.,;:!?)")


def _origin(text: str) -> list[int]:
    """For each sign of the folded form, and for its end, where it stands in the text."""
    return [*(n for n, sign in enumerate(text) for _ in _fold(sign)), len(text)]
