"""The table of block kinds: which format shows each, where it stands in the guide, what it may carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ipsdocs.model import Mode

Format = Literal["handout", "slides", "guide"]
Cue = Literal["", "do", "say", "screen", "hands", "producer", "chat", "fallback", "read", "break"]

HANDOUT: Format = "handout"
SLIDES: Format = "slides"
GUIDE: Format = "guide"


@dataclass(frozen=True, slots=True)
class Kind:
    """One row. `cue` is the guide's column, `room` its column in a room, where it is another one; `notes` says
    that a slide's speaker notes take it.

    `wants` are the attributes it must have, `may` those it can have beside `.core`; `timed` kinds are
    steps of the guide, with minutes; `facilitator` kinds never reach a participant's page; `call` kinds are
    for a call, by video or telephone, and mean nothing where people have neither.
    """

    name: str
    formats: frozenset[Format]
    cue: Cue = ""
    wants: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    notes: bool = False
    facilitator: bool = False
    call: bool = False
    room: Cue = ""

    def column(self, mode: Mode) -> Cue:
        """The guide's column where people meet in this mode: without a screen each, they answer a poll by hand."""
        return self.room if self.room and mode == "in-person" else self.cue

    @property
    def timed(self) -> bool:
        return "minutes" in self.wants


def _kind(
    name: str,
    formats: str,
    cue: Cue = "",
    wants: str = "",
    may: str = "",
    notes: bool = False,
    facilitator: bool = False,
    call: bool = False,
    room: Cue = "",
) -> Kind:
    shown: frozenset[Format] = frozenset(f for f in (HANDOUT, SLIDES, GUIDE) if f in formats.split())
    return Kind(name, shown, cue, frozenset(wants.split()), frozenset(may.split()), notes, facilitator, call, room)


_TIMED = "id minutes"
_ROWS = (
    _kind("activity", "handout guide", "do", _TIMED, "online group lead disclosure"),
    _kind("breakout", "handout guide", "do", _TIMED, "online group lead disclosure"),
    _kind("role-play", "handout guide", "do", _TIMED, "online group lead disclosure"),
    _kind("discussion", "handout guide", "do", _TIMED, "online lead disclosure"),
    _kind("reflection", "handout guide", "do", _TIMED, "online lines lead disclosure"),
    _kind("debrief", "handout guide", "do", _TIMED, "online lead disclosure"),
    _kind("poll", "guide", "screen", "id", "minutes online lead", facilitator=True, room="hands"),
    _kind("break", "guide", "break", _TIMED, "online"),
    _kind("slide", "slides guide", "screen", "id"),
    _kind("note", "guide", "do", notes=True, facilitator=True),
    _kind("say", "guide", "say", notes=True, facilitator=True),
    _kind("producer", "guide", "producer", facilitator=True, call=True),
    _kind("chat", "guide", "chat", facilitator=True, call=True),
    _kind("content-note", "handout slides guide", "read", "id"),
    _kind("support", "handout slides guide", "read", "id"),
    _kind("aftercare", "handout slides guide", "read", "id"),
    _kind("key-idea", "handout guide", "read", "id"),
    _kind("quote", "handout", "", "source", "lang"),
    _kind("story", "handout", "", "id"),
    _kind("online", "handout guide", "do", call=True),
    _kind("in-person", "handout guide", "do"),
    _kind("low-bandwidth", "handout guide", "fallback", call=True),
    _kind("slot", "handout guide", "read", "id"),
    _kind("policy", "handout guide", "read", "id"),
)

KINDS: dict[str, Kind] = {row.name: row for row in _ROWS}


@dataclass(frozen=True, slots=True)
class OperationKind:
    """What an operation of an overlay holds: blocks or nothing, and the attributes that it alone may have."""

    blocks: bool
    own: frozenset[str] = frozenset()


OPERATIONS: dict[str, OperationKind] = {
    "replace": OperationKind(True),
    "before": OperationKind(True),
    "after": OperationKind(True),
    "remove": OperationKind(False),
    "fill": OperationKind(True, frozenset({"owner", "on"})),
    "move": OperationKind(False, frozenset({"before", "after"})),
    "set": OperationKind(False, frozenset({"minutes", "online", "group", "lead", "lines", "disclosure"})),
}
OPERATION_ATTRIBUTES = frozenset({"at", "base", "dimension", "depth", "why", "seen", "locale"})

SECTION_ATTRIBUTES = frozenset({"id", "minutes", "online", "lead"})

MODES = frozenset({"online", "in-person"})

DISCLOSURE = ("none", "choice", "own")
"""What an exercise asks people to tell others of their own lives: nothing, what they choose, something of their own."""
