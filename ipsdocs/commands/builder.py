"""What `build`, `packet` and `why` share: the plan, the workers, and what a run tells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ipsdocs.build.files import Unwritable
from ipsdocs.build.job import Job
from ipsdocs.build.locks import AnotherBuild
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.pool import Pool
from ipsdocs.build.run import run
from ipsdocs.build.stamps import code_digest
from ipsdocs.build.summary import Summary
from ipsdocs.build.usage import impossible, unknown
from ipsdocs.build.work import CannotStart, Factory
from ipsdocs.commands.common import (
    GOOD,
    MISSING,
    PROBLEMS,
    Json,
    Progress,
    counted,
    leave,
    print_json,
    problem_json,
    say,
    say_problems,
)
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files

APART = ("packets", "reports")  # folders whose own commands renew what is in them
WARM = ("ipsdocs.build.warm",)


def planner(root: Path) -> Planner:
    """The project's planner; its problems are said and the command ends where it can't be read."""
    problems = Problems()
    found = Planner.of(Files(root), problems)
    if found is None or problems.errors:
        say_problems(problems)
        leave(PROBLEMS)
    return found


def hold(plan: Planner, selection: Selection) -> None:
    """Wrong usage where a selection names something that the project doesn't have, or that can't be had together."""
    wrong = list(unknown(plan, selection)) or list(impossible(plan, selection))
    if wrong:
        raise click.UsageError("\n".join(wrong))


def stop_on_problems(problems: Problems) -> None:
    if problems.errors:
        say_problems(problems)
        leave(PROBLEMS)


def made_apart(out: Path) -> frozenset[str]:
    """The outputs of commands that make something of their own: other builds leave them as they are."""
    found = (path for folder in APART for path in (out / folder).rglob("*") if path.is_file())
    return frozenset(path.relative_to(out).as_posix() for path in found)


def build_jobs(
    jobs: Sequence[Job], planned: frozenset[str], root: Path, out: Path, workers: int | None, quiet: bool
) -> Summary:
    """Run jobs with progress; a machine that lacks something ends the command with exit code 3."""
    where = (str(root.resolve()), str((out / ".cache").resolve()))
    factory = Factory("ipsdocs.build.produce", "production", (*where, code_digest()), WARM)
    progress = Progress(quiet)
    try:
        with Pool(factory, workers) as pool:
            return run(jobs, out, pool, progress, planned=planned)
    except AnotherBuild as error:
        say(str(error), error=True)
        leave(PROBLEMS)
    except Unwritable as error:
        say(str(error), error=True)
        leave(MISSING)
    except CannotStart as error:
        from ipsdocs.commands.doctor import missing

        needs = missing(root)
        say("\n".join(needs) if needs else f"the workers can't start: {error}", error=True)
        leave(MISSING)
    finally:
        progress.end()


def tell(summary: Summary, as_json: bool) -> int:
    """Say what a run did, problems last; the exit code."""
    errors = [p for p in summary.problems if p.severity == "error"]
    if as_json:
        print_json(_json(summary))
        return PROBLEMS if errors else GOOD
    say_problems(summary.problems)
    for name in summary.damaged:
        say(f"damaged, and made again: {name}", error=True)
    say(
        ", ".join(
            (
                f"{len(summary.built)} built",
                f"{len(summary.unchanged)} unchanged",
                f"{len(summary.shared) + len(summary.restored)} shared",
                *([f"{len(summary.removed)} removed"] if summary.removed else []),
                *([f"{len(summary.failed)} failed"] if summary.failed else []),
                f"{counted(summary.pages, 'page')} ({summary.rendered:,} drawn)",
                f"{summary.seconds:.1f} s",
                counted(len(summary.problems), "problem"),
            )
        )
    )
    return PROBLEMS if errors else GOOD


def _json(summary: Summary) -> Json:
    return {
        "built": list(summary.built),
        "unchanged": list(summary.unchanged),
        "shared": list(summary.shared),
        "restored": list(summary.restored),
        "removed": list(summary.removed),
        "failed": list(summary.failed),
        "damaged": list(summary.damaged),
        "pages": summary.pages,
        "drawn": summary.rendered,
        "seconds": round(summary.seconds, 3),
        "problems": [problem_json(problem) for problem in summary.problems],
    }
