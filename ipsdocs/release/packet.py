"""A packet: a training's documents in one folder, in the order in which a trainer needs them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ipsdocs.build.job import Job, Options
from ipsdocs.build.plan import Planner, has
from ipsdocs.model import Training
from ipsdocs.release.bundle import SUMS
from ipsdocs.source.curriculum import written_stack

# A packet's file → the document it is, in the order of the folder; what each is stands in the cover's words.
TRAINING_FILES = (
    ("01-overview.pdf", "overview.pdf"),
    ("02-preparation.pdf", "preparation.pdf"),
    ("03-agenda.pdf", "agenda.pdf"),
    ("03-agenda.ics", "agenda.ics"),
    ("04-run-of-show.html", "run-of-show.html"),
    ("04-run-of-show.pdf", "run-of-show.pdf"),
    ("05-evaluation.pdf", "evaluation.pdf"),
    ("06-certificate.pdf", "certificate.pdf"),
    ("10-handouts/00-workbook.pdf", "workbook.pdf"),
)
# Participants' papers stand apart from everybody else's, so that a folder can be handed out whole.
MODULE_FOLDERS = (
    ("10-handouts", "handouts", ("handout.pdf", "handout.html")),
    ("20-slides", "slides", ("slides.pdf", "slides.pptx")),
    ("30-guides", "guides", ("guide.pdf", "guide.html")),
)
# A training's posters: the ending of the file's name → the document, in one folder.
POSTERS = "40-posters"
POSTER_FILES = ((".pdf", "poster.pdf"), ("-large.pdf", "poster-large.pdf"))
COVER = "00-start-here.pdf"
NEEDS_START = frozenset({"agenda.ics"})


@dataclass(frozen=True, slots=True)
class Packet:
    """What is asked for: a training in an edition, made as a hub wishes."""

    training: str
    locale: str
    stack: tuple[str, ...]
    hub: str  # the hub's id, empty without one
    options: Options

    @property
    def name(self) -> str:
        """The folder's and the zip's name."""
        parts = (self.training, self.locale, written_stack(self.stack), self.hub)
        return "-".join(part for part in parts if part)

    @property
    def folder(self) -> str:
        return f"packets/{self.name}"


def jobs(packet: Packet, training: Training, planner: Planner) -> tuple[Job, ...]:
    """The jobs of a packet; the cover comes first and lists the others."""
    options = replace(packet.options, mode=training.mode)

    def job(file: str, document: str, subject: str, wishes: Options) -> Job:
        output = f"{packet.folder}/{file}"
        return planner.job(output, document, subject, packet.locale, packet.stack, wishes)

    cover = job(COVER, "start-here.pdf", training.id, replace(options, contents=tuple(_contents(packet, training))))
    return (cover, *(job(file, document, subject, options) for file, document, subject in _files(packet, training)))


def _contents(packet: Packet, training: Training) -> Iterator[tuple[str, str]]:
    """What the cover lists: the training's files, then each folder, each with its word in the cover's table."""
    yield from _training_files(packet, training)
    yield from ((f"{folder}/", word) for folder, word, _ in MODULE_FOLDERS)
    if training.posters:
        yield f"{POSTERS}/", "posters"
    yield SUMS, "sums"


def _training_files(packet: Packet, training: Training) -> Iterator[tuple[str, str]]:
    for file, document in TRAINING_FILES:
        if has(training, document) and (packet.options.start or document not in NEEDS_START):
            yield file, document


def _files(packet: Packet, training: Training) -> Iterator[tuple[str, str, str]]:
    """(file in the packet, document, subject) of everything but the cover."""
    yield from ((file, document, training.id) for file, document in _training_files(packet, training))
    for folder, _, documents in MODULE_FOLDERS:
        for number, module in enumerate(training.modules, 1):
            for document in documents:
                ending = document.rpartition(".")[2]
                yield f"{folder}/{number:02}-{module}.{ending}", document, module
    sizes = POSTER_FILES[-1:] if packet.options.large else POSTER_FILES  # in large print both are the larger sheet
    for number, poster in enumerate(training.posters, 1):
        yield from ((f"{POSTERS}/{number:02}-{poster}{ending}", document, poster) for ending, document in sizes)
