"""What the commands share: exit codes, how problems are said, progress."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

import click

from ipsdocs.build.summary import Done
from ipsdocs.problems import Problem

GOOD, PROBLEMS, USAGE, MISSING = 0, 1, 2, 3

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a machine to read.")
out_option = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Write to DIR instead of build/.",
)
jobs_option = click.option("--jobs", type=click.IntRange(1, 256), default=None, help="How many workers to use.")


def say(text: str = "", error: bool = False) -> None:
    click.echo(text, err=error)


def print_json(value: Json) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def problem_json(problem: Problem) -> dict[str, Json]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "severity": problem.severity,
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }


def say_problems(problems: Iterable[Problem]) -> None:
    """Problems to the error stream, in order of place."""
    for problem in sorted(problems):
        say(str(problem), error=True)


def leave(code: int) -> NoReturn:
    click.get_current_context().exit(code)


def counted(number: int, singular: str, plural: str = "") -> str:
    """`1 page`, `2 pages`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def tally(problems: Collection[Problem]) -> str:
    """`1 error, 2 warnings`."""
    errors = sum(problem.severity == "error" for problem in problems)
    return f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"


class Progress:
    """One line that keeps changing on a terminal; elsewhere a plain line for each output that took work."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.terminal = sys.stderr.isatty()

    def __call__(self, done: Done) -> None:
        if self.quiet:
            return
        if self.terminal:
            line = f"[{done.number}/{done.total}] {done.how} {done.output}"
            click.echo(f"\r\x1b[K{line[:100]}", err=True, nl=False)
        elif done.how != "unchanged":
            click.echo(f"[{done.number}/{done.total}] {done.how} {done.output}", err=True)

    def end(self) -> None:
        if self.terminal and not self.quiet:
            click.echo("\r\x1b[K", err=True, nl=False)
