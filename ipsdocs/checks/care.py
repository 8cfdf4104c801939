"""What a day with a sensitive topic owes people: all that carries them through it, and a closing after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import Setting, error
from ipsdocs.checks.sensitive import sensitive
from ipsdocs.edition.choose import part
from ipsdocs.model import Item
from ipsdocs.problems import Problem

RULE = "care"


def care(found: Everything) -> Iterator[Problem]:
    """Days of trainings that take a sensitive module without its support, or end on it."""
    topics = {id for id, topic in found.curriculum.topics if topic.sensitive}
    heavy = {id for id, module in found.modules.items() if topics & set(module.topics)}
    for training in found.trainings.values():
        for day in training.days:
            items = [item for session in day for item in session.items]
            for id in dict.fromkeys(item.module for item in items if item.module in heavy):
                yield from _parts(id, items, found)
                yield from _closing(id, items)


def _parts(id: str, items: Sequence[Item], found: Everything) -> Iterator[Problem]:
    """What the sections that a day takes of a module lack, and the whole module has."""
    setting, module = Setting(found.curriculum, found.module_ids), found.modules[id]
    taken = [item for item in items if item.module == id]
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
                f"of “{id}” this day takes too little: {problem.message}",
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
