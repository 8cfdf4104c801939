"""Prose fixtures of bad input: a title, what is changed in a tiny project, and every problem that must be said.

A case is a Markdown file; what it holds is fenced by four tildes:

    # A key written twice

    In `curriculum/modules/first.md`, instead of
    (fenced text)
    write
    (fenced text)

    Problems:
    (fenced text)

Also: ``Freeze es.``, which is done before all else, ``Write `path`:`` with a fenced text, ``Write 14 as `path`.`` with
the name of a maker below, ``Link `path` to `target`.``, ``On 2027-08-01.``, ``For a release.``, and `No problems.`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import error_makers
from click.testing import CliRunner

from ipsdocs.commands.main import main

TODAY = date(2026, 12, 1)
FENCED = r"\n+~~~~\n(?P<{}>.*?)\n?~~~~\n"
REPLACE = re.compile(
    r"In `(?P<file>[^`]+)`, instead of" + FENCED.format("old") + r"+write" + FENCED.format("new"), re.S
)
WRITE = re.compile(r"^Write `(?P<file>[^`]+)`:" + FENCED.format("text"), re.S | re.M)
MAKE = re.compile(r"^Write (?P<maker>[\w-]+) as `(?P<file>[^`]+)`\.", re.M)
LINK = re.compile(r"^Link `(?P<file>[^`]+)` to `(?P<target>[^`]+)`\.", re.M)
PROBLEMS = re.compile(r"^Problems:" + FENCED.format("text"), re.S | re.M)
FREEZE = re.compile(r"^Freeze (?P<locale>[\w-]+)\.", re.M)
DAY = re.compile(r"^On (?P<day>[\d-]+)\.", re.M)


@dataclass(frozen=True, slots=True)
class Case:
    """One bad input. `problems` are the whole text of what is said, empty for nothing."""

    title: str
    prose: str
    problems: str
    today: date
    release: bool


def read(path: Path) -> Case:
    """The case that a file holds; a file without problems must say so."""
    prose = path.read_text("utf-8")
    said = PROBLEMS.search(prose)
    if not said and "\nNo problems.\n" not in prose:
        raise ValueError(f"{path.name} says neither which problems there are nor that there are none")
    day = DAY.search(prose)
    return Case(
        title=prose.splitlines()[0].removeprefix("# "),
        prose=prose,
        problems=said["text"] if said else "",
        today=date.fromisoformat(day["day"]) if day else TODAY,
        release="\nFor a release." in prose,
    )


def apply(case: Case, root: Path) -> None:
    """Make the case's changes in a copy of the tiny project."""
    done = 0
    for pattern, change in CHANGES:
        for match in pattern.finditer(case.prose):
            change(match, root)
            done += 1
    if not done:
        raise ValueError(f"the case “{case.title}” changes nothing")


def _freeze(match: re.Match[str], root: Path) -> None:
    done = CliRunner().invoke(main, ["-C", str(root), "i18n", "freeze", match["locale"]])
    if done.exit_code:
        raise ValueError(done.output)


def _replace(match: re.Match[str], root: Path) -> None:
    file = root / match["file"]
    text = file.read_text("utf-8")
    if text.count(match["old"]) != 1:
        raise ValueError(f"{match['file']} holds {text.count(match['old'])} times: {match['old']}")
    file.write_text(text.replace(match["old"], match["new"]), "utf-8")


def _write(match: re.Match[str], root: Path) -> None:
    file = root / match["file"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(match["text"] + "\n", "utf-8")


def _make(match: re.Match[str], root: Path) -> None:
    file = root / match["file"]
    before = file.read_bytes() if file.exists() else b""
    file.write_bytes(error_makers.MAKERS[match["maker"]](before))


def _link(match: re.Match[str], root: Path) -> None:
    file = root / match["file"]
    file.unlink(missing_ok=True)
    file.symlink_to(match["target"])


CHANGES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Path], None]], ...] = (
    (FREEZE, _freeze),
    (REPLACE, _replace),
    (WRITE, _write),
    (MAKE, _make),
    (LINK, _link),
)
