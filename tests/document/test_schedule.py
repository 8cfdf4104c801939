"""Sessions in time: the same clock time every day, over daylight saving, in each language's words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from guide_sample import ARABIC, ENGLISH, edited_training, item, module, session, training
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.document.clock import clock_text, day_text, in_digits, in_zones, place, span_text, time_text
from ipsdocs.document.schedule import Schedule, schedule
from ipsdocs.edition.edition import Language

BODY = "## One {#one minutes=60 online=50}\n\n::: break {#tea minutes=10}\nTea.\n:::\n"
LESSON = module(BODY, minutes=(60, 50))
SESSIONS = (
    session("one", 1, 90, item("opening", 10, "Welcome"), item("module", module="sample")),
    session("two", 2, 60, item("module", module="sample"), item("break", 5)),
    session("three", 2, 30, item("closing", 30)),
)


def at(start: datetime | None, zone: str = "", *zones: str) -> Schedule:
    return schedule(edited_training(training(*SESSIONS), LESSON), start, zone, zones)


def test_without_a_start_there_are_minutes_and_no_moments() -> None:
    plan = at(None)
    assert plan.start is None
    assert [(s.start, s.minutes) for s in plan.meetings[0].slots] == [(0, 10), (10, 50)]
    assert all(slot.begins is None for meeting in plan.meetings for slot in meeting.slots)


def test_a_modules_minutes_are_those_of_the_trainings_mode_and_its_breaks_are_counted() -> None:
    room = schedule(edited_training(training(*SESSIONS, mode="in-person"), LESSON))
    assert room.meetings[0].slots[1].minutes == 60
    assert at(None).meetings[0].slots[1].breaks == 10


def test_a_part_of_a_module_takes_the_minutes_of_its_sections_in_the_modules_order() -> None:
    body = "".join(f"## {id} {{#{id} minutes=20 online=15}}\n\nText.\n\n" for id in ("one", "two", "three"))
    part = training(session("one", 1, 30, item("module", module="sample", sections=("three", "one"))))
    slot = schedule(edited_training(part, module(body, minutes=(60, 45)))).meetings[0].slots[0]
    assert slot.minutes == 30
    assert slot.module is not None
    assert [section.id for section in slot.module.module.sections] == ["one", "three"]


def test_work_is_time_without_any_break() -> None:
    assert at(None).work == 10 + 40 + 40 + 30


def test_the_room_is_the_sessions_minutes() -> None:
    first = at(datetime(2027, 1, 4, 9), "Europe/Berlin").meetings[0]
    assert (first.minutes, first.spare) == (60, 30)
    assert first.end is not None
    assert first.end.hour == 10


def test_every_day_begins_at_the_same_time_on_the_clock_over_daylight_saving() -> None:
    plan = at(datetime(2027, 3, 27, 9), "Europe/Berlin")
    first, second = plan.meetings[0].start, plan.meetings[1].start
    assert first is not None
    assert second is not None
    assert (first.isoformat(), second.isoformat()) == (
        "2027-03-27T09:00:00+01:00",
        "2027-03-28T09:00:00+02:00",
    )
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=23)


def test_a_session_over_the_change_of_clocks_lasts_as_long_as_it_says() -> None:
    first = at(datetime(2027, 3, 28, 1, 30), "Europe/Berlin").meetings[0]
    assert first.end is not None
    assert first.end.isoformat() == "2027-03-28T04:00:00+02:00"


def test_a_time_that_the_clocks_skip_moves_to_one_that_exists() -> None:
    start = at(datetime(2027, 3, 28, 2, 30), "Europe/Berlin").start
    assert start is not None
    assert start.isoformat() == "2027-03-28T03:30:00+02:00"


def test_a_second_session_of_a_day_follows_the_first() -> None:
    plan = at(datetime(2027, 1, 4, 9), "UTC")
    assert plan.meetings[2].start == plan.meetings[1].end


def test_a_start_with_a_zone_of_its_own_is_the_same_moment() -> None:
    start = at(datetime(2027, 1, 4, 9, tzinfo=UTC), "Pacific/Auckland").start
    assert start is not None
    assert start.isoformat() == "2027-01-04T22:00:00+13:00"


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2037, 1, 1)),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]),
)
def test_slots_follow_each_other_without_gaps(start: datetime, zone: str) -> None:
    for meeting in at(start, zone).meetings:
        for slot in meeting.slots:
            assert slot.begins is not None
            assert slot.ends is not None
            assert slot.ends.astimezone(UTC) - slot.begins.astimezone(UTC) == timedelta(minutes=slot.minutes)
        for before, after in zip(meeting.slots, meeting.slots[1:], strict=False):
            assert before.ends == after.begins


def test_a_moment_is_said_in_each_zone_and_in_utc_once() -> None:
    start = at(datetime(2027, 3, 27, 20), "Europe/Berlin", "Pacific/Auckland", "UTC").start
    assert start is not None
    moments = in_zones(start, ("Europe/Berlin", "Pacific/Auckland", "UTC"), ENGLISH)
    assert [(m.place, m.days) for m in moments] == [("Berlin", 0), ("Auckland", 1), ("UTC", 0)]
    assert moments[1].date == "Sunday, March 28, 2027"


@pytest.mark.parametrize(
    ("language", "time", "day"),
    [(ENGLISH, "9:05\u202fAM", "Monday, January 4, 2027"), (ARABIC, "٩:٠٥ ص", "الاثنين، ٤ يناير ٢٠٢٧")],
)
def test_times_and_days_are_the_locales(language: Language, time: str, day: str) -> None:
    when = datetime(2027, 1, 4, 9, 5, tzinfo=UTC)
    assert time_text(when, language) == time
    assert day_text(when, language) == day


def test_a_stopwatch_and_a_place_are_said_in_the_language() -> None:
    assert clock_text(65, ENGLISH) == "1:05"
    assert clock_text(65, ARABIC) == "١:٠٥"
    assert span_text(125, ENGLISH) == "2 hours, 5 minutes"
    assert span_text(60, ENGLISH) == "1 hour"
    assert span_text(755, ARABIC) == "١٢ ساعة و٣٥ دقيقة"
    assert in_digits("2027", ARABIC) == "٢٠٢٧"
    assert place("Europe/Moscow", ARABIC) == "موسكو"
