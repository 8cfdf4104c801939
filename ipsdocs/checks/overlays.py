"""Overlays: their module exists, their base still says what it said, and no two of a stack meet unseen."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.edition.patch import states
from ipsdocs.model import Operation, Overlay
from ipsdocs.problems import Place, Problem, suggest
from ipsdocs.source.modules import overlay_file

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
            yield from _changed(overlay, found)
    for stack in found.curriculum.stacks:
        for id in found.modules:
            yield from _met([found.overlays[v, id] for v in stack if (v, id) in found.overlays], stack)


def _changed(overlay: Overlay, found: Everything) -> Iterator[Problem]:
    """Operations whose block says something else than when they were written."""
    for state in states(found.modules[overlay.module], overlay):
        if state.state == "changed":
            operation = state.operation
            yield warning(
                operation.place,
                RULE,
                f"{operation.does}: “{operation.at}” was {operation.base} when this was written, "
                f"and is {state.now} now",
                f"Read the block as it stands now. If the change still fits, write base={state.now}.",
            )


def _met(stack_overlays: list[Overlay], stack: tuple[str, ...]) -> Iterator[Problem]:
    """Operations on a block that an earlier variant of the stack changes, too."""
    seen: dict[str, list[tuple[Overlay, Operation]]] = {}
    for overlay in stack_overlays:
        for operation in overlay.operations:
            for earlier, other in seen.get(operation.at, []):
                if earlier is not overlay and not _stand_together(other, operation):
                    also = f"{earlier.variant} changes “{operation.at}”, too ({other.place})"
                    yield warning(
                        operation.place,
                        RULE,
                        f"in the stack {'+'.join(stack)}, {also}",
                        "Read the two together; the later one of the stack has the last word.",
                    )
            seen.setdefault(operation.at, []).append((overlay, operation))


def _stand_together(one: Operation, other: Operation) -> bool:
    """Whether two operations on a block leave each other's text alone: both add beside it, or one fills it."""
    beside = [operation for operation in (one, other) if operation.does in ("before", "after")]
    return len(beside) == 2 or (len(beside) == 1 and "fill" in (one.does, other.does))
