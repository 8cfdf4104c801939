"""A variant: who made it and has looked at it, and what it changes beside the blocks of modules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ipsdocs.model.text import Paper, Text
from ipsdocs.model.training import Item
from ipsdocs.problems import Place

# Without these reviews a variant of that kind is a draft, whoever else has looked at it.
NEEDED_REVIEWS = {
    "culture": ("lived-experience", "cultural"),
    "setting": ("lived-experience",),
    "organisation": ("lived-experience", "legal"),
}


@dataclass(frozen=True, slots=True)
class Review:
    """Who looked at a variant, as what (lived-experience, cultural, language, legal), when, with what outcome.

    Without `expires` it holds as long as the variant does.
    """

    role: str
    by: str
    on: date | None
    outcome: str
    expires: date | None = None

    @property
    def accepted(self) -> bool:
        """Whether a named person accepted it on a day that is known."""
        return bool(self.by and self.on) and self.outcome == "accepted"


@dataclass(frozen=True, slots=True)
class Avoid:
    """Words that don't fit where the variant is used, what to say instead, and why."""

    words: tuple[str, ...]
    instead: str
    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class Occasion:
    """A line of a variant's calendar: days without sessions, a pause that a day's agenda keeps, or a question.

    `yearly` is month and day of every year; `first` and `last` are dates. A pause lies between two times of the
    day, `window`, in minutes from midnight, and takes `minutes`; without `weekdays` (0 is Monday) it is daily.
    """

    name: Text
    place: Place
    variant: str
    source: str = ""
    yearly: tuple[int, int] | None = None
    first: date | None = None
    last: date | None = None
    window: tuple[int, int] | None = None
    minutes: int = 0
    weekdays: tuple[int, ...] = ()
    ask: Text | None = None

    @property
    def texts(self) -> tuple[Text, ...]:
        return (self.name, *((self.ask,) if self.ask else ()))

    @property
    def is_free(self) -> bool:
        """Whether it is about days without sessions."""
        return bool(self.yearly or self.first)

    def frees(self, day: date) -> bool:
        """Whether this day is one without sessions."""
        if self.yearly:
            return (day.month, day.day) == self.yearly
        return self.first is not None and self.last is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Variant:
    """A named overlay: `curriculum/variants/<id>/variant.yaml`."""

    id: str
    place: Place
    name: Text
    kind: str
    extends: tuple[str, ...]
    locales: tuple[str, ...]  # languages in which a whole build makes it; empty for all
    led_by: str
    partners: tuple[str, ...]
    consent: str
    ip_holder: str
    why: Text
    reviews: tuple[Review, ...]
    expires: date | None
    questions: tuple[Text, ...]
    terms: tuple[tuple[str, Text], ...]
    names: tuple[tuple[str, Text], ...]
    region: str
    paper: Paper | None
    greyscale: bool
    addresses: bool  # whether pages may print web addresses
    unbound: bool  # whether pages must work as loose sheets
    internet: bool  # whether people have it where they meet
    disclosure: bool  # whether an exercise may need something out of people's own lives
    avoid: tuple[Avoid, ...] = ()
    opening: Item | None = None
    closing: Item | None = None
    instead_of: tuple[str, ...] = ()  # variants whose opening and closing give way to its own
    calendar: tuple[Occasion, ...] = ()
    keys: tuple[tuple[str, Place], ...] = ()  # where each key stands

    def where(self, key: str) -> Place:
        return dict(self.keys).get(key, self.place)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The roles of reviews that its kind needs or that it lists, and that aren't all there and accepted."""
        roles = dict.fromkeys((*NEEDED_REVIEWS.get(self.kind, ()), *(review.role for review in self.reviews)))
        accepted = {role: [r.accepted for r in self.reviews if r.role == role] for role in roles}
        return tuple(role for role, each in accepted.items() if not each or not all(each))

    @property
    def reviewed(self) -> bool:
        """Whether all reviews that it lists, and those that its kind needs, were accepted."""
        return not self.wanted

    def expired(self, today: date) -> tuple[tuple[str, date], ...]:
        """What is out of date: the variant itself under "", reviews under their role, with the day it ended."""
        days = (("", self.expires), *((review.role, review.expires) for review in self.reviews))
        return tuple((what, day) for what, day in days if day and day < today)

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its own words for translators, beside terms and names, in the order in which they are written."""
        held = (text for item in (self.opening, self.closing) if item for text in item.texts)
        return (self.name, *held, *(text for occasion in self.calendar for text in occasion.texts))

    @property
    def for_reviewers(self) -> tuple[Text, ...]:
        """What translators are given, and the report alone says."""
        return (self.why, *self.questions)
