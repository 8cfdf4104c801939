"""Variants themselves: in date, with contacts to print, and an organisation's policies answered."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
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
        if variant.expires and variant.expires < found.today:
            yield warning(
                variant.where("expires"),
                RULE,
                f"the variant {variant.id} expired on {variant.expires}",
                "Have it reviewed again, then write a new `expires`.",
            )
        if found.release and variant.kind == "organisation":
            yield from _policies(variant, found)


def _policies(variant: Variant, found: Everything) -> Iterator[Problem]:
    """An organisation answers every policy of the modules before a release (design, safety of people)."""
    results = {p.module.id: p.module for p in found.patched if p.stack == (variant.id,)}
    for id, module in found.modules.items():
        for block in results.get(id, module).walk():
            if block.kind == "policy" and not block.attr("filled"):
                yield error(
                    block.place,
                    RULE,
                    f"the policy “{block.id}” is not filled by {variant.id}",
                    f"Write `::: fill {{at={block.id} …}}` in curriculum/variants/{variant.id}/{id}.md.",
                )
