"""How long a group works on end: the pieces of a module or session, and the stretches between breaks.

The limits are docs/format.md's: an hour on a screen, an hour and a half in a room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipsdocs.model import Block, Mode, Module
from ipsdocs.problems import Place
from ipsdocs.source.kinds import MODES

LONGEST: dict[Mode, int] = {"in-person": 90, "online": 60}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of time. `name` is what a person finds it by; `owner` the module it belongs to, or empty."""

    minutes: int
    pause: bool
    place: Place
    name: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Work without a break, from the piece `first` to the piece `last`."""

    minutes: int
    first: Piece
    last: Piece

    @property
    def owner(self) -> str:
        """The module that both ends belong to, or empty."""
        return self.first.owner if self.first.owner == self.last.owner else ""


def steps(tree: Iterable[Block], mode: Mode) -> Iterator[Block]:
    """The blocks with minutes of their own, outermost only, without the other mode's."""
    for block in tree:
        if block.kind in MODES and block.kind != mode:
            continue
        if block.attr("minutes"):
            yield block
        else:
            yield from steps(block.children, mode)


def pieces(module: Module, mode: Mode) -> Iterator[Piece]:
    """A module's time in order. What a section has beyond its steps is its text, before the first step."""
    for section in module.sections:
        inside = tuple(steps(section.children, mode))
        rest = section.minutes(mode) - sum(step.minutes(mode) for step in inside)
        if rest > 0:
            yield Piece(rest, False, section.place, section.id, module.id)
        for step in inside:
            yield Piece(step.minutes(mode), step.kind == "break", step.place, step.id, module.id)


def stretches(time: Iterable[Piece]) -> Iterator[Stretch]:
    """The stretches of work between the breaks."""
    run: list[Piece] = []
    for piece in time:
        if piece.minutes and not piece.pause:
            run.append(piece)
        elif piece.pause and run:
            yield _stretch(run)
            run = []
    if run:
        yield _stretch(run)


def _stretch(run: list[Piece]) -> Stretch:
    return Stretch(sum(piece.minutes for piece in run), run[0], run[-1])
