"""base → variant: overlays change blocks by their id. Pure.

Invariants: the empty overlay is identity; each operation touches what it names and nothing else; overlays one
after the other give what they give together; what is core keeps every word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from ipsdocs.edition.target import HEAD, LISTS, WORDS, find, head_texts, texts_of, total, with_head
from ipsdocs.model import Block, Module, Operation, Overlay
from ipsdocs.problems import Problems, suggest
from ipsdocs.source.kinds import KINDS, OPERATIONS, SECTION_ATTRIBUTES

FILLABLE = ("slot", "policy")
RULE = "overlay"
Tree = tuple[Block, ...]


def for_language(overlays: Sequence[Overlay], chain: Collection[str]) -> tuple[Overlay, ...]:
    """The overlays as an edition of that locale chain has them: without what is written for another language alone."""
    return tuple(
        overlay
        if all(not o.locale for o in overlay.operations)
        else replace(overlay, operations=tuple(o for o in overlay.operations if not o.locale or o.locale in chain))
        for overlay in overlays
    )


def patch(module: Module, overlays: Sequence[Overlay], problems: Problems) -> Module:
    """The module with each overlay applied in order; an operation that can't be done is noted and left out.

    Where an overlay changes what sections take, the module's minutes are their sum again.
    """
    for overlay in overlays:
        before = module
        for operation in overlay.operations:
            module = _Patch(module, operation, problems).applied()
        if module.sections is not before.sections and (minutes := total(module)) != total(before):
            module = replace(module, minutes=minutes)
    return module


@dataclass(frozen=True, slots=True)
class _Patch:
    """One operation on one module."""

    module: Module
    operation: Operation
    problems: Problems

    def applied(self) -> Module:
        operation = self.operation
        target = self._named(operation.at)
        if target is None or self._refused(target):
            return self.module
        if operation.at in HEAD:
            return self._head()
        if operation.does == "move":
            return self._moved(target)
        change = _CHANGES[operation.does]
        return replace(self.module, sections=_at(self.module.sections, operation.at, lambda b: change(b, operation)))

    def _no(self, message: str, hint: str) -> None:
        self.problems.error(self.operation.place, f"{self.operation.does}: {message}", hint, RULE)

    def _named(self, id: str) -> Block | None:
        target = find(self.module, id)
        if target is None:
            ids = [block.id for block in self.module.walk() if block.id]
            self._no(
                f"module {self.module.id} has no block “{id}”", suggest(id, HEAD if id.startswith("head.") else ids)
            )
        return target

    def _refused(self, target: Block) -> bool:
        """Whether the operation may not be done to that block; says why."""
        does, at = self.operation.does, self.operation.at
        if core := self._core(target):
            self._no(core, "Principles and tasks can be added to, with before or after, and never replaced.")
        elif does == "fill" and target.kind not in FILLABLE:
            self._no(
                f"“{at}” is no slot",
                f"It is of kind {target.kind}; only a slot or a policy can be filled. Use replace, before or after.",
            )
        elif does == "fill" and target.kind == "policy" and {key for key, _ in self.operation.attrs} != {"owner", "on"}:
            self._no(
                f"nobody answers for the policy “{at}”",
                'Say who in the organisation does, and since when: `owner="..." on=2027-01-31`.',
            )
        elif does == "set" and (unknown := [key for key, _ in self.operation.attrs if key not in _settable(target)]):
            known = ", ".join(sorted(_settable(target))) or "nothing"
            self._no(f"“{at}” has no {unknown[0]}", f"It is of kind {target.kind}, where one can set {known}.")
        elif does in ("replace", "before", "after") and (stray := self._stray(target)):
            self._no(
                stray, "Beside and instead of a section stand sections, ## Title {#id minutes=5}; inside it, blocks."
            )
        else:
            return False
        return True

    def _stray(self, target: Block) -> str:
        """What may not stand where the operation puts it, in words; empty where all may."""
        if self.operation.at in HEAD:
            return ""
        wanted = target.kind == "section"
        stray = next((b for b in self.operation.blocks if (b.kind == "section") != wanted), None)
        at = self.operation.at
        return f"“{at}” is a {target.kind}, what is written here begins with a {stray.kind}" if stray else ""

    def _core(self, target: Block) -> str:
        """What the operation would take from the protected core, in words; empty where it takes nothing."""
        does, at = self.operation.does, self.operation.at
        if does in ("before", "after", "set"):
            return ""
        if around := next((b for b in self.module.walk() if b.core and b is not target and _holds(b, target)), None):
            return f"“{at}” is a part of “{around.id}”, which is core"
        inside = next((b for b in target.walk() if b.core), None) if does != "move" else None
        if inside is None:
            return ""
        return f"“{at}” is core" if inside is target else f"“{at}” holds “{inside.id}”, which is core"

    def _head(self) -> Module:
        """Another title or summary, or a list of the head with items replaced or added."""
        at, does = self.operation.at, self.operation.does
        new = texts_of(self.operation.blocks, at)
        if at in WORDS and (does != "replace" or len(new) != 1 or len(self.operation.blocks) != 1):
            self._no(f"“{at}” takes one paragraph", "Use replace, with the new words as one paragraph inside.")
        elif at in LISTS and (does not in ("replace", "before", "after") or not new):
            self._no(f"“{at}” takes a bullet list", "Use after to add items, or replace for a list of your own.")
        else:
            old = head_texts(self.module, at)
            made = {"replace": new, "before": (*new, *old), "after": (*old, *new)}[does]
            return with_head(self.module, at, made)
        return self.module

    def _moved(self, target: Block) -> Module:
        operation = self.operation
        beside = self._named(operation.to)
        if beside is None:
            return self.module
        if any(block.id == operation.to for block in target.walk()):
            self._no(f"“{operation.to}” stands inside “{operation.at}”", "Name a block outside it.")
            return self.module
        if (target.kind == "section") != (beside.kind == "section"):
            self._no(
                f"“{operation.at}” is a {target.kind}, “{operation.to}” a {beside.kind}",
                "Sections move beside sections.",
            )
            return self.module
        without = _at(self.module.sections, operation.at, lambda _: ())
        put = {"before": (lambda b: (target, b)), "after": (lambda b: (b, target))}[operation.side]
        return replace(self.module, sections=_at(without, operation.to, put))


def _holds(outer: Block, inner: Block) -> bool:
    return any(block is inner for block in outer.walk())


def _settable(block: Block) -> frozenset[str]:
    """The attributes that `set` may change on a block of its kind."""
    row = KINDS.get(block.kind)
    may = SECTION_ATTRIBUTES if block.kind == "section" else row.wants | row.may if row else frozenset()
    return may & OPERATIONS["set"].own


def _at(tree: Tree, id: str, change: Callable[[Block], Tree]) -> Tree:
    """The tree with the block of that id changed; parts without it are the same objects."""
    for number, block in enumerate(tree):
        if block.id == id:
            return (*tree[:number], *change(block), *tree[number + 1 :])
        if block.children:
            children = _at(block.children, id, change)
            if children is not block.children:
                return (*tree[:number], replace(block, children=children), *tree[number + 1 :])
    return tree


def _fill(block: Block, operation: Operation) -> Tree:
    return (_with(replace(block, children=operation.blocks), {"filled": "yes"} | dict(operation.attrs)),)


def _with(block: Block, attrs: dict[str, str]) -> Block:
    return replace(block, attrs=tuple((dict(block.attrs) | attrs).items()))


_CHANGES: dict[str, Callable[[Block, Operation], Tree]] = {
    "replace": lambda _, operation: operation.blocks,
    "before": lambda block, operation: (*operation.blocks, block),
    "after": lambda block, operation: (block, *operation.blocks),
    "remove": lambda *_: (),
    "fill": _fill,
    "set": lambda block, operation: (_with(block, dict(operation.attrs)),),
}
