"""A report's two jobs: their names, what they may read, and that what they read and no more makes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_sample import HARBOUR, MODULE, change, planned, project

from ipsdocs.build.produce import DOCUMENTS, Production
from ipsdocs.build.stamps import first, second
from ipsdocs.build.work import place_of
from ipsdocs.problems import Place
from ipsdocs.source.project import Project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


def test_they_are_named_for_the_variant_and_for_another_language(root: Path) -> None:
    assert planned(root).pdf.output == "reports/harbour.pdf"
    assert planned(root, locale="es").html.output == "reports/harbour.es.html"
    assert {planned(root).pdf.document, planned(root).html.document} <= set(DOCUMENTS)


def test_they_may_read_the_variant_what_it_extends_and_all_that_it_may_change(root: Path) -> None:
    names = {name for name, _ in planned(root, locale="es").html.inputs}
    assert names >= {
        f"{HARBOUR}/variant.yaml",
        f"{HARBOUR}/first.md",
        f"{HARBOUR}/seen.yaml",
        f"{HARBOUR}/trainings/day.yaml",
        f"{HARBOUR}/pictures/boat.svg",
        f"{HARBOUR}/modules/knots.md",
        "curriculum/variants/coast/first.md",
        MODULE,
        "curriculum/modules/first/door.svg",
        "curriculum/trainings/day.yaml",
        "locales/es/LC_MESSAGES/training-day.po",
    }
    assert not any("/prison/" in name for name in names)


@pytest.mark.parametrize("locale", ["en", "es"])
def test_nothing_is_read_that_isn_t_named(root: Path, locale: str) -> None:
    job = planned(root, locale=locale).html
    reader = Project.at(root)
    prepared = Production(reader).prepare(job)
    assert list(prepared.problems) == []
    # What a list of files was asked for, without being opened, is no input.
    assert reader.files.read <= {name for name, _ in job.inputs} | {"templates/fonts.lock"}


def test_an_edit_of_what_it_shows_reaches_its_page_and_another_does_not(root: Path) -> None:
    before = planned(root).html
    page = second(Production(Project.at(root)).prepare(before))
    change(root, MODULE, "Drink a glass of water.", "Drink tea.")
    shown = planned(root).html
    assert first(shown, "") != first(before, "")
    assert second(Production(Project.at(root)).prepare(shown)) == page
    change(root, f"{HARBOUR}/first.md", "on this boat", "on our boat")
    assert second(Production(Project.at(root)).prepare(planned(root).html)) != page


def test_a_problem_is_said_at_the_variant_s_file(root: Path) -> None:
    assert place_of(planned(root).pdf) == Place(f"{HARBOUR}/variant.yaml")


def test_what_can_t_be_read_is_said_and_nothing_is_made(root: Path) -> None:
    change(root, f"{HARBOUR}/trainings/day.yaml", "dimension: context", "dimension: weather")
    prepared = Production(Project.at(root)).prepare(planned(root).html)
    assert prepared.document is None
    assert ["unknown word “weather”" in problem.message for problem in prepared.problems] == [True]
