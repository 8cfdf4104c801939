"""What is wrong with a selection before anything is planned: unknown words, and what can't be had together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from ipsdocs.build.documents import FORMATS
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.edition.languages import PSEUDO
from ipsdocs.problems import suggest
from ipsdocs.source.curriculum import parse_stack


def unknown(plan: Planner, selection: Selection) -> Iterator[str]:
    """A sentence for each word of a selection that the project doesn't know, with the likeliest one it does."""
    variants = tuple(variant for stack in selection.stacks for variant in parse_stack(stack))
    plans = plan.each(selection.locales)
    wanted: tuple[tuple[str, Collection[str], Collection[str], Collection[str]], ...] = (
        ("module", selection.modules, _all(plans, Planner.module_ids), plan.module_ids()),
        ("training", selection.trainings, _all(plans, Planner.training_ids), plan.training_ids()),
        ("locale", selection.locales, (*dict(plan.curriculum.locales), *PSEUDO), ()),
        ("variant", variants, _all(plans, Planner.variant_ids), plan.variant_ids()),
        ("format", selection.formats, FORMATS, ()),
    )
    for name, words, known, today in wanted:
        for word in (word for word in words if word not in known):
            if word in today:
                where = ", ".join(selection.locales)
                yield f"the snapshot of {where} has no {name} “{word}”. Freeze {where} again, or thaw it."
            else:
                yield f"unknown {name} “{word}”. {suggest(word, known)}"


def _all(plans: Iterable[Planner], ids: Callable[[Planner], Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for plan in plans for id in ids(plan)))


def impossible(plan: Planner, selection: Selection) -> Iterator[str]:
    """A sentence for each named training and module that a named stack can't have: there is no internet."""
    found = (_impossible(each, selection) for each in plan.each(selection.locales))
    yield from dict.fromkeys(sentence for sentences in found for sentence in sentences)


def _impossible(plan: Planner, selection: Selection) -> Iterator[str]:
    for stack in plan.stacks(selection) if selection.stacks else ():
        why = f"where {'+'.join(stack)} is used there is no internet"
        for id in selection.trainings:
            if not plan.can_be_held(id, stack):
                held = ", ".join(other for other in plan.training_ids() if plan.can_be_held(other, stack))
                yield f"{id} is held over video call, and {why}. Trainings in a room: {held or 'none'}."
        for id in selection.modules:
            if id in plan.out_of_reach(stack):
                yield f"the module {id} is only in trainings over video call, and {why}. Leave it out."
