"""Words that a variant says don't fit are in nothing that its readers get: warnings, and errors in a release.

Nor are addresses where none may be printed: an edition leaves them out, and a sentence may need them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.checks.texts import of_curriculum, of_glossary, of_variant
from ipsdocs.checks.words import fold, met, spoken
from ipsdocs.edition.addresses import addresses
from ipsdocs.edition.choose import in_room, training_in_room
from ipsdocs.edition.limits import internet
from ipsdocs.model import Module, Text, Variant
from ipsdocs.problems import Place, Problem
from ipsdocs.source.paths import VARIANTS, agenda_file, overlay_file

RULE = "avoid"


def avoid(found: Everything) -> Iterator[Problem]:
    """Every text under each stack in which a variant avoids words; what several stacks share is said once."""
    tell = error if found.release else warning
    guidance = found.guidance.get(found.curriculum.source_locale)
    examples = tuple(fold(mark) for mark in (guidance.examples if guidance else ()))
    seen: set[tuple[Place, str, Place]] = set()
    for stack in found.all_stacks:
        wary = _wary(found.stacked(stack))
        for text, file in _shown(found, stack, examples) if wary else ():
            for variant, of, message, why in _met(text, wary):
                if (text.place, text.source, of) not in seen:
                    seen.add((text.place, text.source, of))
                    told = f"with {'+'.join(stack)}, {message}"
                    where = f"in {file.format(variant=variant)}" if file and not _own(text) else "there"
                    yield tell(text.place, RULE, told, f"{why} Say it otherwise {where}.")


def _own(text: Text) -> bool:
    """Whether it stands in a variant's file, where it can be changed."""
    return text.place.file.startswith(f"{VARIANTS}/")


def _wary(variants: tuple[Variant, ...]) -> list[tuple[Variant, tuple[str, ...]]]:
    """The variants that a text may not fit with, and all the words of each: one look tells that none is there."""
    careful = (variant for variant in variants if variant.avoid or not variant.addresses)
    return [(variant, tuple(word for row in variant.avoid for word in row.words)) for variant in careful]


def _met(text: Text, wary: list[tuple[Variant, tuple[str, ...]]]) -> Iterator[tuple[str, Place, str, str]]:
    """What of a text doesn't fit: with which variant, by which line of it, what is wrong and why."""
    for variant, words in wary:
        for row in variant.avoid if words and met(text.source, words) else ():
            if word := met(text.source, row.words):
                instead = f": say “{row.instead}”" if row.instead else " doesn’t fit"
                yield variant.id, row.place, f"“{word}”{instead}", row.why
        if not variant.addresses and (seen := addresses(text.source)):
            why = "No address may be printed there, so the sentence goes without it."
            yield variant.id, variant.where("print"), f"the address “{seen[0]}” is left out", why


def _shown(found: Everything, stack: tuple[str, ...], examples: tuple[str, ...]) -> Iterator[tuple[Text, str]]:
    """Each text that editions of this stack show, with the file in which a variant, `{variant}`, can change it."""
    variants = found.stacked(stack)
    room = not internet(variants)
    for module in found.under(stack):
        file = overlay_file("{variant}", module.id)
        yield from ((text, file) for text in _of_module(in_room(module) if room else module, examples))
    for training in found.held_under(stack):
        file = agenda_file("{variant}", training.id)
        yield from ((text, file) for text in (training_in_room(training) if room else training).texts)
    terms = (term for term in found.glossary if not (room and term.online))
    loose = [*of_curriculum(found.curriculum), *of_glossary(terms)]
    loose += [text for poster in found.posters.values() for text in poster.texts if text != poster.quote]
    loose += [text for variant in variants for text in of_variant(variant)]
    yield from ((text, "") for text in loose)


def _of_module(module: Module, examples: tuple[str, ...]) -> Iterator[Text]:
    """A module's own words; the works that it names keep their titles."""
    yield from (module.title, module.summary, *module.objectives, *module.materials)
    yield from spoken(module.sections, examples)
