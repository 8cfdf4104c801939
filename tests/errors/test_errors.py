"""Every bad input is refused with exactly its message, at its line, with a way out, and nothing else is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import error_cases as cases
import pytest

from ipsdocs.checks.project import check
from ipsdocs.source.project import Project

HERE = Path(__file__).parent
TINY = HERE.parent / "projects" / "tiny"
FILES = sorted((HERE / "cases").glob("*.md"))


def test_the_tiny_project_is_good() -> None:
    assert check(Project.at(TINY), cases.TODAY, release=True) == ()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_error(file: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    case = cases.read(file)
    root = tmp_path / "project"
    shutil.copytree(TINY, root)
    cases.apply(case, root)
    problems = check(Project.at(root), case.today, case.release)
    assert "\n".join(str(problem) for problem in problems) == case.problems
    assert caplog.records == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_problem_says_how_to_mend_it(file: Path) -> None:
    said = cases.read(file).problems.splitlines()
    for number, line in enumerate(said):
        if not line.startswith("    "):
            assert said[number + 1].startswith("    "), f"no way out: {line}"
