"""Scripts: which one a language is written in, by CLDR, and which signs that nobody sees a script needs; digits."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

UNKNOWN = "Zzzz"  # ISO 15924 for a script that nobody knows

_JOINERS = frozenset("\u200c\u200d")
_MARKS = frozenset("\u200e\u200f")
_BREAKS = frozenset("\u200b")
# Joiners where letters join or stack (UAX 31, 2.3), direction marks where writing runs from the right, and
# places to break a line where words stand without spaces (UAX 14, class SA).
UNSEEN = {
    **dict.fromkeys(("Arab", "Syrc"), _JOINERS | _MARKS | {"\u061c"}),
    **dict.fromkeys(("Adlm", "Mand", "Nkoo", "Rohg"), _JOINERS | _MARKS),
    **dict.fromkeys(("Hebr", "Samr", "Thaa"), _MARKS),
    **dict.fromkeys(
        ("Beng", "Deva", "Gujr", "Guru", "Knda", "Mlym", "Mong", "Mtei", "Orya", "Sinh", "Taml", "Telu"), _JOINERS
    ),
    **dict.fromkeys(("Khmr", "Mymr"), _JOINERS | _BREAKS),
    **dict.fromkeys(("Laoo", "Thai", "Tibt"), _BREAKS),
}


@lru_cache(maxsize=256)
def script(tag: str) -> str:
    """The ISO 15924 code of the script that a BCP 47 tag is written in: its own subtag, else CLDR's likeliest."""
    from babel.core import get_global

    language, *others = tag.replace("-", "_").split("_")
    own = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    if own:
        return own.title()
    likely = get_global("likely_subtags")
    keys = (*(f"{language}_{part.upper()}" for part in others), language)
    found = next((str(likely[key]) for key in keys if key in likely), "")
    return next((part for part in found.split("_") if len(part) == 4), UNKNOWN)


def unseen(tag: str) -> frozenset[str]:
    """The joiners, direction marks and breaks that texts in this language may hold."""
    return UNSEEN.get(script(tag), frozenset())


def ascii_digits(text: str) -> str:
    """A text with ASCII's digits for those of any script."""
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text)
