"""The real producer: a job's sources to its closed document, and that to bytes. Runs in workers.

This is the one place where all stages meet: source → edition → document → output.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from ipsdocs import output
from ipsdocs.build.job import Fallback, Finished, Job, Prepared
from ipsdocs.build.plan import MODULE_DOCUMENTS
from ipsdocs.build.stamps import canonical, digest, digest_tree, engines
from ipsdocs.checks import module as module_checks
from ipsdocs.document import training as trainings
from ipsdocs.document.deck import Deck, deck
from ipsdocs.document.guide import guide
from ipsdocs.document.handout import handout
from ipsdocs.document.page import Desk, Page, design
from ipsdocs.document.schedule import Schedule, schedule
from ipsdocs.document.slides import overflowing, slides
from ipsdocs.edition.compose import Composer, Ingredients, Wishes, region_of
from ipsdocs.edition.edition import EditedModule, EditedTraining
from ipsdocs.edition.languages import PSEUDO, language
from ipsdocs.edition.messages import TEMPLATES
from ipsdocs.edition.pseudo import pseudo
from ipsdocs.model import Catalogue, Message, Mode, Module, Picture
from ipsdocs.output import fonts, weasy
from ipsdocs.output.htmlfile import html_file
from ipsdocs.output.ics import ics
from ipsdocs.problems import Place, Problems
from ipsdocs.source.catalogues import pot_file, read_template_strings
from ipsdocs.source.kinds import Format
from ipsdocs.source.project import Project, Unreadable

FONT_LOCK = "templates/fonts.lock"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page for the PDF engine, with the deck it shows where its slides must fit."""

    page: Page
    deck: Deck | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """A deck for PowerPoint, with the edition it is drawn for."""

    deck: Deck
    edited: EditedModule
    templates: tuple[tuple[str, str], ...]


def production(root: str, cache: str) -> Production:
    """A worker's producer: reads the project at `root`, keeps the fonts' folder below `cache`."""
    project = Project.at(Path(root))
    lock = (project.files.data(FONT_LOCK) or b"").decode()
    weasy.start(fonts.isolate(fonts.find(lock), Path(cache) / "fonts"))
    return Production(project)


class Production:
    """A `job.Producer` over one project; keeps what it has read, since many jobs share it."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def prepare(self, job: Job) -> Prepared:
        """The job's closed document. Every error in its sources is in `problems`, and then nothing is made."""
        problems = Problems()
        try:
            self._unchanged(job, problems)
            kitchen = Kitchen(self.project, job, problems)
            document, payload, engine = DOCUMENTS[job.document](kitchen)
        except Unreadable as error:
            problems.extend(error.problems)
            return Prepared("", "", None, problems=tuple(problems))
        except UnknownChoice as error:
            problems.error(Place(job.output), str(error), "Correct the choice.", "options")
            return Prepared("", "", None, problems=tuple(problems))
        counted = kitchen.composer.translator
        return Prepared(
            payload=payload,
            engine=engine,
            document=document,
            fallbacks=tuple(Fallback(t.domain, t.source, t.locale) for t in counted.fallbacks),
            coverage=(counted.translated, counted.total),
            problems=tuple(problems),
        )

    def _unchanged(self, job: Job, problems: Problems) -> None:
        for name, expected in job.inputs:
            if self.project.files.digest(name) != expected:
                problems.error(Place(name), "the file changed while it was being built", "Run the build again.")

    def finish(self, job: Job, prepared: Prepared) -> Finished:
        """The document's bytes."""
        match prepared.document:
            case Sheet(page, shown):
                return _pdf(job, page, shown)
            case Show(shown, edited, templates):
                from ipsdocs.output.pptx import pptx

                data = pptx(shown, edited.edition, design(templates, edited.edition))
                return Finished(data, len(shown.slides))
            case Page() as page:
                return Finished(html_file(page), 0)
            case bytes() as data:
                return Finished(data, 0)
        raise AssertionError(f"nothing finishes a {type(prepared.document).__name__}")


def _pdf(job: Job, page: Page, shown: Deck | None) -> Finished:
    drawn = weasy.render(page)
    problems, edition = Problems(), "+".join(job.stack) or "base"
    for complaint in drawn.complaints:
        problems.error(Place(job.output), f"the PDF engine says: {complaint}", "See docs/developer.md.", "engine")
    for slide in overflowing(drawn.anchors, shown) if shown else ():
        problems.error(
            slide.place,
            f"slide “{slide.id or slide.title.words}” doesn't fit on one page in {job.locale}, {edition}",
            "Shorten its text, or the translation of it, or make two slides of it.",
            "slides-fit",
        )
    return Finished(drawn.data, drawn.pages, tuple(problems))


class UnknownChoice(Exception):
    """A trainer's choice that can't be followed: an unknown zone, a start that is no time."""


class Kitchen:
    """One job's ingredients, composer and desk."""

    def __init__(self, project: Project, job: Job, problems: Problems) -> None:
        self.project, self.job, self.problems = project, job, problems
        curriculum = project.curriculum()
        variants = tuple(project.variant(id) for id in job.stack)
        region = project.region(region_of(curriculum, variants, job.options.region))
        self.language = language(job.locale, curriculum.source_locale)
        self.module_ids = self._module_ids()
        ingredients = Ingredients(curriculum, self.language, variants, region, self._catalogues())
        options = job.options
        wishes = Wishes(options.paper, options.large, options.greyscale, options.accent)
        self.composer = Composer(ingredients, wishes, problems)
        self.templates = _templates(project)
        self.pictures: tuple[Picture, ...] = ()

    def _module_ids(self) -> tuple[str, ...]:
        if self.job.document in MODULE_DOCUMENTS:
            return (self.job.subject,)
        return self.project.training(self.job.subject).modules

    def _catalogues(self) -> dict[tuple[str, str], Catalogue]:
        domains = [*self.module_ids, "curriculum", *(f"variant-{id}" for id in self.job.stack)]
        if self.job.document not in MODULE_DOCUMENTS:
            domains.append(f"training-{self.job.subject}")
        found = {}
        for tag in self.language.chain:
            for domain in domains:
                catalogue = self.project.catalogue(tag, domain)
                if catalogue:
                    found[tag, domain] = catalogue
        return found

    def module(self, id: str, format: Format, mode: Mode | None) -> EditedModule:
        """A module in this edition; its pictures go on the desk."""
        base = self.project.module(id)
        found = (self.project.overlay(variant, id) for variant in self.job.stack)
        overlays = tuple(overlay for overlay in found if overlay)
        self.problems.extend(module_checks.check(base, self.project.curriculum(), self.project.module_ids()))
        if self.problems.errors:
            raise Unreadable(self.problems.errors)
        edited = self.composer.module(base, overlays, format, mode)
        self._draw(edited.module)
        return edited

    def _draw(self, module: Module) -> None:
        look = design(self.templates, self.composer.edition)
        new = self.composer.pictures(self.project.pictures(module), look.text_fonts)
        self.pictures += tuple(picture for picture in new if picture not in self.pictures)

    def training(self) -> EditedTraining:
        training = self.project.training(self.job.subject)
        modules = tuple(self.module(id, "guide", training.mode) for id in training.modules)
        return self.composer.training(training, modules)

    @property
    def desk(self) -> Desk:
        return Desk(self.templates, self._strings(), self.pictures)

    def _strings(self) -> tuple[Catalogue, ...]:
        if self.language.tag in PSEUDO:
            return (_pseudo_strings(self.project, self.language.tag),)
        found = (self.project.catalogue(tag, TEMPLATES) for tag in self.language.chain)
        return tuple(catalogue for catalogue in found if catalogue)

    def schedule(self, edited: EditedTraining) -> Schedule:
        options = self.job.options
        if not options.start:
            return schedule(edited)
        try:
            start = datetime.fromisoformat(options.start)
            return schedule(edited, start, options.zone, options.zones)
        except (ValueError, KeyError) as error:
            raise UnknownChoice(f"start “{options.start}” in zone “{options.zone}”: {error}") from error


Made = tuple[object, str, str]


def _sheet(page: Page, shown: Deck | None = None) -> Made:
    return Sheet(page, shown), page.closed(), engine()


def _file(page: Page) -> Made:
    return page, page.closed(), engine()


def _handout_pdf(k: Kitchen) -> Made:
    edited = k.module(k.job.subject, "handout", k.job.options.mode)
    return _sheet(handout(edited, k.desk, "pdf"))


def _handout_html(k: Kitchen) -> Made:
    edited = k.module(k.job.subject, "handout", k.job.options.mode)
    return _file(handout(edited, k.desk, "html"))


def _slides_pdf(k: Kitchen) -> Made:
    edited = k.module(k.job.subject, "slides", None)
    shown = deck(edited, k.desk)
    return _sheet(slides(shown, edited.edition, k.desk), shown)


def _slides_pptx(k: Kitchen) -> Made:
    edited = k.module(k.job.subject, "slides", None)
    shown = deck(edited, k.desk)
    look = design(k.templates, edited.edition)
    payload = f"{shown!r}\n{look!r}\n{edited.edition.language!r}\n{edited.edition.words!r}"
    return Show(shown, edited, k.templates), payload, engine()


def _guide_pdf(k: Kitchen) -> Made:
    return _sheet(guide(k.module(k.job.subject, "guide", "online"), k.desk, "pdf"))


def _guide_html(k: Kitchen) -> Made:
    return _file(guide(k.module(k.job.subject, "guide", "online"), k.desk, "html"))


def _overview(k: Kitchen) -> Made:
    return _sheet(trainings.overview(k.training(), k.desk))


def _agenda(k: Kitchen) -> Made:
    edited = k.training()
    return _sheet(trainings.agenda(edited, k.desk, k.schedule(edited)))


def _run_of_show_pdf(k: Kitchen) -> Made:
    edited = k.training()
    return _sheet(trainings.run_of_show(edited, k.desk, k.schedule(edited), "pdf"))


def _run_of_show_html(k: Kitchen) -> Made:
    edited = k.training()
    return _file(trainings.run_of_show(edited, k.desk, k.schedule(edited), "html"))


def _start_here(k: Kitchen) -> Made:
    edited, options = k.training(), k.job.options
    return _sheet(
        trainings.start_here(edited, k.desk, k.schedule(edited), options.contents, options.hub, options.version)
    )


def _calendar(k: Kitchen) -> Made:
    edited = k.training()
    data = ics(edited, k.schedule(edited), k.desk)
    return data, sha256(data).hexdigest(), engine()


DOCUMENTS: dict[str, Callable[[Kitchen], Made]] = {
    "handout.pdf": _handout_pdf,
    "handout.html": _handout_html,
    "slides.pdf": _slides_pdf,
    "slides.pptx": _slides_pptx,
    "guide.pdf": _guide_pdf,
    "guide.html": _guide_html,
    "overview.pdf": _overview,
    "agenda.pdf": _agenda,
    "agenda.ics": _calendar,
    "run-of-show.pdf": _run_of_show_pdf,
    "run-of-show.html": _run_of_show_html,
    "start-here.pdf": _start_here,
}


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


@lru_cache(maxsize=1)
def engine() -> str:
    """What turns a closed document into bytes: this package's output stage, its libraries and the system's."""
    code = [row for row in digest_tree(Path(output.__file__).parent) if row[0].endswith(".py")]
    return digest(canonical([code, engines()]))
