"""The calendar file, read back with the library that calendars are read with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

# The samples lie beside the document stage's tests; pytest only finds those of a test's own folder.
from guide_sample import HERE, edited_training, item, module, said, session, training
from icalendar import Calendar

from ipsdocs.document.schedule import schedule
from ipsdocs.model import Occasion
from ipsdocs.output.ics import ics

LESSON = module("## One {#one minutes=50}\n\nText.\n", minutes=(50, 50), title=said("كلمات, كثيرة; ومهمة " * 4))
MADE = edited_training(
    training(
        session("one", 1, 90, item("opening", 10), item("module", module="sample")),
        session("two", 2, 60, item("module", module="sample"), item("break", 5)),
    ),
    LESSON,
)
PLAN = schedule(MADE, datetime(2027, 3, 27, 9), "Europe/Berlin")


def events(data: bytes) -> list[dict[str, Any]]:
    """The events of a calendar file, as its reader sees them."""
    return [dict(event) for event in Calendar.from_ical(data).walk("VEVENT")]


def test_each_session_is_an_event_in_its_zone() -> None:
    data = ics(MADE, PLAN)
    first, second = events(data)
    assert first["DTSTART"].dt.isoformat() == "2027-03-27T09:00:00+01:00"
    assert first["DTEND"].dt.isoformat() == "2027-03-27T10:30:00+01:00"
    assert second["DTSTART"].dt.isoformat() == "2027-03-28T09:00:00+02:00"
    assert [str(z["TZID"]) for z in Calendar.from_ical(data).walk("VTIMEZONE")] == ["Europe/Berlin"]
    assert str(first["SUMMARY"]) == "Core training, online: Session one"
    assert str(first["DESCRIPTION"]).startswith("Opening\nكلمات, كثيرة; ومهمة")


def test_an_event_ends_when_the_pauses_let_it_and_names_no_break() -> None:
    kept = (Occasion(said("Prayer"), HERE, "v", window=(9 * 60, 10 * 60), minutes=20),)
    made = replace(MADE, calendar=kept)
    first, second = events(ics(made, schedule(made, datetime(2027, 3, 27, 8, 55), "Europe/Berlin")))
    assert first["DTEND"].dt.isoformat() == "2027-03-27T10:45:00+01:00"
    assert second["DTEND"].dt.isoformat() == "2027-03-28T09:55:00+02:00"  # no place between two items there
    assert str(first["DESCRIPTION"]) == str(events(ics(MADE, PLAN))[0]["DESCRIPTION"])


def test_a_part_of_a_module_is_named_by_its_sections() -> None:
    body = "## One {#one minutes=20}\n\n## Two & more {#two minutes=20}\n\n## Three {#three minutes=20}\n"
    held = item("module", module="sample", sections=("three", "two"))
    made = edited_training(training(session("one", 1, 45, item("practice", 5), held)), module(body, minutes=(60, 60)))
    (event,) = events(ics(made, schedule(made, datetime(2027, 3, 27, 9), "Europe/Berlin")))
    assert str(event["DESCRIPTION"]).splitlines()[:2] == ["Practice", "Boundaries and limits: Two & more and Three"]


def test_the_same_schedule_gives_the_same_bytes_and_another_start_other_names() -> None:
    assert ics(MADE, PLAN) == ics(MADE, PLAN)
    later = ics(MADE, schedule(MADE, datetime(2027, 4, 3, 9), "Europe/Berlin"))
    assert len({str(e["UID"]) for data in (ics(MADE, PLAN), later) for e in events(data)}) == 4


def test_the_stamp_is_the_start_and_never_now() -> None:
    assert events(ics(MADE, PLAN))[0]["DTSTAMP"].dt == datetime(2027, 3, 27, 8, tzinfo=UTC)


def test_an_unreviewed_edition_says_so() -> None:
    draft = replace(MADE.edition, draft_translation=True, draft_variants=(said("Veterans & families"),))
    words = str(events(ics(replace(MADE, edition=draft), PLAN))[0]["DESCRIPTION"])
    assert "Draft: This translation has not been reviewed by a person yet" in words
    assert "Draft: Not reviewed yet: the changes for Veterans & families" in words


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says() -> None:
    data = ics(MADE, PLAN)
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)


def test_without_a_start_there_is_no_calendar() -> None:
    with pytest.raises(ValueError, match="a calendar file needs a start time"):
        ics(MADE, schedule(MADE))
