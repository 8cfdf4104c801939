"""Facts about locales, from CLDR through Babel: fallback chain, parent, direction, digits, quotation marks, paper."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import Alias, LocaleDataDict, merge

from ipsdocs.edition.edition import Language
from ipsdocs.model import Direction, Paper
from ipsdocs.source.scripts import script
from ipsdocs.source.tags import is_tag

# CLDR's supplemental data, measurementData/paperSize: US-Letter in these territories, A4 elsewhere.
LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
# CLDR has no paper for a region of territories; in Latin America (UN M49: 419) most people live in those above.
LETTER_REGIONS = frozenset(["419"])
# Outer and inner quotation marks where a locale has others than its parent whose words it takes over.
QUOTES = {"es": "«»“”", "es-419": "“”‘’"}
# Pseudo-locales for tests, as CLDR names them: longer Latin text, and text that runs from the right.
PSEUDO: dict[str, Direction] = {"en-XA": "ltr", "ar-XB": "rtl"}


def _looked_up(data: LocaleDataDict, key: str | int | None) -> object:
    """As Babel looks up, but what an alias stands for isn't kept in `data`, which all locales may share.

    Babel keeps it, and then one locale's names of days stand in another's dates: which, depends on what was asked
    before (python-babel/babel issue 1234).
    """
    found = data._data[key]
    if isinstance(found, Alias):
        found = found.resolve(data.base)
    if isinstance(found, tuple):
        alias, own = found
        found = alias.resolve(data.base).copy()
        merge(found, own)
    return LocaleDataDict(found, base=data.base) if isinstance(found, dict) else found


LocaleDataDict.__getitem__ = _looked_up  # type: ignore[method-assign]  # Babel has no other way to mend it


def cldr(tag: str) -> str:
    """The name under which CLDR, through Babel, knows a tag; a pseudo-locale counts and dates as its language."""
    return tag.split("-")[0] if tag in PSEUDO else tag.replace("-", "_")


@lru_cache(maxsize=64)
def language(tag: str, source: str) -> Language:
    """The facts about a BCP 47 tag. Raises ValueError where CLDR doesn't know it."""
    if tag in PSEUDO:
        return Language(tag, (tag, source), direction(tag), "a4", "latn", tag)
    try:
        if not is_tag(tag):
            raise ValueError(tag)
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"CLDR doesn't know the locale “{tag}”") from error
    return Language(
        tag=tag,
        chain=chain(tag, source),
        direction=direction(tag),
        paper=paper(tag),
        digits=locale.default_numbering_system,
        name=locale.get_display_name(locale) or locale.english_name or tag,
    )


@lru_cache(maxsize=256)
def direction(tag: str) -> Direction:
    """Which way a language is written, as CLDR says; left to right where CLDR doesn't know it."""
    if tag in PSEUDO:
        return PSEUDO[tag]
    try:
        order = Locale.parse(tag, sep="-").character_order
    except (ValueError, UnknownLocaleError):
        return "ltr"
    return "rtl" if order == "right-to-left" else "ltr"


def chain(tag: str, source: str) -> tuple[str, ...]:
    """The tags to look a text up in, nearest first, by CLDR's parent locales; the source locale is last."""
    found: list[str] = []
    here = tag.replace("-", "_")
    while here and here != "root":
        found.append(here.replace("_", "-"))
        here = _parent(here)
    if source in found:
        return tuple(found[: found.index(source) + 1])
    return (*found, source)


def same_language(one: str, other: str) -> bool:
    """Whether words of one locale are no foreign passage in the other, as en in en-GB; the script counts, too."""
    return one.split("-")[0] == other.split("-")[0] and script(one) == script(other)


def may_name(header: str, tag: str) -> bool:
    """Whether a PO file's `Language` can mean a locale: it is empty, or the same as far as its first part.

    Tools write the rest in many ways.
    """
    return re.split(r"[-_@.]", header)[0].lower() in ("", tag.split("-")[0])


def parent(tag: str, source: str, declared: Collection[str]) -> str:
    """The locale whose words a thin one takes over but for what it says otherwise: the nearest of its chain that is
    the source's or among the `declared` ones, in the same language. Empty for a locale that isn't thin.
    """
    here = (each for each in chain(tag, source)[1:] if each == source or each in declared)
    return next((each for each in here if same_language(each, tag)), "")


@lru_cache(maxsize=256)
def requoted(found: str, page: str) -> dict[int, str]:
    """For `str.translate`: the quotation marks of one locale's words as another of its language sets them."""
    ours, theirs = (_quotes(page), _quotes(found)) if same_language(found, page) else ("", "")
    return dict(zip(map(ord, theirs), ours, strict=True)) if ours != theirs else {}


def _quotes(tag: str) -> str:
    return next((QUOTES[each] for each in chain(tag, "") if each in QUOTES), "")


def _parent(tag: str) -> str:
    """A locale's parent, empty at the root. One in another script has no parent but the root: nobody who reads
    zh-Hant is helped by zh (UTS 35, parent locales, nonlikelyScript).
    """
    exceptions = get_global("parent_exceptions")
    if tag in exceptions:
        return str(exceptions[tag])
    shorter = tag.rpartition("_")[0]
    return shorter if shorter and script(shorter) == script(tag) else ""


def paper(tag: str) -> Paper:
    """The usual paper of the tag's territory, or of the language's likeliest one."""
    likely = get_global("likely_subtags")
    parts = tag.replace("-", "_").split("_")
    territory = next((p for p in parts[1:] if (len(p) == 2 and p.isupper()) or p.isdigit()), "")
    territory = territory or str(likely.get(parts[0], "")).rpartition("_")[2]
    return "letter" if territory in LETTER | LETTER_REGIONS else "a4"
