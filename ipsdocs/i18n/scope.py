"""Which catalogues a locale has no use for, as its project says today."""

from __future__ import annotations

from ipsdocs.edition.shipping import not_shipped as left_out
from ipsdocs.edition.stack import Circle, Stack, expanded
from ipsdocs.model import LocalePlan
from ipsdocs.source.project import Project


def not_shipped(project: Project, locale: str) -> frozenset[str]:
    """The catalogues of what no whole build makes in a locale. Raises Unreadable where a source has an error."""
    curriculum = project.curriculum()
    variants = {id: project.variant(id) for id in project.variant_ids()}

    def whole(stack: Stack) -> Stack:
        try:
            return expanded(stack, variants.get)
        except Circle:
            return stack

    by = {module: id for id in variants for module in project.added_modules(id)}
    return left_out(
        locale,
        dict(curriculum.locales).get(locale, LocalePlan()),
        curriculum.stacks,
        [project.training(id) for id in project.training_ids()],
        [a for id in variants for training in project.agenda_trainings(id) if (a := project.agenda(id, training))],
        {id: by.get(id, "") for id in project.module_ids()},
        variants,
        whole,
    )
