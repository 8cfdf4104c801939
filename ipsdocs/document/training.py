"""What a training is and when: overview, agenda, the run of show of its sessions, and a packet's cover sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from ipsdocs.document import guide
from ipsdocs.document.blocks import Medium, View, text
from ipsdocs.document.clock import Moment, clock_text, day_text, in_zones, place, span_text, time_text
from ipsdocs.document.deck import deck
from ipsdocs.document.guide import Chapter, Part, Row
from ipsdocs.document.inline import plain
from ipsdocs.document.page import Desk, Page, close
from ipsdocs.document.policies import Unanswered, unanswered
from ipsdocs.document.schedule import Meeting, Schedule, Slot
from ipsdocs.document.steps import own_step, steps, timed, unfilled
from ipsdocs.edition.addresses import without_addresses
from ipsdocs.edition.edition import EditedTraining, Language
from ipsdocs.model import Block, Contact, Text

ROOM = 150  # millimetres below the agenda's head and a session's title that its table may take, rounded down
MEASURE = 75  # characters in a line of the agenda's small print


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the agenda: when (a clock time, or minutes since the session's start), what, for how long."""

    begins: str
    ends: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class Day:
    """A session of the agenda. `starts` and `ends` say both moments in every zone; empty without a start."""

    meeting: Meeting
    lines: tuple[Line, ...]
    starts: tuple[Moment, ...]
    ends: tuple[Moment, ...]
    long: bool = False  # longer than what a first page can hold whole


@dataclass(frozen=True, slots=True)
class Open:
    """What in a packet nobody has finished: shown on its cover, never hidden."""

    translation: bool
    variants: tuple[Text, ...]
    modules: tuple[Text, ...]
    policies: tuple[Unanswered, ...]
    contacts: tuple[Contact, ...]
    passages: int

    @property
    def nothing(self) -> bool:
        return not any((self.translation, self.variants, self.modules, self.policies, self.contacts, self.passages))


def overview(edited: EditedTraining, desk: Desk, schedule: Schedule) -> Page:
    """What the training is, for everyone: its sessions and what they hold, who leads, principles and tasks."""
    return page(edited, desk, "overview.html", meetings=schedule.meetings, minutes=schedule.minutes)


def agenda(edited: EditedTraining, desk: Desk, schedule: Schedule) -> Page:
    """The sessions with their times: on the clock, here and elsewhere, where a start is given."""
    language = edited.edition.language
    days = tuple(_day(meeting, schedule, language) for meeting in schedule.meetings)
    return page(edited, desk, "agenda.html", days=days, zone=schedule.zone)


def run_of_show(edited: EditedTraining, desk: Desk, schedule: Schedule, medium: Medium) -> Page:
    """Every step of every session in one, for paper or as one file for a browser."""
    parts = tuple(_part(edited, desk, schedule, meeting, medium) for meeting in schedule.meetings)
    found = [row.step for part in parts for chapter in part.chapters for row in chapter.rows]
    return guide.page(
        edited.edition,
        desk,
        medium,
        "run-of-show.html",
        training=edited.training,
        mode=edited.training.mode,
        title=edited.training.title,
        version=edited.training.version,
        fallbacks=len(fallbacks(edited)),
        parts=parts,
        roles=guide.roles(edited.edition, found),
        unfilled=_unfilled(schedule),
        drafts=_drafts(edited),
    )


def start_here(
    edited: EditedTraining,
    desk: Desk,
    schedule: Schedule,
    contents: Sequence[tuple[str, str]],
    hub: str,
    version: str,
) -> Page:
    """A packet's cover: `contents` are its files and folders, each with a word of the template's table.

    `hub` is who it is for, `version` a release's number; either may be empty.
    """
    return page(
        edited,
        desk,
        "start-here.html",
        contents=contents,
        hub=hub if edited.edition.print.addresses else without_addresses(hub),
        release=version,
        days=tuple(_day(meeting, schedule, edited.edition.language) for meeting in schedule.meetings),
        zone=schedule.zone,
        open=still_open(edited),
    )


def still_open(edited: EditedTraining) -> Open:
    """What is draft, unchecked or missing in this edition of the training."""
    edition = edited.edition
    return Open(
        edition.draft_translation,
        edition.draft_variants,
        _drafts(edited),
        unanswered(edited),
        tuple(contact for contact in edition.region.contacts if not contact.checked_by),
        len(fallbacks(edited)),
    )


def page(edited: EditedTraining, desk: Desk, template: str, style: str = "training.css", **values: object) -> Page:
    """A training's paper: `template` extends `training.html`, `style` is `training.css` or extends it."""
    language = edited.edition.language
    view = View(edited.edition, desk, "pdf", edited.training.mode)
    shared: dict[str, object] = {
        "edited": edited,
        "training": edited.training,
        "medium": "pdf",
        "text": partial(text, view=view),
        "plain": plain,
        "drafts": _drafts(edited),
        "place": lambda zone: place(zone, language),
        "span": lambda minutes: span_text(minutes, language),
    }
    return close(desk, edited.edition, template, style, **shared, **values)


def _unfilled(schedule: Schedule) -> tuple[Block, ...]:
    """The policy slots that nobody has filled, of what the sessions take of their modules."""
    slots = (slot for meeting in schedule.meetings for slot in meeting.slots)
    return tuple(dict.fromkeys(block for slot in slots if slot.module for block in unfilled(slot.module)))


def _drafts(edited: EditedTraining) -> tuple[Text, ...]:
    return tuple(module.module.title for module in edited.modules if not module.module.reviewed)


def fallbacks(edited: EditedTraining) -> set[tuple[str, str]]:
    """The passages that stand in another language than the edition's, each once, with that language."""
    texts = (*edited.fallbacks, *(t for module in edited.modules for t in module.fallbacks))
    return {(text.source, text.locale) for text in texts}


def _day(meeting: Meeting, schedule: Schedule, language: Language) -> Day:
    zones = (schedule.zone, *schedule.zones)
    starts = in_zones(meeting.start, zones, language) if meeting.start else ()
    return Day(
        meeting,
        tuple(_line(slot, language) for slot in meeting.slots),
        starts,
        in_zones(meeting.end, zones, language) if meeting.end else (),
        sum(map(_height, meeting.slots)) + 7 * len(starts) > ROOM,
    )


def _height(slot: Slot) -> float:
    """About how many millimetres a line of the agenda takes."""
    under = slot.module.module.summary if slot.module else slot.item.text
    lines = (len(under.source) // MEASURE + 1 if under else 0) + bool(slot.breaks) + bool(slot.item.sections)
    return 8.5 + 4.9 * lines


def _line(slot: Slot, language: Language) -> Line:
    if slot.begins and slot.ends:
        return Line(time_text(slot.begins, language), time_text(slot.ends, language), slot)
    return Line(clock_text(slot.start, language), clock_text(slot.start + slot.minutes, language), slot)


def _part(edited: EditedTraining, desk: Desk, schedule: Schedule, meeting: Meeting, medium: Medium) -> Part:
    """A session of the run of show: its modules' steps and its own, by minutes from the session's start."""
    language = edited.edition.language
    chapters = tuple(
        _chapter(edited, desk, meeting, slot, f"{meeting.session.id}-{n}", medium)
        for n, slot in enumerate(meeting.slots, start=1)
    )
    when = ""
    if meeting.start and meeting.end:
        hours = f"{time_text(meeting.start, language)} – {time_text(meeting.end, language)}"
        when = f"{day_text(meeting.start, language)} · {hours} · {place(schedule.zone, language)}"
    begins = int(meeting.start.timestamp()) if meeting.start else 0
    return Part(meeting.session.id, meeting.session.title, chapters, meeting.minutes, begins, when)


def _chapter(edited: EditedTraining, desk: Desk, meeting: Meeting, slot: Slot, id: str, medium: Medium) -> Chapter:
    """A module's steps, with the numbers of its whole deck, or the one step of another item."""
    prefix = f"{id}-"
    if slot.module:
        found = steps(slot.module)
        whole = next(module for module in edited.modules if module.module.id == slot.item.module)
        slides = deck(whole, desk).numbers
    else:
        found = (own_step(slot.item, meeting.session.title, slot.minutes),)
        slides = {}
    placed = [replace(step, remaining=meeting.minutes - step.start) for step in timed(found, slot.start)]
    view = View(edited.edition, desk, medium, edited.training.mode, 5, prefix)
    rows = tuple(replace(row, keeps=slot.keeps) for row in guide.rows(view, slides, placed))
    clock = clock_text(slot.start, edited.edition.language)
    return Chapter(id, slot.title if slot.module else None, clock, slot.minutes, _within(rows) if slot.module else rows)


def _within(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a module, the first of each section saying which section begins."""
    before = (None, *(row.step.section for row in rows))
    return tuple(
        replace(row, within=row.step.section) if row.step.section != last else row
        for row, last in zip(rows, before, strict=False)
    )
