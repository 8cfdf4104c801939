"""The frozen types that every stage speaks. They hold values, never open files, and pickle whole.

The way of a paragraph: source reads a `Module` of `Block`s; edition patches, chooses and translates
them into another `Module`; document turns that into a page; output turns the page into bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Literal

from ipsdocs.problems import Place

Mode = Literal["in-person", "online"]
Direction = Literal["ltr", "rtl"]
Paper = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class Text:
    """One message: raw inline Markdown of a paragraph, heading, item, cell or field, the unit of translation.

    `source` is the msgid until it is translated, then the translation. `locale` is the tag of the
    language it now stands in, `domain` the catalogue it belongs to (a module's id, `variant-prison`,
    `curriculum`, ...).
    """

    source: str
    place: Place
    domain: str
    locale: str
    room: int = 0  # characters that a translation may take; 0 is no limit


@dataclass(frozen=True, slots=True)
class Block:
    """A node of the block tree. `kind` is a row of `source.kinds` or a Markdown kind.

    Markdown kinds: section, heading, paragraph, picture, bullet-list, ordered-list, item, quotation,
    table, row, cell, code, rule, and `source` (who said a quote). `text` is the block's own text (a
    section's title, a paragraph, a cell); the rest is in `children`.
    """

    kind: str
    place: Place
    id: str = ""
    attrs: tuple[tuple[str, str], ...] = ()
    core: bool = False
    text: Text | None = None
    children: tuple[Block, ...] = ()

    def attr(self, name: str, default: str = "") -> str:
        return dict(self.attrs).get(name, default)

    def minutes(self, mode: Mode = "online") -> int:
        """How long it takes, in minutes; the online time where it has one of its own."""
        own = self.attr("online") if mode == "online" else ""
        return int(own or self.attr("minutes", "0"))

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes of a module in each mode."""

    in_person: int
    online: int

    def of(self, mode: Mode) -> int:
        return self.online if mode == "online" else self.in_person


@dataclass(frozen=True, slots=True)
class Module:
    """One teachable unit: the head of `curriculum/modules/<id>.md` and its sections."""

    id: str
    place: Place
    title: Text
    summary: Text
    version: int
    status: str
    minutes: Minutes
    principles: tuple[str, ...]
    tasks: tuple[str, ...]
    topics: tuple[str, ...]
    requires: tuple[str, ...]
    objectives: tuple[Text, ...]
    materials: tuple[Text, ...]
    references: tuple[Text, ...]
    sections: tuple[Block, ...]
    keys: tuple[tuple[str, Place], ...] = ()  # where each key of the head stands

    def where(self, key: str) -> Place:
        return dict(self.keys).get(key, self.place)

    @property
    def reviewed(self) -> bool:
        """Whether somebody has reviewed it: one that is under review is as unreviewed as a draft."""
        return self.status == "released"

    def walk(self) -> Iterator[Block]:
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True, slots=True)
class Operation:
    """One patch of an overlay: what it does to the block `at`, and why."""

    does: Literal["replace", "before", "after", "remove", "fill"]
    at: str
    base: str
    dimension: str
    why: str
    place: Place
    blocks: tuple[Block, ...] = ()
    depth: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A variant's operations on one module."""

    variant: str
    module: str
    place: Place
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Who looked at a variant, as what (lived-experience, cultural, language, legal), when, with what outcome."""

    role: str
    by: str
    on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A named overlay: `curriculum/variants/<id>/variant.yaml`."""

    id: str
    place: Place
    name: Text
    kind: str
    who: str
    why: str
    reviews: tuple[Review, ...]
    expires: date | None
    questions: tuple[str, ...]
    terms: tuple[tuple[str, Text], ...]
    names: tuple[tuple[str, Text], ...]
    region: str
    paper: Paper | None
    greyscale: bool
    addresses: bool  # whether pages may print web addresses
    keys: tuple[tuple[str, Place], ...] = ()  # where each key stands

    def where(self, key: str) -> Place:
        return dict(self.keys).get(key, self.place)

    @property
    def reviewed(self) -> bool:
        """Whether a named person has accepted it as a cultural or lived-experience reviewer."""
        return any(r.by and r.outcome == "accepted" for r in self.reviews)


@dataclass(frozen=True, slots=True)
class Contact:
    """A line of support. `seen` is when its source was read, `checked_by` who called it, empty until someone did."""

    id: str
    place: Place
    name: Text
    number: str
    kind: str
    peer_run: str
    hours: Text
    languages: Text
    cost: Text
    dispatch: str
    source: str
    confidence: str
    seen: date
    checked_by: str
    expires: date


@dataclass(frozen=True, slots=True)
class Region:
    """The support contacts of a region: `curriculum/contacts/<id>.yaml`."""

    id: str
    place: Place
    name: Text
    contacts: tuple[Contact, ...]


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


@dataclass(frozen=True, slots=True)
class Panel:
    """What a poster says of one principle or task, `id`: a line, and a question to ask, empty where it has none."""

    id: str
    place: Place
    line: Text
    question: Text


@dataclass(frozen=True, slots=True)
class Poster:
    """One sheet for a wall, `curriculum/posters/<id>.yaml`: a panel for each principle and task, in their order.

    `closing`, `quote` with its `source`, and `picture` (a file's name) with its description `shows` may be empty.
    """

    id: str
    place: Place
    title: Text
    summary: Text
    version: int
    status: str
    intro: Text
    principles: tuple[Panel, ...]
    tasks: tuple[Panel, ...]
    closing: Text
    quote: Text
    source: Text
    picture: str
    shows: Text

    @property
    def reviewed(self) -> bool:
        return self.status == "released"

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text that it has, in reading order."""
        panels = [text for panel in (*self.principles, *self.tasks) for text in (panel.line, panel.question)]
        own = (self.title, self.summary, self.intro, self.shows, *panels, self.closing, self.quote, self.source)
        return tuple(text for text in own if text.source)


@dataclass(frozen=True, slots=True)
class Topic:
    """A word of the topics vocabulary; a sensitive one demands note, support box and aftercare."""

    name: Text
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Curriculum:
    """`curriculum/curriculum.yaml`: title, vocabularies, terms, and the matrix that is built."""

    place: Place
    title: Text
    credit: Text
    licence: Text
    source_locale: str
    region: str
    principles: tuple[tuple[str, Text], ...]
    tasks: tuple[tuple[str, Text], ...]
    topics: tuple[tuple[str, Topic], ...]
    roles: tuple[tuple[str, Text], ...]
    terms: tuple[tuple[str, Text], ...]
    names: tuple[tuple[str, Text], ...]
    locales: tuple[tuple[str, int], ...]  # tag, minimum coverage in percent
    stacks: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of `curriculum/glossary.yaml` and what it means here.

    `also` are other forms of it in the source language, `see` the ids of terms to read beside it. An
    `everyday` word need not be marked where it is first used.
    """

    id: str
    place: Place
    term: Text
    meaning: Text
    also: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    everyday: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A catalogue's entry: a translation that may be used (never a fuzzy one), and its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One PO file. `reviewed_by` is empty while the translation is a draft.

    Plural form N of a message stands under the key `plural_key(singular, N)`.
    """

    locale: str
    domain: str
    place: Place
    messages: tuple[tuple[str, Message], ...]
    reviewed_by: str
    drafted: bool
    plural: str = "(n != 1)"  # the rule of its Plural-Forms header: C's expression in n


def plural_key(singular: str, form: int) -> str:
    """Where a catalogue's messages keep plural form number `form`: form 0 under the singular itself."""
    return f"{singular}\x00{form}" if form else singular


@lru_cache(maxsize=512)  # every page asks it of every picture
def _address(data: bytes) -> str:
    return f"asset:{hashlib.sha256(data).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file that a page may show. `name` is `<module>/<file>`; `labels` are an SVG's texts."""

    name: str
    media: str  # image/svg+xml, image/png, image/jpeg
    data: bytes
    width: int  # pixels, or SVG user units
    height: int
    labels: tuple[Text, ...] = ()

    @property
    def address(self) -> str:
        """What a page says in `src`: the digest of the bytes, so that a page is closed."""
        return _address(self.data)
