"""`ipsdocs i18n check`: what translations lost, and what their translators have given a reason for."""

from __future__ import annotations

from collections.abc import Sequence

from ipsdocs.checks.waivers import Waived
from ipsdocs.commands.common import Json, problem_json, say, tally
from ipsdocs.problems import Problem


def tell(problems: Sequence[Problem], waived: Sequence[Waived] | None) -> None:
    """Every problem, then what is waived with its reason, where that was asked for."""
    for problem in problems:
        say(str(problem))
    for each in waived or ():
        say(f"{each.problem.place}: waived {each.problem.rule}: {each.problem.message}\n    {each.reason}")
    say(tally(problems) + (f", {len(waived)} waived" if waived is not None else ""))


def as_json(problems: Sequence[Problem], waived: Sequence[Waived]) -> Json:
    reasons = [{**problem_json(each.problem), "reason": each.reason} for each in waived]
    return {"problems": [problem_json(problem) for problem in problems], "waived": reasons}
