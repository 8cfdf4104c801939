"""Catalogues: each translates something that exists, keeps what its texts hold, fits the room, says the right words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, product

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.inline import hidden
from ipsdocs.checks.kept import kept, shape
from ipsdocs.checks.language import flagged, guided
from ipsdocs.checks.letters import letters
from ipsdocs.checks.messages import wanted
from ipsdocs.checks.phones import of_contacts
from ipsdocs.checks.rule import error, warning
from ipsdocs.checks.spaces import spaces
from ipsdocs.checks.term_words import term_words
from ipsdocs.checks.waivers import Judged, Waived, judged
from ipsdocs.document.inline import plain
from ipsdocs.edition.languages import same_language
from ipsdocs.edition.plurals import is_seldom
from ipsdocs.edition.terms import PLACEHOLDER, forms, written
from ipsdocs.model import Catalogue, Message, Term, Text, plural_key
from ipsdocs.problems import Place, Problem, suggest
from ipsdocs.source.glossary import DOMAIN
from ipsdocs.source.language import Guidance
from ipsdocs.source.paths import SHARED, po_file, variant_domain


def translations(found: Everything) -> Iterator[Problem]:
    """Problems of every catalogue of the curriculum's locales, each at its line of the PO file."""
    for locale, domains in found.domains.items():
        for domain in domains:
            if domain not in found.known_domains:
                yield warning(
                    Place(po_file(locale, domain)),
                    "catalogue",
                    f"there is nothing called “{domain}” to translate",
                    suggest(domain, found.known_domains),
                )
    for each in _judged(found):
        yield from each.problems


def waived(found: Everything) -> Iterator[Waived]:
    """What translators have given a reason for, in the order of catalogues and lines."""
    for each in _judged(found):
        yield from each.waived


def _judged(found: Everything) -> Iterator[Judged]:
    desk = _Desk(found, wanted(found), frozenset((text.domain, text.source) for text in guided(found)))
    for catalogue in found.catalogues.values():
        yield from desk.catalogue(catalogue)


@dataclass(frozen=True, slots=True)
class _Language:
    """What a locale's translations are held to: its lists of words, its glossary's names by the source's."""

    tag: str
    guidance: tuple[Guidance, ...]
    names: dict[str, Message]

    @property
    def prefixes(self) -> frozenset[str]:
        return frozenset(prefix for each in self.guidance for prefix in each.prefixes)


@dataclass
class _Desk:
    """What a translation is held against: the messages of today by catalogue, and which of them are our own words."""

    found: Everything
    texts: dict[str, dict[str, Text]]
    own: frozenset[tuple[str, str]]

    def catalogue(self, catalogue: Catalogue) -> Iterator[Judged]:
        """Messages that the sources have no more are nobody's trouble: no page shows them."""
        texts = self.texts.get(catalogue.domain, {})
        language = _Language(catalogue.locale, self._guidance(catalogue.locale), self._names(catalogue.locale))
        for singular, entries in groupby(catalogue.messages, lambda entry: entry[0].partition("\x00")[0]):
            if singular in texts:
                forms, problems = tuple(entries), list[Problem]()
                for number, (key, message) in enumerate(forms):
                    # A language may have more forms than the source's two, or one for all: these answer to its plural.
                    plural = texts.get(plural_key(singular, 1))
                    text = (texts.get(key) if len(forms) > 1 else plural) or plural or texts[singular]
                    place = Place(catalogue.place.file, message.line)
                    loose = plural is not None and is_seldom(catalogue.plural, number)
                    problems += kept((plural or text).source, message.text, place, loose, self._phones)
                    problems += self._said(text, message, place, language)
                yield judged(problems, forms[0][1].remarks, catalogue.place.file)

    def _said(self, text: Text, message: Message, place: Place, language: _Language) -> Iterator[Problem]:
        """What is wrong with how it is said, and with its room."""
        yield from _room(text, message, place)
        yield from spaces(text.source, message.text, place)
        yield from letters(shape(text.source).words, shape(message.text).words, language.tag, place)
        yield from hidden(message.text, language.tag, place)
        yield from term_words(message.text, self._terms, language.names, language.prefixes, place)
        yield from self._forms(message, place, language.tag)
        if (text.domain, text.source) in self.own:
            for guidance in language.guidance:
                yield from flagged(message.text, place, guidance)

    @cached_property
    def _phones(self) -> frozenset[str]:
        return of_contacts(self.found.regions.values())

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {term.id: term for term in self.found.glossary}

    def _names(self, locale: str) -> dict[str, Message]:
        """What the glossary says in a locale."""
        catalogues = (self.found.catalogues.get((tag, DOMAIN)) for tag in reversed(self.found.chain(locale)))
        return {key: message for catalogue in catalogues if catalogue for key, message in catalogue.messages}

    def _guidance(self, locale: str) -> tuple[Guidance, ...]:
        """The lists that hold for a locale: its chain's, and the source's where it is another form of its language."""
        source = self.found.curriculum.source_locale
        tags = [*self.found.chain(locale), *([source] if same_language(locale, source) else [])]
        return tuple(self.found.guidance[tag] for tag in tags if tag in self.found.guidance)

    def _forms(self, message: Message, place: Place, locale: str) -> Iterator[Problem]:
        """Forms of terms that it names and no translation of the term declares, in the base or a variant.

        In a locale over this one that says the term otherwise, it is that translation which lacks the form.
        """
        named = {(m["key"], m["form"]) for m in PLACEHOLDER.finditer(message.text) if m["form"]}
        over = (tag for tag in self.found.domains if locale in self.found.chain(tag)) if named else ()
        for (key, form), tag in product(sorted(named), over):
            for value, said in _values(key, tag, self.found):
                if form not in forms(value) and (tag == locale or said.file.startswith(f"locales/{tag}/")):
                    known = ", ".join(name for name in forms(value) if name) or "none"
                    yield error(
                        place if tag == locale else said,
                        "form",
                        f"{{{{ {written(key, form)} }}}}: “{value}” has no form “{form}”",
                        f"Its forms are: {known}. Write it where the term is translated: `… | {form}: …`.",
                    )


def _values(key: str, locale: str, found: Everything) -> Iterator[tuple[str, Place]]:
    """What a term says in a locale, and where: as the curriculum has it, and each variant that says it otherwise."""
    curriculum = found.curriculum
    tables = [(SHARED, {**dict(curriculum.terms), **dict(curriculum.names)})]
    tables += [(variant_domain(v.id), {**dict(v.terms), **dict(v.names)}) for v in found.variants.values()]
    for domain, table in tables:
        if key in table:
            there = (c for tag in found.chain(locale) if (c := found.catalogues.get((tag, domain))))
            said = ((m, c.place.file) for c in there if (m := dict(c.messages).get(table[key].source)))
            yield next(((m.text, Place(file, m.line)) for m, file in said), (table[key].source, table[key].place))


def _room(text: Text, message: Message, place: Place) -> Iterator[Problem]:
    length = len(plain(message.text))
    if text.room and length > text.room:
        yield warning(
            place,
            "room",
            f"the translation has {length} characters, there is room for {text.room}",
            "Find a shorter way to say it, or look whether the page still holds it.",
        )
