"""A new variant: whatever words it is given, its files say them, pass every check, and speak for nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.checks.project import check
from ipsdocs.model.variant import NEEDED_REVIEWS
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project
from ipsdocs.source.variants import KINDS, REVIEW_ROLES, read_variant
from ipsdocs.variants.scaffold import QUESTIONS, Wish, scaffold, slot_of, variant_text
from ipsdocs.variants.status import status

TINY = Path(__file__).parents[1] / "projects/tiny"
TODAY = date(2026, 12, 1)
WISH = Wish("harbour", "Harbour town", "culture", "People meet on boats.", "us", "a4")
# Signs that a file may hold: no controls, nothing hidden.
SAYING = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), min_size=1)


def written(root: Path, wish: Wish) -> Project:
    """The tiny project with the new variant in it."""
    copytree(TINY, root)
    project, problems = Project.at(root), Problems()
    for name, text in scaffold(wish, (project.module("first"),), project.curriculum(), problems):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    assert list(problems) == []
    return Project.at(root)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_passes_check_and_is_clean(kind: str, tmp_path: Path) -> None:
    project = written(tmp_path / "project", Wish("harbour", "Harbour", kind, "Why.", "us", "letter"))
    assert [str(problem) for problem in check(project, TODAY) if "harbour" in problem.place.file] == []
    found = status(project, ("harbour",), TODAY)
    assert found.clean
    assert [(each.operation.at, each.state, bool(each.said)) for each in found.standings] == [("local", "clean", True)]


def test_nobody_has_led_agreed_to_or_reviewed_it(tmp_path: Path) -> None:
    variant = written(tmp_path / "project", WISH).variant("harbour")
    assert (variant.led_by, variant.partners, variant.consent, variant.ip_holder) == ("", (), "", "")
    assert [(review.role, review.by, review.outcome) for review in variant.reviews] == [
        (role, "", "") for role in REVIEW_ROLES
    ]
    assert not variant.reviewed
    assert (variant.terms, variant.names, variant.avoid, variant.calendar, variant.opening) == ((), (), (), (), None)
    assert tuple(q.source for q in variant.questions) == QUESTIONS["culture"]


@given(title=SAYING, why=SAYING)
def test_whatever_is_said_is_read_back(title: str, why: str) -> None:
    text = variant_text(Wish("harbour", title, "setting", why, "us", "a4"))
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/variants/harbour/variant.yaml": text.encode()})
    variant = read_variant(files, "harbour", "en", problems)
    if title.strip() and why.strip():
        assert variant is not None
        assert (variant.name.source, variant.why.source) == (" ".join(title.split()), " ".join(why.split()))
        assert list(problems) == []


def test_words_that_hide_something_are_refused_and_nothing_is_made() -> None:
    project, problems = Project.at(TINY), Problems()
    wish = Wish("harbour", "Har\u202ebour", "culture", "Why.", "us", "a4")
    assert scaffold(wish, (project.module("first"),), project.curriculum(), problems) == ()
    assert ["hidden sign U+202E" in problem.message for problem in problems.errors] == [True]


def test_every_kind_has_its_questions() -> None:
    assert set(QUESTIONS) == set(KINDS) == set(NEEDED_REVIEWS)
    assert all(len(questions) >= 3 for questions in QUESTIONS.values())


def test_a_module_without_an_opening_leaves_its_first_slot_open() -> None:
    assert slot_of(Project.at(TINY).module("first")) == "local"
