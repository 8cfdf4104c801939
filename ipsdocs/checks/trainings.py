"""Trainings name modules, sections, roles and posters that exist, and take what a module requires before it."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.model import Item, Training
from ipsdocs.problems import Problem, suggest

RULE = "trainings"


def trainings(found: Everything) -> Iterator[Problem]:
    """Every unknown name in a training, and modules that come too early."""
    for training in found.trainings.values():
        yield from _head(training, found)
        yield from _order(training, found)
        for session in training.sessions:
            for item in session.items:
                yield from _module(item, found)
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


def _order(training: Training, found: Everything) -> Iterator[Problem]:
    """Modules before one that they require; what isn't in the training, people bring with them."""
    first = {item.module: item for s in reversed(training.sessions) for item in reversed(s.items) if item.module}
    order = {id: n for n, id in enumerate(training.modules)}
    for id in training.modules:
        for needed in found.modules[id].requires if id in found.modules else ():
            if order.get(needed, -1) > order[id]:
                yield warning(
                    first[id].place, RULE, f"“{id}” comes before “{needed}”, which it requires", "Change their order."
                )


def _module(item: Item, found: Everything) -> Iterator[Problem]:
    if item.does == "module" and item.module not in found.module_ids:
        yield error(item.place, RULE, f"unknown module “{item.module}”", suggest(item.module, found.module_ids))
    elif item.module in found.modules:
        known = [section.id for section in found.modules[item.module].sections]
        for word in item.sections:
            if word not in known:
                yield error(item.place, RULE, f"unknown section “{word}” of “{item.module}”", suggest(word, known))


def _lead(item: Item, found: Everything) -> Iterator[Problem]:
    known = dict(found.curriculum.roles)
    if item.lead and item.lead not in known:
        yield error(item.place, RULE, f"unknown role “{item.lead}” in “lead”", suggest(item.lead, known))
