"""How operations stand to a base that has moved on, and to each other in a stack. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import combinations
from typing import Literal, Protocol, TypeVar

from ipsdocs.edition import fingerprint
from ipsdocs.edition.agenda import Spot, spots
from ipsdocs.edition.target import HEAD, find, scope, written_against
from ipsdocs.model import Agenda, Block, Change, Item, Module, Operation, Overlay, Training
from ipsdocs.problems import Place

One = TypeVar("One", bound=Operation | Change, covariant=True)

State = Literal["clean", "changed", "gone"]
Words = tuple[str, ...]
BESIDE = {"before", "after"}
LIKELY = 0.5  # the share of words in common from which another block may be where one went


class Patches(Protocol[One]):
    """A variant's operations on one subject: an overlay's on a module, an agenda's on a training."""

    @property
    def variant(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def operations(self) -> tuple[One, ...]: ...


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
class Passage:
    """A block of a module, or an item of a training, with what it says. A block may have no id."""

    subject: str
    id: str
    kind: str
    place: Place
    words: Words


@dataclass(frozen=True, slots=True)
class Likely:
    """Where what is gone may be now, and the share of words in common."""

    passage: Passage
    share: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two operations of different variants about the same block or item, the later of which hasn't seen the earlier."""

    earlier: Patches[Operation | Change]
    first: Operation | Change
    later: Patches[Operation | Change]
    second: Operation | Change

    @property
    def seen(self) -> str:
        """What the later one's file says once its author has read the two together."""
        id = self.earlier.variant
        return f"seen: [{id}]" if isinstance(self.second, Change) else f"seen={id}"


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


def item_words(spot: Spot) -> Words:
    """What stands at a place of an agenda, a line for each key, as a training writes it.

    An item without words, such as a break, is known only by what it follows.
    """
    lines = [line for item in spot.own for line in _item_lines(item)]
    nameless = not any(item.module or item.texts for item in spot.own)
    return (*lines, f"after: {spot.follows}") if nameless and spot.follows else tuple(lines)


def _item_lines(item: Item) -> Iterator[str]:
    yield f"{item.does}: {item.module or item.minutes}"
    words = {"sections": ", ".join(item.sections), "lead": item.lead, "group": str(item.group or "")}
    words |= {key: text.source for key, text in (("title", item.title), ("text", item.text)) if text}
    words |= {cue: text.source for cue, text in item.cues}
    yield from (f"{key}: {value}" for key, value in words.items() if value)


def standings(ground: Module, overlay: Overlay, seen: Mapping[str, Words]) -> Iterator[Standing]:
    """How each operation of an overlay stands to `ground`: the module with all that the variant extends.

    `seen` are words by the fingerprint they had. What an operation adds itself is no part of the base: a later
    one that names it is clean.
    """
    own: set[str] = set()
    for operation in overlay.operations:
        block = find(ground, operation.at)
        if block:
            now, says = written_against(operation, block), words(scope(operation, block)[0])
            yield _standing(operation, overlay, now, says, seen)
        else:
            state: State = "clean" if operation.at in own else "gone"
            yield Standing(operation, overlay, state, "", seen.get(operation.base, ()))
        own |= {each.id for top in operation.blocks for each in top.walk() if each.id}


def agenda_standings(ground: Mapping[str, Spot], agenda: Agenda, seen: Mapping[str, Words]) -> Iterator[Standing]:
    """How each change of an agenda stands to `ground`: the training's items with all that the variant extends."""
    for change in agenda.changes:
        spot = ground.get(change.at)
        if spot and spot.own:
            says = item_words(spot)
            yield _standing(change, agenda, fingerprint.of_words(says), says, seen)
        else:
            yield Standing(change, agenda, "gone", "", seen.get(change.base, ()))


def _standing(
    operation: Operation | Change, overlay: Overlay | Agenda, now: str, says: Words, seen: Mapping[str, Words]
) -> Standing:
    state: State = "clean" if now == operation.base else "changed"
    return Standing(operation, overlay, state, now, seen.get(operation.base, ()), says)


def passages(module: Module) -> Iterator[Passage]:
    """The blocks of a module; a section with all in it, and its heading alone, as operations are about either."""
    for block in module.walk():
        heading = (replace(block, children=()),) if block.kind == "section" else ()
        for part in (block, *heading):
            yield Passage(module.id, block.id, block.kind, block.place, words(part))


def agenda_passages(training: Training) -> Iterator[Passage]:
    """The items of a training."""
    for spot in spots(training).values():
        (item,) = spot.own
        yield Passage(training.id, spot.name, item.does, item.place, item_words(spot))


def likely(said: Words, candidates: Iterable[Passage]) -> Likely | None:
    """Where words that are gone from their place most likely stand now; None where nothing is like them."""
    wanted = " ".join(said).split()
    best: Likely | None = None
    for passage in candidates:
        here = " ".join(passage.words).split()
        if not wanted or not here or min(len(here), len(wanted)) < LIKELY * max(len(here), len(wanted)) / 2:
            continue
        match = SequenceMatcher(None, wanted, here, autojunk=False)
        least = best.share if best else LIKELY
        if match.real_quick_ratio() > least and match.quick_ratio() > least and match.ratio() > least:
            best = Likely(passage, match.ratio())
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
    if {one.does, other.does} <= BESIDE:
        return False
    if one.at == other.at:
        return True
    return not scopes.of(one).isdisjoint(scopes.of(other))


def conflicts(module: Module, overlays: Sequence[Overlay], extended: Mapping[str, Sequence[str]]) -> Iterator[Conflict]:
    """The conflicts of a stack's overlays on a module. A variant has seen what it extends."""
    scopes = Scopes(module)
    return _met(overlays, extended, lambda one, other: _together(one, other) and meet(one, other, scopes))


def agenda_conflicts(agendas: Sequence[Agenda], extended: Mapping[str, Sequence[str]]) -> Iterator[Conflict]:
    """The conflicts of a stack's agendas of a training: two changes of an item that don't both only add beside it."""
    return _met(agendas, extended, lambda one, other: one.at == other.at and not {one.does, other.does} <= BESIDE)


def _met(
    overlays: Sequence[Patches[One]], extended: Mapping[str, Sequence[str]], meeting: Callable[[One, One], bool]
) -> Iterator[Conflict]:
    for earlier, later in combinations(overlays, 2):
        if earlier.variant in extended.get(later.variant, ()):
            continue
        for second in later.operations:
            if earlier.variant not in second.seen:
                for first in earlier.operations:
                    if meeting(first, second):
                        yield Conflict(earlier, first, later, second)


def _together(one: Operation, other: Operation) -> bool:
    """Whether there is a language in which both are applied."""
    return not (one.locale and other.locale) or one.locale == other.locale
