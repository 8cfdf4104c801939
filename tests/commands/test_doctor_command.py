"""Tests of `ipsdocs doctor`: what is missing, and the command that installs it, to the letter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_helpers import ROOT, project, run, shell

from ipsdocs.commands.doctor import PROGRAMS, install_command
from ipsdocs.document.script_fonts import read_lock

FONTS = sorted(read_lock((ROOT / "templates/fonts.lock").read_text("utf-8")))
MISSING = (
    f"fonts missing: {', '.join(FONTS[:3])} and {len(FONTS) - 3} more. "
    "Install them with: sudo apt-get install fonts-noto-core fonts-noto-cjk "
    "(versions 20201225 and 20220127), or name a folder that holds them in IPSDOCS_FONTS."
)


def test_a_machine_that_has_everything() -> None:
    result = run(ROOT, "doctor")
    assert result.exit_code == 0
    assert f"ok       fonts: {len(FONTS)} files, as locked\n" in result.stdout


def test_no_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPSDOCS_FONTS", str(tmp_path))
    result = run(ROOT, "doctor")
    assert f"MISSING  fonts: {MISSING}\n" in result.stdout
    assert result.exit_code == 3


def test_a_font_with_other_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FONTS[0]).write_bytes(b"another font")
    monkeypatch.setenv("IPSDOCS_FONTS", str(tmp_path))
    result = run(ROOT, "doctor")
    assert f"; fonts with other bytes than templates/fonts.lock: {FONTS[0]}. Install them with: sudo" in result.stdout
    assert result.exit_code == 3


def test_a_build_without_fonts_says_the_same(tmp_path: Path) -> None:
    root = project(tmp_path, templates=True)
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    words = ("-C", str(root), "build", "--locale", "en", "--variant", "base", "--format", "handout", "--jobs", "1")
    result = shell(*words, IPSDOCS_FONTS=str(fonts))
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == f"missing: fonts. {MISSING}\n"


def test_a_library_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.util.find_library", lambda name: None if name == "pango-1.0" else f"lib{name}.so.0")
    result = run(ROOT, "doctor")
    assert "MISSING  pango-1.0: sudo apt-get install libpango-1.0-0\n" in result.stdout
    assert result.exit_code == 3


def test_what_only_tests_need_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    result = run(ROOT, "doctor")
    use, package = PROGRAMS["java"]
    assert f"not there, not needed to build java: {use}: sudo apt-get install {package}\n" in result.stdout
    assert result.exit_code == 0


def test_the_install_command_of_each_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.system", lambda: "Linux")
    assert install_command(["a", "b"]) == "sudo apt-get install a b"
    monkeypatch.setattr("platform.system", lambda: "Darwin")
    assert install_command(["a"]) == "brew install pango"


def test_json() -> None:
    rows = json.loads(run(ROOT, "doctor", "--json").stdout)
    assert {"name": "fonts", "found": True, "needed": True, "detail": f"{len(FONTS)} files, as locked"} in rows
    assert {frozenset(row) for row in rows} == {frozenset(("name", "found", "needed", "detail"))}


def test_no_project(tmp_path: Path) -> None:
    result = run(tmp_path, "doctor")
    assert f"MISSING  fonts: {tmp_path}/templates/fonts.lock is missing: is this an ipsdocs project?\n" in result.stdout
    assert result.exit_code == 3
