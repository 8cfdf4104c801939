"""Tests of `ipsdocs new variant`: asked or told, it leaves a folder that builds, and it never overwrites."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from command_helpers import TINY, TODAY, project, run, shell

from ipsdocs.commands.main import main

FOLDER = "curriculum/variants/harbour"
TOLD = ("--title", "Harbour town", "--kind", "culture", "--why", "Boats.", "--region", "us", "--paper", "letter")
FILES = ["first.md", "seen.yaml", "variant.yaml"]


def new(root: Path, *words: str, answers: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(main, ["-C", str(root), "new", "variant", *words], input=answers)
    return result.exit_code, result.output


def files(root: Path) -> list[str]:
    return sorted(path.name for path in (root / FOLDER).iterdir())


def test_told_it_asks_nothing_and_says_what_is_next(tmp_path: Path) -> None:
    root = project(tmp_path)
    code, said = new(root, "harbour", *TOLD, "--module", "first")
    assert code == 0
    assert files(root) == FILES
    assert said == (
        f"3 files in {FOLDER}/\n"
        "\n"
        f"Now write in {FOLDER}/variant.yaml who leads it and what its people should be asked. Then:\n"
        f"  ipsdocs check {FOLDER}\n"
        "  ipsdocs variants report harbour\n"
        "  ipsdocs packet day --variant harbour\n"
    )


def test_asked_it_offers_what_is_usual(tmp_path: Path) -> None:
    root = project(tmp_path)
    code, said = new(root, "harbour", answers="\nsetting\nPeople meet on boats.\n\n\nfirst\n")
    assert code == 0, said
    text = (root / FOLDER / "variant.yaml").read_text("utf-8")
    for line in ('name: "Harbour"', "kind: setting", 'why: "People meet on boats."', "region: us", "paper: letter"):
        assert f"\n{line}\n" in text


def test_what_it_leaves_passes_check_and_builds(tmp_path: Path) -> None:
    root = project(tmp_path, templates=True)
    assert new(root, "harbour", *TOLD, "--module", "first")[0] == 0
    assert run(root, "check", "--today", TODAY).exit_code == 0
    assert run(root, "variants", "status", "harbour").exit_code == 0
    words = ("build", "--variant", "harbour", "--module", "first", "--format", "handout", "--locale", "en", "--json")
    result = shell("-C", str(root), *words)
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["problems"] == []
    html = (root / "build/en/harbour/modules/first/handout.html").read_text("utf-8")
    assert "This time is open." in html
    assert "Ask early" not in html  # that is for those who lead
    assert "Not reviewed yet: the changes for Harbour town" in html


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Harbour",), "“Harbour” can't be a variant's name. Use small letters, digits and single hyphens."),
        (("../harbour",), "“../harbour” can't be a variant's name. Use small letters, digits and single hyphens."),
        (("base",), "“base” can't be a variant's name. Use small letters, digits and single hyphens."),
        (("prison",), "curriculum/variants/prison is there already. Choose another name, or change that folder."),
        (("harbour", *TOLD[:-4], "--region", "uk"), "unknown region “uk”. Known: us."),
        (("harbour", *TOLD, "--module", "frist"), "unknown module “frist”. Did you mean “first”?"),
        (("harbour", "--kind", "place"), "'place' is not one of 'culture', 'setting', 'organisation'."),
    ],
)
def test_wrong_usage(words: tuple[str, ...], said: str) -> None:
    result = run(TINY, "new", "variant", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"{said}\n")


def test_a_module_without_a_slot_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    root = project(tmp_path)
    text = (root / "curriculum/modules/first.md").read_text("utf-8").replace("::: slot {#local}", "::: story {#local}")
    (root / "curriculum/modules/second.md").write_text(text.replace("id: first", "id: second"), "utf-8")
    result = run(root, "new", "variant", "harbour", *TOLD, "--module", "second")
    assert result.exit_code == 2
    assert result.stderr.endswith("module “second” has no open place, a slot. These have: first.\n")
    assert not (root / FOLDER).exists()


def test_a_folder_without_a_variant_in_it_is_not_written_into(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / FOLDER).mkdir()
    assert run(root, "new", "variant", "harbour", *TOLD).exit_code == 2
    assert list((root / FOLDER).iterdir()) == []


def test_what_can_t_be_read_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    root = project(tmp_path)
    result = run(root, "new", "variant", "harbour", *TOLD[:-6], "--why", "a\u202eb", *TOLD[-4:], "--module", "first")
    assert result.exit_code == 1
    assert "hidden sign U+202E" in result.stderr
    assert not (root / FOLDER).exists()
