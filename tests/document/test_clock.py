"""Days and times without a place in time, in each language's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from babel import localedata
from babel.dates import get_month_names
from babel.localedata import locale_identifiers
from guide_sample import ARABIC, ENGLISH

from ipsdocs.document.clock import (
    date_text,
    day_text,
    hour_text,
    in_zones,
    place,
    span_text,
    time_text,
    weekdays_text,
    yearly_text,
)
from ipsdocs.document.page import listed, number
from ipsdocs.edition.edition import Language
from ipsdocs.edition.languages import language

SPANISH = Language("es", ("es", "en"), "ltr", "a4", "latn", "español")


@pytest.mark.parametrize(
    ("language", "hour", "yearly", "day", "weekdays"),
    [
        (ENGLISH, "1:05\u202fPM", "February 29", "June 25, 2027", "Monday and Friday"),
        (SPANISH, "13:05", "29 de febrero", "25 de junio de 2027", "lunes y viernes"),
        (language("en-GB", "en"), "13:05", "29 February", "25 June 2027", "Monday and Friday"),
        (language("en-AU", "en"), "1:05\u202fpm", "29 February", "25 June 2027", "Monday and Friday"),
        (language("en-NZ", "en"), "1:05\u202fpm", "29 February", "25 June 2027", "Monday and Friday"),
        (language("es-ES", "en"), "13:05", "29 de febrero", "25 de junio de 2027", "lunes y viernes"),
        (language("es-419", "en"), "1:05\u202fp.m.", "29 de febrero", "25 de junio de 2027", "lunes y viernes"),
        (ARABIC, "١:٠٥ م", "٢٩ فبراير", "٢٥ يونيو ٢٠٢٧", "الاثنين والجمعة"),
    ],
)
def test_occasions_are_said_in_the_language(
    language: Language, hour: str, yearly: str, day: str, weekdays: str
) -> None:
    assert hour_text(13 * 60 + 5, language) == hour
    assert yearly_text(2, 29, language) == yearly
    assert date_text(date(2027, 6, 25), language) == day
    assert weekdays_text((0, 4), language) == weekdays


@pytest.mark.parametrize(
    ("tag", "length"),
    [
        ("en", "1 hour, 5 minutes"),
        ("de", "1 Stunde, 5 Minuten"),
        ("fr", "1\xa0heure et 5 minutes"),
        ("he", "1 שעה, 5 דקות"),
        ("ja", "1 時間 5 分"),
        ("zh", "1小时5分钟"),
        ("sw", "saa 1 na dakika 5"),
        ("hy", "1 ժամ և 5 րոպե"),
        ("my", "၁ နာရီနှင့် ၅ မိနစ်"),
        ("mi", "1 haora, 5 meneti"),
        ("xh", "1 h, 5 min"),
    ],
)
def test_how_long_something_takes(tag: str, length: str) -> None:
    """As ICU says it; Babel alone has no words for it in half of these."""
    assert span_text(65, language(tag, "en")) == length


@pytest.mark.parametrize(
    ("tag", "zone", "city"),
    [
        ("ar", "Europe/Vienna", "فيينا"),
        ("en", "Asia/Kolkata", "Kolkata"),
        ("es", "America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("arn", "America/Santiago", "Santiago"),
        ("arn", "UTC", "UTC"),
    ],
)
def test_a_zones_city(tag: str, zone: str, city: str) -> None:
    assert place(zone, language(tag, "en")) == city


def test_a_date_without_names_of_months() -> None:
    mapudungun = language("arn", "en")
    assert date_text(date(2027, 6, 25), mapudungun) == "2027-06-25"
    assert yearly_text(2, 29, mapudungun) == "02-29"


NOON = datetime(2027, 6, 25, 12, 5, tzinfo=ZoneInfo("Pacific/Auckland"))
SAID: dict[str, Callable[[Language], str]] = {
    "lengths": lambda tongue: " · ".join(span_text(n, tongue) for n in (0, 1, 2, 5, 11, 60, 65, 120, 122, 305, 671)),
    "times": lambda tongue: f"{time_text(NOON, tongue)} · {hour_text(785, tongue)}",
    "dates": lambda tongue: (
        f"{day_text(NOON, tongue)} · {date_text(NOON.date(), tongue)} · {yearly_text(2, 29, tongue)}"
    ),
    "weekdays": lambda tongue: weekdays_text(range(7), tongue),
    "places": lambda tongue: " · ".join(m.place for m in in_zones(NOON, ("Asia/Kolkata", "America/New_York"), tongue)),
    "lists": lambda tongue: " · ".join(listed(["a", "b", "c"][:n], tongue) for n in (1, 2, 3)),
    "numbers": lambda tongue: number(12345.5, tongue),
    "name": lambda tongue: tongue.name,
}


@pytest.mark.parametrize("what", SAID)
def test_every_locale_that_babel_knows_has_words_for_it(what: str) -> None:
    """No key, no placeholder, nothing missing: what Babel leaves where it lacks one of CLDR's fallbacks."""
    found = {id: SAID[what](language(id.replace("_", "-"), "en")) for id in locale_identifiers()}
    assert len(found) > 1000
    raw = re.compile(r"duration|minute-|[{}]|\bM\d\d\b|\bNone\b|_|^$|(?:^|· )(?: ·|$)")
    assert {id: said for id, said in found.items() if raw.search(said)} == {}


@pytest.mark.parametrize("first", ["sw", "he", "mi"])
def test_no_locale_has_another_ones_words(first: str) -> None:
    """Whatever was asked before: Babel shares what locales inherit, and would keep there what it found for one."""
    SAID["weekdays"](language(first, "en"))
    SAID["dates"](language(first, "en"))
    assert weekdays_text((0, 6), language("es", "en")) == "lunes y domingo"
    assert weekdays_text((0, 6), language("ar", "en")) == "الاثنين والأحد"
    assert get_month_names("wide", "stand-alone", "de")[10] == "Oktober"


def test_babels_data_is_as_it_was_read() -> None:
    """The same in any order: nothing that one locale is asked leaves a trace in what others inherit."""
    root = localedata.load("root")
    assert isinstance(root["days"]["stand-alone"]["wide"], localedata.Alias)
    assert isinstance(root["months"]["stand-alone"]["wide"], localedata.Alias)
