"""What a build remembers: what was made of a page, of a job, and in the last build. Values and their JSON."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from ipsdocs.build.job import Fallback, Job, Options
from ipsdocs.problems import Place, Problem, Severity

Json = Any  # what json.loads gives
FORMAT = 1  # of every document here; another number is another build's memory, and is not read


@dataclass(frozen=True, slots=True)
class Made:
    """Bytes that were made: `sha256` names the blob; `pages` is 0 where the format has none."""

    sha256: str
    size: int
    pages: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A job that was done, whole, so that `why` and the manifest can tell of it: by its first stamp."""

    job: Job
    code: str
    second: str
    made: Made  # with the problems of both halves
    fallbacks: tuple[Fallback, ...]
    coverage: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """An output of the last build. `before` is the stamp that it had until it was last rebuilt, if any."""

    first: str
    before: str
    made: Made


@dataclass(frozen=True, slots=True)
class State:
    """The last build: its outputs by path, and the digest of the manifest that was written with it."""

    outputs: dict[str, Kept]
    manifest: str


def made_of(value: Json) -> Made:
    """Read it from its JSON; like every reader here it raises KeyError, TypeError or ValueError."""
    problems = tuple(problem_of(each) for each in value["problems"])
    return Made(str(value["sha256"]), int(value["size"]), int(value["pages"]), problems)


def record_of(value: Json) -> Record:
    return Record(
        job_of(value["job"]),
        str(value["code"]),
        str(value["second"]),
        made_of(value["made"]),
        tuple(Fallback(**each) for each in value["fallbacks"]),
        (int(value["coverage"][0]), int(value["coverage"][1])),
    )


def state_of(value: Json) -> State:
    outputs = {
        output: Kept(str(kept["first"]), str(kept["before"]), made_of(kept["made"]))
        for output, kept in value["outputs"].items()
    }
    return State(outputs, str(value["manifest"]))


def job_of(value: Json) -> Job:
    plain = {field.name: value[field.name] for field in fields(Job)}
    options = dict(value["options"])
    for field in fields(Options):
        if isinstance(options[field.name], list):
            options[field.name] = _tuples(options[field.name])
    plain |= {"stack": tuple(plain["stack"]), "inputs": _tuples(plain["inputs"])}
    return Job(**plain | {"options": Options(**options)})


def problem_of(value: Json) -> Problem:
    place = Place(str(value["place"]["file"]), int(value["place"]["line"]))
    severity: Severity = "error" if value["severity"] == "error" else "warning"
    return Problem(place, str(value["message"]), str(value["hint"]), str(value["rule"]), severity)


def _tuples(value: Json) -> Json:
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value
