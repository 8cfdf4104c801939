"""What a day with a sensitive topic owes people: all that carries them through it, and a closing after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ipsdocs.checks.everything import Everything, Held, over_each
from ipsdocs.checks.rule import Setting, error
from ipsdocs.checks.sensitive import sensitive
from ipsdocs.edition.choose import part
from ipsdocs.model import Item, Module
from ipsdocs.problems import Problem

RULE = "care"


def care(found: Everything) -> Iterator[Problem]:
    """Days of trainings that take a sensitive module without its support, or end on it."""
    topics = {id for id, topic in found.curriculum.topics if topic.sensitive}
    setting = Setting(found.curriculum, found.module_ids)
    return over_each(found, lambda held: _days(held, topics, setting))


def _days(held: Held, topics: Collection[str], setting: Setting) -> Iterator[Problem]:
    for day in held.training.days:
        items = [item for session in day for item in session.items]
        for id in dict.fromkeys(item.module for item in items if item.module in held.modules):
            module = held.modules[id]
            if not set(module.topics).isdisjoint(topics):
                yield from _parts(module, items, setting)
                yield from _closing(id, items)


def _parts(module: Module, items: Sequence[Item], setting: Setting) -> Iterator[Problem]:
    """What the sections that a day takes of a module lack, and the whole module has."""
    taken = [item for item in items if item.module == module.id]
    known = {section.id for section in module.sections}
    if not all(item.sections and known.issuperset(item.sections) for item in taken):
        return
    whole = {problem.message for problem in sensitive(module, setting)}
    held = part(module, [section for item in taken for section in item.sections])
    for problem in sensitive(held, setting):
        if problem.message not in whole:
            yield error(
                taken[0].place,
                RULE,
                f"of “{module.id}” this day takes too little: {problem.message}",
                "Take the section that holds it on the same day, or the whole module.",
            )


def _closing(id: str, items: Sequence[Item]) -> Iterator[Problem]:
    last = max(n for n, item in enumerate(items) if item.module == id)
    if not any(item.does == "closing" for item in items[last:]):
        yield error(
            items[last].place,
            RULE,
            f"“{id}” has a sensitive topic, and nothing closes the day after it",
            "Put `- closing: 10` after it, with a text on how people look after each other.",
        )
