"""What a whole build makes in a locale that curriculum.yaml limits, and what a command makes there all the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tiny_worlds import with_agenda

from ipsdocs.build.plan import Planner, Selection
from ipsdocs.commands.loop import coverages, update_locale
from ipsdocs.i18n.extract import catalogues
from ipsdocs.i18n.scope import not_shipped
from ipsdocs.problems import Problems
from ipsdocs.source.curriculum import CURRICULUM
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project

TINY = Path(__file__).parents[1] / "projects" / "tiny"
LIMITS = "{en: 100, es: {minimum: 90, stacks: [base], trainings: [], modules: []}}"


def limited(limits: str = LIMITS) -> dict[str, bytes]:
    text = (TINY / CURRICULUM).read_text(encoding="utf-8")
    changed = text.replace("{en: 100, es: 90}", limits)
    assert changed != text
    return {CURRICULUM: changed.encode()}


def made(selection: Selection, limits: str = LIMITS) -> set[str]:
    """The editions and sorts of document that are planned, such as `es/base/posters`."""
    problems = Problems()
    planner = Planner.of(Files(TINY, limited(limits)), problems)
    assert planner is not None, list(problems)
    return {"/".join(job.output.split("/")[:3]) for job in planner.jobs(selection)}


def test_a_whole_build_makes_what_the_locale_says() -> None:
    spanish = {each for each in made(Selection()) if each.startswith("es")}
    assert spanish == {"es/base/posters"}
    assert {"en/prison/modules", "en/base/trainings"} <= made(Selection())


def test_the_locale_alone_is_that_part_of_a_whole_build() -> None:
    assert made(Selection(locales=("es",))) == {"es/base/posters"}


def test_a_key_that_is_left_out_is_all_of_it() -> None:
    limits = "{en: 100, es: {minimum: 90, stacks: [prison]}}"
    every = {f"es/prison/{sort}" for sort in ("modules", "trainings", "posters")}
    assert made(Selection(locales=("es",)), limits) <= every
    assert "es/prison/modules" in made(Selection(locales=("es",)), limits)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(modules=("first",), locales=("es",)), {"es/base/modules"}),
        (Selection(trainings=("day",), locales=("es",)), {"es/base/modules", "es/base/trainings"}),
        (Selection(stacks=("prison",), locales=("es",)), {"es/prison/posters"}),
        (Selection(modules=("first",), locales=("es",), stacks=("prison",)), {"es/prison/modules"}),
    ],
)
def test_what_is_named_with_its_locale_is_made(selection: Selection, expected: set[str]) -> None:
    assert made(selection) == expected


def test_what_is_named_without_a_locale_is_made_where_it_belongs() -> None:
    assert made(Selection(modules=("first",))) == {"en/base/modules", "en/prison/modules"}


def test_a_locale_gets_no_catalogue_that_it_has_no_use_for(tmp_path: Path) -> None:
    """An update makes those of what is built in it alone, and they alone are counted; one that is there stays."""
    shutil.copytree(TINY, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "locales")
    (tmp_path / CURRICULUM).write_bytes(limited()[CURRICULUM])
    found, problems = catalogues(Project.at(tmp_path)), Problems()
    update_locale(tmp_path, "es", found, problems)
    names = {Path(name).stem for name in Files(tmp_path).list("locales/es/LC_MESSAGES")}
    assert names == {"curriculum", "templates", "poster-wall"} | ({"glossary"} & set(found))
    assert {row.domain for row in coverages(tmp_path, ["es"], found, problems)} == names


@pytest.mark.parametrize(
    ("limits", "unshipped"),
    [
        ("modules: []", False),
        ("modules: [], stacks: [base]", True),
        ("modules: [], trainings: []", True),
    ],
)
def test_a_module_that_a_variants_agenda_puts_in_is_one_of_the_training(
    limits: str, unshipped: bool, tmp_path: Path
) -> None:
    shutil.copytree(TINY, tmp_path, dirs_exist_ok=True)
    (tmp_path / CURRICULUM).write_bytes(limited(f"{{en: 100, es: {{minimum: 90, {limits}}}}}")[CURRICULUM])
    (tmp_path / "curriculum/modules/second.md").write_text("what it says is not asked", "utf-8")
    with_agenda(tmp_path, "module: second")
    assert ("second" in not_shipped(Project.at(tmp_path), "es")) is unshipped
