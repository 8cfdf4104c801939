"""When a training's sessions meet: clock times in a zone, right over daylight saving, shown as CLDR says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_location
from babel.units import format_unit

from ipsdocs.document.page import number
from ipsdocs.edition.choose import part
from ipsdocs.edition.edition import EditedModule, EditedTraining, Language
from ipsdocs.edition.languages import cldr
from ipsdocs.model import Item, Session, Text


@dataclass(frozen=True, slots=True)
class Slot:
    """An item of a session. `start` and `minutes` are minutes, from the session's beginning.

    `begins` and `ends` are moments in the schedule's zone, or None where no start is given. `module` is
    set where the item is one, with the sections that it takes; `breaks` are the pauses inside it, in minutes.
    """

    item: Item
    title: Text | None
    start: int
    minutes: int
    begins: datetime | None
    ends: datetime | None
    module: EditedModule | None = None
    breaks: int = 0

    @property
    def work(self) -> int:
        """Its minutes without breaks."""
        return 0 if self.item.does == "break" else self.minutes - self.breaks


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session with its slots. `start` and `end` are its room: it ends `session.minutes` after it starts."""

    session: Session
    slots: tuple[Slot, ...]
    start: datetime | None
    end: datetime | None

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
    """The sessions in order. `zone` is an IANA name, empty without a start; `zones` are shown beside it."""

    meetings: tuple[Meeting, ...]
    zone: str = ""
    zones: tuple[str, ...] = ()

    @property
    def start(self) -> datetime | None:
        return self.meetings[0].start if self.meetings else None

    @property
    def work(self) -> int:
        """The minutes of all sessions, without breaks."""
        return sum(slot.work for meeting in self.meetings for slot in meeting.slots)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as people somewhere say it. `days` is how many days their date is off the first zone's."""

    zone: str
    place: str
    when: datetime
    date: str
    time: str
    days: int


def schedule(
    edited: EditedTraining, start: datetime | None = None, zone: str = "", zones: tuple[str, ...] = ()
) -> Schedule:
    """When each session meets, from the training's start (its local time if naive) in `zone`.

    A session of day d begins d-1 days after the start at the same time on the clock; a second session of
    the same day begins where the one before it ends. An unknown zone raises ZoneInfoNotFoundError.
    """
    modules = {module.module.id: module for module in edited.modules}
    here = ZoneInfo(zone) if start else None
    local = start.astimezone(here) if start and start.tzinfo else start
    meetings: list[Meeting] = []
    for session in edited.training.sessions:
        begins = _on_day(local, session.day, here) if local and here else None
        before = meetings[-1] if meetings else None
        if before and before.end and before.session.day == session.day:
            begins = before.end
        meetings.append(_meeting(edited, session, modules, begins))
    return Schedule(tuple(meetings), zone if start else "", zones if start else ())


def _on_day(start: datetime, day: int, zone: ZoneInfo) -> datetime:
    """The start's clock time `day - 1` days later; a time that the clocks skip moves on by what they skip."""
    wall = start.replace(tzinfo=None) + timedelta(days=day - 1)
    return later(wall.replace(tzinfo=zone), 0)


def later(moment: datetime, minutes: int) -> datetime:
    """So many minutes later by a stopwatch, in the moment's zone."""
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(moment.tzinfo)


def _meeting(
    edited: EditedTraining, session: Session, modules: dict[str, EditedModule], begins: datetime | None
) -> Meeting:
    slots: list[Slot] = []
    clock = 0
    for item in session.items:
        module = _taken(item, modules) if item.does == "module" else None
        minutes = item.minutes or (module.module.minutes.of(edited.training.mode) if module else 0)
        slots.append(
            Slot(
                item,
                module.module.title if module else item.title,
                clock,
                minutes,
                later(begins, clock) if begins else None,
                later(begins, clock + minutes) if begins else None,
                module,
                _breaks(module, edited) if module else 0,
            )
        )
        clock += minutes
    return Meeting(session, tuple(slots), begins, later(begins, session.minutes) if begins else None)


def _taken(item: Item, modules: dict[str, EditedModule]) -> EditedModule | None:
    """The module of an item, with the sections that the item takes."""
    whole = modules.get(item.module)
    return whole and replace(whole, module=part(whole.module, item.sections))


def _breaks(module: EditedModule, edited: EditedTraining) -> int:
    return sum(b.minutes(edited.training.mode) for b in module.module.walk() if b.kind == "break")


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


def day_text(when: datetime, language: Language) -> str:
    """The day in full: weekday, day, month, year."""
    return in_digits(format_date(when.date(), "full", locale=cldr(language.tag)), language)


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
