"""base → variant: what a stack of variants makes of a training's agenda. Pure, and light, since planning needs it.

An item is named by its session and its word, a module's id or what else it does; the second of its sort in a session
has `-2`. Names are those of the training itself and keep their place whatever is done there: what a change adds has no
name, what it replaces is replaced for all. So changes of different items can be made in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ipsdocs.edition.choose import part
from ipsdocs.model import Agenda, Change, Item, Mode, Module, Session, Training, Variant
from ipsdocs.problems import Problems, suggest

RULE = "agenda"
Items = tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of one item of a training: what stands there by now, and what was put before and after it."""

    name: str
    follows: str  # the word of the item before it in its session, empty for the first
    own: Items
    before: Items = ()
    after: Items = ()

    @property
    def items(self) -> Items:
        return (*self.before, *self.own, *self.after)


def spots(training: Training) -> dict[str, Spot]:
    """The items of a training by their names, in order."""
    found: dict[str, Spot] = {}
    for session in training.sessions:
        follows = ""
        for item in session.items:
            word = item.module or item.does
            name, number = f"{session.id}/{word}", 1
            while name in found:
                number += 1
                name = f"{session.id}/{word}-{number}"
            found[name] = Spot(name, follows, (item,))
            follows = word
    return found


def changed(found: Mapping[str, Spot], agendas: Iterable[Agenda], problems: Problems) -> dict[str, Spot]:
    """The spots after each agenda's changes, in order; a change of an unknown item is noted and left out."""
    made = dict(found)
    for agenda in agendas:
        for change in agenda.changes:
            if spot := made.get(change.at):
                made[change.at] = _CHANGES[change.does](spot, change)
            else:
                message = f"{change.does}: training {agenda.training} has no item “{change.at}”"
                problems.error(change.place, message, suggest(change.at, found), RULE)
    return made


_CHANGES: dict[str, Callable[[Spot, Change], Spot]] = {
    "before": lambda spot, change: replace(spot, before=(*spot.before, *change.items)),
    "after": lambda spot, change: replace(spot, after=(*change.items, *spot.after)),
    "replace": lambda spot, change: replace(spot, own=change.items),
    "remove": lambda spot, _: replace(spot, own=()),
}


def adapted(training: Training, agendas: Sequence[Agenda], variants: Sequence[Variant], problems: Problems) -> Training:
    """The training with a stack's changes and then its practices; its minutes stay as they are, see `added_up`.

    Each variant's opening begins the first session of a day and its closing ends the day's last one, all in the
    stack's order, but for those that give way to another's.
    """
    base = spots(training)
    made = changed(base, agendas, problems)
    given_way = {id for variant in variants for id in variant.instead_of}
    held = tuple(variant for variant in variants if variant.id not in given_way)
    openings = tuple(variant.opening for variant in held if variant.opening)
    closings = tuple(variant.closing for variant in held if variant.closing)
    if made == base and not openings and not closings:
        return training
    left = iter(made.values())
    sessions = (replace(s, items=tuple(i for _ in s.items for i in next(left).items)) for s in training.sessions)
    days = replace(training, sessions=tuple(sessions)).days
    return replace(training, sessions=tuple(s for day in days for s in _practised(day, openings, closings)))


def _practised(day: tuple[Session, ...], openings: Items, closings: Items) -> tuple[Session, ...]:
    first, *others = day
    *rest, last = (replace(first, items=(*openings, *first.items)), *others)
    return (*rest, replace(last, items=(*last.items, *closings)))


def lasts(item: Item, modules: Mapping[str, Module], mode: Mode) -> int:
    """The minutes that an item takes; a module's, or those of its sections, are as `modules` have them."""
    module = modules.get(item.module)
    return part(module, item.sections).minutes.of(mode) if module else item.minutes


def added_up(
    training: Training, base: Training, modules: Mapping[str, Module], base_modules: Mapping[str, Module]
) -> Training:
    """The adapted training with room for what its items take now.

    A session's minutes are its items' together where variants changed those, or the minutes of the modules among
    them, from `base_modules` to `modules`; the training's change as much as its sessions'. Both know the modules of
    the adapted training.
    """

    def room(then: Session, now: Session) -> int:
        takes = [lasts(item, modules, training.mode) for item in now.items]
        same = now.items == then.items and takes == [lasts(i, base_modules, training.mode) for i in then.items]
        return now.minutes if same else sum(takes)

    pairs = zip(base.sessions, training.sessions, strict=True)
    sessions = tuple(replace(now, minutes=room(then, now)) for then, now in pairs)
    more = sum(session.minutes for session in sessions) - sum(session.minutes for session in training.sessions)
    return replace(training, sessions=sessions, minutes=training.minutes + more)
