"""Which catalogues a locale needs: a variant that is made in some languages only is no lack in the others."""

from __future__ import annotations

from collections.abc import Iterable

from ipsdocs.edition.stack import Circle, Stack, brought, expanded
from ipsdocs.model import Variant
from ipsdocs.source.paths import variant_domain
from ipsdocs.source.project import Project


def not_made(project: Project, locale: str) -> frozenset[str]:
    """The catalogues of variants that aren't made in a locale, and of the modules that only they have."""
    return _without(project, locale, ((id,) for id in project.variant_ids()))


def not_shipped(project: Project, locale: str) -> frozenset[str]:
    """The same of variants that no declared stack brings into the locale: no release in it needs them."""
    return _without(project, locale, project.curriculum().stacks)


def _without(project: Project, locale: str, stacks: Iterable[Stack]) -> frozenset[str]:
    known = project.variant_ids()

    def variant(id: str) -> Variant | None:
        return project.variant(id) if id in known else None

    def whole(stack: Stack) -> Stack:
        try:
            return expanded(stack, variant)
        except Circle:
            return stack

    there = brought(map(whole, stacks), locale, variant)
    left = [id for id in known if id not in there]
    return frozenset(name for id in left for name in (variant_domain(id), *project.added_modules(id)))
