"""Words that harm or close a talk are flagged, and words that need their accents, by language/<locale>.yaml.

Of the source here, of translations where they are checked. Quotes, people's own words and don't-say examples are
allowed when they are marked as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.checks.texts import of_curriculum, of_glossary, of_variant
from ipsdocs.checks.words import fold, met, misspelt, spoken, unquoted
from ipsdocs.model import Text
from ipsdocs.problems import Place, Problem
from ipsdocs.source.language import Flag, Guidance
from ipsdocs.source.paths import added_by

RULE = "language"


def language(found: Everything) -> Iterator[Problem]:
    """Flagged words in source texts, by the source's list and by the list of the place that a variant is for."""
    source = found.curriculum.source_locale
    texts = tuple(guided(found))
    for locale, guidance in found.guidance.items():
        for text in texts:
            if locale == source or added_by(text.place.file) in guidance.variants:
                yield from flagged(text.source, text.place, guidance)


def guided(found: Everything) -> Iterator[Text]:
    """The texts of the source that its guidance is for, as its examples mark them."""
    guidance = found.guidance.get(found.curriculum.source_locale)
    yield from _own_words(found, guidance.examples if guidance else ())


def _own_words(found: Everything, examples: Iterable[str]) -> Iterator[Text]:
    """The project's own words: no quotes, no don't-say examples, no names of helplines."""
    marks = tuple(fold(mark) for mark in examples)
    yield from of_curriculum(found.curriculum)
    yield from of_glossary(found.glossary)
    for training in found.trainings.values():
        yield from training.texts
    for poster in found.posters.values():
        yield from (text for text in poster.texts if text not in (poster.quote, poster.source))
    for variant in found.variants.values():
        yield from of_variant(variant)
    for agenda in found.agendas.values():
        yield from agenda.texts
    for module in found.modules.values():
        yield from (module.title, module.summary, *module.objectives, *module.materials)
        yield from spoken(module.sections, marks)
    for overlay in found.overlays.values():
        for operation in overlay.operations:
            yield from spoken(operation.blocks, marks)


def flagged(source: str, place: Place, guidance: Guidance) -> Iterator[Problem]:
    """The guidance's words in one text, outside quotation marks and addresses."""
    own = unquoted(source)
    for flag in guidance.flags:
        near = not flag.near or met(own, flag.near, guidance.prefixes)
        if near and (word := met(own, flag.words, guidance.prefixes)):
            yield _problem(word, flag, place)
    for spelling in guidance.spelling:
        for written, right in misspelt(own, spelling.words):
            yield warning(place, RULE, f"“{written}”: write “{right}”", f"It needs its accents. ({spelling.source})")


def _problem(word: str, flag: Flag, place: Place) -> Problem:
    tell = error if flag.severity == "error" else warning
    return tell(place, RULE, f"“{word}”: say “{flag.say}”", f"{flag.why} ({flag.source})")
