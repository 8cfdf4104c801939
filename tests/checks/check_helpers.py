"""Small modules and projects for the tests of rules, read by the real readers, with no file on disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from ipsdocs.checks.everything import Everything, everything
from ipsdocs.checks.rule import Rule, Setting
from ipsdocs.model import Module
from ipsdocs.problems import Problem, Problems
from ipsdocs.source.files import Files
from ipsdocs.source.modules import read_module
from ipsdocs.source.project import Project

TINY = Path(__file__).parents[1] / "projects" / "tiny"
CURRICULUM = Project.at(TINY).curriculum()
TODAY = date(2026, 12, 1)
HEAD = {
    "id": "m",
    "title": "A module",
    "summary": "What it is.",
    "version": "1",
    "status": "draft",
    "minutes": "{in-person: 10, online: 10}",
    "principles": "[hope]",
    "tasks": "[mutuality]",
    "objectives": "[Say one thing.]",
    "topics": "[]",
    "requires": "[]",
}


def module(body: str, **head: str) -> Module:
    """The module that a body makes; the reader finds nothing wrong in it."""
    lines = [f"{key}: {value}" for key, value in (HEAD | head).items()]
    text = "\n".join(["---", *lines, "---", body]) + "\n"
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/modules/m.md": text.encode()})
    made = read_module(files, "m", CURRICULUM, problems)
    assert made is not None
    assert list(problems) == []
    return made


def section(inside: str, minutes: str = "minutes=10") -> str:
    return f"## One {{#one {minutes}}}\n\n{inside}"


def found(rule: Rule, made: Module, ids: tuple[str, ...] = ("m", "other")) -> list[str]:
    """What a rule says of a module, each with its severity."""
    return said(rule(made, Setting(CURRICULUM, ids)))


def said(problems: Iterable[Problem]) -> list[str]:
    return [f"{problem.severity}: {problem.message}" for problem in problems]


def project(tmp_path: Path) -> Path:
    """A copy of the tiny project."""
    root = tmp_path / "project"
    shutil.copytree(TINY, root)
    return root


def change(root: Path, file: str, old: str, new: str) -> None:
    """Change one piece of a file, which must be there once."""
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (file, old)
    path.write_text(text.replace(old, new), "utf-8")


def whole(root: Path, today: date = TODAY, release: bool = False) -> Everything:
    return everything(Project.at(root), today, release)


def with_objective(made: Module, source: str) -> Module:
    """The module with one objective more, as no reader would give it."""
    return replace(made, objectives=(*made.objectives, replace(made.title, source=source)))
