"""Catalogues: each translates something that exists, keeps what its texts hold, and fits the room."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.kept import kept
from ipsdocs.checks.messages import wanted
from ipsdocs.checks.rule import error, warning
from ipsdocs.document.inline import plain
from ipsdocs.edition.terms import PLACEHOLDER, forms, written
from ipsdocs.model import Catalogue, Message, Text
from ipsdocs.problems import Place, Problem, suggest
from ipsdocs.source.catalogues import po_file
from ipsdocs.source.paths import variant_domain

RULE = "translation"


def translations(found: Everything) -> Iterator[Problem]:
    """Problems of every catalogue of the curriculum's locales, each at its line of the PO file."""
    texts = wanted(found)
    for locale, domains in found.domains.items():
        for domain in domains:
            if domain not in found.known_domains:
                yield warning(
                    Place(po_file(locale, domain)),
                    RULE,
                    f"there is nothing called “{domain}” to translate",
                    suggest(domain, found.known_domains),
                )
    for (_, domain), catalogue in found.catalogues.items():
        yield from _catalogue(catalogue, texts.get(domain, {}))
        yield from _forms(catalogue, found)


def _forms(catalogue: Catalogue, found: Everything) -> Iterator[Problem]:
    """Forms of terms that translations name and no translation of the term declares, in the base or a variant."""
    used = {
        (match["key"], match["form"]): message.line
        for _, message in catalogue.messages
        for match in PLACEHOLDER.finditer(message.text)
        if match["form"]
    }
    for (key, form), line in used.items():
        for value in _values(key, catalogue.locale, found):
            if form not in forms(value):
                known = ", ".join(name for name in forms(value) if name) or "none"
                yield error(
                    Place(catalogue.place.file, line),
                    RULE,
                    f"{{{{ {written(key, form)} }}}}: “{value}” has no form “{form}”",
                    f"Its forms are: {known}. Write it where the term is translated: `… | {form}: …`.",
                )


def _values(key: str, locale: str, found: Everything) -> Iterator[str]:
    """What a term says in a locale: as the curriculum has it, and as each variant that says it otherwise does."""
    curriculum = found.curriculum
    tables = [("curriculum", {**dict(curriculum.terms), **dict(curriculum.names)})]
    tables += [(variant_domain(v.id), {**dict(v.terms), **dict(v.names)}) for v in found.variants.values()]
    for domain, table in tables:
        if key in table:
            catalogue = found.catalogues.get((locale, domain))
            message = dict(catalogue.messages).get(table[key].source) if catalogue else None
            yield message.text if message else table[key].source


def _catalogue(catalogue: Catalogue, texts: dict[str, Text]) -> Iterator[Problem]:
    """Messages that the sources have no more are nobody's trouble: no page shows them."""
    plurals = {key.partition("\x00")[0] for key, _ in catalogue.messages if "\x00" in key}
    for key, message in catalogue.messages:
        singular, _, form = key.partition("\x00")
        # A language may have more plural forms than the source's two; each answers to the source's plural.
        text = texts.get(key) or (texts.get(f"{singular}\x001") if form else None)
        if text:
            place = Place(catalogue.place.file, message.line)
            yield from kept(text.source, message.text, place, plural=singular in plurals)
            yield from _room(text, message, place)


def _room(text: Text, message: Message, place: Place) -> Iterator[Problem]:
    length = len(plain(message.text))
    if text.room and length > text.room:
        yield warning(
            place,
            RULE,
            f"the translation has {length} characters, there is room for {text.room}",
            "Find a shorter way to say it, or look whether the page still holds it.",
        )
