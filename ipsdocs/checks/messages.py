"""The messages that each catalogue is to translate, as the sources say them today."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.texts import of_curriculum, of_glossary, of_variant
from ipsdocs.document.room import label_room, rooms
from ipsdocs.document.tokens import tokens
from ipsdocs.edition.edition import Print
from ipsdocs.edition.languages import language
from ipsdocs.edition.messages import TEMPLATES
from ipsdocs.edition.shipping import is_shown
from ipsdocs.model import Module, Text
from ipsdocs.problems import Place
from ipsdocs.source.glossary import DOMAIN
from ipsdocs.source.modules import messages, module_messages
from ipsdocs.source.paths import SHARED, poster_domain, pot_file, training_domain, variant_domain


def wanted(found: Everything) -> dict[str, dict[str, Text]]:
    """By catalogue, then msgid; where a message stands in several places, the least room counts."""
    source = found.curriculum.source_locale
    result = {
        SHARED: _by_msgid(
            [*of_curriculum(found.curriculum), *(t for region in found.regions.values() for t in region.texts)]
        ),
        TEMPLATES: {key: Text(text, Place(pot_file(TEMPLATES)), TEMPLATES, source) for key, text in found.templates},
    }
    if found.glossary:
        result[DOMAIN] = _by_msgid(of_glossary(found.glossary))
    for id, module in found.modules.items():
        result[id] = _by_msgid([*module_messages(module), *_labels(id, found), *_on_slides(module, found)])
    for id, training in found.trainings.items():
        result[training_domain(id)] = _by_msgid(training.texts)
    for id, poster in found.posters.items():
        result[poster_domain(id)] = _by_msgid([*poster.texts, *_labels(poster_domain(id), found)])
    return result | of_variants(found)


def of_variants(found: Everything, unshipped: Collection[str] = ()) -> dict[str, dict[str, Text]]:
    """The same for the variants' catalogues, without what no page shows in a locale that doesn't need `unshipped`."""
    result = {}
    for id, variant in found.variants.items():
        changes = [o for (name, _), overlay in found.overlays.items() if name == id for o in overlay.operations]
        new = [text for operation in changes if not operation.locale for text in messages(operation.blocks)]
        held = [text for (name, _), agenda in found.agendas.items() if name == id for text in agenda.texts]
        domain = variant_domain(id)
        every = (*of_variant(variant), *variant.for_reviewers, *new, *held, *_labels(domain, found))
        result[domain] = _by_msgid(text for text in every if is_shown((text.place.file,), unshipped))
    return result


def _labels(catalogue: str, found: Everything) -> list[Text]:
    labels = (label for picture in found.pictures.get(catalogue, ()) for label in picture.labels)
    return [replace(label, room=label_room(label)) for label in labels]


def _on_slides(module: Module, found: Everything) -> Iterator[Text]:
    """The texts of a module's slides once more, with the room that they have there."""
    if found.tokens:
        source = found.curriculum.source_locale
        room = rooms(module, tokens(found.tokens, language(source, source), Print("a4")))
        yield from (replace(text, room=room[text.source]) for text in module_messages(module) if text.source in room)


def _by_msgid(found: Iterable[Text]) -> dict[str, Text]:
    result: dict[str, Text] = {}
    for text in found:
        if not text.source:
            continue
        before = result.setdefault(text.source, text)
        if text.room and (not before.room or text.room < before.room):
            result[text.source] = replace(before, room=text.room)
    return result
