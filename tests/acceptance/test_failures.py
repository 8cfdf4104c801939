"""What goes wrong costs no more than it must, and is said with its way out and the right exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from matrix import ROOT, Matrix, change, copy_project, ipsdocs


def test_a_broken_module_costs_its_own_outputs_only(workshop: Matrix) -> None:
    """The other module's edit is built; of the broken one, the last good files stay where they were."""
    module = workshop.root / "curriculum/modules/trauma.md"
    change(module, r"\A(?=---)", "---\nid: [\n")
    change(workshop.root / "curriculum/modules/learning-vs-helping.md", r"(?m)^summary: ", "summary: Together. ")
    before = contents(workshop, "trauma")
    command = ("build", "--format", "handout", "--locale", "en", "--out", workshop.out)
    done = ipsdocs(workshop.root, *command)
    assert done.returncode == 1
    assert "curriculum/modules/trauma.md:" in done.stderr
    assert "2 failed" not in done.stderr
    assert "4 built" in done.stdout
    assert contents(workshop, "trauma") == before
    assert len(before) == 24


def contents(workshop: Matrix, module: str) -> dict[Path, bytes]:
    """A module's files that stand in the output folder."""
    found = workshop.out.glob(f"*/*/modules/{module}/*")
    return {path: path.read_bytes() for path in found}


def test_missing_fonts_end_with_the_command_that_installs_them(tmp_path: Path) -> None:
    root = copy_project(tmp_path)
    (tmp_path / "fonts").mkdir()
    command = ("build", "--module", "boundaries", "--locale", "en", "--variant", "base", "--out", tmp_path / "out")
    done = ipsdocs(root, *command, environment={"IPSDOCS_FONTS": str(tmp_path / "fonts")})
    assert done.returncode == 3
    assert "fonts missing: " in done.stderr
    assert "sudo apt-get install fonts-noto-core" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--modul", "boundaries"),
        ("build", "--jobs", "0"),
        ("packet", "core-onlin"),
        ("packet", "core-online", "--start", "2027-01-11T10:00"),
        ("packet", "core-online", "--paper", "a5"),
        ("bild",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    out = ("--out", tmp_path) if len(arguments) > 1 else ()
    done = ipsdocs(ROOT, *arguments, *out)
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: ")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_word_is_wrong_usage_with_a_suggestion(tmp_path: Path) -> None:
    done = ipsdocs(ROOT, "build", "--module", "boundries", "--out", tmp_path)
    assert done.returncode == 2
    assert "boundaries" in done.stderr
