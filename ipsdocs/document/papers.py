"""The papers of a training that people write on: preparation, evaluation, and the certificate of attendance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from ipsdocs.document import training
from ipsdocs.document.clock import date_text, day_text, hour_text, span_text, weekdays_text, yearly_text
from ipsdocs.document.inline import plain
from ipsdocs.document.page import Desk, Page
from ipsdocs.document.policies import unanswered
from ipsdocs.document.schedule import Schedule
from ipsdocs.edition.edition import EditedTraining, Language
from ipsdocs.model import Occasion, Text

STEPS = 5  # of a scale
BEFORE = {"14-days": 14, "7-days": 7}  # how many days a stage of the preparation is before the start


@dataclass(frozen=True, slots=True)
class Material:
    """Something to bring, and the titles of the modules that need it, and of those that don't."""

    what: Text
    modules: tuple[Text, ...]
    others: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A time of the preparation, what is to be done then, and the day that it falls on, where a start says so."""

    when: str
    what: tuple[Text, ...]
    day: str


@dataclass(frozen=True, slots=True)
class PauseLine:
    """A pause of the calendar: between which times, for how many minutes; `days` are its weekdays, empty for all."""

    name: Text
    begins: str
    ends: str
    minutes: int
    days: str


def preparation(edited: EditedTraining, desk: Desk, schedule: Schedule) -> Page:
    """The checklist of those who lead: who does what, what the organisation must answer, what to do when, to bring."""
    language = edited.edition.language
    found = tuple(Stage(when, what, _day(when, schedule, language)) for when, what in edited.training.preparation)
    calendar = edited.calendar
    return training.page(
        edited,
        desk,
        "preparation.html",
        minutes=schedule.minutes,
        stages=found,
        materials=materials(edited),
        free=tuple((occasion.name, _free(occasion, language)) for occasion in calendar if occasion.is_free),
        pauses=tuple(_pause(occasion, language) for occasion in calendar if occasion.window),
        asked=tuple(occasion for occasion in calendar if occasion.ask),
        policies=unanswered(edited),
    )


def evaluation(edited: EditedTraining, desk: Desk) -> Page:
    """The questions that people may answer afterwards, without their name."""
    return training.page(edited, desk, "evaluation.html", "evaluation.css", steps=range(1, STEPS + 1))


def certificate(edited: EditedTraining, desk: Desk, schedule: Schedule) -> Page:
    """One landscape page that says that somebody was there: a name, days, hours, two signatures."""
    language = edited.edition.language
    return training.page(
        edited,
        desk,
        "certificate.html",
        "certificate.css",
        days=_days(schedule, language),
        time=span_text(schedule.work, language),
        signing=_signing(edited),
    )


def materials(edited: EditedTraining) -> tuple[Material, ...]:
    """What all modules need, each thing once however it is written, in the order it is first needed."""
    found: dict[str, Material] = {}
    for module in edited.modules:
        for what in module.module.materials:
            key = plain(what.source).casefold().rstrip(".")
            before = found.get(key, Material(what, ()))
            found[key] = Material(before.what, (*before.modules, module.module.title))
    titles = [module.module.title for module in edited.modules]
    return tuple(replace(m, others=tuple(title for title in titles if title not in m.modules)) for m in found.values())


def _day(when: str, schedule: Schedule, language: Language) -> str:
    if schedule.start is None or when not in BEFORE:
        return ""
    return day_text(schedule.start - timedelta(days=BEFORE[when]), language)


def _free(occasion: Occasion, language: Language) -> str:
    """Which days are without sessions: each year's, one, or the first and the last of some."""
    if occasion.yearly:
        return yearly_text(*occasion.yearly, language)
    days = dict.fromkeys(day for day in (occasion.first, occasion.last) if day)
    return " – ".join(date_text(day, language) for day in days)


def _pause(occasion: Occasion, language: Language) -> PauseLine:
    begins, ends = (hour_text(minutes, language) for minutes in occasion.window or (0, 0))
    days = weekdays_text(occasion.weekdays, language) if occasion.weekdays else ""
    return PauseLine(occasion.name, begins, ends, occasion.minutes, days)


def _days(schedule: Schedule, language: Language) -> str:
    """The first and the last day, or the one; empty without a start."""
    met = [day_text(meeting.start, language) for meeting in schedule.meetings if meeting.start]
    return " – ".join(dict.fromkeys((met[0], met[-1]))) if met else ""


def _signing(edited: EditedTraining) -> tuple[Text, ...]:
    """The roles whose people sign: the facilitators, or whoever leads where nobody is called so."""
    leading = [(id, name) for id, name in edited.edition.words.roles if id in edited.training.roles]
    facilitators = [name for id, name in leading if id.startswith("facilitator")]
    return tuple(facilitators or [name for _, name in leading])
