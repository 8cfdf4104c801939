"""Trainings: modules in sessions, and what they ask participants at the end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from ipsdocs.model.text import Mode, Text
from ipsdocs.problems import Place


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a session: a module or sections of one, a break, or something that the trainers lead themselves.

    `sections` are the ids of those that are taken, empty for the whole module. `cues` are words for whoever
    leads, by the kind of block that they would stand in (`say`, `chat`, ...): participants never see them.
    """

    does: Literal["module", "break", "opening", "talk", "practice", "closing"]
    minutes: int  # 0 for a module: its own minutes count
    place: Place
    module: str = ""
    title: Text | None = None
    text: Text | None = None
    sections: tuple[str, ...] = ()
    lead: str = ""
    group: int = 0  # people in each small group; 0 is everyone
    cues: tuple[tuple[str, Text], ...] = ()

    @property
    def texts(self) -> tuple[Text, ...]:
        """All its words, in the order in which they are written."""
        return (*(text for text in (self.title, self.text) if text), *(text for _, text in self.cues))


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of a training. `day` counts from 1, `minutes` is the room it has."""

    id: str
    place: Place
    title: Text
    day: int
    minutes: int
    items: tuple[Item, ...]


Does = Literal["before", "after", "replace", "remove"]


@dataclass(frozen=True, slots=True)
class Change:
    """One patch of an agenda: what it does to the item `at`, written `session/item`, and why.

    `base` is the fingerprint of what it was written against, and `place` where that stands.
    """

    does: Does
    at: str
    base: str
    dimension: str
    why: str
    place: Place
    items: tuple[Item, ...] = ()
    depth: str = ""
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """A variant's changes of one training: `curriculum/variants/<variant>/trainings/<training>.yaml`."""

    variant: str
    training: str
    place: Place
    changes: tuple[Change, ...]

    @property
    def subject(self) -> str:
        return self.training

    @property
    def operations(self) -> tuple[Change, ...]:
        """Its changes, by the name that an overlay has for its own."""
        return self.changes

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules that it puts into the training."""
        return tuple(dict.fromkeys(item.module for c in self.changes for item in c.items if item.does == "module"))

    @property
    def texts(self) -> tuple[Text, ...]:
        """All its words, in the order in which they are written."""
        return tuple(text for change in self.changes for item in change.items for text in item.texts)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a training's evaluation. `answers` are a choice's, or what stands at a scale's two ends."""

    kind: Literal["scale", "choice", "open"]
    text: Text
    place: Place
    answers: tuple[Text, ...] = ()
    lines: int = 0  # ruled lines of an open question


@dataclass(frozen=True, slots=True)
class Training:
    """Modules in sessions: `curriculum/trainings/<id>.yaml`."""

    id: str
    place: Place
    title: Text
    summary: Text
    version: int
    mode: Mode
    minutes: int
    roles: tuple[str, ...]
    preparation: tuple[tuple[str, tuple[Text, ...]], ...]  # (14-days | 7-days | the-day | after, what to do)
    sessions: tuple[Session, ...]
    keys: tuple[tuple[str, Place], ...] = ()  # where each key stands
    participants: tuple[int, int] | None = None  # the fewest and the most people it is made for
    evaluation: tuple[Question, ...] = ()
    posters: tuple[str, ...] = ()

    def where(self, key: str) -> Place:
        return dict(self.keys).get(key, self.place)

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules in the order in which they are first met, each once."""
        return tuple(dict.fromkeys(i.module for s in self.sessions for i in s.items if i.does == "module"))

    @property
    def days(self) -> tuple[tuple[Session, ...], ...]:
        """The sessions of each day, which follow each other without a pause."""
        return tuple(tuple(group) for _, group in groupby(self.sessions, key=lambda session: session.day))

    @property
    def texts(self) -> tuple[Text, ...]:
        """All its own words, in the order in which they are written."""
        asked = (text for question in self.evaluation for text in (question.text, *question.answers))
        held = (text for s in self.sessions for text in (s.title, *(t for item in s.items for t in item.texts)))
        prepared = (text for _, texts in self.preparation for text in texts)
        return (self.title, self.summary, *prepared, *asked, *held)
