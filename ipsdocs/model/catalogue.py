"""Translations, as a PO file gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py

from ipsdocs.problems import Place


@dataclass(frozen=True, slots=True)
class Remark:
    """A translator's comment that means something here: `waive …` above a message, `reviewed-by` at the head …"""

    word: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Message:
    """A catalogue's entry: a translation that may be used (never a fuzzy one), the line of its msgstr, its remarks."""

    text: str
    line: int
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One PO file. `reviewed_by` is empty while the translation is a draft; `head` is what its comment says of it.

    `unfinished` are the empty forms of messages that have others. Plural form N of a message stands under the key
    `plural_key(singular, N)`.
    """

    locale: str
    domain: str
    place: Place
    messages: tuple[tuple[str, Message], ...]
    reviewed_by: str
    drafted: bool
    plural: str = "(n != 1)"  # the rule of its Plural-Forms header: C's expression in n
    plural_count: int = 2
    plural_line: int = 1
    head: tuple[Remark, ...] = ()
    unfinished: tuple[Message, ...] = ()


@lru_cache(maxsize=256)
def plural_rule(expression: str) -> Callable[[int], int]:
    """Which form a number takes, by C's expression in n; ValueError where it is none."""
    return c2py(expression)


def plural_key(singular: str, form: int) -> str:
    """Where a catalogue's messages keep plural form number `form`: form 0 under the singular itself."""
    return f"{singular}\x00{form}" if form else singular
