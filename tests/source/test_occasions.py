"""Tests of variants.py: every way in which a variant's calendar says when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ipsdocs.model import Occasion
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.variants import read_variant

HEAD = "id: v\nname: V\nkind: culture\nwhy: Because.\ncalendar:\n"


def occasion(line: str) -> Occasion:
    """The one line of a calendar; the reader finds nothing wrong in it."""
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/variants/v/variant.yaml": f"{HEAD}  - {{{line}}}\n".encode()})
    variant = read_variant(files, "v", "en", problems)
    assert [str(problem) for problem in problems] == []
    assert variant is not None
    (found,) = variant.calendar
    assert (found.variant, str(found.place)) == ("v", "curriculum/variants/v/variant.yaml:6")
    return found


def test_a_day_of_every_year() -> None:
    found = occasion("name: A day, on: 02-29, source: A law")
    assert (found.name.source, found.source, found.is_free) == ("A day", "A law", True)
    assert [found.frees(day) for day in (date(2028, 2, 29), date(2028, 2, 28), date(2027, 3, 1))] == [
        True,
        False,
        False,
    ]


def test_one_day() -> None:
    found = occasion("name: A day, on: 2027-06-25, source: A law")
    assert [found.frees(date(year, 6, 25)) for year in (2026, 2027, 2028)] == [False, True, False]


def test_some_days() -> None:
    found = occasion("name: A rest, from: 2027-12-24, to: 2028-01-03, source: Custom")
    days = (date(2027, 12, 23), date(2027, 12, 24), date(2028, 1, 1), date(2028, 1, 3), date(2028, 1, 4))
    assert [found.frees(day) for day in days] == [False, True, True, True, False]


def test_a_pause() -> None:
    found = occasion('name: Prayer, between: "12:30-14:00", minutes: 30, weekdays: [friday, monday]')
    assert (found.window, found.minutes, found.weekdays, found.is_free) == ((750, 840), 30, (4, 0), False)
    assert occasion('name: Count, between: "00:00-23:59", minutes: 5').weekdays == ()


def test_a_question() -> None:
    found = occasion("name: Counts, ask: When are people counted?")
    assert [text.source for text in found.texts] == ["Counts", "When are people counted?"]
    assert not found.is_free
    assert not found.frees(date(2027, 1, 1))
