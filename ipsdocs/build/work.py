"""A worker's side of a build: make one job's output, unless its page was made before. Runs in any process."""

from __future__ import annotations

import gc
import importlib
import os
import resource
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast

from ipsdocs.build.files import Unwritable
from ipsdocs.build.job import Job, Prepared, Producer
from ipsdocs.build.locks import Claims
from ipsdocs.build.stamps import second
from ipsdocs.build.state import Made, Record
from ipsdocs.build.store import Cache, LocalStore
from ipsdocs.problems import Place, Problem

LARGE = "Look for a very large picture, table or list."


@dataclass(frozen=True, slots=True)
class Factory:
    """Where a worker gets its producer from: `module`'s `function`, called once with `args`.

    `preload` names the heavy modules that it will need, imported once for all workers.
    """

    module: str
    function: str
    args: tuple[object, ...] = ()
    preload: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A job to make, its first stamp, the code it is made with, and the cache's folder."""

    job: Job
    first: str
    code: str
    cache: Path


@dataclass(frozen=True, slots=True)
class Built:
    """A job that was made; `shared` where its page had been made before."""

    how: Literal["built", "shared"]
    record: Record
    damaged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """A job that could not be made; `fatal` where none can be: the worker has no producer, or no disk."""

    problems: tuple[Problem, ...]
    fatal: Literal["", "producer", "disk"] = ""


Outcome = Built | Failed


class CannotStart(Exception):
    """No worker can get its producer: something is missing on the machine."""


def make(task: Task, producer: Producer, cache: Cache, claims: Claims) -> Outcome:
    """Make a job: prepare, and finish unless the same page is there already. The blob goes to the cache."""
    prepared = producer.prepare(task.job)
    if _errors(prepared.problems):
        return Failed(prepared.problems)
    stamp = second(prepared)
    with claims.claim(stamp):
        made = cache.made(stamp)
        how: Literal["built", "shared"] = "shared" if made else "built"
        if made is None:
            finished = producer.finish(task.job, prepared)
            if _errors(finished.problems):
                return Failed((*prepared.problems, *finished.problems))
            made = Made(cache.keep(finished.data), len(finished.data), finished.pages, finished.problems)
            cache.note_made(stamp, made)
    record = _record(task, prepared, stamp, made)
    cache.note_record(task.first, record)
    return Built(how, record, tuple(cache.damaged))


def _record(task: Task, prepared: Prepared, stamp: str, made: Made) -> Record:
    whole = replace(made, problems=(*prepared.problems, *made.problems))
    return Record(task.job, task.code, stamp, whole, prepared.fallbacks, prepared.coverage)


def _errors(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def failure(job: Job, message: str, hint: str = "") -> Failed:
    """Say that a job failed, at the file that it is about."""
    return Failed((Problem(place_of(job), f"{job.output} could not be made: {message}", hint, "build"),))


def place_of(job: Job) -> Place:
    """Name the file that a job is about: the source of its module, training, poster or variant, else the output."""
    id = job.subject
    endings = (f"modules/{id}.md", f"trainings/{id}.yaml", f"posters/{id}.yaml", f"variants/{id}/variant.yaml")
    for path, _ in job.inputs:
        if path.endswith(endings):
            return Place(path)
    return Place(job.output)


@dataclass(slots=True)
class _Here:
    """What this worker process holds: its producer, or why it has none, and one lock file."""

    producer: Producer | None = None
    broken: str = ""
    claims: tuple[Path, Claims] | None = None


_here = _Here()


def start(factory: Factory, memory: int) -> None:
    """Ready a worker process: limit its memory, let it die with its parent, build its producer once."""
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    least = memory if most == resource.RLIM_INFINITY else min(memory, most)
    resource.setrlimit(resource.RLIMIT_DATA, (least, least))
    try:
        module = importlib.import_module(factory.module)
        _here.producer = cast(Producer, getattr(module, factory.function)(*factory.args))
    except BaseException as error:  # whatever it is, it must reach the person who started the build
        _here.broken = f"{type(error).__name__}: {error}"
    gc.collect()
    gc.freeze()  # what is loaded now stays: don't look through it again and again


def perform(task: Task) -> Outcome:
    """Make a job in this worker process; whatever happens to it is that one job's failure."""
    if _here.producer is None:
        return replace(failure(task.job, _here.broken), fatal="producer")
    try:
        if _here.claims is None or _here.claims[0] != task.cache:
            _here.claims = (task.cache, Claims(task.cache / "claims"))
        return make(task, _here.producer, Cache(LocalStore(task.cache)), _here.claims[1])
    except Unwritable as error:
        return Failed((Problem(place_of(task.job), str(error), "", "build"),), "disk")
    except MemoryError:
        return failure(task.job, "it needs more memory than a worker may take.", LARGE)
    except BaseException as error:  # even SystemExit: hostile input must not end a worker, nor the build
        return failure(task.job, f"{type(error).__name__}: {error}")


def _die_with_parent() -> None:
    """End this process when the build is gone, even by SIGKILL: nobody would stop a job that hangs.

    Not prctl's death signal: that goes by the fork server, which lives on while one of its children does.
    """
    import multiprocessing  # 30 ms that the main process need not spend when there is nothing to do

    build = multiprocessing.parent_process()
    if build is not None:
        build.join()
        os._exit(1)
