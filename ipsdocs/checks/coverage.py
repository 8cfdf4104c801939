"""A locale under its minimum is not released: pages half in another language help nobody."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.messages import wanted
from ipsdocs.checks.rule import error
from ipsdocs.edition.shipping import not_shipped
from ipsdocs.model import LocalePlan
from ipsdocs.problems import Problem
from ipsdocs.source.paths import added_by

RULE = "coverage"


def coverage(found: Everything) -> Iterator[Problem]:
    """With a release, each locale whose translated share is under the minimum that curriculum.yaml sets.

    What no whole build makes in a locale isn't counted there.
    """
    if not found.release:
        return
    texts = wanted(found)
    for locale, plan in found.curriculum.locales:
        if locale.split("-")[0] == found.curriculum.source_locale.split("-")[0]:
            continue
        left_out = _left_out(found, locale, plan)
        shipped = {domain: messages for domain, messages in texts.items() if domain not in left_out}
        missing = {domain: _missing(found, locale, domain, set(messages)) for domain, messages in shipped.items()}
        total = sum("\x00" not in key for messages in shipped.values() for key in messages)
        lacking = sum(missing.values())
        percent = 100 * (total - lacking) // total if total else 100
        if percent < plan.minimum:
            most = sorted((name for name, count in missing.items() if count), key=lambda name: -missing[name])[:3]
            yield error(
                found.locale_places.get(locale, found.curriculum.place),
                RULE,
                f"{locale} is translated to {percent} %, a release needs {plan.minimum} %",
                f"{lacking} of {total} messages are missing or fuzzy, most in "
                f"{', '.join(f'{name} ({missing[name]})' for name in most)}.",
            )


def _left_out(found: Everything, locale: str, plan: LocalePlan) -> frozenset[str]:
    modules = {id: added_by(module.place.file) for id, module in found.modules.items()}
    return not_shipped(
        locale,
        plan,
        found.curriculum.stacks,
        found.trainings.values(),
        modules,
        found.variants,
        found.expanded,
    )


def _missing(found: Everything, locale: str, domain: str, wanted_ids: set[str]) -> int:
    """How many messages of a catalogue no locale of the chain translates. Plural forms count once."""
    have = {
        key
        for tag in found.chain(locale)
        for name in (domain, "curriculum")
        if (tag, name) in found.catalogues
        for key, _ in found.catalogues[tag, name].messages
    }
    return sum(1 for key in wanted_ids if "\x00" not in key and key not in have)
