"""Tests of `ipsdocs check`: what it says, in each format, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_helpers import MODULE, OVERLAY, TINY, TODAY, change, project, run

WRONG = "unknown attribute “minute” on section"
HINT = "Did you mean “minutes”?"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with an error in a module and a warning in an overlay."""
    root = project(tmp_path)
    change(root, MODULE, "## Arriving {#arriving minutes=10}", "## Arriving {#arriving minutes=10 minute=10}")
    text = (root / OVERLAY).read_text("utf-8").replace("c635e04d52b4", "000000000000")
    (root / OVERLAY).write_text(text, "utf-8")
    return root


def test_a_good_project() -> None:
    result = run(TINY, "check", "--today", TODAY)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "0 errors, 0 warnings\n", "")


def test_an_error_has_line_and_way_out(root: Path) -> None:
    result = run(root, "check", "--today", TODAY)
    assert result.stdout == f"{MODULE}:15: error: {WRONG}\n    {HINT}\n1 error, 0 warnings\n"
    assert (result.exit_code, result.stderr) == (1, "")


def test_a_warning_alone_is_good(root: Path) -> None:
    change(root, MODULE, " minute=10", "")
    result = run(root, "check", "--today", TODAY)
    assert result.stdout.endswith("\n0 errors, 1 warning\n")
    assert result.exit_code == 0


def test_json(root: Path) -> None:
    result = run(root, "check", "--today", TODAY, "--format", "json")
    assert json.loads(result.stdout) == [
        {"file": MODULE, "line": 15, "severity": "error", "rule": "format", "message": WRONG, "hint": HINT}
    ]
    assert result.exit_code == 1


def test_json_of_nothing() -> None:
    assert run(TINY, "check", "--today", TODAY, "--format", "json").stdout == "[]\n"


def test_github(root: Path) -> None:
    result = run(root, "check", "--today", TODAY, "--format", "github")
    assert result.stdout == f"::error file={MODULE},line=15::{WRONG} {HINT}\n"
    assert result.exit_code == 1


def test_github_has_a_line_for_a_whole_file_and_hides_percent_signs(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "curriculum/contacts/us.yaml").unlink()
    change(root, MODULE, "minutes: {in-person: 30, online: 25}", "minutes: {in-person: 30, online: 2%}")
    lines = run(root, "check", "--today", TODAY, "--format", "github").stdout.splitlines()
    assert any(line.startswith("::error file=curriculum/curriculum.yaml,line=") for line in lines)
    assert f"::error file={MODULE},line=7::“online” is “2%25”, expected a whole number Write digits only." in lines


def test_a_file_name_is_never_a_workflow_command(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "curriculum/modules/a\n::add-mask::b.md").write_text("x", "utf-8")
    (root / "curriculum/modules/x,line=9.md").write_text("x", "utf-8")
    lines = run(root, "check", "--today", TODAY, "--format", "github").stdout.splitlines()
    assert lines
    assert all(line.startswith(("::error file=curriculum/", "::warning file=curriculum/")) for line in lines)
    assert not any(line.count(",line=") > 1 for line in lines)


@pytest.mark.parametrize("path", [MODULE, f"./{MODULE}", "curriculum/modules", "curriculum/modules/"])
def test_a_path_shows_what_is_in_it(root: Path, path: str) -> None:
    assert run(root, "check", "--today", TODAY, path).stdout.endswith("1 error, 0 warnings\n")


def test_a_path_hides_what_is_elsewhere(root: Path) -> None:
    result = run(root, "check", "--today", TODAY, "curriculum/contacts", "locales")
    assert (result.exit_code, result.stdout) == (0, "0 errors, 0 warnings\n")


def test_a_whole_path_is_a_path_too(root: Path) -> None:
    assert run(root, "check", "--today", TODAY, str(root / MODULE)).exit_code == 1


def test_a_path_that_names_nothing_is_never_good(root: Path) -> None:
    assert run(root, "check", "--today", TODAY, "curriculum/modules/frist.md").exit_code == 2


def test_a_release_demands_more(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/contacts/us.yaml", "checked-by: A. Reader", 'checked-by: ""')
    assert run(root, "check", "--today", TODAY).stdout == "0 errors, 0 warnings\n"
    assert run(root, "check", "--today", TODAY, "--release").stdout.endswith("0 errors, 1 warning\n")


def test_the_day_decides_about_expiry() -> None:
    assert run(TINY, "check", "--today", "2028-01-01").exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--today", "tomorrow"), "--today: “tomorrow” is no date; write it as 2027-01-31"),
        (("--format", "xml"), "'--format': 'xml' is not one of 'text', 'json', 'github'."),
    ],
)
def test_wrong_usage(words: tuple[str, ...], said: str) -> None:
    result = run(TINY, "check", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"\nError: Invalid value for {said}\n")


def test_no_project(tmp_path: Path) -> None:
    result = run(tmp_path, "check")
    assert result.exit_code == 1
    assert result.stdout == (
        "curriculum/curriculum.yaml: error: the file is missing\n"
        "    Create it, or take its name out.\n1 error, 0 warnings\n"
    )
