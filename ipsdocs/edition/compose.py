"""The way of a paragraph through an edition, in one place: patch, choose, translate. Pure.

`Ingredients` are what the sources said; out come the values that documents are made of.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ipsdocs.edition import draw
from ipsdocs.edition.agenda import adapted, added_up
from ipsdocs.edition.calendar import calendar
from ipsdocs.edition.choose import choose, in_room, training_in_room
from ipsdocs.edition.edition import EditedModule, EditedPoster, EditedTraining, Edition, Language, Print, Words
from ipsdocs.edition.glossary import by_name, linked
from ipsdocs.edition.languages import same_language
from ipsdocs.edition.limits import internet
from ipsdocs.edition.patch import patch
from ipsdocs.edition.report import EditedReport, Report, translated
from ipsdocs.edition.translate import Translator
from ipsdocs.model import (
    Agenda,
    Catalogue,
    Contact,
    Curriculum,
    Mode,
    Module,
    Overlay,
    Panel,
    Paper,
    Picture,
    Poster,
    Region,
    Term,
    Text,
    Training,
    Variant,
)
from ipsdocs.problems import Problems
from ipsdocs.source.kinds import Format
from ipsdocs.source.paths import SHARED


@dataclass(frozen=True, slots=True)
class Ingredients:
    """Everything that an edition is made of, beside its modules. `catalogues` are by (locale, domain)."""

    curriculum: Curriculum
    language: Language
    variants: tuple[Variant, ...]
    region: Region
    catalogues: Mapping[tuple[str, str], Catalogue]
    glossary: tuple[Term, ...] = ()  # for documents that show it


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a trainer chose over the edition's own way of printing; None and empty leave it as it is."""

    paper: Paper | None = None
    large: bool = False
    greyscale: bool = False
    accent: str = ""


# A number never breaks over lines, and pdfium, which browsers copy with, keeps its groups in order.
NO_BREAK = "\u00a0"


class Composer:
    """Makes one edition's values and keeps count of its translations."""

    def __init__(self, ingredients: Ingredients, wishes: Wishes, problems: Problems) -> None:
        self.ingredients = ingredients
        self.problems = problems
        self.translator = Translator(
            chain=ingredients.language.chain,
            catalogues=ingredients.catalogues,
            values=self._values(ingredients.variants),
            shared=(SHARED,),
            problems=problems,
            addresses=all(variant.addresses for variant in ingredients.variants),
        )
        self.internet = internet(ingredients.variants)
        self.edition = self._edition(wishes)

    def _values(self, variants: tuple[Variant, ...]) -> dict[str, Text]:
        """Terms and names as they are with these variants."""
        curriculum = self.ingredients.curriculum
        values = dict(curriculum.terms) | dict(curriculum.names)
        for variant in variants:
            values |= dict(variant.terms) | dict(variant.names)
        return values

    def _edition(self, wishes: Wishes) -> Edition:
        curriculum, variants = self.ingredients.curriculum, self.ingredients.variants
        text, table = self.translator.text, self.translator.table
        return Edition(
            language=self.ingredients.language,
            stack=tuple(variant.id for variant in variants),
            region=self._region(self.ingredients.region),
            print=_print(self.ingredients.language, variants, wishes),
            words=Words(
                title=text(curriculum.title),
                credit=text(curriculum.credit),
                licence=text(curriculum.licence),
                principles=table(curriculum.principles),
                tasks=table(curriculum.tasks),
                roles=table(curriculum.roles),
            ),
            draft_translation=self._draft(),
            draft_variants=tuple(text(variant.name) for variant in variants if not variant.reviewed),
            adapted=tuple(text(variant.name) for variant in variants),
            internet=self.internet,
        )

    def _draft(self) -> bool:
        """Whether a catalogue that it may take words from has had no review by a named person; without any such
        catalogue, whether its words are another language's.
        """
        chain, source = self.ingredients.language.chain, self.ingredients.curriculum.source_locale
        own = [c for (tag, _), c in self.ingredients.catalogues.items() if tag in chain and c.messages]
        return any(not c.reviewed_by for c in own) if own else not same_language(chain[0], source)

    def _region(self, region: Region) -> Region:
        contacts = tuple(self._contact(contact) for contact in region.contacts if self._usable(contact))
        return replace(region, name=self.translator.text(region.name), contacts=contacts)

    def _usable(self, contact: Contact) -> bool:
        """Whether the edition's people can use a line. Without internet they can't write from a telephone either."""
        if self.internet:
            return self.translator.addresses or not contact.web
        return not contact.web and contact.kind != "text"

    def _contact(self, contact: Contact) -> Contact:
        text = self.translator.text
        return replace(
            contact,
            number=contact.number.replace(" ", NO_BREAK),
            name=text(contact.name),
            hours=text(contact.hours),
            languages=text(contact.languages),
            cost=text(contact.cost),
        )

    def module(self, base: Module, overlays: tuple[Overlay, ...], format: Format, mode: Mode | None) -> EditedModule:
        """patch → choose → translate.

        An edition without internet is for a room, whatever mode is asked for.
        """
        patched = patch(base, overlays, self.problems)
        if not self.internet:
            patched, mode = in_room(patched), "in-person"
        chosen = choose(patched, format, mode)
        before = len(self.translator.fallbacks)
        translated = self.translator.module(chosen)
        glossary = self.glossary(linked(chosen))
        fallbacks = self.fallbacks[before:]
        return EditedModule(self.edition, translated, mode, fallbacks, glossary)

    def glossary(self, ids: Collection[str]) -> tuple[Term, ...]:
        """The terms of these ids that mean something in the edition, by their name in its language."""
        text = self.translator.text
        terms = (term for term in self.ingredients.glossary if self.internet or not term.online)
        chosen = (term for term in terms if term.id in ids)
        return by_name(replace(term, term=text(term.term), meaning=text(term.meaning)) for term in chosen)

    def training(
        self,
        base: Training,
        agendas: Sequence[Agenda],
        modules: tuple[EditedModule, ...],
        base_modules: Mapping[str, Module],
    ) -> EditedTraining:
        """patch → translate, with the modules that the patched agenda holds, in order.

        `base_modules` are those modules as no variant has changed them: where their minutes changed, their session's
        do.
        """
        held = adapted(base, agendas, self.ingredients.variants, self.problems)
        held = added_up(held, base, {module.module.id: module.module for module in modules}, base_modules)
        before = len(self.translator.fallbacks)
        translated = self.translator.training(held if self.internet else training_in_room(held))
        kept = tuple(map(self.translator.occasion, calendar(self.ingredients.variants)))
        fallbacks = self.fallbacks[before:]
        return EditedTraining(self.edition, translated, modules, fallbacks, kept)

    def poster(self, poster: Poster) -> EditedPoster:
        """A poster's texts translated."""
        text = self.translator.text
        before = len(self.translator.fallbacks)
        translated = replace(
            poster,
            title=text(poster.title),
            summary=text(poster.summary),
            intro=text(poster.intro),
            shows=text(poster.shows),
            principles=self._panels(poster.principles),
            tasks=self._panels(poster.tasks),
            closing=text(poster.closing),
            quote=text(poster.quote),
            source=text(poster.source),
        )
        return EditedPoster(self.edition, translated, self.fallbacks[before:])

    def report(self, report: Report) -> EditedReport:
        """What reviewers are shown of a variant, in this edition's language."""
        before = len(self.translator.fallbacks)
        others = tuple(variant for variant in self.ingredients.variants if variant.id != report.variant.id)
        base = replace(self.translator, values=self._values(others), translated=0, total=0, _filled={})
        found = translated(report, base, self.translator)
        self.translator.translated += base.translated
        self.translator.total += base.total
        return EditedReport(self.edition, found, self.fallbacks[before:])

    def _panels(self, panels: tuple[Panel, ...]) -> tuple[Panel, ...]:
        text = self.translator.text
        return tuple(replace(panel, line=text(panel.line), question=text(panel.question)) for panel in panels)

    def pictures(self, pictures: tuple[Picture, ...], fonts: tuple[str, ...]) -> tuple[Picture, ...]:
        """Pictures with their labels in the edition's language, grey where the edition is printed so."""
        look = draw.Look(fonts, self.ingredients.language.direction == "rtl", self.edition.print.greyscale)
        return tuple(draw.localise(p, self.translator.text, look) for p in pictures)

    @property
    def fallbacks(self) -> tuple[Text, ...]:
        """Every text met so far that stands in another language, in the order in which it was met first."""
        return tuple(self.translator.fallbacks)


def _print(language: Language, variants: tuple[Variant, ...], wishes: Wishes) -> Print:
    papers = [variant.paper for variant in variants if variant.paper]
    return Print(
        paper=wishes.paper or (papers[-1] if papers else language.paper),
        large=wishes.large,
        greyscale=wishes.greyscale or any(variant.greyscale for variant in variants),
        addresses=all(variant.addresses for variant in variants),
        unbound=any(variant.unbound for variant in variants),
        accent=wishes.accent,
    )
