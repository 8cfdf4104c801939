"""One job's ingredients: its sources, read and composed for one edition. Workers share what they have read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from ipsdocs.build.documents import MODULE_DOCUMENTS, POSTER_DOCUMENTS, REPORT_DOCUMENTS
from ipsdocs.build.job import Fallback, Job
from ipsdocs.checks import module as module_checks
from ipsdocs.checks.modules import with_terms
from ipsdocs.checks.rule import Setting
from ipsdocs.document import script_fonts
from ipsdocs.document.page import Compiled, Desk, design
from ipsdocs.document.schedule import Schedule, schedule
from ipsdocs.document.tokens import token_file
from ipsdocs.edition.agenda import adapted
from ipsdocs.edition.compose import Composer, Ingredients, Wishes
from ipsdocs.edition.edition import EditedModule, EditedPoster, EditedTraining, region_of
from ipsdocs.edition.languages import PSEUDO, language, same_language
from ipsdocs.edition.messages import TEMPLATES
from ipsdocs.edition.patch import for_language, patch
from ipsdocs.edition.pseudo import pseudo
from ipsdocs.edition.report import EditedReport
from ipsdocs.edition.stack import expanded
from ipsdocs.model import Agenda, Catalogue, Message, Mode, Module, Overlay, Picture, Region
from ipsdocs.problems import Place, Problem, Problems
from ipsdocs.source import glossary
from ipsdocs.source.catalogues import read_template_strings
from ipsdocs.source.curriculum import word_places
from ipsdocs.source.kinds import Format
from ipsdocs.source.paths import SHARED, poster_domain, pot_file, training_domain, variant_domain
from ipsdocs.source.project import Project, Unreadable
from ipsdocs.variants import report as reports

EXPLAINING = ("handout.html", "workbook.pdf")  # the documents that show the glossary


class UnknownChoice(Exception):
    """A trainer's choice that can't be followed: an unknown zone, a start that is no time."""


@dataclass(frozen=True, slots=True)
class Known:
    """What jobs over the same files find out again and again: a third of what preparing them took.

    A module's checks by id, stack and, where overlays hold words for one alone, locale; a locale's untranslated
    template strings by its tag; templates compiled in an earlier build.
    """

    compiled: Compiled | None = None
    checks: dict[tuple[str, str, tuple[str, ...]], tuple[Problem, ...]] = field(default_factory=dict)
    strings: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Kitchen:
    """One job's ingredients, composer and desk."""

    def __init__(self, project: Project, job: Job, problems: Problems, known: Known | None = None) -> None:
        self.project, self.job, self.problems, self.known = project, job, problems, known or Known()
        curriculum = project.curriculum()
        self.stack = expanded(job.stack, project.variant)
        self.variants = variants = tuple(project.variant(id) for id in self.stack)
        region = project.region(region_of(curriculum, variants, job.options.region))
        self.language = language(job.locale, curriculum.source_locale)
        self.templates = _templates(project)
        self._hold_fonts()
        self.module_ids = self._module_ids()
        terms = project.glossary() if self._explains else ()
        ingredients = Ingredients(curriculum, self.language, variants, region, self._catalogues(region), terms)
        options = job.options
        wishes = Wishes(options.paper, options.large, options.greyscale, options.accent)
        self.composer = Composer(ingredients, wishes, problems)
        self.pictures: tuple[Picture, ...] = ()

    def _hold_fonts(self) -> None:
        """Raises Unreadable where the locale's script has no fonts."""
        templates = dict(self.templates)
        locked = script_fonts.read_lock(templates["fonts.lock"])
        lacking = script_fonts.lacking(self.job.locale, token_file(templates["tokens.yaml"]), locked)
        if lacking:
            places = word_places(self.project.now.files, "locales")
            raise Unreadable((replace(lacking, place=places.get(self.job.locale, lacking.place)),))

    def _module_ids(self) -> tuple[str, ...]:
        if self.job.document in MODULE_DOCUMENTS:
            return (self.job.subject,)
        if self.job.document in POSTER_DOCUMENTS:
            return ()
        if self.job.document in REPORT_DOCUMENTS:
            return self.project.module_ids()
        training = self.project.training(self.job.subject)
        return adapted(training, self._agendas(), self.variants, Problems()).modules

    def _agendas(self) -> tuple[Agenda, ...]:
        """What the stack's variants change of the job's training."""
        found = (self.project.agenda(variant, self.job.subject) for variant in self.stack)
        return tuple(agenda for agenda in found if agenda)

    @property
    def _explains(self) -> bool:
        """Whether the document shows the glossary."""
        return self.job.document in EXPLAINING

    def _catalogues(self, region: Region) -> dict[tuple[str, str], Catalogue]:
        domains = [*self.module_ids, SHARED, *map(variant_domain, self.stack)]
        if self.job.document in POSTER_DOCUMENTS:
            domains.append(poster_domain(self.job.subject))
        elif self.job.document in REPORT_DOCUMENTS:
            domains += map(training_domain, self.project.training_ids())
        elif self.job.document not in MODULE_DOCUMENTS:
            domains.append(training_domain(self.job.subject))
        if self._explains:
            domains.append(glossary.DOMAIN)
        found = {}
        for tag in self.language.chain:
            for domain in domains:
                catalogue = self.project.catalogue(tag, domain, (region,))
                if catalogue:
                    found[tag, domain] = catalogue
        return found

    def module(self, id: str, format: Format, mode: Mode | None) -> EditedModule:
        """A module in this edition; its pictures go on the desk."""
        base = self.project.module(id)
        found = (self.project.overlay(variant, id) for variant in self.stack)
        overlays = for_language([overlay for overlay in found if overlay], self.language.chain)
        self.problems.extend(self._checks(base, overlays))
        if self.problems.errors:
            raise Unreadable(self.problems.errors)
        edited = self.composer.module(base, overlays, format, mode)
        self._draw(self.project.pictures(edited.module))
        return edited

    def _checks(self, base: Module, overlays: tuple[Overlay, ...]) -> tuple[Problem, ...]:
        """What is wrong with the module as the stack leaves it: an overlay can take a support box away."""
        own = any(operation.locale for overlay in overlays for operation in overlay.operations)
        key = (base.id, self.job.locale if own else "", self.stack)
        if key not in self.known.checks:
            curriculum = with_terms(self.project.curriculum(), self.variants)
            left = patch(base, overlays, Problems())
            setting = Setting(curriculum, self.project.module_ids(), self.project.glossary())
            self.known.checks[key] = module_checks.check(left, setting)
        return self.known.checks[key]

    def _draw(self, pictures: tuple[Picture, ...]) -> None:
        look = design(self.templates, self.composer.edition)
        new = self.composer.pictures(pictures, look.text_fonts)
        self.pictures += tuple(picture for picture in new if picture not in self.pictures)

    def training(self, format: Format = "guide") -> EditedTraining:
        """The training, with its modules as this format shows them."""
        training = self.project.training(self.job.subject)
        modules = tuple(self.module(id, format, training.mode) for id in self.module_ids)
        bases = {id: self.project.module(id) for id in self.module_ids}
        return self.composer.training(training, self._agendas(), modules, bases)

    def poster(self) -> EditedPoster:
        """A poster in this edition; its picture goes on the desk."""
        poster = self.project.poster(self.job.subject)
        picture = self.project.poster_picture(poster)
        self._draw((picture,) if picture else ())
        return self.composer.poster(poster)

    def report(self) -> EditedReport:
        """What reviewers are shown of a variant; its pictures go on the desk."""
        report = reports.report(self.project, self.job.subject)
        self._draw(tuple(reports.pictures(self.project, report)))
        return self.composer.report(report)

    @property
    def desk(self) -> Desk:
        return Desk(self.templates, self._strings(), self.pictures, self.known.compiled)

    def _strings(self) -> tuple[Catalogue, ...]:
        if self.language.tag in PSEUDO:
            return (_pseudo_strings(self.project, self.language.tag),)
        found = (self.project.catalogue(tag, TEMPLATES) for tag in self.language.chain)
        return tuple(catalogue for catalogue in found if catalogue)

    @property
    def fallbacks(self) -> tuple[Fallback, ...]:
        """Everything that stands in another language than the edition's: texts met so far, template strings."""
        source = self.project.curriculum().source_locale
        found = tuple(Fallback(t.domain, t.source, t.locale) for t in self.composer.fallbacks)
        return found + tuple(Fallback(TEMPLATES, string, source) for string in self._untranslated(source))

    def _untranslated(self, source: str) -> tuple[str, ...]:
        """Template strings that no catalogue of the chain has: the page shows them as they are written."""
        tag = self.language.tag
        if tag not in self.known.strings:
            has = {key for catalogue in self._strings() for key, _ in catalogue.messages}
            own = same_language(tag, source)
            missing = () if own else tuple(k for k, _ in read_template_strings(self.project.files) if k not in has)
            self.known.strings[tag] = missing
        return self.known.strings[tag]

    def schedule(self, edited: EditedTraining) -> Schedule:
        """When the training meets, from the packet's start if it has one; what the calendar then lacks is noted."""
        options = self.job.options
        if not options.start:
            return schedule(edited)
        try:
            start = datetime.fromisoformat(options.start)
            found = schedule(edited, start, options.zone, options.zones)
        except (ValueError, KeyError) as error:
            raise UnknownChoice(f"start “{options.start}” in zone “{options.zone}”: {error}") from error
        self.problems.extend(found.problems)
        return found


def _templates(project: Project) -> tuple[tuple[str, str], ...]:
    """Templates, styles and tokens by name."""
    return _decoded(
        tuple(
            (name.removeprefix("templates/"), project.files.data(name) or b"")
            for name in project.files.list("templates")
        )
    )


@lru_cache(maxsize=4)
def _decoded(raw: tuple[tuple[str, bytes], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, data.decode()) for name, data in raw)


def _pseudo_strings(project: Project, tag: str) -> Catalogue:
    """The template strings in a pseudo-locale, made from the template catalogue."""
    strings = read_template_strings(project.files)
    pairs = tuple((key, Message(pseudo(text, tag), 0)) for key, text in strings)
    return Catalogue(tag, TEMPLATES, Place(pot_file(TEMPLATES)), pairs, "", True)
