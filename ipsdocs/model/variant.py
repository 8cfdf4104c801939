"""A variant and who has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ipsdocs.model.text import Paper, Text
from ipsdocs.problems import Place


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
