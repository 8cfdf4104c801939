"""A module and its blocks, and the operations of an overlay on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ipsdocs.model.text import Mode, Text
from ipsdocs.problems import Place


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

    @property
    def message(self) -> Text | None:
        """Its own text, where translators are given it: neither code nor what stays in a language of its own."""
        return None if self.kind == "code" or (self.text and self.text.stays) else self.text

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


Does = Literal["replace", "before", "after", "remove", "fill", "move", "set"]


@dataclass(frozen=True, slots=True)
class Operation:
    """One patch of an overlay: what it does to the block, section or part of the head `at`, and why.

    `base` is the fingerprint of what it was written against. `to` and `side` say where `move` puts the block;
    `attrs` are what `set` changes, or who answers for a filled policy (owner, on). `seen` names variants whose
    change of the same block was read; one with a `locale` is written in that language and for it alone.
    """

    does: Does
    at: str
    base: str
    dimension: str
    why: str
    place: Place
    blocks: tuple[Block, ...] = ()
    depth: str = ""
    to: str = ""
    side: Literal["before", "after"] = "after"
    attrs: tuple[tuple[str, str], ...] = ()
    seen: tuple[str, ...] = ()
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A variant's operations on one module."""

    variant: str
    module: str
    place: Place
    operations: tuple[Operation, ...]

    @property
    def subject(self) -> str:
        return self.module
