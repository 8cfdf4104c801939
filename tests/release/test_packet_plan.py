"""Tests of packet.py: a packet's files, their order, and what its cover lists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ipsdocs.build.job import Job, Options
from ipsdocs.build.plan import Planner
from ipsdocs.build.produce import DOCUMENTS
from ipsdocs.model import Question
from ipsdocs.problems import Problems
from ipsdocs.release.packet import COVER, MODULE_FOLDERS, TRAINING_FILES, Packet, jobs
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project

TINY = Path(__file__).parents[1] / "projects" / "tiny"
START = Options(start="2027-01-11T10:00", zone="America/Bogota")


def made(options: Options = START, stack: tuple[str, ...] = (), hub: str = "", asks: bool = False) -> tuple[Job, ...]:
    """The jobs of the tiny training's packet; `asks` says whether it has an evaluation."""
    problems = Problems()
    planner = Planner.of(Files(TINY), problems)
    assert planner is not None
    training = planner.training("day")
    assert training is not None
    if asks:
        training = replace(training, evaluation=(Question("open", training.title, training.place, lines=4),))
    found = jobs(Packet("day", "es", stack, hub, options), training, planner)
    assert list(problems) == []
    return found


def files(found: tuple[Job, ...]) -> list[str]:
    return [job.output.split("/", 2)[2] for job in found]


def test_name() -> None:
    assert Packet("day", "es", (), "", START).name == "day-es-base"
    assert Packet("day", "es", ("a", "b"), "riverside", START).folder == "packets/day-es-a+b-riverside"


def test_files_in_a_trainers_order() -> None:
    assert files(made()) == [
        "00-start-here.pdf",
        "01-overview.pdf",
        "02-preparation.pdf",
        "03-agenda.pdf",
        "03-agenda.ics",
        "04-run-of-show.html",
        "04-run-of-show.pdf",
        "06-certificate.pdf",
        "10-handouts/00-workbook.pdf",
        "10-handouts/01-first.pdf",
        "10-handouts/01-first.html",
        "20-slides/01-first.pdf",
        "20-slides/01-first.pptx",
        "30-guides/01-first.pdf",
        "30-guides/01-first.html",
    ]


def test_without_a_start_there_is_no_calendar() -> None:
    assert set(files(made())) - set(files(made(Options()))) == {"03-agenda.ics"}


def test_a_training_that_asks_has_an_evaluation() -> None:
    assert set(files(made(asks=True))) - set(files(made())) == {"05-evaluation.pdf"}
    assert "05-evaluation.pdf" in dict(made(asks=True)[0].options.contents)


def test_a_training_brings_the_posters_it_names() -> None:
    planner = Planner.of(Files(TINY), Problems())
    assert planner is not None
    training = replace(Project.at(TINY).training("day"), posters=("one", "two"))
    cover, *others = jobs(Packet("day", "es", (), "", Options()), training, planner)
    named = [(job.output.rpartition("/40-posters/")[2], job.document) for job in others if "/40-posters/" in job.output]
    assert named == [
        ("01-one.pdf", "poster.pdf"),
        ("01-one-large.pdf", "poster-large.pdf"),
        ("02-two.pdf", "poster.pdf"),
        ("02-two-large.pdf", "poster-large.pdf"),
    ]
    assert ("40-posters/", "posters") in cover.options.contents


def test_a_module_that_is_met_twice_is_in_the_packet_once() -> None:
    training = Project.at(TINY).training("day")
    twice = replace(training, sessions=training.sessions * 2)
    assert twice.modules == ("first",)


def test_every_document_can_be_made() -> None:
    assert {job.document for job in made(asks=True)} <= set(DOCUMENTS)


def test_everything_has_the_trainings_mode_and_the_hubs_wishes() -> None:
    for job in made(Options(paper="letter", large=True)):
        assert (job.options.mode, job.options.paper, job.options.large) == ("in-person", "letter", True)
        assert (job.locale, job.stack) == ("es", ())


def test_the_cover_alone_lists_what_is_there() -> None:
    cover, *others = made(asks=True)
    assert cover.output.endswith(f"/{COVER}")
    assert all(job.options.contents == () for job in others)
    listed = [path for path, _ in cover.options.contents]
    assert listed == [file for file, _ in TRAINING_FILES] + [f"{row[0]}/" for row in MODULE_FOLDERS] + ["SHA256SUMS"]
    in_folder = [file for file in files(tuple(others)) if "/" not in file]
    assert all(file in listed for file in in_folder)


def test_a_calendar_that_is_not_made_is_not_listed() -> None:
    assert "03-agenda.ics" not in dict(made(Options())[0].options.contents)


def test_participants_papers_stand_apart() -> None:
    """The folder that is handed out whole holds handouts only, loose and bound, and they stand nowhere else."""
    for job in made():
        assert ("/10-handouts/" in job.output) == job.document.startswith(("handout", "workbook"))


def test_a_variant_is_among_the_sources_of_what_it_changes() -> None:
    sources = {job.output.rpartition("/")[2]: dict(job.inputs) for job in made(stack=("prison",))}
    assert "curriculum/variants/prison/first.md" in sources["00-start-here.pdf"]
    assert "curriculum/variants/prison/first.md" in sources["01-first.pptx"]
