"""Tests of `ipsdocs` itself: its list of commands, wrong words, and that short commands stay quick."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_helpers import TINY, TODAY, run, shell

from ipsdocs.commands.main import COMMANDS

COMMANDS_FOLDER = Path(__file__).parents[2] / "ipsdocs" / "commands"
HEAVY = ("weasyprint", "pptx", "pebble", "fontTools", "icalendar", "uharfbuzz")


def test_help_names_every_command() -> None:
    text = run(TINY, "--help").stdout
    assert all(f"\n  {name:<8}  " in text for name in COMMANDS)
    assert "Exit codes: 0 good, 1 problems in the content, 2 wrong usage" in text


def test_every_command_has_its_file() -> None:
    shared = {
        "__init__",
        "main",
        "common",
        "builder",
        "loop",
        "kept",
        "new_locale",
        "i18n_status",
        "i18n_check",
        "i18n_freeze",
    }
    assert {path.stem for path in COMMANDS_FOLDER.glob("*.py")} - shared == set(COMMANDS)


def test_version() -> None:
    assert shell("--version").stdout.startswith("ipsdocs, version ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("biuld",), "No such command 'biuld'."),
        (("-C", "/nowhere", "check"), "Invalid value for '-C': Directory '/nowhere' does not exist."),
        (("check", "--fast"), "No such option"),
        (("i18n", "lint"), "No such command 'lint'."),
    ],
)
def test_wrong_words(words: tuple[str, ...], said: str) -> None:
    result = shell(*words)
    assert (result.returncode, result.stdout) == (2, "")
    assert f"\nError: {said}" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("build", "--help"),
        ("packet", "--help"),
        ("check", "--today", TODAY),
        ("variants", "status"),
        ("i18n", "status"),
    ],
)
def test_heavy_libraries_are_imported_late(words: tuple[str, ...], tmp_path: Path) -> None:
    root = shutil.copytree(TINY, tmp_path / "project")  # status keeps what it counted
    code = (
        "import sys\n"
        "from ipsdocs.commands.main import main\n"
        f"main({['-C', str(root), *words]!r}, standalone_mode=False)\n"
        f"print('loaded:', sorted({set(HEAVY)!r} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert done.stdout.endswith("loaded: []\n")
