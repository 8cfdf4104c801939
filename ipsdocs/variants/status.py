"""How a project's variants stand to its base: every operation, conflicts of the declared stacks, expired reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ipsdocs.edition.drift import Conflict, Likely, Standing, conflicts, likely, standings
from ipsdocs.edition.patch import patch
from ipsdocs.edition.stack import below, expanded
from ipsdocs.model import Module, Overlay, Variant
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
    modules = [project.module(id) for id in project.module_ids()] if gone else []
    places = {standing: place for standing in gone if (place := likely(standing.said, modules))}
    stacks = dict.fromkeys(expanded(stack, project.variant) for stack in project.curriculum().stacks)
    met = tuple((stack, c) for stack in stacks if set(stack) & set(wanted) for c in _conflicts(project, stack))
    expired = tuple(
        Expired(variant, what, day) for variant in map(project.variant, wanted) for what, day in variant.expired(today)
    )
    return Status(found, places, tuple((s, c) for s, c in met if c.later.variant in wanted), expired)


def of_variant(project: Project, variant: str) -> Iterator[Standing]:
    """How each of a variant's operations stands to what it is written upon."""
    seen = project.seen(variant)
    for module in project.overlay_modules(variant):
        if overlay := project.overlay(variant, module):
            yield from standings(ground(project, overlay), overlay, seen)


def ground(project: Project, overlay: Overlay) -> Module:
    """What an overlay is written upon: its module with all that its variant extends."""
    parents = (project.overlay(id, overlay.module) for id in below(overlay.variant, project.variant))
    return patch(project.module(overlay.module), [parent for parent in parents if parent], Problems())


def _conflicts(project: Project, stack: tuple[str, ...]) -> Iterator[Conflict]:
    extended = {variant: below(variant, project.variant) for variant in stack}
    touched = dict.fromkeys(id for variant in stack for id in project.overlay_modules(variant))
    for id in touched:
        overlays = [overlay for variant in stack if (overlay := project.overlay(variant, id))]
        yield from conflicts(project.module(id), overlays, extended)
