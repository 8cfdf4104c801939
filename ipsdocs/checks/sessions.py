"""A training's minutes add up, what a session holds takes as long as it has, and nobody sits too long on end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ipsdocs.checks.everything import Everything, Held, over_each
from ipsdocs.checks.rule import error
from ipsdocs.checks.stretch import LONGEST, Piece, Stretch, pieces, stretches
from ipsdocs.edition.agenda import lasts
from ipsdocs.edition.choose import part
from ipsdocs.model import Item, Mode, Session, Training
from ipsdocs.problems import Problem

RULE = "sessions"


def sessions(found: Everything) -> Iterator[Problem]:
    """Problems of time in every training. A session whose modules or sections aren't there is not added up."""
    return over_each(found, _sessions)


def _sessions(held: Held) -> Iterator[Problem]:
    training = held.training
    yield from _sum(training)
    for session in training.sessions:
        if _known(session, held):
            yield from _fits(session, held)
    for day in training.days:
        if all(_known(session, held) for session in day):
            yield from _breaks(day, held)


def _known(session: Session, held: Held) -> bool:
    return all(_there(item, held) for item in session.items if item.does == "module")


def _there(item: Item, held: Held) -> bool:
    module = held.modules.get(item.module)
    return module is not None and {section.id for section in module.sections}.issuperset(item.sections)


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


def _fits(session: Session, held: Held) -> Iterator[Problem]:
    mode = held.training.mode
    minutes = [(item, lasts(item, held.modules, mode)) for item in session.items]
    total = sum(n for _, n in minutes)
    if total != session.minutes:
        parts = ", ".join(f"{item.module or item.does} {n}" for item, n in minutes)
        yield error(
            session.place,
            RULE,
            f"the items of “{session.id}” take {total} minutes {mode}, it has {session.minutes}",
            f"Change the session's `minutes`, or its items: {parts or 'there is none'}.",
        )


def _breaks(day: tuple[Session, ...], held: Held) -> Iterator[Problem]:
    """Stretches without a break, over all items of a day: a second session begins where the first ends."""
    mode = held.training.mode
    for stretch in stretches(piece for session in day for piece in _time(session, held)):
        if stretch.minutes > LONGEST[mode]:
            yield error(
                stretch.first.place,
                RULE,
                f"{stretch.minutes} minutes {mode} without a break on day {day[0].day}, from "
                f"{_named(stretch.first)} to {_named(stretch.last)}",
                _way_out(stretch, mode),
            )


def _time(session: Session, held: Held) -> Iterator[Piece]:
    for item in session.items:
        if item.does == "module":
            taken = part(held.modules[item.module], item.sections)
            yield from (replace(piece, place=item.place) for piece in pieces(taken, held.training.mode))
        else:
            yield Piece(item.minutes, item.does == "break", item.place, item.does)


def _way_out(stretch: Stretch, mode: Mode) -> str:
    longest = LONGEST[mode]
    if stretch.owner and stretch.first.place == stretch.last.place:
        return f"Take the module in two items with `sections`, and put `- break: 10` between after at most {longest}."
    return f"Put `- break: 10` in after at most {longest}."


def _named(piece: Piece) -> str:
    return f"“{piece.name}” of {piece.owner}" if piece.owner else f"the {piece.name}"
