"""base → variant: overlays change blocks by their id. Pure.

Invariants: the empty overlay is identity; each operation touches the block it names and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ipsdocs.edition import fingerprint
from ipsdocs.model import Block, Module, Operation, Overlay
from ipsdocs.problems import Problems, suggest

FILLABLE = ("slot", "policy")


@dataclass(frozen=True, slots=True)
class State:
    """How an operation stands to the base today: clean, changed (the block says something else now) or gone."""

    operation: Operation
    overlay: Overlay
    state: str
    now: str  # the block's fingerprint today, empty where it is gone


def find(module: Module, id: str) -> Block | None:
    """The block of that id, a section included."""
    return next((block for block in module.walk() if block.id == id), None)


def states(module: Module, overlay: Overlay) -> tuple[State, ...]:
    """The state of each of an overlay's operations against a module as it is before the overlay."""
    found = []
    for operation in overlay.operations:
        block = find(module, operation.at)
        now = fingerprint.of_block(block) if block else ""
        state = "gone" if not block else "clean" if now == operation.base else "changed"
        found.append(State(operation, overlay, state, now))
    return tuple(found)


def patch(module: Module, overlays: Sequence[Overlay], problems: Problems) -> Module:
    """The module with each overlay applied in order; an operation that can't be done is noted and left out."""
    for overlay in overlays:
        for operation in overlay.operations:
            module = _apply(module, operation, problems)
    return module


def _apply(module: Module, operation: Operation, problems: Problems) -> Module:
    target = find(module, operation.at)
    if target is None:
        ids = [block.id for block in module.walk() if block.id]
        problems.error(
            operation.place,
            f"{operation.does}: module {module.id} has no block “{operation.at}”",
            suggest(operation.at, ids),
            "overlay",
        )
        return module
    if target.core and operation.does in ("replace", "remove"):
        problems.error(
            operation.place,
            f"{operation.does}: “{operation.at}” is core",
            "Principles and tasks can be added to, with before or after, and never replaced.",
            "overlay",
        )
        return module
    if operation.does == "fill" and target.kind not in FILLABLE:
        problems.error(
            operation.place,
            f"fill: “{operation.at}” is no slot",
            f"It is of kind {target.kind}; only a slot or a policy can be filled. Use replace, before or after.",
            "overlay",
        )
        return module
    change = _CHANGES[operation.does]
    return replace(module, sections=_at(module.sections, operation.at, lambda b: change(b, operation.blocks)))


def _at(tree: tuple[Block, ...], id: str, change: Callable[[Block], tuple[Block, ...]]) -> tuple[Block, ...]:
    """The tree with the block of that id changed; parts without it are the same objects."""
    changed: list[Block] = []
    for block in tree:
        if block.id == id:
            changed += change(block)
            continue
        children = _at(block.children, id, change)
        changed.append(block if children == block.children else replace(block, children=children))
    return tuple(changed)


def _fill(block: Block, new: tuple[Block, ...]) -> tuple[Block, ...]:
    return (replace(block, children=new, attrs=(*block.attrs, ("filled", "yes"))),)


_CHANGES: dict[str, Callable[[Block, tuple[Block, ...]], tuple[Block, ...]]] = {
    "replace": lambda _, new: new,
    "before": lambda block, new: (*new, block),
    "after": lambda block, new: (block, *new),
    "remove": lambda *_: (),
    "fill": _fill,
}
