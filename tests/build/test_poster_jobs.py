"""Which posters a build makes, of which files, and what is said of one that doesn't fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsdocs.build.job import Job
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.produce import DOCUMENTS
from ipsdocs.build.work import place_of
from ipsdocs.problems import Place, Problems
from ipsdocs.source.files import Files

TINY = Path(__file__).parents[1] / "projects" / "tiny"
SMALL = "en/base/posters/wall/poster.pdf"


def jobs(selection: Selection) -> dict[str, Job]:
    planner = Planner.of(Files(TINY), Problems())
    assert planner is not None
    return {job.output: job for job in planner.jobs(selection)}


def posters(selection: Selection) -> list[str]:
    return sorted(output for output in jobs(selection) if "/posters/" in output)


def test_two_sheets_in_every_edition() -> None:
    editions = [f"{locale}/{stack}" for locale in ("en", "es") for stack in ("base", "prison")]
    assert posters(Selection()) == [
        f"{edition}/posters/wall/{file}" for edition in editions for file in ("poster-large.pdf", "poster.pdf")
    ]
    assert all(job.document in DOCUMENTS for job in jobs(Selection()).values())


def test_the_format_selects_them_and_nothing_else() -> None:
    chosen = Selection(locales=("en",), stacks=("base",), formats=("poster",))
    assert sorted(jobs(chosen)) == ["en/base/posters/wall/poster-large.pdf", SMALL]
    assert posters(Selection(formats=("handout",))) == []


@pytest.mark.parametrize("chosen", [Selection(modules=("first",)), Selection(trainings=("day",))])
def test_a_module_or_training_brings_none(chosen: Selection) -> None:
    assert posters(chosen) == []


def test_a_poster_reads_its_own_files_and_no_module() -> None:
    job = jobs(Selection())["es/prison/posters/wall/poster.pdf"]
    assert [name for name, _ in job.inputs if not name.startswith("templates/")] == [
        "curriculum/contacts/us.yaml",
        "curriculum/curriculum.yaml",
        "curriculum/posters/wall.yaml",
        "curriculum/posters/wall/lamp.svg",
        "curriculum/variants/prison/variant.yaml",
        "locales/es/LC_MESSAGES/curriculum.po",
        "locales/es/LC_MESSAGES/poster-wall.po",
        "locales/es/LC_MESSAGES/variant-prison.po",
    ]
    assert place_of(job) == Place("curriculum/posters/wall.yaml")
