"""Tests of packet.py: a packet's files, their order, and what its cover lists."""

from __future__ import annotations

from pathlib import Path

from ipsdocs.build.job import Job, Options
from ipsdocs.build.plan import Planner
from ipsdocs.build.produce import DOCUMENTS
from ipsdocs.problems import Problems
from ipsdocs.release.packet import COVER, MODULE_FOLDERS, TRAINING_FILES, Packet, jobs
from ipsdocs.source.files import Files

TINY = Path(__file__).parents[1] / "projects" / "tiny"
START = Options(start="2027-01-11T10:00", zone="America/Bogota")


def made(options: Options = START, stack: tuple[str, ...] = (), hub: str = "") -> tuple[Job, ...]:
    problems = Problems()
    planner = Planner.of(Files(TINY), problems)
    assert planner is not None
    training = planner.training("day")
    assert training is not None
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
        "02-agenda.pdf",
        "02-agenda.ics",
        "03-run-of-show.html",
        "03-run-of-show.pdf",
        "10-handouts/01-first.pdf",
        "10-handouts/01-first.html",
        "20-slides/01-first.pdf",
        "20-slides/01-first.pptx",
        "30-guides/01-first.pdf",
        "30-guides/01-first.html",
    ]


def test_without_a_start_there_is_no_calendar() -> None:
    assert set(files(made())) - set(files(made(Options()))) == {"02-agenda.ics"}


def test_every_document_can_be_made() -> None:
    assert {job.document for job in made()} <= set(DOCUMENTS)


def test_everything_has_the_trainings_mode_and_the_hubs_wishes() -> None:
    for job in made(Options(paper="letter", large=True)):
        assert (job.options.mode, job.options.paper, job.options.large) == ("in-person", "letter", True)
        assert (job.locale, job.stack) == ("es", ())


def test_the_cover_alone_lists_what_is_there() -> None:
    cover, *others = made()
    assert cover.output.endswith(f"/{COVER}")
    assert all(job.options.contents == () for job in others)
    listed = [path for path, _ in cover.options.contents]
    assert listed == [file for file, _ in TRAINING_FILES] + [f"{row[0]}/" for row in MODULE_FOLDERS] + ["SHA256SUMS"]
    in_folder = [file for file in files(tuple(others)) if "/" not in file]
    assert all(file in listed for file in in_folder)


def test_a_calendar_that_is_not_made_is_not_listed() -> None:
    assert "02-agenda.ics" not in dict(made(Options())[0].options.contents)


def test_participants_papers_stand_apart() -> None:
    """The folder that is handed out whole holds handouts only, and handouts stand nowhere else."""
    for job in made():
        assert ("/10-handouts/" in job.output) == job.document.startswith("handout")


def test_a_variant_is_among_the_sources_of_what_it_changes() -> None:
    sources = {job.output.rpartition("/")[2]: dict(job.inputs) for job in made(stack=("prison",))}
    assert "curriculum/variants/prison/first.md" in sources["00-start-here.pdf"]
    assert "curriculum/variants/prison/first.md" in sources["01-first.pptx"]
