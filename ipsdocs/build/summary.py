"""What a build tells: each job as it is done, and the whole at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ipsdocs.build.state import Made, Record
from ipsdocs.problems import Problem

How = Literal["unchanged", "restored", "shared", "built", "failed"]


@dataclass(frozen=True, slots=True)
class Done:
    """A job that is done, the `number`th of `total`, for a progress line."""

    output: str
    how: How
    pages: int
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Settled:
    """How a job ended: without `made` it failed; without `record` the last manifest tells of it."""

    output: str
    how: How
    first: str
    made: Made | None = None
    record: Record | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did: outputs by path, in the order of the jobs.

    `unchanged` were there, `restored` came from the cache without looking at their content, `shared` have a
    page that had been made before, `built` were made, `failed` keep their last good file, `removed` are no
    longer planned. `pages` are those of all outputs of these jobs, `rendered` of those that were made.
    `damaged` names entries of the cache and outputs that were found not to be what was written.
    """

    unchanged: tuple[str, ...]
    restored: tuple[str, ...]
    shared: tuple[str, ...]
    built: tuple[str, ...]
    failed: tuple[str, ...]
    removed: tuple[str, ...]
    pages: int
    rendered: int
    seconds: float
    problems: tuple[Problem, ...]
    damaged: tuple[str, ...]


def summarise(settled: Sequence[Settled], removed: Sequence[str], damaged: Iterable[str], seconds: float) -> Summary:
    """Add up a build; each problem is told once, in order of place."""

    def which(how: How) -> tuple[str, ...]:
        return tuple(each.output for each in settled if each.how == how)

    problems = {problem for each in settled for problem in each.problems}
    return Summary(
        unchanged=which("unchanged"),
        restored=which("restored"),
        shared=which("shared"),
        built=which("built"),
        failed=which("failed"),
        removed=tuple(removed),
        pages=sum(each.made.pages for each in settled if each.made),
        rendered=sum(each.made.pages for each in settled if each.made and each.how == "built"),
        seconds=seconds,
        problems=tuple(sorted(problems)),
        damaged=tuple(sorted(set(damaged))),
    )
