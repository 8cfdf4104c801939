"""Frozen locales: policy and snapshot belong together, and what stands still must still be right today."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.coverage import not_shipped
from ipsdocs.checks.everything import Everything, Then
from ipsdocs.checks.messages import wanted
from ipsdocs.checks.modules import modules
from ipsdocs.checks.phones import of_contacts, phones
from ipsdocs.checks.rule import error
from ipsdocs.edition.messages import TEMPLATES
from ipsdocs.model import Text
from ipsdocs.problems import Place, Problem, Problems
from ipsdocs.source.curriculum import CURRICULUM
from ipsdocs.source.modules import block_texts
from ipsdocs.source.paths import SHARED
from ipsdocs.source.snapshot import FROZEN

RULE = "frozen"


def frozen(found: Everything) -> Iterator[Problem]:
    """Snapshots and policies that lack each other, live locales over frozen ones, and what is wrong in snapshots."""
    yield from _policies(found)
    yield from _parents(found)
    for locale, then in found.frozen.items():
        problems = Problems(then.real)
        problems.extend(problem for problem in modules(then.found) if problem.severity == "error")
        problems.extend(_withdrawn(found, then, locale))
        yield from problems


def _policies(found: Everything) -> Iterator[Problem]:
    translated = found.curriculum.translated
    for folder in found.snapshots:
        _, locale, name = folder.split("/")
        if locale not in translated:
            yield error(
                Place(folder),
                RULE,
                f"there is a snapshot of “{locale}”, which is no locale of this curriculum that is translated",
                f"Declare it in {CURRICULUM}, or run `ipsdocs i18n thaw {locale}` to remove the snapshot.",
            )
        elif not found.curriculum.plan(locale).frozen:
            yield error(
                Place(folder),
                RULE,
                f"there is a snapshot of “{locale}”, and no page is made from it: the locale is live",
                f"Run `ipsdocs i18n freeze {locale}` for a new one, or `ipsdocs i18n thaw {locale}` to remove it.",
            )
        elif name != FROZEN:
            yield error(
                Place(folder),
                RULE,
                f"this is what `ipsdocs i18n freeze {locale}` left when it was interrupted",
                "Run it again.",
            )


def _parents(found: Everything) -> Iterator[Problem]:
    for locale, plan in found.curriculum.locales:
        parents = [tag for tag in found.chain(locale)[1:] if found.curriculum.plan(tag).frozen]
        if parents and not plan.frozen:
            yield error(
                found.locale_places.get(locale, found.curriculum.place),
                RULE,
                f"“{locale}” is live and falls back to “{parents[0]}”, which is frozen: they would say other things",
                f"Freeze it, too: `ipsdocs i18n freeze {locale}`; or run `ipsdocs i18n thaw {parents[0]}`.",
            )


def _withdrawn(found: Everything, then: Then, locale: str) -> Iterator[Problem]:
    """Telephone numbers on a frozen locale's pages that neither a contact nor a text of today has."""
    known = of_contacts(found.regions.values())
    today = [text for texts in wanted(found).values() for text in texts.values()]
    before = {number for number in then.numbers if len(number) > 2}  # a shorter one is more often minutes than a line
    sought = known | before
    valid = known.union(*(phones(text.source, sought) for text in (*today, *_in_their_language(found))))
    for place, said in _shown(then.found, locale):
        for number in phones(said, sought):
            if number not in valid:
                yield error(
                    place,
                    RULE,
                    f"the telephone number {number} stands on pages of “{locale}”, and in no contact or text of today",
                    f"If nobody answers it any more, take it out here. Else translate what is new and run "
                    f"`ipsdocs i18n freeze {locale}`.",
                )


def _shown(found: Everything, locale: str) -> Iterator[tuple[Place, str]]:
    """What a locale's pages say, and where it is written."""
    unshipped, chain = not_shipped(found, locale), found.chain(locale)
    for domain, texts in wanted(found).items():
        if domain == TEMPLATES or domain in unshipped:
            continue
        said = {key: (text.place, text.source) for key, text in texts.items()}
        for key in ((tag, name) for tag in reversed(chain) for name in (SHARED, domain)):
            if catalogue := found.catalogues.get(key):
                entries = ((msgid, message) for msgid, message in catalogue.messages if msgid in said)
                said |= {msgid: (Place(catalogue.place.file, message.line), message.text) for msgid, message in entries}
        yield from said.values()
    own = (text for text in _in_their_language(found) if text.stays or text.locale in chain)
    yield from ((text.place, text.source) for text in own)


def _in_their_language(found: Everything) -> Iterator[Text]:
    """The texts that are written in one language and not translated: of overlays, and quotes in one of their own."""
    operations = [operation for overlay in found.overlays.values() for operation in overlay.operations]
    for operation in operations:
        if operation.locale:
            yield from block_texts(operation.blocks)
    for tree in (*(m.sections for m in found.modules.values()), *(o.blocks for o in operations if not o.locale)):
        yield from (text for text in block_texts(tree) if text.stays)
