"""How operations stand to a base that has moved on, and to each other in a stack. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations
from typing import Literal

from ipsdocs.edition.target import HEAD, find, scope, written_against
from ipsdocs.model import Agenda, Block, Change, Module, Operation, Overlay
from ipsdocs.problems import Place

State = Literal["clean", "changed", "gone"]
Words = tuple[str, ...]
LIKELY = 0.5  # the share of words in common from which another block may be where one went


@dataclass(frozen=True, slots=True)
class Standing:
    """How an operation stands to the base today: clean, changed (what it is about says something else) or gone.

    `now` is the fingerprint today and `says` the words, a line for each block; both are empty where the block is
    gone. `said` are the words it was written against, empty where nobody kept them.
    """

    operation: Operation | Change
    overlay: Overlay | Agenda
    state: State
    now: str
    said: Words = ()
    says: Words = ()


@dataclass(frozen=True, slots=True)
class Likely:
    """Where a block that is gone may be now: a module and a place in it, and the share of words in common."""

    module: str
    block: Block
    share: float

    @property
    def place(self) -> Place:
        return self.block.place


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two operations of different variants about the same block, the later of which hasn't seen the earlier."""

    earlier: Overlay
    first: Operation
    later: Overlay
    second: Operation


def words(block: Block) -> Words:
    """What a block says, a line for each block in it: its kind and attributes where it has any, and its text."""
    lines = []
    for each in block.walk():
        attributes = " ".join(f"{key}={value}" for key, value in each.attrs)
        about = " ".join(part for part in (each.kind, attributes, "core" if each.core else "") if part)
        said = each.text.source if each.text else ""
        plain = not attributes and not each.core
        lines.append(said if plain and said else f"[{about}] {said}".rstrip())
    return tuple(lines)


def standings(ground: Module, overlay: Overlay, seen: Mapping[str, Words]) -> Iterator[Standing]:
    """How each operation of an overlay stands to `ground`: the module with all that the variant extends.

    `seen` are words by the fingerprint they had. What an operation adds itself is no part of the base: a later
    one that names it is clean.
    """
    own: set[str] = set()
    for operation in overlay.operations:
        block = find(ground, operation.at)
        now = written_against(operation, block) if block else ""
        if block is None:
            state: State = "clean" if operation.at in own else "gone"
        else:
            state = "clean" if now == operation.base else "changed"
        says = words(scope(operation, block)[0]) if block else ()
        yield Standing(operation, overlay, state, now, seen.get(operation.base, ()), says)
        own |= {each.id for top in operation.blocks for each in top.walk() if each.id}


def likely(said: Words, modules: Iterable[Module]) -> Likely | None:
    """Where words that are gone from their block most likely stand now; None where nothing is like them."""
    wanted = " ".join(said).split()
    best: Likely | None = None
    for module in modules:
        for block in module.walk():
            here = " ".join(words(block)).split()
            if not wanted or not here or min(len(here), len(wanted)) < LIKELY * max(len(here), len(wanted)) / 2:
                continue
            match = SequenceMatcher(None, wanted, here, autojunk=False)
            least = best.share if best else LIKELY
            if match.real_quick_ratio() > least and match.quick_ratio() > least and match.ratio() > least:
                best = Likely(module.id, block, match.ratio())
    return best


@dataclass(slots=True)
class Scopes:
    """Which blocks of a base module each operation is about, kept by operation since every pair is asked for."""

    module: Module
    _kept: dict[Operation, frozenset[int]] = field(default_factory=dict)

    def of(self, operation: Operation) -> frozenset[int]:
        """The blocks, by identity, that an operation is about; where a move goes to, too. None that the base lacks."""
        if operation not in self._kept:
            found: set[int] = set()
            block = None if operation.at in HEAD else find(self.module, operation.at)
            if block:
                about = scope(operation, block)[1:]  # the first is the block itself, or its heading alone
                found = {id(block), *map(id, about)}
            if operation.to and (beside := find(self.module, operation.to)):
                found.add(id(beside))
            self._kept[operation] = frozenset(found)
        return self._kept[operation]


def meet(one: Operation, other: Operation, scopes: Scopes) -> bool:
    """Whether two operations are about the same block; two that only add beside it leave each other alone."""
    if {one.does, other.does} <= {"before", "after"}:
        return False
    if one.at == other.at:
        return True
    return not scopes.of(one).isdisjoint(scopes.of(other))


def conflicts(module: Module, overlays: Sequence[Overlay], extended: Mapping[str, Sequence[str]]) -> Iterator[Conflict]:
    """The conflicts of a stack's overlays on a module. A variant has seen what it extends."""
    scopes = Scopes(module)
    for earlier, later in combinations(overlays, 2):
        if earlier.variant in extended.get(later.variant, ()):
            continue
        for second in later.operations:
            if earlier.variant not in second.seen:
                for first in earlier.operations:
                    if _together(first, second) and meet(first, second, scopes):
                        yield Conflict(earlier, first, later, second)


def _together(one: Operation, other: Operation) -> bool:
    """Whether there is a language in which both are applied."""
    return not (one.locale and other.locale) or one.locale == other.locale
