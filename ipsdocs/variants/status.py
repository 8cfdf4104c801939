"""How a project's variants stand to its base: every operation, conflicts of the declared stacks, expired reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ipsdocs.edition.agenda import Spot, changed, spots
from ipsdocs.edition.drift import (
    Conflict,
    Likely,
    Passage,
    Standing,
    agenda_conflicts,
    agenda_passages,
    agenda_standings,
    conflicts,
    likely,
    passages,
    standings,
)
from ipsdocs.edition.patch import patch
from ipsdocs.edition.stack import below, expanded
from ipsdocs.model import Agenda, Module, Overlay, Variant
from ipsdocs.problems import Problems
from ipsdocs.source.project import Project


@dataclass(frozen=True, slots=True)
class Expired:
    """A variant (`what` empty) or a review of it, by its role, whose day is over."""

    variant: Variant
    what: str
    day: date


@dataclass(frozen=True, slots=True)
class Status:
    """What is to be looked at. `places` are the likeliest new places of what is gone."""

    standings: tuple[Standing, ...]
    places: dict[Standing, Likely]
    conflicts: tuple[tuple[tuple[str, ...], Conflict], ...]  # with the stack that they are in
    expired: tuple[Expired, ...]

    @property
    def clean(self) -> bool:
        return all(s.state == "clean" for s in self.standings) and not self.conflicts and not self.expired


def status(project: Project, variants: Iterable[str], today: date) -> Status:
    """How these variants stand; raises Unreadable where a source that is needed can't be read."""
    wanted = tuple(variants)
    found = tuple(s for variant in wanted for s in of_variant(project, variant))
    gone = [standing for standing in found if standing.state == "gone" and standing.said]
    candidates = _candidates(project) if gone else {}
    places = {s: place for s in gone if (place := likely(s.said, candidates[type(s.overlay)]))}
    stacks = dict.fromkeys(expanded(stack, project.variant) for stack in project.curriculum().stacks)
    met = tuple((stack, c) for stack in stacks if set(stack) & set(wanted) for c in _conflicts(project, stack))
    expired = tuple(
        Expired(variant, what, day) for variant in map(project.variant, wanted) for what, day in variant.expired(today)
    )
    return Status(found, places, tuple((s, c) for s, c in met if c.later.variant in wanted), expired)


def _candidates(project: Project) -> dict[type, tuple[Passage, ...]]:
    """Where what is gone may have gone: blocks for what overlays named, items for what agendas did."""
    modules, trainings = map(project.module, project.module_ids()), map(project.training, project.training_ids())
    return {
        Overlay: tuple(passage for module in modules for passage in passages(module)),
        Agenda: tuple(passage for training in trainings for passage in agenda_passages(training)),
    }


def of_variant(project: Project, variant: str) -> Iterator[Standing]:
    """How each of a variant's operations stands to what it is written upon."""
    seen = project.seen(variant)
    for module in project.overlay_modules(variant):
        if overlay := project.overlay(variant, module):
            yield from standings(ground(project, overlay), overlay, seen)
    for training in project.agenda_trainings(variant):
        if agenda := project.agenda(variant, training):
            yield from agenda_standings(agenda_ground(project, agenda), agenda, seen)


def ground(project: Project, overlay: Overlay) -> Module:
    """What an overlay is written upon: its module with all that its variant extends."""
    parents = (project.overlay(id, overlay.module) for id in below(overlay.variant, project.variant))
    return patch(project.module(overlay.module), [parent for parent in parents if parent], Problems())


def agenda_ground(project: Project, agenda: Agenda) -> dict[str, Spot]:
    """What an agenda is written upon: its training's items with all that its variant extends."""
    parents = (project.agenda(id, agenda.training) for id in below(agenda.variant, project.variant))
    found = spots(project.training(agenda.training))
    return changed(found, [parent for parent in parents if parent], Problems())


def _conflicts(project: Project, stack: tuple[str, ...]) -> Iterator[Conflict]:
    extended = {variant: below(variant, project.variant) for variant in stack}
    touched = dict.fromkeys(id for variant in stack for id in project.overlay_modules(variant))
    for id in touched:
        overlays = [overlay for variant in stack if (overlay := project.overlay(variant, id))]
        yield from conflicts(project.module(id), overlays, extended)
    agendas_of = dict.fromkeys(id for variant in stack for id in project.agenda_trainings(variant))
    for id in agendas_of:
        agendas = [agenda for variant in stack if (agenda := project.agenda(variant, id))]
        yield from agenda_conflicts(agendas, extended)
