"""Trainings name modules, sections, roles and posters that exist, and take what a module requires before it."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything, Held, over_each
from ipsdocs.checks.rule import error, warning
from ipsdocs.model import Item, Training
from ipsdocs.problems import Problem, suggest

RULE = "trainings"


def trainings(found: Everything) -> Iterator[Problem]:
    """Every unknown name in a training, and modules that come too early."""
    for training in found.trainings.values():
        yield from _head(training, found)
    yield from over_each(found, lambda held: _held(held, found))


def _held(held: Held, found: Everything) -> Iterator[Problem]:
    yield from _order(held)
    for session in held.training.sessions:
        for item in session.items:
            yield from _module(item, held, found)
            yield from _lead(item, found)


def _head(training: Training, found: Everything) -> Iterator[Problem]:
    known = dict(found.curriculum.roles)
    for role in training.roles:
        if role not in known:
            yield error(training.where("roles"), RULE, f"unknown role “{role}” in “roles”", suggest(role, known))
    for poster in training.posters:
        if poster not in found.poster_ids:
            yield error(
                training.where("posters"),
                RULE,
                f"unknown poster “{poster}” in “posters”",
                suggest(poster, found.poster_ids),
            )


def _order(held: Held) -> Iterator[Problem]:
    """Modules before one that they require; what isn't in the training, people bring with them."""
    training, modules = held.training, held.modules
    first = {item.module: item for s in reversed(training.sessions) for item in reversed(s.items) if item.module}
    order = {id: n for n, id in enumerate(training.modules)}
    for id in training.modules:
        for needed in modules[id].requires if id in modules else ():
            if order.get(needed, -1) > order[id]:
                yield warning(
                    first[id].place, RULE, f"“{id}” comes before “{needed}”, which it requires", "Change their order."
                )


def _module(item: Item, held: Held, found: Everything) -> Iterator[Problem]:
    """An item's module and sections; what can't be read isn't judged, what another variant adds isn't there."""
    there = [id for id in found.module_ids if id in held.modules or id not in found.modules]
    if item.does == "module" and item.module not in there:
        yield error(item.place, RULE, f"unknown module “{item.module}”", suggest(item.module, there))
    elif item.module in held.modules:
        known = [section.id for section in held.modules[item.module].sections]
        for word in item.sections:
            if word not in known:
                yield error(item.place, RULE, f"unknown section “{word}” of “{item.module}”", suggest(word, known))


def _lead(item: Item, found: Everything) -> Iterator[Problem]:
    known = dict(found.curriculum.roles)
    if item.lead and item.lead not in known:
        yield error(item.place, RULE, f"unknown role “{item.lead}” in “lead”", suggest(item.lead, known))
