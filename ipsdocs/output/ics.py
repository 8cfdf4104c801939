"""A schedule to an iCalendar file, the same bytes for the same schedule."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from markupsafe import Markup

from ipsdocs.document.inline import plain
from ipsdocs.document.page import Desk, listed, number, string_functions
from ipsdocs.document.schedule import Meeting, Schedule, Slot
from ipsdocs.edition.edition import EditedTraining, Language

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//ipsdocs//Training schedule//EN"


def ics(edited: EditedTraining, schedule: Schedule, desk: Desk | None = None) -> bytes:
    """One event per session, in the schedule's zone. UTF-8, CRLF, folded at 75 octets.

    `desk` brings the translated template strings. ValueError where the schedule has no start.
    """
    from icalendar import Calendar

    moments = [moment for meeting in schedule.meetings for moment in (meeting.start, meeting.end) if moment]
    if not moments:
        raise ValueError("a calendar file needs a start time")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", plain(edited.training.title.source))
    for meeting in schedule.meetings:
        calendar.add_component(_event(edited, meeting, desk))
    first, last = min(moments), max(moments)
    calendar.add_missing_timezones(first.date().replace(month=1, day=1), last.date().replace(year=last.year + 1))
    data: bytes = calendar.to_ical(sorted=True)
    return data


def uid(edited: EditedTraining, meeting: Meeting) -> str:
    """An event's name: the same whenever training, session, edition and start are the same.

    No host stands in it (RFC 7986, 5.3): it would read as a mail address, and some editions print none.
    """
    parts = (
        edited.training.id,
        meeting.session.id,
        edited.edition.language.tag,
        edited.edition.name,
        meeting.start.astimezone(UTC).isoformat() if meeting.start else "",
    )
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]


def _event(edited: EditedTraining, meeting: Meeting, desk: Desk | None) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid(edited, meeting))
    event.add("dtstamp", _stamp(meeting.start))
    event.add("dtstart", meeting.start)
    event.add("dtend", meeting.end)
    language = {"language": edited.edition.language.tag}
    title = f"{plain(edited.training.title.source)}: {plain(meeting.session.title.source)}"
    event.add("summary", title, parameters=language)
    event.add("description", _description(edited, meeting, desk), parameters=language)
    event.add("transp", "OPAQUE")
    return event


def _stamp(start: datetime | None) -> datetime:
    """DTSTAMP, which must be there and must not be now: the start itself."""
    return (start or datetime.min.replace(tzinfo=UTC)).astimezone(UTC)


def _description(edited: EditedTraining, meeting: Meeting, desk: Desk | None) -> str:
    """What the session holds, one line each, then the training's own summary and any draft mark."""
    _, ngettext = string_functions(desk.strings if desk else (), edited.edition.language.tag)
    named = {
        "opening": _("Opening"),
        "closing": _("Closing"),
        "practice": _("Practice"),
        "talk": _("In the whole group"),
    }
    shown = [slot for slot in meeting.slots if slot.item.does != "break"]
    lines = [_held(slot, edited.edition.language) or named[slot.item.does] for slot in shown]
    lines += ["", plain(edited.training.summary.source)]
    edition = edited.edition
    if drafts := sum(not module.module.reviewed for module in edited.modules):
        told = ngettext(
            "%(shown)s module has not been reviewed yet", "%(shown)s modules have not been reviewed yet", drafts
        )
        lines += ["", f"{_('Draft')}: {told % {'shown': number(drafts, edition.language)}}"]
    if edition.draft_translation:
        lines += ["", f"{_('Draft')}: {_('This translation has not been reviewed by a person yet')}"]
    if edition.draft_variants:
        names = [Markup.escape(plain(name.source)) for name in edition.draft_variants]
        told = _("Not reviewed yet: the changes for %(names)s") % {"names": listed(names, edition.language).unescape()}
        lines += ["", f"{_('Draft')}: {told}"]
    return "\n".join(lines)


def _held(slot: Slot, language: Language) -> str:
    """A slot's title, with the sections that are held where a module is not held whole."""
    title = plain(slot.title.source) if slot.title else ""
    if not (slot.module and slot.item.sections):
        return title
    names = [Markup.escape(plain(s.text.source)) for s in slot.module.module.sections if s.text]
    return f"{title}: {listed(names, language).unescape()}"
