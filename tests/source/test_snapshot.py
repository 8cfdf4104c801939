"""Which files of a project a snapshot stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsdocs.problems import Place, Problem, Problems
from ipsdocs.source.files import Files
from ipsdocs.source.snapshot import Snapshot

FOLDER = "locales/es/frozen"
HELD = ("curriculum/curriculum.yaml", "curriculum/modules", "curriculum/modules/a/b.svg", "locales/es/LC_MESSAGES/a.po")
TODAYS = (
    "curriculum/contacts/us.yaml",
    "curriculum/language/es.yaml",
    "locales/es/LC_MESSAGES/templates.po",
    "locales/templates.pot",
    "templates/base.css",
)


@pytest.mark.parametrize("name", HELD)
def test_what_it_holds_lies_in_it_and_has_no_other_place(name: str) -> None:
    snapshot = Snapshot(FOLDER)
    assert snapshot.real(name) == f"{FOLDER}/{name}"
    assert snapshot.real(snapshot.real(name)) == snapshot.real(name)
    assert snapshot.name(snapshot.real(name)) == name


@pytest.mark.parametrize("name", TODAYS)
def test_the_rest_is_todays(name: str) -> None:
    assert Snapshot(FOLDER).real(name) == name


def test_files_are_read_and_listed_under_their_names(tmp_path: Path) -> None:
    for name in (*HELD[2:], *TODAYS):
        for path in (tmp_path / name, tmp_path / FOLDER / name):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(path.relative_to(tmp_path).as_posix(), "utf-8")
    (tmp_path / "locales/es/LC_MESSAGES/new.po").write_text("", "utf-8")
    today = Files(tmp_path)
    then = today.frozen(Snapshot(FOLDER))
    assert then.list("locales/es/LC_MESSAGES", "*.po") == (HELD[3], TODAYS[2])
    assert then.list("curriculum/contacts") == (TODAYS[0],)
    for name in (*HELD[2:], *TODAYS):
        expected = f"{FOLDER}/{name}" if name in HELD else name
        assert then.text(name, Problems(), "es") == expected
        assert then.digest(name) == today.digest(expected) != ""
    assert not then.exists("locales/es/LC_MESSAGES/new.po")
    then.text("curriculum/modules/none.md", problems := Problems(then.real))
    assert [problem.place.file for problem in problems] == [f"{FOLDER}/curriculum/modules/none.md"]


def test_problems_elsewhere_are_the_same_collection() -> None:
    problems = Problems()
    problems.elsewhere(str.upper).error(Place("a.md", 3), "wrong")
    assert list(problems) == [Problem(Place("A.MD", 3), "wrong")]
