"""`ipsdocs why`: why an output was, or would be, rebuilt."""

from __future__ import annotations

from pathlib import Path

import click

from ipsdocs.build.plan import Selection
from ipsdocs.commands.builder import planner, stop_on_problems
from ipsdocs.commands.common import GOOD, USAGE, json_option, leave, out_option, print_json, say
from ipsdocs.problems import suggest


@click.command("why")
@click.argument("output")
@out_option
@json_option
@click.pass_obj
def command(root: Path, output: str, out: Path | None, as_json: bool) -> None:
    """Explain one output: what changed since it was made, or that nothing did.

    Example: ipsdocs why build/en/base/modules/boundaries/handout.pdf
    """
    from ipsdocs.build.why import why

    target = out or root / "build"
    plan = planner(root)
    jobs = plan.jobs(Selection())
    stop_on_problems(plan.problems)
    name = _relative(output, root, target)
    known = [job.output for job in jobs]
    if name not in known:
        say(
            f"no output is called “{name}”. {suggest(name, known) if len(known) < 40 else _near(name, known)}",
            error=True,
        )
        leave(USAGE)
    explanation = why(name, jobs, target)
    if as_json:
        print_json({"output": name, "rebuild": explanation.stale, "reasons": list(explanation.reasons)})
    else:
        say("\n".join(explanation.reasons))
    leave(GOOD)


def _near(name: str, known: list[str]) -> str:
    hint = suggest(name, known)
    return hint if hint.startswith("Did") else "Outputs are named like en/base/modules/<module>/handout.pdf."


def _relative(output: str, root: Path, target: Path) -> str:
    """The output's name below the output folder, however it was typed."""
    typed = Path(output)
    for base in (target.resolve(),):
        for candidate in (typed.resolve(), (root / typed).resolve()):
            if candidate.is_relative_to(base):
                return candidate.relative_to(base).as_posix()
    return typed.as_posix()
