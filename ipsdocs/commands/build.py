"""`ipsdocs build`: the selected part of the matrix, only what changed."""

from __future__ import annotations

from pathlib import Path

import click

from ipsdocs.build.plan import Selection
from ipsdocs.commands.builder import build_jobs, hold, made_apart, planner, stop_on_problems, tell
from ipsdocs.commands.common import jobs_option, json_option, leave, out_option


@click.command("build")
@click.option("--training", "trainings", multiple=True, metavar="ID", help="Only this training and its modules.")
@click.option("--module", "modules", multiple=True, metavar="ID", help="Only this module.")
@click.option("--locale", "locales", multiple=True, metavar="TAG", help="Only this locale.")
@click.option("--variant", "stacks", multiple=True, metavar="A+B", help="Only this stack of variants; base is none.")
@click.option("--format", "formats", multiple=True, metavar="NAME", help="Only handout, slides, guide or poster.")
@jobs_option
@out_option
@json_option
@click.pass_obj
def command(
    root: Path,
    trainings: tuple[str, ...],
    modules: tuple[str, ...],
    locales: tuple[str, ...],
    stacks: tuple[str, ...],
    formats: tuple[str, ...],
    jobs: int | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Build handouts, slides, guides and posters. Each option may be given more than once.

    Example: ipsdocs build --module boundaries --locale en --locale ar --variant base
    """
    plan = planner(root)
    target = out or root / "build"
    selection = Selection(modules, trainings, locales, stacks, formats)
    hold(plan, selection)
    wanted = plan.jobs(selection)
    stop_on_problems(plan.problems)
    everything = plan.jobs(Selection()) if selection != Selection() else wanted
    planned = frozenset(job.output for job in everything) | made_apart(target)
    leave(tell(build_jobs(wanted, planned, root, target, jobs, as_json), as_json))
