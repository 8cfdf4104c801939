"""Which catalogues a locale has no use for, as its project says today."""

from __future__ import annotations

from ipsdocs.edition import shipping
from ipsdocs.edition.stack import expanded_or_same
from ipsdocs.source.project import Project


def not_shipped(project: Project, locale: str) -> frozenset[str]:
    """The catalogues of what no whole build makes in a locale. Raises Unreadable where a source has an error."""
    curriculum = project.curriculum()
    variants = {id: project.variant(id) for id in project.variant_ids()}
    by = {module: id for id in variants for module in project.added_modules(id)}
    return shipping.not_shipped(
        locale,
        curriculum.plan(locale),
        curriculum.stacks,
        [project.training(id) for id in project.training_ids()],
        {id: by.get(id, "") for id in project.module_ids()},
        variants,
        lambda stack: expanded_or_same(stack, variants.get),
    )
