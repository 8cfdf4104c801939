"""Trainings: their modules and roles exist, their minutes add up, nobody sits too long without a break."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.checks.stretch import LONGEST, Piece, pieces, stretches
from ipsdocs.model import Item, Mode, Session, Training
from ipsdocs.problems import Problem, suggest

RULE = "trainings"


def trainings(found: Everything) -> Iterator[Problem]:
    """Problems of every training."""
    for training in found.trainings.values():
        yield from _names(training, found)
        yield from _sum(training)
        for session in training.sessions:
            if all(id in found.modules for id in _modules(session)):
                yield from _fits(session, training.mode, found)
                yield from _breaks(session, training.mode, found)


def _modules(session: Session) -> tuple[str, ...]:
    return tuple(item.module for item in session.items if item.does == "module")


def _names(training: Training, found: Everything) -> Iterator[Problem]:
    for session in training.sessions:
        for item in session.items:
            if item.does == "module" and item.module not in found.module_ids:
                yield error(
                    item.place,
                    RULE,
                    f"unknown module “{item.module}”",
                    suggest(item.module, found.module_ids),
                )
    known = dict(found.curriculum.roles)
    for role in training.roles:
        if role not in known:
            yield error(training.where("roles"), RULE, f"unknown role “{role}” in “roles”", suggest(role, known))


def _sum(training: Training) -> Iterator[Problem]:
    total = sum(session.minutes for session in training.sessions)
    if total != training.minutes:
        parts = ", ".join(f"{session.id} {session.minutes}" for session in training.sessions)
        yield error(
            training.where("minutes"),
            RULE,
            f"the sessions take {total} minutes, “minutes” says {training.minutes}",
            f"Change `minutes` or a session's: {parts or 'there is none'}.",
        )


def _minutes(item: Item, mode: Mode, found: Everything) -> int:
    return found.modules[item.module].minutes.of(mode) if item.does == "module" else item.minutes


def _fits(session: Session, mode: Mode, found: Everything) -> Iterator[Problem]:
    total = sum(_minutes(item, mode, found) for item in session.items)
    if total > session.minutes:
        parts = ", ".join(f"{item.module or item.does} {_minutes(item, mode, found)}" for item in session.items)
        yield error(
            session.place,
            RULE,
            f"the items of “{session.id}” take {total} minutes {mode}, it has {session.minutes}",
            f"Give the session more minutes, or move an item: {parts}.",
        )


def _breaks(session: Session, mode: Mode, found: Everything) -> Iterator[Problem]:
    """Stretches that cross from one item to another; one inside a module is the module's own warning."""
    for stretch in stretches(_time(session, mode, found)):
        if stretch.minutes > LONGEST[mode] and not stretch.owner:
            yield warning(
                stretch.first.place if stretch.first.place.file == session.place.file else session.place,
                RULE,
                f"{stretch.minutes} minutes {mode} without a break in “{session.id}”, from "
                f"{_named(stretch.first)} to {_named(stretch.last)}",
                f"Put `- break: 10` in after at most {LONGEST[mode]}.",
            )


def _time(session: Session, mode: Mode, found: Everything) -> Iterator[Piece]:
    for item in session.items:
        if item.does == "module":
            yield from pieces(found.modules[item.module], mode)
        else:
            yield Piece(item.minutes, item.does == "break", item.place, item.does)


def _named(piece: Piece) -> str:
    return f"“{piece.name}” of {piece.owner}" if piece.owner else f"the {piece.name}"
