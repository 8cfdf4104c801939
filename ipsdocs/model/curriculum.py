"""What all documents share: vocabularies, support contacts, the glossary, posters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ipsdocs.model.text import Text
from ipsdocs.problems import Place


@dataclass(frozen=True, slots=True)
class Contact:
    """A line of support. `seen` is when its source was read, `checked_by` who called it, empty until someone did.

    `number` is a telephone number or a web address; a line of kind `text` takes messages and no calls.
    """

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

    @property
    def web(self) -> bool:
        """Whether a web address stands in its number's place."""
        return any(sign.isalpha() for sign in self.number)


@dataclass(frozen=True, slots=True)
class Region:
    """The support contacts of a region: `curriculum/contacts/<id>.yaml`."""

    id: str
    place: Place
    name: Text
    contacts: tuple[Contact, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its name, and every text of its contacts."""
        parts = ((c.name, c.hours, c.languages, c.cost) for c in self.contacts)
        return (self.name, *(text for texts in parts for text in texts if text.source))


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
class LocalePlan:
    """What a whole build makes in a locale; None is all of it.

    `minimum` is how much of that must be translated for a release, in percent. A `frozen` locale's pages are made from
    its snapshot, a live one's from today's source.
    """

    minimum: int = 0
    stacks: tuple[tuple[str, ...], ...] | None = None
    trainings: tuple[str, ...] | None = None
    modules: tuple[str, ...] | None = None
    frozen: bool = False


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
    locales: tuple[tuple[str, LocalePlan], ...]  # by tag
    stacks: tuple[tuple[str, ...], ...]

    def plan(self, locale: str) -> LocalePlan:
        """A locale's row; all of it, live, for one that has none."""
        return dict(self.locales).get(locale, LocalePlan())

    @property
    def translated(self) -> tuple[str, ...]:
        """The locales that have translations: all but the source's, in the order in which they are written."""
        return tuple(tag for tag, _ in self.locales if tag != self.source_locale)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of `curriculum/glossary.yaml` and what it means here.

    `also` are other forms of it in the source language, `see` the ids of terms to read beside it. An
    `everyday` word need not be marked where it is first used. An `online` one is for those who have the internet.
    """

    id: str
    place: Place
    term: Text
    meaning: Text
    also: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    everyday: bool = False
    online: bool = False
