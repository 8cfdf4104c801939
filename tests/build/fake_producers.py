"""Producers for tests: they make text, or misbehave as a job's `document` says. Workers import this file."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from ipsdocs.build.files import Disk
from ipsdocs.build.job import Fallback, Finished, Job, Options, Prepared
from ipsdocs.build.pool import Pool
from ipsdocs.build.run import run, silent
from ipsdocs.build.summary import Done, Summary
from ipsdocs.build.work import Factory
from ipsdocs.problems import Place, Problem

WARNING = Problem(Place("curriculum/modules/a.md", 3), "“normal” is a word to look at.", severity="warning")
ERROR = Problem(Place("curriculum/modules/a.md", 7), "An unknown kind.")


def job(
    output: str, text: str = "one", document: str = "text", locale: str = "en", extra: str = "", **options: str
) -> Job:
    """Give a job whose page is made of `text` alone; `extra` changes its stamp but not its page."""
    inputs = (("curriculum/modules/a.md", text), ("templates/a.html", extra or "template"))
    return Job(output, document, "a", locale, (), Options(**options), inputs)  # type: ignore[arg-type]


def build(
    jobs: Sequence[Job],
    out: Path,
    pool: Pool,
    progress: Callable[[Done], None] = silent,
    *,
    planned: Collection[str] = (),
    code: str | None = None,
    disk: Disk | None = None,
) -> Summary:
    """Run jobs that are the whole plan, or with `planned` a selection of it."""
    paths = planned or [each.output for each in jobs]
    return run(jobs, out, pool, progress, planned=paths, code=code, disk=disk)


class Texts:
    """Makes 200 lines of a job's text. In `log` it leaves a file for each document that it finished."""

    def __init__(self, log: str = "", seconds: float = 0.0) -> None:
        self._log = log
        self._seconds = seconds

    def prepare(self, job: Job) -> Prepared:
        if job.document == "raise":
            raise ValueError("no such template")
        problems = {"warn": (WARNING,), "wrong": (ERROR,)}.get(job.document, ())
        text = dict(job.inputs)["curriculum/modules/a.md"]
        return Prepared(text, "fake 1", job.document, (Fallback("a", text, "en"),), (1, 2), problems)

    def finish(self, job: Job, prepared: Prepared) -> Finished:
        MISBEHAVE.get(job.document, nothing)(job)
        time.sleep(self._seconds)
        if self._log:
            name = f"{job.output.replace('/', '-')}-{os.getpid()}-{time.monotonic_ns()}"
            (Path(self._log) / name).write_text(prepared.payload)
        return Finished("".join(f"{prepared.payload} {n}\n" for n in range(200)).encode(), 2)


def nothing(_job: Job) -> None:
    """Behave."""


def leave(_job: Job) -> None:
    os._exit(3)


def kill(_job: Job) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang(_job: Job) -> None:
    time.sleep(600)


def spin(_job: Job) -> None:
    """Hang in a way that SIGTERM doesn't end."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    time.sleep(600)


def eat(_job: Job) -> None:
    """Take 4 GB."""
    hoard = [b"x" * (1 << 26) for _ in range(64)]
    raise AssertionError(f"{len(hoard)} pieces fitted")


def stop(_job: Job) -> None:
    raise SystemExit(0)


def die_once(job: Job) -> None:
    """Die at the first try only; the locale is a file that remembers."""
    if not Path(job.locale).exists():
        Path(job.locale).touch()
        os.kill(os.getpid(), signal.SIGKILL)


MISBEHAVE = {"exit": leave, "kill": kill, "hang": hang, "spin": spin, "eat": eat, "stop": stop, "once": die_once}


def texts(log: str = "", seconds: float = 0.0) -> Texts:
    return Texts(log, seconds)


def broken() -> Texts:
    raise OSError("cannot load library libpango-1.0-0")


def deadly() -> Texts:
    os._exit(9)


def factory(log: Path | str = "", seconds: float = 0.0) -> Factory:
    """Give the factory of a well-behaved producer."""
    return Factory("fake_producers", "texts", (str(log), seconds))
