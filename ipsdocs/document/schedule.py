"""When a training's sessions meet: clock times in a zone, right over daylight saving, and the pauses that they keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from ipsdocs.document.pauses import Day, Pause, Sitting, Stop, keep, wanted
from ipsdocs.edition.agenda import lasts
from ipsdocs.edition.choose import part
from ipsdocs.edition.edition import EditedModule, EditedTraining
from ipsdocs.model import Item, Occasion, Session, Text
from ipsdocs.problems import Problem

RULE = "calendar"


@dataclass(frozen=True, slots=True)
class Slot:
    """An item of a session. `start` and `minutes` are minutes, from the session's beginning.

    `begins` and `ends` are moments in the schedule's zone, or None where no start is given. `module` is
    set where the item is one, with the sections that it takes; `breaks` are the pauses inside it, in minutes.
    `keeps` are the names of the calendar's pauses that a break of another name keeps.
    """

    item: Item
    title: Text | None
    start: int
    minutes: int
    begins: datetime | None
    ends: datetime | None
    module: EditedModule | None = None
    breaks: int = 0
    keeps: tuple[Text, ...] = ()

    @property
    def work(self) -> int:
        """Its minutes without breaks."""
        return 0 if self.item.does == "break" else self.minutes - self.breaks


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session with its slots. `start` and `end` are its room: it ends `session.minutes` after it starts.

    The pauses that were put in are among the slots and in `session.minutes`. `frees` are the occasions for which it
    should not meet at all.
    """

    session: Session
    slots: tuple[Slot, ...]
    start: datetime | None
    end: datetime | None
    frees: tuple[Occasion, ...] = ()

    @property
    def minutes(self) -> int:
        """What its items take."""
        return sum(slot.minutes for slot in self.slots)

    @property
    def spare(self) -> int:
        """Minutes of the room that no item takes; below zero where the items don't fit."""
        return self.session.minutes - self.minutes


@dataclass(frozen=True, slots=True)
class Schedule:
    """The sessions in order. `zone` is an IANA name, empty without a start; `zones` are shown beside it.

    `problems` are warnings of what the calendar asks for and the start doesn't allow.
    """

    meetings: tuple[Meeting, ...]
    zone: str = ""
    zones: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def start(self) -> datetime | None:
        return self.meetings[0].start if self.meetings else None

    @property
    def minutes(self) -> int:
        """The room of all sessions."""
        return sum(meeting.session.minutes for meeting in self.meetings)

    @property
    def work(self) -> int:
        """The minutes of all sessions, without breaks."""
        return sum(slot.work for meeting in self.meetings for slot in meeting.slots)


def schedule(
    edited: EditedTraining, start: datetime | None = None, zone: str = "", zones: tuple[str, ...] = ()
) -> Schedule:
    """When each session meets, from the training's start (its local time if naive) in `zone`.

    A session of day d begins d-1 days after the start at the same time on the clock; a second session of
    the same day begins where the one before it ends. With a start, the pauses of the training's calendar are kept.
    An unknown zone raises ZoneInfoNotFoundError.
    """
    here = ZoneInfo(zone) if start else None
    local = start.astimezone(here) if start and start.tzinfo else start
    meetings: list[Meeting] = []
    problems: list[Problem] = []
    for sessions in edited.training.days:
        day, missed = _sittings(edited, sessions), tuple[Pause, ...]()
        begins = _on_day(local, sessions[0].day, here) if local and here else None
        if begins:
            day, missed = keep(day, wanted(edited.calendar, begins))
        held = tuple(_meeting(edited, *pair, begins) for pair in zip(sessions, day, strict=True))
        problems += (*_in_the_way(held), *_missed(missed, day, held))
        meetings += held
    return Schedule(tuple(meetings), zone if start else "", zones if start else (), tuple(problems))


def _on_day(start: datetime, day: int, zone: ZoneInfo) -> datetime:
    """The start's clock time `day - 1` days later; a time that the clocks skip moves on by what they skip."""
    wall = start.replace(tzinfo=None) + timedelta(days=day - 1)
    return later(wall.replace(tzinfo=zone), 0)


def later(moment: datetime, minutes: int) -> datetime:
    """So many minutes later by a stopwatch, in the moment's zone."""
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(moment.tzinfo)


def _sittings(edited: EditedTraining, sessions: Sequence[Session]) -> Day:
    """The sessions of a day, one after the other."""
    modules = {module.module.id: module.module for module in edited.modules}
    day: list[Sitting] = []
    for session in sessions:
        stops = tuple(Stop(item, lasts(item, modules, edited.training.mode)) for item in session.items)
        day.append(Sitting(day[-1].end if day else 0, session.minutes, stops))
    return tuple(day)


def _meeting(edited: EditedTraining, session: Session, sitting: Sitting, begins: datetime | None) -> Meeting:
    """A session as its day holds it, from the day's beginning."""
    start, end = (later(begins, minutes) if begins else None for minutes in (sitting.begin, sitting.end))
    slots = tuple(_slot(edited, stop, clock - sitting.begin, start) for clock, stop in sitting.timed)
    days = {start.date(), later(end, -1).date()} if start and end else set()
    frees = tuple(occasion for occasion in edited.calendar if any(map(occasion.frees, days)))
    return Meeting(replace(session, minutes=sitting.room), slots, start, end, frees)


def _slot(edited: EditedTraining, stop: Stop, clock: int, start: datetime | None) -> Slot:
    module = _taken(stop.item, edited)
    names = dict.fromkeys(pause.occasion.name for pause in stop.keeps)
    return Slot(
        stop.item,
        module.module.title if module else stop.item.title,
        clock,
        stop.minutes,
        later(start, clock) if start else None,
        later(start, clock + stop.minutes) if start else None,
        module,
        _breaks(module, edited) if module else 0,
        tuple(name for name in names if name != stop.item.title),
    )


def _taken(item: Item, edited: EditedTraining) -> EditedModule | None:
    """The module of an item, with the sections that the item takes."""
    whole = next((module for module in edited.modules if module.module.id == item.module), None)
    return whole and replace(whole, module=part(whole.module, item.sections))


def _breaks(module: EditedModule, edited: EditedTraining) -> int:
    return sum(b.minutes(edited.training.mode) for b in module.module.walk() if b.kind == "break")


def _in_the_way(held: Sequence[Meeting]) -> Iterator[Problem]:
    """Sessions on days without sessions."""
    for meeting in held:
        for occasion in meeting.frees:
            message = f"{_named(meeting)} is on “{occasion.name.source}” of {occasion.variant}, a day without sessions"
            hint = "Begin on another day, or ask the people whom it concerns."
            yield Problem(occasion.place, message, hint, RULE, "warning")


def _missed(missed: Sequence[Pause], day: Day, held: Sequence[Meeting]) -> Iterator[Problem]:
    """Pauses that a day runs through, said of its first session that does."""
    for pause in missed:
        meeting = next(m for m, sitting in zip(held, day, strict=True) if sitting.end > pause.begin)
        occasion = pause.occasion
        begin, end = (f"{m // 60:02}:{m % 60:02}" for m in occasion.window or ())
        message = (
            f"{_named(meeting)} has no place between two items for “{occasion.name.source}” of {occasion.variant}, "
            f"{pause.minutes} minutes between {begin} and {end}"
        )
        hint = "Begin at another time, or let the variant take a module in two items with a break between them."
        yield Problem(occasion.place, message, hint, RULE, "warning")


def _named(meeting: Meeting) -> str:
    """A session with its day and times, for those who make a packet."""
    assert meeting.start is not None  # without one nothing is in the way
    assert meeting.end is not None
    return f"session “{meeting.session.id}” on {meeting.start:%Y-%m-%d}, {meeting.start:%H:%M}–{meeting.end:%H:%M},"
