"""The matrix of curriculum.yaml names variants, locales and a region that exist."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error
from ipsdocs.edition.languages import language
from ipsdocs.problems import Problem, suggest
from ipsdocs.source.curriculum import parse_stack, written_stack
from ipsdocs.source.tags import HINT

RULE = "matrix"


def matrix(found: Everything) -> Iterator[Problem]:
    """Unknown names in `stacks`, `locales` and `region`."""
    for stack, place in found.stack_places.items():
        for id in parse_stack(stack):
            if id not in found.variant_ids:
                yield error(
                    place,
                    RULE,
                    f"the stack “{stack}” names an unknown variant “{id}”",
                    suggest(id, found.variant_ids),
                )
    for tag, place in found.locale_places.items():
        try:
            language(tag, found.curriculum.source_locale)
        except ValueError:
            yield error(place, RULE, f"CLDR doesn't know the locale “{tag}”", HINT)
    yield from _limits(found)
    region = found.curriculum.region
    if region not in found.region_ids:
        yield error(
            found.region_place,
            RULE,
            f"there are no contacts for the region “{region}”",
            suggest(region, found.region_ids),
        )


def _limits(found: Everything) -> Iterator[Problem]:
    """What a locale is limited to is declared, or there; a frozen one's may be in its snapshot alone."""
    stacks = tuple(map(written_stack, found.curriculum.stacks))
    for tag, plan in found.curriculum.locales:
        then = found.frozen[tag].found if tag in found.frozen else found
        named = (
            ("stack", tuple(map(written_stack, plan.stacks or ())), stacks),
            ("training", plan.trainings or (), {*found.training_ids, *then.training_ids}),
            ("module", plan.modules or (), {*found.module_ids, *then.module_ids}),
        )
        for what, words, known in named:
            for word in words:
                if word not in known:
                    place = found.locale_places.get(tag, found.curriculum.place)
                    yield error(
                        place, RULE, f"the locale “{tag}” names an unknown {what} “{word}”", suggest(word, known)
                    )
