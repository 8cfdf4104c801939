"""The workers: long-lived processes that make jobs, so that no document can harm another.

They come from a fork server that has imported the heavy modules once. Measured with WeasyPrint, 2 workers, to
the first result: fork server 0.78 s, fork 0.92 s, spawn 1.07 s; 100 jobs with a new worker every 20: 3.2 s,
5.0 s, 6.0 s; a worker holds 55 MB rather than 62. There is no way to run in this process: it would save 0.1 s
and give up the time limit, the memory limit and the promise that a crash is one document's error.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ipsdocs.build.work import LARGE, Factory, Failed, Outcome, Task, failure, perform, start

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool  # 40 ms that a build with nothing to do need not spend

GIB = 1 << 30


def cores() -> int:
    """Give how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # macOS


class Pool:
    """Workers that start with the first task and stay until `close`, over as many builds as there are.

    `timeout` is in seconds for one job, `memory` in bytes for one worker, `tasks` what a worker does before
    a new one takes its place. Use it as a context manager: leaving it ends the workers, whatever they do.
    """

    def __init__(
        self,
        factory: Factory,
        workers: int | None = None,
        *,
        timeout: float = 120.0,
        memory: int = GIB,
        tasks: int = 100,
    ) -> None:
        self.workers = workers or cores()
        self._factory = factory
        self._timeout = timeout
        self._memory = memory
        self._tasks = tasks
        self._pool: ProcessPool | None = None

    def each(self, tasks: Sequence[Task]) -> Iterator[tuple[int, Outcome]]:
        """Make every task; give its number and outcome, in the order in which they are done.

        Raises:
            CannotStart: the workers have no producer, or end as soon as they start.
        """
        from ipsdocs.build.rounds import Round

        return Round(self, tasks).outcomes()

    def schedule(self, task: Task) -> ProcessFuture[Outcome]:
        """Hand a task to the workers, starting them if there are none."""
        if self._pool is None:
            self._pool = self._start()
        return self._pool.schedule(perform, args=(task,), timeout=self._timeout)

    def expired(self, task: Task) -> Failed:
        """Say that a task ran out of time."""
        return failure(task.job, f"it took longer than {self._timeout:g} seconds.", LARGE)

    def close(self) -> None:
        """End the workers, whatever they are doing."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble annotates most of its methods, not all
            pool.join()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _start(self) -> ProcessPool:
        import multiprocessing
        from multiprocessing import forkserver

        from pebble import CONSTS, ProcessPool

        CONSTS.term_timeout = 0.3  # seconds; a worker that won't end can be killed, it leaves nothing half-done
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([*self._factory.preload, self._factory.module])
        # Ctrl-C goes to every process of the terminal; blocked here, it stays blocked in the server and the
        # workers, and only this process answers it.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return ProcessPool(self.workers, self._tasks, start, (self._factory, self._memory), context)
