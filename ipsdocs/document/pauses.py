"""Where the sessions of a day keep the pauses of a calendar. Pure.

A pause lies, as a whole, between two times of the day. A break that is there already takes it where it has room for it;
else a break of its own is put in between two items, and all that follows moves. Times are minutes from the beginning of
the day's first session, by a stopwatch, so that clocks may change meanwhile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from ipsdocs.model import Item, Occasion


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause of one day: it lies between `begin` and `end`."""

    occasion: Occasion
    begin: int
    end: int

    @property
    def minutes(self) -> int:
        return self.occasion.minutes

    def fits(self, begin: int, end: int) -> bool:
        """Whether there is room for it between these two moments."""
        return min(end, self.end) - max(begin, self.begin) >= self.minutes


@dataclass(frozen=True, slots=True)
class Stop:
    """An item of a session, what it takes, and the pauses that are kept in it."""

    item: Item
    minutes: int
    keeps: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session on its day's clock. `room` is what it has, whatever its stops take."""

    begin: int
    room: int
    stops: tuple[Stop, ...]

    @property
    def end(self) -> int:
        return self.begin + self.room

    @property
    def timed(self) -> Iterator[tuple[int, Stop]]:
        """Each stop with when it begins."""
        clock = self.begin
        for stop in self.stops:
            yield clock, stop
            clock += stop.minutes

    @property
    def holds(self) -> bool:
        """Whether each pause lies where it must."""
        return all(pause.fits(clock, clock + stop.minutes) for clock, stop in self.timed for pause in stop.keeps)


Day = tuple[Sitting, ...]


def wanted(calendar: Iterable[Occasion], begins: datetime) -> tuple[Pause, ...]:
    """The pauses of a day whose first session begins then, and of the night after it."""
    days = (begins.date(), begins.date() + timedelta(days=1))
    return tuple(
        Pause(occasion, *(_minutes(begins, _clock(day, minutes, begins.tzinfo)) for minutes in occasion.window))
        for day in days
        for occasion in calendar
        if occasion.window and (not occasion.weekdays or day.weekday() in occasion.weekdays)
    )


def _clock(day: date, minutes: int, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time(*divmod(minutes, 60)), zone)


def _minutes(begins: datetime, moment: datetime) -> int:
    # In UTC, since Python compares two moments of one zone by what their clocks show, whatever lies between.
    return int((moment.astimezone(UTC) - begins.astimezone(UTC)).total_seconds()) // 60


def keep(day: Day, pauses: Collection[Pause]) -> tuple[Day, tuple[Pause, ...]]:
    """The day with its pauses, and those that it runs through without a place for them.

    Those that must be over first are looked at first. A break that is put in moves others, so each is followed by
    another look at all that are left.
    """
    for pause in sorted(pauses, key=lambda pause: (pause.end, pause.begin)):
        kept = _in_a_break(day, pause) or (_put_in(day, pause) if _demanded(day, pause) else None)
        if kept:
            return keep(kept, [other for other in pauses if other is not pause])
    return day, tuple(pause for pause in pauses if _demanded(day, pause))


def _demanded(day: Day, pause: Pause) -> bool:
    """Whether the day leaves no room for the pause before its first session or after its last."""
    begin, end = day[0].begin, day[-1].end
    met = begin < pause.end and pause.begin < end
    return met and not pause.fits(pause.begin, begin) and not pause.fits(end, pause.end)


def _in_a_break(day: Day, pause: Pause) -> Day | None:
    """The day with the pause in its first break that lies right and has room beside what it keeps already."""
    for n, sitting in enumerate(day):
        for i, (clock, stop) in enumerate(sitting.timed):
            keeps = (*stop.keeps, pause)
            has_room = sum(kept.minutes for kept in keeps) <= stop.minutes
            if stop.item.does == "break" and has_room and pause.fits(clock, clock + stop.minutes):
                stops = (*sitting.stops[:i], replace(stop, keeps=keeps), *sitting.stops[i + 1 :])
                return (*day[:n], replace(sitting, stops=stops), *day[n + 1 :])
    return None


def _put_in(day: Day, pause: Pause) -> Day | None:
    """The day with a break for the pause at the first boundary where this and all other pauses lie right."""
    name, place = pause.occasion.name, pause.occasion.place
    stop = Stop(Item("break", pause.minutes, place, title=name), pause.minutes, (pause,))
    tried = (_inserted(day, n, i, stop) for n, i in _boundaries(day))
    return next((made for made in tried if all(sitting.holds for sitting in made)), None)


def _boundaries(day: Day) -> Iterator[tuple[int, int]]:
    """Session and item before which a break may come: between items, and at last before the day's first."""
    for n, sitting in enumerate(day):
        last = len(sitting.stops) + (n < len(day) - 1)  # between two sessions it ends the first one
        yield from ((n, i) for i in range(1, last))
    yield 0, 0


def _inserted(day: Day, n: int, i: int, stop: Stop) -> Day:
    sitting = day[n]
    stops = (*sitting.stops[:i], stop, *sitting.stops[i:])
    longer = replace(sitting, room=sitting.room + stop.minutes, stops=stops)
    moved = (replace(other, begin=other.begin + stop.minutes) for other in day[n + 1 :])
    return (*day[:n], longer, *moved)
