"""Variants themselves: in date, with contacts to print, and an organisation's policies answered."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.edition.stack import Circle, expanded
from ipsdocs.model import Variant
from ipsdocs.problems import Problem, suggest

RULE = "variants"


def variants(found: Everything) -> Iterator[Problem]:
    """Problems of every variant.yaml."""
    for variant in found.variants.values():
        if variant.region and variant.region not in found.region_ids:
            yield error(
                variant.where("region"),
                RULE,
                f"there are no contacts for the region “{variant.region}”",
                suggest(variant.region, found.region_ids),
            )
        say = error if found.release else warning
        for what, day in variant.expired(found.today):
            yield say(
                variant.where("reviews" if what else "expires"),
                RULE,
                f"the {what} review of {variant.id} ended on {day}"
                if what
                else f"the variant {variant.id} expired on {day}",
                "Have it reviewed again, then write a new `expires`.",
            )
        yield from _extends(variant, found)
        if found.release and variant.kind == "organisation":
            yield from _policies(variant, found)


def _extends(variant: Variant, found: Everything) -> Iterator[Problem]:
    """What a variant extends exists, and doesn't extend it in turn."""
    for id in variant.extends:
        if id not in found.variant_ids:
            yield error(
                variant.where("extends"),
                RULE,
                f"{variant.id} extends an unknown variant “{id}”",
                suggest(id, [other for other in found.variant_ids if other != variant.id]),
            )
    try:
        expanded((variant.id,), found.variants.get)
    except Circle as circle:
        if variant.id in circle.way:
            yield error(
                variant.where("extends"), RULE, f"variants extend each other: {circle}", "Take one `extends` out."
            )


def _policies(variant: Variant, found: Everything) -> Iterator[Problem]:
    """An organisation answers every policy of the modules before a release (design, safety of people)."""
    stack = found.expanded((variant.id,))
    results = {p.module.id: p.module for p in found.patched if p.stack == stack}
    for id, module in found.modules.items():
        for block in results.get(id, module).walk():
            if block.kind == "policy" and not block.attr("filled"):
                yield error(
                    block.place,
                    RULE,
                    f"the policy “{block.id}” is not filled by {variant.id}",
                    f"Write `::: fill {{at={block.id} …}}` in curriculum/variants/{variant.id}/{id}.md.",
                )
