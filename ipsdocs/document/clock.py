"""Moments and lengths of time in a language's words, as CLDR says them: days, clocks, spans, places.

Babel leaves out some of CLDR's fallbacks, and then gives keys for words or fails; they are made up for here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton, format_time, get_day_names

from ipsdocs.document.page import listed, number
from ipsdocs.edition.edition import Language
from ipsdocs.edition.languages import cldr

LEAP = 2024  # a year that has every day


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as people somewhere say it. `days` is how many days their date is off the first zone's."""

    zone: str
    place: str
    when: datetime
    date: str
    time: str
    days: int


def in_zones(moment: datetime, zones: tuple[str, ...], language: Language) -> tuple[Moment, ...]:
    """The moment in each zone and in UTC, in the language's words and digits; each zone once."""
    names = dict.fromkeys((*zones, "UTC"))
    first = moment.astimezone(ZoneInfo(next(iter(names)))).date()
    return tuple(_moment(moment.astimezone(ZoneInfo(name)), name, first, language) for name in names)


def _moment(when: datetime, zone: str, first: date, language: Language) -> Moment:
    return Moment(
        zone,
        place(zone, language),
        when,
        day_text(when, language),
        time_text(when, language),
        (when.date() - first).days,
    )


def place(zone: str, language: Language) -> str:
    """The city that a zone is named for, in the language or as the zone spells it; UTC as it is."""
    known = get_global("zone_aliases").get(zone, zone)  # CLDR keeps a zone's first name: Asia/Calcutta
    city = _locale(language).time_zones.get(known, {}).get("city")
    return city or zone.rpartition("/")[2].replace("_", " ")


def time_text(when: datetime, language: Language) -> str:
    """The time of day as CLDR writes it, in the locale's digits."""
    return in_digits(format_time(when, "short", tzinfo=when.tzinfo, locale=cldr(language.tag)), language)


def hour_text(minutes: int, language: Language) -> str:
    """A time of day, in minutes from midnight, on no day."""
    return in_digits(format_time(time(*divmod(minutes, 60)), "short", locale=cldr(language.tag)), language)


def day_text(when: datetime, language: Language) -> str:
    """The day in full: weekday, day, month, year."""
    return _date(when.date(), "full", language)


def date_text(day: date, language: Language) -> str:
    """Day, month and year."""
    return _date(day, "long", language)


def _date(day: date, length: Literal["full", "long"], language: Language) -> str:
    """A date; all in numbers, 2027-06-25, where CLDR has no name for the month and says “M06”."""
    text = format_date(day, length, locale=cldr(language.tag))
    return in_digits(day.isoformat() if f"{day:M%m}" in text else text, language)


def yearly_text(month: int, day: int, language: Language) -> str:
    """Day and month of every year."""
    when = date(LEAP, month, day)
    text = format_skeleton("MMMMd", when, locale=cldr(language.tag))
    return in_digits(f"{when:%m-%d}" if f"{when:M%m}" in text else text, language)


def weekdays_text(days: Iterable[int], language: Language) -> str:
    """The names of weekdays, 0 for Monday, as the language joins a list."""
    names = get_day_names("wide", "stand-alone", locale=cldr(language.tag))
    return listed((names[day] for day in days), language).unescape()


def span_text(minutes: int, language: Language) -> str:
    """How long something takes, in hours and minutes, as CLDR says it: “2 hours, 5 minutes”."""
    hours, rest = divmod(minutes, 60)
    if not (hours and rest):
        return _length(hours, "hour", language) if hours else _length(rest, "minute", language)
    patterns = _locale(language).list_patterns
    kinds = (patterns.get(kind, {}) for kind in ("unit", "unit-short", "standard"))  # each looks in the next
    pair: str = next(kind["2"] for kind in kinds if "2" in kind)
    return pair.format(_length(hours, "hour", language), _length(rest, "minute", language))


def _length(n: int, unit: Literal["hour", "minute"], language: Language) -> str:
    """So many hours or minutes. What CLDR doesn't say of a length is said of all numbers, or of its shorter form.

    Those are CLDR's own fallbacks (UTS 35, lateral inheritance); Babel's `format_unit` would say “3 duration-hour”.
    """
    locale = _locale(language)
    lengths = locale._data["unit_patterns"][f"duration-{unit}"]  # nothing public has them
    forms = (locale.plural_form(n), "other")
    kinds = (lengths.get(length, {}) for length in ("long", "short"))
    pattern: str = next(kind[form] for kind in kinds for form in forms if form in kind)
    return pattern.format(number(n, language))


def clock_text(minutes: int, language: Language) -> str:
    """A stopwatch's reading, hours and minutes (1:05), in the locale's digits."""
    return in_digits(f"{minutes // 60}:{minutes % 60:02}", language)


def in_digits(text: str, language: Language) -> str:
    """The text with its ASCII digits as the locale writes them; Babel's dates leave them ASCII."""
    return text.translate(_digits(language))


def _locale(language: Language) -> Locale:
    return Locale.parse(cldr(language.tag))


@lru_cache(maxsize=64)
def _digits(language: Language) -> dict[int, str]:
    return {ord("0") + n: number(n, language) for n in range(10)}
