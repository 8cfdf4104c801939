"""Random modules, operations and edits, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from edition_helpers import tiny

from ipsdocs.model import Block, Does, Module, Operation, Overlay, Text
from ipsdocs.problems import Place

HERE = Place("m.md", 1)
DOES: tuple[Does, ...] = ("replace", "before", "after", "remove", "fill", "move", "set")
HEADS = ("head.title", "head.materials", "head.objectives")


def text(words: str) -> Text:
    return Text(words, HERE, "first", "en")


def worlds(number: int) -> Iterator[World]:
    return (World(seed) for seed in range(number))


@dataclass(frozen=True)
class Edit:
    """An edit of a module, and the ids of what it did something to."""

    what: str
    after: Module
    gone: frozenset[str]
    headings: frozenset[str]  # what says something else itself, not only in it
    around: frozenset[str]  # what holds something that changed
    sections: frozenset[str]  # all sections there were


class World:
    """Makes values from a seed; every text and id that it makes is new."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # worlds to test, no secrets
        self.count = 0

    def new(self, word: str) -> str:
        self.count += 1
        return f"{word}-{self.count}"

    def module(self) -> Module:
        """Two to four sections of up to five blocks each, nested at most three deep."""
        sections = tuple(self.section() for _ in range(self.random.randint(2, 4)))
        minutes = sum(section.minutes() for section in sections)
        base = tiny()
        return replace(
            base,
            sections=sections,
            minutes=replace(base.minutes, in_person=minutes, online=minutes),
            materials=(text(self.new("Paper")),),
        )

    def section(self) -> Block:
        blocks = tuple(self.block(1) for _ in range(self.random.randint(1, 5)))
        minutes = (("minutes", str(self.random.randint(5, 30))),)
        return Block("section", HERE, self.new("section"), minutes, text=text(self.new("Title")), children=blocks)

    def block(self, depth: int) -> Block:
        kind = self.random.choice(["paragraph", "paragraph", "key-idea", "slot", "policy", "activity", "bullet-list"])
        if kind == "paragraph" or depth > 2:
            id = self.new("p") if self.random.random() < 0.8 else ""
            return Block("paragraph", HERE, id, text=text(self.new("Words")))
        children = tuple(self.block(depth + 1) for _ in range(self.random.randint(1, 3)))
        attrs = (("minutes", "5"),) if kind == "activity" else ()
        core = kind == "key-idea" and self.random.random() < 0.5
        return Block(kind, HERE, self.new(kind), attrs, core, children=children)

    def overlay(self, variant: str, *operations: Operation) -> Overlay:
        return Overlay(variant, "first", HERE, operations)

    def operation(self, base: Module, kinds: tuple[Does, ...] = DOES) -> Operation:
        """An operation on some block, section or part of the head; it may be one that is refused."""
        ids = [block.id for block in base.walk() if block.id]
        at = self.random.choice(HEADS if self.random.random() < 0.1 else ids)
        does = self.random.choice(kinds)
        if does == "fill" and (slots := [b.id for b in base.walk() if b.kind in ("slot", "policy")]):
            at = self.random.choice(slots)
        blocks = () if does in ("remove", "move", "set") else self._content(at)
        return Operation(
            does,
            at,
            "0" * 12,
            "content",
            self.new("Because"),
            HERE,
            blocks,
            "deep",
            to=self.random.choice(ids) if does == "move" else "",
            side=self.random.choice(("before", "after")),
            attrs=self._attrs(does),
        )

    def _content(self, at: str) -> tuple[Block, ...]:
        paragraph = Block("paragraph", HERE, self.new("new"), text=text(self.new("Word")))
        if at in ("head.materials", "head.objectives"):
            return (Block("bullet-list", HERE, children=(Block("item", HERE, children=(paragraph,)),)),)
        return (paragraph,)

    def _attrs(self, does: Does) -> tuple[tuple[str, str], ...]:
        if does == "set":
            return (("minutes", str(self.random.randint(1, 60))),)
        return (("owner", "The board"), ("on", "2026-10-01")) if does == "fill" else ()

    def edit(self, base: Module) -> Edit:
        """One edit of one block, of a random sort."""
        for way in self.random.sample(WAYS, len(WAYS)):
            if edit := way(self, base):
                return edit
        raise AssertionError("a module in which nothing can be edited")


def _way(base: Module, target: Block) -> frozenset[str]:
    """The ids of what holds a block."""
    return frozenset(b.id for b in base.walk() if b.id and b is not target and any(c is target for c in b.walk()))


def _changed(tree: tuple[Block, ...], target: Block, change: Callable[[Block], tuple[Block, ...]]) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in tree:
        if block is target:
            found += change(block)
        else:
            found.append(replace(block, children=_changed(block.children, target, change)))
    return tuple(found)


def _edit(
    what: str,
    base: Module,
    target: Block,
    change: Callable[[Block], tuple[Block, ...]],
    own: bool = False,
    gone: Collection[str] = (),
) -> Edit:
    """The edit that makes something else of one block; `own` where the block's own words or attributes change."""
    after = replace(base, sections=_changed(base.sections, target, change))
    sections = frozenset(section.id for section in base.sections)
    headings = frozenset({target.id} if own and target.id else ())
    return Edit(what, after, frozenset(gone), headings, _way(base, target), sections)


def _untouched(what: str, after: Module) -> Edit:
    """An edit after which every block says what it said."""
    none = frozenset[str]()
    return Edit(what, after, none, none, none, none)


def _some(world: World, base: Module, fits: Callable[[Block], bool]) -> Block | None:
    found = [block for block in base.walk() if fits(block)]
    return world.random.choice(found) if found else None


def _reworded(world: World, base: Module) -> Edit | None:
    target = _some(world, base, lambda b: b.text is not None)
    if target is None:
        return None
    return _edit("reworded", base, target, lambda b: (replace(b, text=text(world.new("Other"))),), own=True)


def _retimed(world: World, base: Module) -> Edit | None:
    target = _some(world, base, lambda b: bool(b.attr("minutes")))
    if target is None:
        return None
    made = (("minutes", world.new("").strip("-")),)
    return _edit("retimed", base, target, lambda b: (replace(b, attrs=made),), own=True)


def _child_added(world: World, base: Module) -> Edit | None:
    """A paragraph more at a block's end: the block says more; a section's heading doesn't."""
    target = _some(world, base, lambda b: bool(b.children))
    if target is None:
        return None
    new = Block("paragraph", HERE, text=text(world.new("More")))
    made = _edit("child added", base, target, lambda b: (replace(b, children=(*b.children, new)),))
    return replace(made, around=made.around | {target.id})


def _removed(world: World, base: Module) -> Edit | None:
    # What an edit added has no id: taking it away again would make the base what it was.
    target = _some(world, base, lambda b: b.kind != "section" and bool(b.id))
    if target is None:
        return None
    return _edit("removed", base, target, lambda _: (), gone=[b.id for b in target.walk() if b.id])


def _renamed(world: World, base: Module) -> Edit | None:
    target = _some(world, base, lambda b: bool(b.id))
    if target is None:
        return None
    return _edit("renamed", base, target, lambda b: (replace(b, id=world.new("renamed")),), gone=[target.id])


def _lines_moved(_: World, base: Module) -> Edit | None:
    return _untouched("lines moved", replace(base, sections=tuple(map(_elsewhere, base.sections))))


def _elsewhere(block: Block) -> Block:
    moved = replace(block.text, place=Place("m.md", 99)) if block.text else None
    children = tuple(map(_elsewhere, block.children))
    return replace(block, place=Place("m.md", 99), text=moved, children=children)


def _section_added(world: World, base: Module) -> Edit | None:
    return _untouched("section added", replace(base, sections=(*base.sections, world.section())))


WAYS = (_reworded, _retimed, _child_added, _removed, _renamed, _lines_moved, _section_added)
