"""What is shown of a module: to an audience, in a mode, in a training, in a room. After patching, never before.

An overlay may name a block that only one audience sees, so filtering first would lose it (dita-ot#4375).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ipsdocs.model import Block, Item, Minutes, Mode, Module, Training
from ipsdocs.source.kinds import KINDS, MODES, Format

PRODUCER = "producer"  # the role that looks after a call


def choose(module: Module, format: Format, mode: Mode | None) -> Module:
    """The module with only what `format` shows; with a mode, the other mode's blocks go, too."""
    sections = tuple(replace(s, children=_chosen(s.children, format, mode)) for s in module.sections)
    return replace(module, sections=sections)


def part(module: Module, sections: Collection[str]) -> Module:
    """These sections of the module, in its own order, with their minutes; without any named, the whole."""
    if not sections:
        return module
    kept = tuple(section for section in module.sections if section.id in sections)
    minutes = Minutes(*(sum(section.minutes(mode) for section in kept) for mode in ("in-person", "online")))
    return replace(module, sections=kept, minutes=minutes)


def in_room(module: Module) -> Module:
    """The module without what is for a call; whoever leads the others leads what a producer would lead."""
    return replace(module, sections=_in_room(module.sections))


def training_in_room(training: Training) -> Training:
    """The training without cues that are for a call, as `in_room` does it with a module."""
    sessions = tuple(replace(s, items=tuple(map(_item_in_room, s.items))) for s in training.sessions)
    return replace(training, sessions=sessions)


def _in_room(tree: tuple[Block, ...]) -> tuple[Block, ...]:
    kept = (block for block in tree if block.kind not in KINDS or not KINDS[block.kind].call)
    return tuple(
        replace(
            block,
            attrs=tuple(pair for pair in block.attrs if pair != ("lead", PRODUCER)),
            children=_in_room(block.children),
        )
        for block in kept
    )


def _item_in_room(item: Item) -> Item:
    cues = tuple((kind, text) for kind, text in item.cues if not KINDS[kind].call)
    return replace(item, cues=cues, lead="" if item.lead == PRODUCER else item.lead)


def _chosen(tree: tuple[Block, ...], format: Format, mode: Mode | None) -> tuple[Block, ...]:
    kept: list[Block] = []
    for block in tree:
        row = KINDS.get(block.kind)
        if row and block.kind in MODES and mode and block.kind != mode:
            continue
        if row is None or format in row.formats or (format == "slides" and row.notes):
            kept.append(replace(block, children=_chosen(block.children, format, mode)))
        elif format == "slides":
            kept += _slides_within(block)
    return tuple(kept)


def _slides_within(block: Block) -> list[Block]:
    """The slides inside a block that slides don't show, such as an activity."""
    found: list[Block] = []
    for child in block.children:
        found += [child] if child.kind == "slide" else _slides_within(child)
    return found
