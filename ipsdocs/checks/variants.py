"""Variants themselves: reviewed by people who can be named, in date, with contacts to print, policies answered."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.edition.stack import Circle, expanded
from ipsdocs.model import Variant
from ipsdocs.model.variant import NEEDED_REVIEWS
from ipsdocs.problems import Place, Problem, suggest
from ipsdocs.source.paths import overlay_file

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
        yield from _reviews(variant, found)
    if found.release:
        yield from _policies(found)


def _reviews(variant: Variant, found: Everything) -> Iterator[Problem]:
    """A review that counts says who and when, and none that its kind needs is forgotten."""
    place = variant.where("reviews")
    for review in variant.reviews:
        missing = [key for key, said in (("by", review.by), ("on", review.on)) if not said]
        if review.outcome == "accepted" and missing:
            yield error(
                place,
                RULE,
                f"the {review.role} review of {variant.id} is accepted, without “{'” and “'.join(missing)}”",
                "Write who accepted it, and when: `by: A. Name, on: 2027-01-31`. Until then it is printed as a draft.",
            )
        if review.on and review.on > found.today:
            yield error(
                place,
                RULE,
                f"the {review.role} review of {variant.id} is from {review.on}, a day to come",
                "Correct “on”.",
            )
    accepted = {review.role for review in variant.reviews if review.accepted}
    needed = [role for role in NEEDED_REVIEWS.get(variant.kind, ()) if role not in accepted]
    if needed and accepted and all(review.accepted for review in variant.reviews):
        yield warning(
            place,
            RULE,
            f"every listed review of {variant.id} is accepted, and it stays a draft: it lists no {needed[0]} review",
            f"A variant of the kind “{variant.kind}” needs one: `- {{role: {needed[0]}, by: …, on: …, outcome: …}}`.",
        )


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


def _policies(found: Everything) -> Iterator[Problem]:
    """Where an organisation is in a stack, every policy of its modules is answered (design, safety of people)."""
    seen: set[tuple[Place, str]] = set()
    for stack in found.all_stacks:
        organisations = [variant.id for variant in found.stacked(stack) if variant.kind == "organisation"]
        for module in found.under(stack) if organisations else ():
            for block in module.walk():
                if block.kind == "policy" and not block.attr("filled") and (block.place, block.id) not in seen:
                    seen.add((block.place, block.id))
                    file = overlay_file(organisations[-1], module.id)
                    together = f"with {'+'.join(stack)}, " if len(stack) > 1 else ""
                    yield error(
                        block.place,
                        RULE,
                        f"{together}the policy “{block.id}” is not filled by {organisations[-1]}",
                        f'Write `::: fill {{at={block.id} owner="…" on=… …}}` in {file}.',
                    )
