"""Tests of scripts.py: `check` says that a locale's script has no fonts, where the locale stands."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from ipsdocs.checks.project import check
from ipsdocs.source.project import Project

ROOT = Path(__file__).parents[2]


def test_a_script_without_fonts_is_said_where_its_locale_stands(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/projects/tiny", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "curriculum/curriculum.yaml"
    file.write_text(file.read_text("utf-8").replace("es: 90}", "es: 90, ka: 10}"), "utf-8")
    assert [p for p in check(Project.at(tmp_path), date(2026, 12, 1)) if p.rule == "fonts"] == []  # it has no templates
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (problem,) = [p for p in check(Project.at(tmp_path), date(2026, 12, 1)) if p.rule == "fonts"]
    assert str(problem).startswith(
        "curriculum/curriculum.yaml:22: error: “ka” is written in Georgian (Geor), which has no fonts here\n"
        "    Run `ipsdocs new locale ka`; or install fonts-noto-core, write"
    )
