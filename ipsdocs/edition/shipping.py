"""What a locale has no use for: the catalogues of what no whole build makes in it, and words about that. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from ipsdocs.edition.stack import Stack, brought
from ipsdocs.model import LocalePlan, Training, Variant
from ipsdocs.source.paths import changed_by, training_domain, variant_domain


def not_shipped(
    locale: str,
    plan: LocalePlan,
    stacks: Iterable[Stack],
    trainings: Iterable[Training],
    modules: Mapping[str, str],
    variants: Mapping[str, Variant],
    expand: Callable[[Stack], Stack],
) -> frozenset[str]:
    """The catalogues of modules, trainings and variants that a locale doesn't need.

    `modules` gives for each module the variant that adds it, empty for none; `expand` a stack with all that its
    variants extend. The modules of a training that is made are needed, since its guide holds them.
    """
    own = (stack for stack in stacks if plan.stacks is None or stack in plan.stacks)
    there = brought(map(expand, own), locale, variants.get)
    trained = {t.id: t.modules for t in trainings}
    held = [id for id in trained if plan.trainings is None or id in plan.trainings]
    wanted = None if plan.modules is None else {*plan.modules, *(module for id in held for module in trained[id])}
    return frozenset(
        (
            *(training_domain(id) for id in trained if id not in held),
            *(variant_domain(id) for id in variants if id not in there),
            *(id for id, by in modules.items() if by not in ("", *there) or (wanted is not None and id not in wanted)),
        )
    )


def is_shown(files: Iterable[str], unshipped: Collection[str]) -> bool:
    """Whether a text that stands in these files can stand on a page of a locale that doesn't need these catalogues.

    What a variant says of a module or training is shown with that alone. All else of a variant is for every page, and
    so are the labels of its pictures, whose files don't tell which module shows them.
    """
    return any(changed_by(file) not in unshipped for file in files)
