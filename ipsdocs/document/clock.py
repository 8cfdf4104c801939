"""Moments and lengths of time in a language's words, as CLDR says them: days, clocks, spans, places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_timezone_location
from babel.units import format_unit

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
    """The city that a zone is named for, in the language; UTC as it is."""
    if zone == "UTC":
        return zone
    return str(get_timezone_location(zone, locale=cldr(language.tag), return_city=True))


def time_text(when: datetime, language: Language) -> str:
    """The time of day as CLDR writes it, in the locale's digits."""
    return in_digits(format_time(when, "short", tzinfo=when.tzinfo, locale=cldr(language.tag)), language)


def hour_text(minutes: int, language: Language) -> str:
    """A time of day, in minutes from midnight, on no day."""
    return in_digits(format_time(time(*divmod(minutes, 60)), "short", locale=cldr(language.tag)), language)


def day_text(when: datetime, language: Language) -> str:
    """The day in full: weekday, day, month, year."""
    return in_digits(format_date(when.date(), "full", locale=cldr(language.tag)), language)


def date_text(day: date, language: Language) -> str:
    """Day, month and year."""
    return in_digits(format_date(day, "long", locale=cldr(language.tag)), language)


def yearly_text(month: int, day: int, language: Language) -> str:
    """Day and month of every year."""
    return in_digits(format_skeleton("MMMMd", date(LEAP, month, day), locale=cldr(language.tag)), language)


def weekdays_text(days: Iterable[int], language: Language) -> str:
    """The names of weekdays, 0 for Monday, as the language joins a list."""
    names = get_day_names("wide", "stand-alone", locale=cldr(language.tag))
    return listed((names[day] for day in days), language).unescape()


def span_text(minutes: int, language: Language) -> str:
    """How long something takes, in hours and minutes, as CLDR says it: “2 hours, 5 minutes”."""
    parts = [(minutes // 60, "hour"), (minutes % 60, "minute")]
    locale = Locale.parse(cldr(language.tag))
    words = [format_unit(n, f"duration-{unit}", "long", locale=locale) for n, unit in parts if n]
    if len(words) < 2:
        return in_digits("".join(words) or format_unit(0, "duration-minute", "long", locale=locale), language)
    patterns = locale.list_patterns.get("unit") or locale.list_patterns["standard"]
    pair: str = patterns.get("2") or patterns["end"]  # where CLDR has no pair, Babel's own joining says one twice
    return in_digits(pair.format(*words), language)


def clock_text(minutes: int, language: Language) -> str:
    """A stopwatch's reading, hours and minutes (1:05), in the locale's digits."""
    return in_digits(f"{minutes // 60}:{minutes % 60:02}", language)


def in_digits(text: str, language: Language) -> str:
    """The text with its ASCII digits as the locale writes them; Babel's dates leave them ASCII."""
    return text.translate(_digits(language))


@lru_cache(maxsize=64)
def _digits(language: Language) -> dict[int, str]:
    return {ord("0") + n: number(n, language) for n in range(10)}
