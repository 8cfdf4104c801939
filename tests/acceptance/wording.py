"""What a document must say: the words of every text of its edition that its format shows.

The texts come from the same composed edition that the pages were made of (patched, chosen, translated), but
none of the code that lays them out is asked: a paragraph that a template forgets is missed by these tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unicodedata import bidirectional

from lxml import html

from ipsdocs.build.job import Job
from ipsdocs.build.kitchen import Kitchen
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.produce import DOCUMENTS, Sheet
from ipsdocs.document import inline
from ipsdocs.document.page import Page
from ipsdocs.edition.edition import EditedModule, EditedTraining, Edition
from ipsdocs.model import Block, Item, Module, Term, Text
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.kinds import KINDS
from ipsdocs.source.project import Project


def jobs(root: Path) -> dict[str, Job]:
    """Every job of the matrix, by its output."""
    problems = Problems()
    planner = Planner.of(Files(root), problems)
    assert planner is not None, str(tuple(problems))
    return {job.output: job for job in planner.jobs(Selection())}


def said(project: Project, job: Job) -> list[str]:
    """The words of each text that the document must show, in no particular order."""
    kitchen = Kitchen(project, job, Problems())
    return [words for words in _READERS[job.document](kitchen) if words.strip()]


def closed(project: Project, job: Job) -> list[str]:
    """The words of each block of the page that the document is drawn from, template strings and all.

    Running heads and feet stand at a page's edge, which readers are not asked for.
    """
    page = html.fromstring(_page(Kitchen(project, job, Problems())).html)
    inner = (each for each in page.iter(*BLOCKS) if len(list(each.iter(*BLOCKS))) == 1)
    shown = ("".join(map(str, each.itertext())) for each in inner if each.get("class") not in FURNITURE)
    return [words for words in shown if words.strip()]


BLOCKS = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "figcaption")
FURNITURE = ("draft", "foot")


def _page(kitchen: Kitchen) -> Page:
    document, _, _ = DOCUMENTS[kitchen.job.document](kitchen)
    assert isinstance(document, Sheet)
    return document.page


def words(text: Text) -> str:
    """A text as a reader sees it; of a picture, its caption."""
    runs = inline.runs(text.source)
    if any(run.kind == "image" for run in runs):
        return " ".join(run.caption for run in runs)
    return inline.plain(text.source)


def _handout(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.module(kitchen.job.subject, "handout", kitchen.job.options.mode)
    yield from _participants(edited)
    yield from map(words, (edited.edition.words.credit, edited.edition.words.licence))
    yield from _terms(edited.glossary)


def _participants(edited: EditedModule) -> Iterator[str]:
    module = edited.module
    yield from _head(module)
    yield from map(words, module.references)
    for section in module.sections:
        if section.children:
            yield from _blocks(section)
    yield from _contacts(module, edited.edition)


def _terms(glossary: tuple[Term, ...]) -> Iterator[str]:
    for term in glossary:
        yield from map(words, (term.term, term.meaning))


def _workbook(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.training("handout")
    training, named = edited.training, edited.edition.words
    yield from map(words, (training.title, training.summary, named.credit, named.licence))
    yield from (words(session.title) for session in training.sessions if any(item.module for item in session.items))
    for module in edited.modules:  # what to bring stands in the preparation, not in each chapter
        yield from _participants(replace(module, module=replace(module.module, materials=())))
    yield from _terms(kitchen.composer.glossary([term.id for term in kitchen.project.glossary()]))


def _slides(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.module(kitchen.job.subject, "slides", None)
    module = edited.module
    yield from map(words, (module.title, module.summary, edited.edition.words.credit))
    for section in module.sections:
        slides = [block for block in section.walk() if block.kind == "slide"]
        if slides and section.text:
            yield words(section.text)
        for block in section.walk():
            if block.kind in {"slide", "content-note", "aftercare", "support"}:
                yield from _shown(block)
    if _has_support(module):
        for contact in edited.edition.region.contacts:
            yield from (words(contact.name), words(contact.hours), contact.number)


def _shown(block: Block) -> Iterator[str]:
    """A block's words without those of its notes."""
    if not (block.kind in KINDS and KINDS[block.kind].notes):
        if block.text:
            yield words(block.text)
        for child in block.children:
            yield from _shown(child)


def _guide(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.module(kitchen.job.subject, "guide", "online")
    module = edited.module
    yield from _head(module)
    yield from map(words, (edited.edition.words.credit, edited.edition.words.licence))
    yield from _steps(module, edited.edition)


def _steps(module: Module, edition: Edition) -> Iterator[str]:
    """All cues of a guide: of slides it shows the titles and what is said with them."""
    for section in module.sections:
        yield from _cues(section)
    yield from _contacts(module, edition)


def _cues(block: Block) -> Iterator[str]:
    if block.text:
        yield words(block.text)
    for child in block.children:
        if block.kind != "slide" or child.kind == "heading" or child.kind in KINDS:
            yield from _cues(child)


def _poster(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.poster()
    poster, named = edited.poster, edited.edition.words
    texts = [text for text in poster.texts if text != poster.shows]
    texts += [*(name for _, name in (*named.principles, *named.tasks)), named.credit, named.licence]
    yield from (words(text) for text in texts if not (edited.fallbacks and _both_ways(text)))


def _both_ways(text: Text) -> bool:
    """Whether a text has letters of both directions: an untranslated sheet is read from either side."""
    return {"L", "AL"} <= {bidirectional(sign) for sign in text.source}


def _overview(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.training()
    training, named = edited.training, edited.edition.words
    yield from map(words, (training.title, training.summary, named.credit, named.licence))
    yield from (words(name) for id, name in named.roles if id in training.roles)
    yield from (words(session.title) for session in training.sessions)
    yield from _parts(edited)
    for module in edited.modules:
        yield from map(words, (module.module.title, module.module.summary))


def _preparation(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.training()
    training, named = edited.training, edited.edition.words
    yield from map(words, (training.title, named.credit, named.licence))
    yield from (words(name) for id, name in named.roles if id in training.roles)
    yield from (words(text) for _, texts in training.preparation for text in texts)
    for module in edited.modules:
        yield from (words(text) for text in module.module.materials)


def _evaluation(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.training()
    yield from map(words, (edited.training.title, edited.edition.words.credit, edited.edition.words.licence))
    for question in edited.training.evaluation:
        yield from map(words, (question.text, *question.answers))


def _certificate(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.training()
    yield from map(words, (edited.training.title, edited.edition.words.credit))


def _parts(edited: EditedTraining) -> Iterator[str]:
    """The titles of the sections that are held of modules that aren't held whole."""
    for module, item in _held(edited):
        yield from (words(section.text) for section in module.sections if item.sections and section.text)


def _held(edited: EditedTraining) -> Iterator[tuple[Module, Item]]:
    """What the sessions hold of the modules, in order."""
    modules = {module.module.id: module.module for module in edited.modules}
    for session in edited.training.sessions:
        for item in session.items:
            if item.does == "module":
                module = modules[item.module]
                kept = tuple(s for s in module.sections if not item.sections or s.id in item.sections)
                yield replace(module, sections=kept), item


def _agenda(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.training()
    yield from map(words, (edited.training.title, edited.edition.words.credit, edited.edition.words.licence))
    yield from _sessions(kitchen)
    yield from _parts(edited)
    for module in edited.modules:
        yield from map(words, (module.module.title, module.module.summary))


def _run_of_show(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.training()
    training = edited.training
    yield from map(words, (training.title, training.summary, edited.edition.words.credit))
    yield from _sessions(kitchen)
    yield from (words(text) for s in training.sessions for item in s.items for _, text in item.cues)
    for module, _ in _held(edited):
        yield words(module.title)
        yield from _steps(module, edited.edition)


def _sessions(kitchen: Kitchen) -> Iterator[str]:
    for session in kitchen.training().training.sessions:
        yield words(session.title)
        yield from (words(text) for item in session.items for text in (item.title, item.text) if text)


def _head(module: Module) -> Iterator[str]:
    yield from map(words, (module.title, module.summary, *module.objectives, *module.materials))


def _blocks(block: Block) -> Iterator[str]:
    for part in block.walk():
        if part.text:
            yield words(part.text)
        if part.kind == "quote" and not any(child.kind == "source" for child in part.children):
            yield part.attr("source")


def _has_support(module: Module) -> bool:
    return any(block.kind == "support" for block in module.walk())


def _contacts(module: Module, edition: Edition) -> Iterator[str]:
    """The region's contacts, as far as the edition's people can use them."""
    for contact in edition.region.contacts if _has_support(module) else ():
        yield from map(words, (contact.name, contact.hours, contact.languages, contact.cost))
        yield contact.number


_READERS = {
    "handout.pdf": _handout,
    "handout.html": _handout,
    "slides.pdf": _slides,
    "slides.pptx": _slides,
    "guide.pdf": _guide,
    "guide.html": _guide,
    "poster.pdf": _poster,
    "poster-large.pdf": _poster,
    "overview.pdf": _overview,
    "agenda.pdf": _agenda,
    "preparation.pdf": _preparation,
    "evaluation.pdf": _evaluation,
    "certificate.pdf": _certificate,
    "run-of-show.pdf": _run_of_show,
    "run-of-show.html": _run_of_show,
    "workbook.pdf": _workbook,
}
