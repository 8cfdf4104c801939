"""Overlays: their module exists, their base still says what it said, and no two of a stack meet unseen."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.edition.drift import Conflict, Standing, conflicts, standings
from ipsdocs.edition.patch import patch
from ipsdocs.model import Change, Module, Operation, Overlay
from ipsdocs.problems import Place, Problem, Problems, suggest
from ipsdocs.source.paths import overlay_file

RULE = "overlay"


def overlays(found: Everything) -> Iterator[Problem]:
    """Problems of overlays against the modules they change, and against each other."""
    for variant, modules in found.overlay_modules.items():
        for id in modules:
            if id not in found.module_ids:
                yield error(
                    Place(overlay_file(variant, id)),
                    RULE,
                    f"there is no module “{id}” to change",
                    suggest(id, found.module_ids),
                )
    for (_, id), overlay in found.overlays.items():
        if id in found.modules:
            for standing in standings(ground(found, overlay), overlay, {}):
                yield from drifted(standing, found, RULE)
            yield from _known(overlay, found)
    for stack in found.stacks:
        extended = {variant: found.below(variant) for variant in stack}
        for id, module in found.modules.items():
            met = [found.overlays[v, id] for v in stack if (v, id) in found.overlays]
            yield from (met_problem(conflict, stack) for conflict in conflicts(module, met, extended))


def ground(found: Everything, overlay: Overlay) -> Module:
    """What an overlay is written upon: its module with all that its variant extends."""
    below = (found.overlays.get((variant, overlay.module)) for variant in found.below(overlay.variant))
    return patch(found.modules[overlay.module], [overlay for overlay in below if overlay], Problems())


def drifted(standing: Standing, found: Everything, rule: str) -> Iterator[Problem]:
    """An operation whose block or item says something else than when it was written; a release refuses that."""
    if standing.state == "changed":
        operation, variant = standing.operation, standing.overlay.variant
        yield (error if found.release else warning)(
            operation.place,
            rule,
            f"{operation.does}: “{operation.at}” says something else than when this was written",
            f"`ipsdocs variants status {variant}` shows the words. If the change still fits, "
            f"`ipsdocs variants accept {variant} {standing.overlay.subject}`.",
        )


def unseen(operation: Operation | Change, found: Everything, rule: str) -> Iterator[Problem]:
    """Variants that an operation says it has seen, and that aren't there."""
    for id in operation.seen:
        if id not in found.variant_ids:
            yield error(operation.place, rule, f"unknown variant “{id}” in “seen”", suggest(id, found.variant_ids))


def _known(overlay: Overlay, found: Everything) -> Iterator[Problem]:
    """Variants that an operation says it has seen, and locales that it is written for, exist."""
    locales = dict(found.curriculum.locales)
    for operation in overlay.operations:
        yield from unseen(operation, found, RULE)
        if operation.locale and operation.locale not in locales:
            yield error(
                operation.place, RULE, f"unknown locale “{operation.locale}”", suggest(operation.locale, locales)
            )


def met_problem(conflict: Conflict, stack: tuple[str, ...], rule: str = RULE) -> Problem:
    """A conflict, said at the later operation with the earlier one's place."""
    first, second, earlier = conflict.first, conflict.second, conflict.earlier.variant
    return error(
        second.place,
        rule,
        f"in the stack {'+'.join(stack)}, {second.does} “{second.at}” meets {earlier}’s {first.does} "
        f"“{first.at}” ({first.place})",
        f"Read the two together. If both may stand in this order, write `{conflict.seen}` here.",
    )
