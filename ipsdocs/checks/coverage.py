"""A locale under its minimum is not released: pages half in another language help nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.messages import of_variants, wanted
from ipsdocs.checks.rule import error
from ipsdocs.edition import shipping
from ipsdocs.edition.languages import same_language
from ipsdocs.problems import Problem
from ipsdocs.source.paths import SHARED, added_by

RULE = "coverage"


def coverage(found: Everything) -> Iterator[Problem]:
    """With a release, each locale whose translated share is under the minimum that curriculum.yaml sets.

    Counted in words of the source, as `i18n status` does, over what a release in that locale holds; for a frozen one,
    of the source that its snapshot has.
    """
    if not found.release:
        return
    today = wanted(found)
    for locale, plan in found.curriculum.locales:
        if same_language(locale, found.curriculum.source_locale):
            continue
        of, texts, whose = found, today, locale
        if plan.frozen:
            if locale not in found.frozen:
                continue  # that it has no snapshot is said elsewhere
            of, whose = found.frozen[locale].found, f"the snapshot of {locale}"
            texts = wanted(of)
        unshipped = not_shipped(of, locale)
        asked = texts | of_variants(of, unshipped)
        shipped = {domain: _sizes(asked[domain]) for domain in asked if domain not in unshipped}
        missing = {domain: _missing(of, locale, domain, words) for domain, words in shipped.items()}
        total = sum(sum(words.values()) for words in shipped.values())
        lacking = sum(missing.values())
        percent = 100 * (total - lacking) // total if total else 100
        if percent < plan.minimum:
            most = sorted((name for name, count in missing.items() if count), key=lambda name: -missing[name])[:3]
            yield error(
                found.locale_places.get(locale, found.curriculum.place),
                RULE,
                f"{whose} is translated to {percent} %, a release needs {plan.minimum} %",
                f"{lacking:,} of {total:,} words are missing or fuzzy, most in "
                f"{', '.join(f'{name} ({missing[name]:,})' for name in most)}.",
            )


def not_shipped(found: Everything, locale: str) -> frozenset[str]:
    """The catalogues that no release in a locale needs."""
    modules = {id: added_by(module.place.file) for id, module in found.modules.items()}
    return shipping.not_shipped(
        locale,
        found.curriculum.plan(locale),
        found.curriculum.stacks,
        found.trainings.values(),
        modules,
        found.variants,
        found.expanded,
    )


def _sizes(texts: Iterable[str]) -> dict[str, int]:
    """The words of each message; those of its plural forms are the same message's."""
    return {key: len(key.split()) for key in texts if "\x00" not in key}


def _missing(found: Everything, locale: str, domain: str, words: dict[str, int]) -> int:
    """How many words of a catalogue no locale of the chain translates."""
    have = {
        key
        for tag in found.chain(locale)
        for name in (domain, SHARED)
        if (tag, name) in found.catalogues
        for key, _ in found.catalogues[tag, name].messages
    }
    return sum(size for key, size in words.items() if key not in have)
