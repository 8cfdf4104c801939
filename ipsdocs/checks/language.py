"""Words that harm or close a talk are flagged, in the source and in translations, by language/<locale>.yaml.

Quotes, people's own words and don't-say examples are allowed when they are marked as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.checks.texts import of_curriculum, of_glossary, of_variant
from ipsdocs.checks.words import fold, met, spoken, unquoted
from ipsdocs.model import Text
from ipsdocs.problems import Place, Problem
from ipsdocs.source.language import Flag, Guidance

RULE = "language"


def language(found: Everything) -> Iterator[Problem]:
    """Flagged words in source texts and, by their locale's own list, in translations."""
    source = found.curriculum.source_locale
    guidance = found.guidance.get(source)
    examples = guidance.examples if guidance else ()
    texts = tuple(_own(found, examples))
    if guidance:
        for text in texts:
            yield from flagged(text.source, text.place, guidance)
    own = {(text.domain, text.source) for text in texts}
    for (locale, domain), catalogue in found.catalogues.items():
        for tag in found.chain(locale):
            if tag in found.guidance:
                for key, message in catalogue.messages:
                    if (domain, key) in own:
                        place = Place(catalogue.place.file, message.line)
                        yield from flagged(message.text, place, found.guidance[tag])


def _own(found: Everything, examples: Iterable[str]) -> Iterator[Text]:
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
    """The guidance's words in one text, outside quotation marks."""
    own = unquoted(source)
    for flag in guidance.flags:
        near = not flag.near or met(own, flag.near, guidance.prefixes)
        if near and (word := met(own, flag.words, guidance.prefixes)):
            yield _problem(word, flag, place)


def _problem(word: str, flag: Flag, place: Place) -> Problem:
    tell = error if flag.severity == "error" else warning
    return tell(place, RULE, f"“{word}”: say “{flag.say}”", f"{flag.why} ({flag.source})")
