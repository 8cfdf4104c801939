"""What a document must say: the words of every text of its edition that its format shows.

The texts come from the same composed edition that the pages were made of (patched, chosen, translated), but
none of the code that lays them out is asked: a paragraph that a template forgets is missed by these tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unicodedata import bidirectional

from ipsdocs.build.job import Job
from ipsdocs.build.kitchen import Kitchen
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.document import inline
from ipsdocs.edition.edition import Edition
from ipsdocs.model import Block, Module, Text
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


def words(text: Text) -> str:
    """A text as a reader sees it; of a picture, its caption."""
    runs = inline.runs(text.source)
    if any(run.kind == "image" for run in runs):
        return " ".join(run.caption for run in runs)
    return inline.plain(text.source)


def _handout(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.module(kitchen.job.subject, "handout", kitchen.job.options.mode)
    module = edited.module
    yield from _head(module)
    yield from map(words, (*module.references, edited.edition.words.credit, edited.edition.words.licence))
    for section in module.sections:
        if section.children:
            yield from _blocks(section)
    yield from _contacts(module, edited.edition)


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
    yield from (words(text) for _, texts in training.preparation for text in texts)
    yield from (words(session.title) for session in training.sessions)
    for module in edited.modules:
        yield from map(words, (module.module.title, module.module.summary, *module.module.materials))


def _agenda(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.training()
    yield from map(words, (edited.training.title, edited.edition.words.credit, edited.edition.words.licence))
    yield from _sessions(kitchen)
    for module in edited.modules:
        yield from map(words, (module.module.title, module.module.summary))


def _run_of_show(kitchen: Kitchen) -> Iterator[str]:
    edited = kitchen.training()
    training = edited.training
    yield from map(words, (training.title, training.summary, edited.edition.words.credit))
    yield from _sessions(kitchen)
    for module in edited.modules:
        yield words(module.module.title)
        yield from _steps(module.module, edited.edition)


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
    """The region's contacts; where no address is printed, those with a number to call."""
    for contact in edition.region.contacts if _has_support(module) else ():
        if edition.print.addresses or any(sign.isdigit() for sign in contact.number):
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
    "run-of-show.pdf": _run_of_show,
    "run-of-show.html": _run_of_show,
}
