"""The pauses of a calendar in a day's sessions: in a break that is there, in one that is put in, or missed and said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from guide_sample import HERE, edited_training, item, module, said, session, training
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.document.schedule import Meeting, Schedule, schedule
from ipsdocs.model import Item, Occasion, Session

MONDAY = datetime(2027, 1, 4, 9)
BERLIN = "Europe/Berlin"
LESSON = module("## One {#one minutes=60 online=60}\n\nText.\n", minutes=(60, 60))
LUNCH = item("break", 60, "Lunch")


def clock(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def pause(name: str, begin: str, end: str, minutes: int, *weekdays: int, variant: str = "here") -> Occasion:
    return Occasion(said(name), HERE, variant, window=(clock(begin), clock(end)), minutes=minutes, weekdays=weekdays)


def free(name: str, first: date, last: date | None = None) -> Occasion:
    return Occasion(said(name), HERE, "here", first=first, last=last or first)


PRAYER = pause("Prayer", "12:30", "14:00", 30)
COUNT = pause("Count", "12:00", "13:30", 15)


def work(*minutes: int) -> tuple[Item, ...]:
    return tuple(item("talk", n, f"{n} minutes") for n in minutes)


def day(*items: Item, number: int = 1) -> Session:
    return session(f"day-{number}", number, sum(each.minutes for each in items), *items)


def plan(*sessions: Session, kept: tuple[Occasion, ...] = (PRAYER,), start: datetime | None = MONDAY) -> Schedule:
    made = replace(edited_training(training(*sessions), LESSON), calendar=kept)
    return schedule(made, start, BERLIN) if start else schedule(made)


def told(meeting: Meeting) -> list[str]:
    """Each slot as a line: when it begins, what it is, and what it keeps."""
    names = [(slot, [slot.title, *slot.keeps]) for slot in meeting.slots]
    return [f"{s.begins:%H:%M} {' + '.join(t.source for t in all_ if t) or s.item.does}" for s, all_ in names]


def warned(found: Schedule) -> list[str]:
    return [str(problem) for problem in found.problems]


def test_a_break_that_lies_right_takes_the_name_beside_its_own_and_nothing_moves() -> None:
    found = plan(day(*work(90, 90), item("break", 10), *work(35), LUNCH, *work(90)))
    (meeting,) = found.meetings
    assert told(meeting)[4] == "12:45 Lunch + Prayer"
    assert meeting.session.minutes == 375
    assert warned(found) == []


def test_a_break_without_a_name_takes_one_too() -> None:
    (meeting,) = plan(day(*work(90, 120), item("break", 30), *work(90))).meetings
    assert told(meeting)[2] == "12:30 Prayer"
    assert meeting.slots[2].title is None


def test_a_break_that_reaches_far_enough_into_the_window_is_one() -> None:
    (meeting,) = plan(day(*work(90, 90), LUNCH, *work(90))).meetings
    assert told(meeting)[2] == "12:00 Lunch + Prayer"


def test_a_break_that_is_too_short_or_lies_elsewhere_stays_as_it_is() -> None:
    (meeting,) = plan(day(*work(60), LUNCH, *work(90), item("break", 20), *work(30, 60))).meetings
    assert told(meeting) == [
        *("09:00 60 minutes", "10:00 Lunch", "11:00 90 minutes", "12:30 Prayer", "13:00 break"),
        *("13:20 30 minutes", "13:50 60 minutes"),
    ]


def test_a_pause_is_put_in_between_two_items_and_all_that_follows_moves() -> None:
    found = plan(day(*work(90, 90, 45, 60)), day(*work(60), number=2))
    first, second = found.meetings
    assert told(first) == [
        *("09:00 90 minutes", "10:30 90 minutes", "12:00 45 minutes", "12:45 Prayer", "13:15 60 minutes")
    ]
    assert first.slots[3].item.does == "break"
    assert (first.session.minutes, f"{first.end:%H:%M}", found.minutes) == (315, "14:15", 375)
    assert (found.work, f"{second.start:%H:%M}") == (345, "09:00")
    assert warned(found) == []


def test_weekdays_say_on_which_days() -> None:
    friday = replace(PRAYER, weekdays=(4,))
    days = [day(*work(90, 90, 45, 60), number=n) for n in range(1, 6)]
    found = plan(*days, kept=(friday,))
    assert [len(meeting.slots) for meeting in found.meetings] == [4, 4, 4, 4, 5]


def test_without_a_place_between_two_items_it_is_said() -> None:
    found = plan(day(*work(90, 80, 140)))
    assert [slot.begins for slot in found.meetings[0].slots] == [
        slot.begins for slot in plan(day(*work(90, 80, 140)), kept=()).meetings[0].slots
    ]
    assert warned(found) == [
        "sample.md:1: warning: session “day-1” on 2027-01-04, 09:00–14:10, has no place between two items for “Prayer” "
        "of here, 30 minutes between 12:30 and 14:00\n"
        "    Begin at another time, or let the variant take a module in two items with a break between them."
    ]


def test_where_there_is_room_before_or_after_the_sessions_nothing_is_put_in() -> None:
    for begins, minutes in (("09:00", (90, 60, 80)), ("13:00", (30, 60)), ("15:00", (60, 60)), ("08:00", (60, 60))):
        start = MONDAY.replace(hour=clock(begins) // 60)
        found = plan(day(*work(*minutes)), start=start)
        assert len(found.meetings[0].slots) == len(minutes), begins
        assert warned(found) == []


def test_a_session_that_begins_inside_the_window_begins_with_the_pause_where_nothing_else_will_do() -> None:
    (meeting,) = plan(day(*work(90, 60)), start=MONDAY.replace(hour=12, minute=45)).meetings
    assert told(meeting) == ["12:45 Prayer", "13:15 90 minutes", "14:45 60 minutes"]


def test_two_pauses_in_one_window_follow_each_other() -> None:
    (meeting,) = plan(day(*work(90, 90, 45, 30, 60)), kept=(PRAYER, COUNT)).meetings
    assert told(meeting)[2:] == [
        "12:00 Count",
        "12:15 45 minutes",
        "13:00 Prayer",
        "13:30 30 minutes",
        "14:00 60 minutes",
    ]


def test_a_lunch_keeps_as_many_pauses_as_it_has_room_for() -> None:
    both = day(*work(90, 90, 30), LUNCH, *work(60))
    (meeting,) = plan(both, kept=(PRAYER, COUNT)).meetings
    assert told(meeting)[3] == "12:30 Lunch + Count + Prayer"
    (meeting,) = plan(both, kept=(PRAYER, replace(COUNT, minutes=40))).meetings
    assert told(meeting)[3:5] == ["12:30 Lunch + Count", "13:30 Prayer"]


def test_a_pause_that_is_put_in_moves_no_other_out_of_its_time() -> None:
    """The tea would come first, at 11:00; it would push the count over its end."""
    tea, count = pause("Tea", "11:00", "14:30", 30), pause("Count", "12:00", "12:30", 15)
    found = plan(day(*work(120, 60), item("break", 15), *work(60, 75)), kept=(tea, count))
    assert told(found.meetings[0])[1:4] == ["11:00 60 minutes", "12:00 Count", "12:15 Tea"]
    assert warned(found) == []


def test_a_day_that_grows_over_the_time_after_it_keeps_that_pause_as_well() -> None:
    """Until the long pause is put in, the evening has room after the session."""
    evening, rest = pause("Evening", "15:00", "15:45", 30), pause("Rest", "12:30", "16:00", 60)
    found = plan(day(*work(240, 60, 70)), kept=(evening, rest))
    assert told(found.meetings[0]) == [
        "09:00 240 minutes", "13:00 Rest", "14:00 60 minutes", "15:00 Evening", "15:30 70 minutes"
    ]  # fmt: skip


def test_between_two_sessions_of_a_day_is_a_boundary_too() -> None:
    found = plan(session("am", 1, 230, *work(230)), session("pm", 1, 120, *work(120)))
    morning, afternoon = found.meetings
    assert told(morning) == ["09:00 230 minutes", "12:50 Prayer"]
    assert (morning.end, told(afternoon)) == (afternoon.start, ["13:20 120 minutes"])


def test_the_window_is_on_the_clock_on_a_day_when_clocks_change() -> None:
    """The clocks go from 2:00 to 3:00: four hours after 0:45 it is 5:45."""
    early = pause("Dawn", "05:00", "06:00", 10)
    start = datetime(2027, 3, 28, 0, 45)
    (meeting,) = plan(day(*work(60, 60, 90, 30, 30)), kept=(early,), start=start).meetings
    assert told(meeting) == [
        *("00:45 60 minutes", "01:45 60 minutes", "03:45 90 minutes", "05:15 Dawn", "05:25 30 minutes"),
        "05:55 30 minutes",
    ]
    assert f"{meeting.end:%H:%M %z}" == "06:25 +0200"


def test_a_session_over_midnight_keeps_the_next_days_pause() -> None:
    tuesday = pause("Night", "00:30", "02:00", 20, 1)
    (meeting,) = plan(day(*work(60, 60, 90)), kept=(tuesday,), start=MONDAY.replace(hour=23)).meetings
    assert told(meeting) == ["23:00 60 minutes", "00:00 60 minutes", "01:00 Night", "01:20 90 minutes"]


def test_a_window_that_the_clocks_skip_is_nobodys_business_elsewhere_in_the_day() -> None:
    skipped = pause("Night", "02:00", "03:00", 30)
    assert warned(plan(day(*work(60)), kept=(skipped,), start=datetime(2027, 3, 28, 9))) == []


def test_days_without_sessions_are_named_beside_the_session_and_warned_of() -> None:
    kept = (
        replace(free("The feast", date(2027, 1, 4)), first=None, last=None, yearly=(1, 4)),
        free("A rest", date(2027, 1, 5), date(2027, 1, 7)),
        free("Another day", date(2027, 1, 9)),
    )
    found = plan(*(day(*work(60), number=n) for n in range(1, 6)), kept=kept)
    names = [[occasion.name.source for occasion in meeting.frees] for meeting in found.meetings]
    assert names == [["The feast"], ["A rest"], ["A rest"], ["A rest"], []]
    assert warned(found)[:2] == [
        "sample.md:1: warning: session “day-1” on 2027-01-04, 09:00–10:00, is on “The feast” of here, a day without "
        "sessions\n    Begin on another day, or ask the people whom it concerns.",
        "sample.md:1: warning: session “day-2” on 2027-01-05, 09:00–10:00, is on “A rest” of here, a day without "
        "sessions\n    Begin on another day, or ask the people whom it concerns.",
    ]


def test_a_session_over_midnight_is_on_both_days_and_one_until_midnight_is_not() -> None:
    second = (free("The second", date(2027, 1, 5)),)
    for minutes, count in ((60, 0), (61, 1)):
        assert len(warned(plan(day(*work(minutes)), kept=second, start=MONDAY.replace(hour=23)))) == count


def test_without_a_start_nothing_moves_and_nothing_is_said() -> None:
    found = plan(day(*work(90, 90, 45, 45)), kept=(PRAYER, free("A rest", date(2027, 1, 4))), start=None)
    assert [slot.start for slot in found.meetings[0].slots] == [0, 90, 180, 225]
    assert (found.meetings[0].frees, found.problems) == ((), ())


def longest(meeting: Meeting) -> int:
    """The longest time without a break, in minutes."""
    run = most = 0
    for slot in meeting.slots:
        run = 0 if slot.item.does == "break" else run + slot.minutes
        most = max(most, run)
    return most


@st.composite
def occasions(draw: st.DrawFn) -> Occasion:
    begin = draw(st.integers(0, 1300))
    end = draw(st.integers(begin + 10, 1439))
    minutes = draw(st.integers(1, min(end - begin, 90)))
    return Occasion(said(""), HERE, "here", window=(begin, end), minutes=minutes)


@given(
    st.lists(st.tuples(st.sampled_from(["talk", "break"]), st.integers(5, 90)), min_size=1, max_size=6),
    st.lists(occasions(), max_size=4),
    st.integers(0, 500),
)
def test_whatever_the_day_pauses_only_add_breaks_and_each_has_its_time(
    items: list[tuple[str, int]], drawn: list[Occasion], begins: int
) -> None:
    kept = {f"Pause {n}": replace(occasion, name=said(f"Pause {n}")) for n, occasion in enumerate(drawn)}
    held = day(*(item(does, minutes, str(n)) for n, (does, minutes) in enumerate(items)))
    start = datetime(2027, 1, 4) + timedelta(minutes=begins)
    (before,) = plan(held, kept=(), start=start).meetings
    found = plan(held, kept=tuple(kept.values()), start=start)
    (after,) = found.meetings
    assert tuple(slot.item for slot in after.slots if slot.item in held.items) == held.items
    assert longest(after) <= longest(before)
    ends = begins + after.session.minutes
    assert after.session.minutes == sum(slot.minutes for slot in after.slots)
    for slot in after.slots:
        names = [text.source for text in slot.keeps or ((slot.title,) if slot.title else ()) if text.source in kept]
        assert slot.item.does == "break" or not names
        assert sum(kept[name].minutes for name in names) <= slot.minutes
        for name in names:
            window = kept.pop(name).window or (0, 0)
            time = min(begins + slot.start + slot.minutes, window[1]) - max(begins + slot.start, window[0])
            assert time >= drawn[int(name.split()[1])].minutes
    for name, occasion in kept.items():
        first, last = occasion.window or (0, 0)
        apart = last <= begins or ends <= first
        room = min(begins, last) - first >= occasion.minutes or last - max(ends, first) >= occasion.minutes
        assert any(name in line for line in warned(found)) != (apart or room)


def test_slots_follow_each_other_over_a_change_of_clocks() -> None:
    """In the night of 31 October the hour from two to three comes twice."""
    kept = (pause("Dawn", "03:10", "04:00", 20),)
    (meeting,) = plan(day(*work(90, 90, 60, 60)), kept=kept, start=datetime(2027, 10, 31, 0, 30)).meetings
    assert told(meeting) == [
        *("00:30 90 minutes", "02:00 90 minutes", "02:30 60 minutes", "03:30 Dawn", "03:50 60 minutes")
    ]
    for one, two in pairwise(meeting.slots):
        assert one.ends == two.begins
    elapsed = (meeting.end or MONDAY).astimezone(UTC) - (meeting.start or MONDAY).astimezone(UTC)
    assert elapsed == timedelta(minutes=320)
