"""Tests of `ipsdocs variants status`: clean, changed and gone."""

from __future__ import annotations

import json
from pathlib import Path

from command_helpers import MODULE, OVERLAY, TINY, change, project, run

BASE = "c635e04d52b4"


def test_clean() -> None:
    result = run(TINY, "variants", "status")
    assert result.stdout == f"clean   fill    local                   {OVERLAY}:5\n1 operation, 1 clean\n"
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_changed_base_names_both_fingerprints(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "What is said here stays here.", "What we say here stays here.")
    result = run(root, "variants", "status", "prison")
    assert result.exit_code == 1
    assert result.stdout == (
        f"changed fill    local                   {OVERLAY}:5  base={BASE}, now f7f9aa038a42\n1 operation, 0 clean\n"
    )


def test_writing_the_new_fingerprint_makes_it_clean(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, OVERLAY, f"base={BASE}", "base=000000000000")
    line = run(root, "variants", "status").stdout.splitlines()[0]
    change(root, OVERLAY, "base=000000000000", f"base={line.rpartition(' ')[2]}")
    assert run(root, "variants", "status").exit_code == 0


def test_a_change_beside_the_block_is_no_change(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "Drink a glass of water.", "Drink tea.")
    assert run(root, "variants", "status").exit_code == 0


def test_a_block_that_is_gone(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "{#local}", "{#elsewhere}")
    result = run(root, "variants", "status")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"gone    fill    local                   {OVERLAY}:5  base={BASE}, now gone\n")


def test_json(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "What is said here stays here.", "What we say here stays here.")
    result = run(root, "variants", "status", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {
            "variant": "prison",
            "module": "first",
            "does": "fill",
            "at": "local",
            "state": "changed",
            "base": BASE,
            "now": "f7f9aa038a42",
            "file": OVERLAY,
            "line": 5,
        }
    ]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, OVERLAY, "dimension=context", "dimension=weather")
    result = run(root, "variants", "status")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{OVERLAY}:5: error: unknown word “weather” in “dimension”\n")


def test_an_unknown_variant_is_never_clean() -> None:
    assert run(TINY, "variants", "status", "prisn").exit_code == 2
