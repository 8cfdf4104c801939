"""`ipsdocs check`: every rule, all problems at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ipsdocs.commands.common import GOOD, PROBLEMS, leave, print_json, problem_json, say, tally
from ipsdocs.problems import Problem


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--release", is_flag=True, help="Hold the content to what a release demands.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--today", metavar="DATE", default=None, help="Judge expiry by this day instead of today.")
@click.pass_obj
def command(root: Path, paths: tuple[str, ...], release: bool, form: str, today: str | None) -> None:
    """Check modules, trainings, variants, contacts, translations; with PATHs, report only what is in them.

    Example: ipsdocs check curriculum/modules/boundaries.md
    """
    from ipsdocs.checks.project import check
    from ipsdocs.source.project import Project

    try:
        day = date.fromisoformat(today) if today else date.today()
    except ValueError as error:
        raise click.BadParameter(f"“{today}” is no date; write it as 2027-01-31", param_hint="--today") from error
    names = [_relative(path, root) for path in paths]
    found = [p for p in check(Project.at(root), day, release) if _wanted(p, names)]
    if form == "json":
        print_json([problem_json(problem) for problem in found])
    else:
        for problem in found:
            say(_github(problem) if form == "github" else str(problem))
    if form == "text":
        say(tally(found))
    leave(PROBLEMS if any(p.severity == "error" for p in found) else GOOD)


def _relative(path: str, root: Path) -> str:
    """The path as problems name it: from the project, with `/`; wrong usage where the project has no such file."""
    for candidate in (root / path, Path(path)):
        if candidate.exists() and candidate.resolve().is_relative_to(root.resolve()):
            return candidate.resolve().relative_to(root.resolve()).as_posix()
    raise click.BadParameter(f"the project has no file or folder “{path}”", param_hint="PATH")


def _wanted(problem: Problem, names: list[str]) -> bool:
    return not names or any(problem.place.file == n or problem.place.file.startswith(f"{n}/") for n in names)


def _github(problem: Problem) -> str:
    """A workflow command, so that a forge shows the problem beside its line."""
    file = _escaped(problem.place.file).replace(":", "%3A").replace(",", "%2C")
    words = _escaped(f"{problem.message} {problem.hint}".strip())
    return f"::{problem.severity} file={file},line={max(problem.place.line, 1)}::{words}"


def _escaped(text: str) -> str:
    """The signs that would end a workflow command, as the forge's own toolkit writes them."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
