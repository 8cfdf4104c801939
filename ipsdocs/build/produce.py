"""The real producer: a job's sources to its closed document, and that to bytes. Runs in workers.

This is the one place where all stages meet: source → edition → document → output.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from ipsdocs import output
from ipsdocs.build.documents import REPORT_DOCUMENTS
from ipsdocs.build.job import Finished, Job, Prepared
from ipsdocs.build.kitchen import Kitchen, Known, UnknownChoice
from ipsdocs.build.stamps import canonical, digest, digest_tree, engines
from ipsdocs.build.work import place_of
from ipsdocs.document import papers
from ipsdocs.document import training as trainings
from ipsdocs.document.deck import Deck, deck
from ipsdocs.document.guide import guide
from ipsdocs.document.handout import handout
from ipsdocs.document.page import Compiled, Page, compiled_in, design
from ipsdocs.document.poster import poster
from ipsdocs.document.report import report
from ipsdocs.document.slides import overflowing, slides
from ipsdocs.document.workbook import workbook
from ipsdocs.edition.edition import EditedModule
from ipsdocs.output import fonts, weasy
from ipsdocs.output.htmlfile import html_file
from ipsdocs.output.ics import ics
from ipsdocs.problems import Place, Problems
from ipsdocs.source.curriculum import written_stack
from ipsdocs.source.project import Project, Unreadable
from ipsdocs.source.snapshot import Snapshot

FONT_LOCK = "templates/fonts.lock"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page for the PDF engine, with the deck it shows where its slides must fit, and whether it is one page."""

    page: Page
    deck: Deck | None = None
    one_page: bool = False


@dataclass(frozen=True, slots=True)
class Show:
    """A deck for PowerPoint, with the edition it is drawn for."""

    deck: Deck
    edited: EditedModule
    templates: tuple[tuple[str, str], ...]


def production(root: str, cache: str, code: str) -> Production:
    """A worker's producer: reads the project at `root`; fonts and compiled templates are kept below `cache`.

    `code` is the digest of the code. Compiling templates anew is a tenth of the time from an edit to its page.
    """
    project = Project.at(Path(root))
    lock = (project.files.data(FONT_LOCK) or b"").decode()
    kept = Path(cache) / "fonts"
    weasy.start(fonts.isolate(fonts.find(lock, kept=kept), kept))
    compiled = Path(cache) / "compiled" / code[:16]
    compiled.mkdir(parents=True, exist_ok=True)
    return Production(project, compiled_in(str(compiled)))


class Production:
    """A `job.Producer` over one project; keeps what it has read, since many jobs share it."""

    def __init__(self, project: Project, compiled: Compiled | None = None) -> None:
        self.project = project
        self._compiled = compiled
        self._known: dict[Snapshot | None, Known] = {}
        self.fonts = project.files.digest(FONT_LOCK)  # what a PDF embeds

    def prepare(self, job: Job) -> Prepared:
        """The job's closed document. Every error in its sources is in `problems`, and then nothing is made."""
        problems = Problems()
        try:
            self._unchanged(job, problems)
            project = self._source(job)
            kitchen = Kitchen(project, job, problems.elsewhere(project.files.real), self._knows(project))
            document, payload, engine = DOCUMENTS[job.document](kitchen)
        except Unreadable as error:
            problems.extend(error.problems)
            return Prepared("", "", None, problems=tuple(problems))
        except UnknownChoice as error:
            problems.error(Place(job.output), str(error), "Correct the choice.", "options")
            return Prepared("", "", None, problems=tuple(problems))
        if isinstance(document, Sheet):
            engine = digest(canonical([engine, self.fonts]))
        counted = kitchen.composer.translator
        return Prepared(
            payload=payload,
            engine=engine,
            document=document,
            fallbacks=kitchen.fallbacks,
            coverage=(counted.translated, counted.total),
            problems=tuple(problems),
        )

    def _source(self, job: Job) -> Project:
        """What a job's document is made from."""
        return self.project if job.document in REPORT_DOCUMENTS else self.project.for_locale(job.locale)

    def _knows(self, project: Project) -> Known:
        return self._known.setdefault(project.files.snapshot, Known(self._compiled))

    def _unchanged(self, job: Job, problems: Problems) -> None:
        for name, expected in job.inputs:
            if self.project.files.digest(name) != expected:
                problems.error(Place(name), "the file changed while it was being built", "Run the build again.")

    def finish(self, job: Job, prepared: Prepared) -> Finished:
        """The document's bytes."""
        match prepared.document:
            case Sheet(page, shown, one_page):
                return _pdf(job, page, shown, one_page, Problems(self._source(job).files.real))
            case Show(shown, edited, templates):
                from ipsdocs.output.pptx import pptx

                data = pptx(shown, edited.edition, design(templates, edited.edition))
                return Finished(data, len(shown.slides))
            case Page() as page:
                return Finished(html_file(page), 0)
            case bytes() as data:
                return Finished(data, 0)
        raise AssertionError(f"nothing finishes a {type(prepared.document).__name__}")


def _pdf(job: Job, page: Page, shown: Deck | None, one_page: bool, problems: Problems) -> Finished:
    drawn = weasy.render(page)
    edition = written_stack(job.stack)
    for complaint in drawn.complaints:
        problems.error(Place(job.output), f"the PDF engine says: {complaint}", "See docs/developer.md.", "engine")
    for slide in overflowing(drawn.anchors, shown) if shown else ():
        problems.error(
            slide.place,
            f"slide “{slide.id or slide.title.words}” doesn't fit on one page in {job.locale}, {edition}",
            "Shorten its text, or the translation of it, or make two slides of it.",
            "slides-fit",
        )
    if one_page and drawn.pages > 1:
        problems.error(
            place_of(job),
            f"poster “{job.subject}” doesn't fit on one page in {job.locale}, {edition}",
            "Shorten its texts, or the translation of them.",
            "poster-fits",
        )
    return Finished(drawn.data, drawn.pages, tuple(problems))


Made = tuple[object, str, str]


def _sheet(page: Page, shown: Deck | None = None, one_page: bool = False) -> Made:
    return Sheet(page, shown, one_page), page.closed(), engine()


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
    payload = f"{shown!r}\n{look!r}\n{edited.edition.language!r}"
    return Show(shown, edited, k.templates), payload, engine()


def _guide_pdf(k: Kitchen) -> Made:
    return _sheet(guide(k.module(k.job.subject, "guide", k.job.options.mode or "online"), k.desk, "pdf"))


def _guide_html(k: Kitchen) -> Made:
    return _file(guide(k.module(k.job.subject, "guide", k.job.options.mode or "online"), k.desk, "html"))


def _poster(k: Kitchen) -> Made:
    return _sheet(poster(k.poster(), k.desk, large=False), one_page=True)


def _poster_large(k: Kitchen) -> Made:
    return _sheet(poster(k.poster(), k.desk, large=True), one_page=True)


def _overview(k: Kitchen) -> Made:
    edited = k.training()
    return _sheet(trainings.overview(edited, k.desk, k.schedule(edited)))


def _agenda(k: Kitchen) -> Made:
    edited = k.training()
    return _sheet(trainings.agenda(edited, k.desk, k.schedule(edited)))


def _preparation(k: Kitchen) -> Made:
    edited = k.training()
    return _sheet(papers.preparation(edited, k.desk, k.schedule(edited)))


def _evaluation(k: Kitchen) -> Made:
    return _sheet(papers.evaluation(k.training(), k.desk))


def _certificate(k: Kitchen) -> Made:
    edited = k.training()
    return _sheet(papers.certificate(edited, k.desk, k.schedule(edited)))


def _run_of_show_pdf(k: Kitchen) -> Made:
    edited = k.training()
    return _sheet(trainings.run_of_show(edited, k.desk, k.schedule(edited), "pdf"))


def _run_of_show_html(k: Kitchen) -> Made:
    edited = k.training()
    return _file(trainings.run_of_show(edited, k.desk, k.schedule(edited), "html"))


def _workbook(k: Kitchen) -> Made:
    edited = k.training("handout")
    terms = k.composer.glossary(tuple(term.id for term in k.composer.ingredients.glossary))
    return _sheet(workbook(edited, k.desk, terms))


def _report_pdf(k: Kitchen) -> Made:
    return _sheet(report(k.report(), k.desk, "pdf"))


def _report_html(k: Kitchen) -> Made:
    return _file(report(k.report(), k.desk, "html"))


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
    "poster.pdf": _poster,
    "poster-large.pdf": _poster_large,
    "overview.pdf": _overview,
    "agenda.pdf": _agenda,
    "agenda.ics": _calendar,
    "preparation.pdf": _preparation,
    "evaluation.pdf": _evaluation,
    "certificate.pdf": _certificate,
    "run-of-show.pdf": _run_of_show_pdf,
    "run-of-show.html": _run_of_show_html,
    "start-here.pdf": _start_here,
    "workbook.pdf": _workbook,
    "report.pdf": _report_pdf,
    "report.html": _report_html,
}


@lru_cache(maxsize=1)
def engine() -> str:
    """What turns a closed document into bytes: this package's output stage, its libraries and the system's."""
    code = [row for row in digest_tree(Path(output.__file__).parent) if row[0].endswith(".py")]
    return digest(canonical([code, engines()]))
