"""Agendas of variants: their training and items exist, say what they said, and no two of a stack meet unseen."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.overlays import drifted, met_problem, unseen
from ipsdocs.checks.rule import error
from ipsdocs.edition.agenda import RULE, changed, spots
from ipsdocs.edition.drift import agenda_conflicts, agenda_standings
from ipsdocs.model import Agenda
from ipsdocs.problems import Place, Problem, Problems, suggest
from ipsdocs.source.paths import agenda_file


def agendas(found: Everything) -> Iterator[Problem]:
    """Problems of agendas against the trainings they change, and against each other."""
    for variant, trainings in found.agenda_trainings.items():
        for id in trainings:
            if id not in found.training_ids:
                place = Place(agenda_file(variant, id))
                hint = suggest(id, found.training_ids)
                yield error(place, RULE, f"there is no training “{id}” to change", hint)
    for agenda in found.agendas.values():
        if agenda.training in found.trainings:
            yield from _against_base(agenda, found)
    for stack in found.stacks:
        extended = {variant: found.below(variant) for variant in stack}
        for id in found.trainings:
            met = [found.agendas[v, id] for v in stack if (v, id) in found.agendas]
            yield from (met_problem(conflict, stack, RULE) for conflict in agenda_conflicts(met, extended))


def _against_base(agenda: Agenda, found: Everything) -> Iterator[Problem]:
    """Changes of items that aren't there, or that say something else than when they were written."""
    problems = Problems()
    base = spots(found.trainings[agenda.training])
    below = (found.agendas.get((variant, agenda.training)) for variant in found.below(agenda.variant))
    ground = changed(base, [parent for parent in below if parent], Problems())
    changed(ground, [agenda], problems)
    yield from problems
    for standing in agenda_standings(ground, agenda, {}):
        yield from drifted(standing, found, RULE)
    for change in agenda.changes:
        yield from unseen(change, found, RULE)
