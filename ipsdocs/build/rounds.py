"""One pass of tasks through the workers. Only this file and pool.py know pebble; imported when needed."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from typing import TYPE_CHECKING, cast

from pebble import ProcessExpired, ProcessFuture

from ipsdocs.build.work import LARGE, CannotStart, Failed, Outcome, Task, failure

if TYPE_CHECKING:
    from ipsdocs.build.pool import Pool


class Round:
    """One pass over tasks: a few at the workers at a time, a second try for those whose worker died."""

    def __init__(self, pool: Pool, tasks: Sequence[Task]) -> None:
        self._pool = pool
        self._tasks = tasks
        self._waiting = deque(range(len(tasks)))
        self._running: dict[ProcessFuture[Outcome], int] = {}
        self._tries = [0] * len(tasks)
        self._room = 2 * pool.workers
        self._broken = 0  # times that the pool broke since the last outcome

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        while self._waiting or self._running:
            while self._waiting and len(self._running) < self._room:
                self._hand_out(self._waiting.popleft())
            done, _ = wait(self._running, return_when=FIRST_COMPLETED)
            for future in done:
                outcome = self._settle(cast(ProcessFuture[Outcome], future))
                if outcome is not None:
                    yield outcome

    def _hand_out(self, number: int) -> None:
        try:
            self._running[self._pool.schedule(self._tasks[number])] = number
        except RuntimeError as error:  # the pool broke while nobody looked
            self._restart(error)
            self._waiting.appendleft(number)

    def _settle(self, future: ProcessFuture[Outcome]) -> tuple[int, Outcome] | None:
        """Take a task's outcome; None where it must be tried again."""
        number = self._running.pop(future, None)
        if number is None:
            return None  # it went down with the pool, and waits again
        try:
            outcome = future.result()
        except TimeoutError:
            return number, self._pool.expired(self._tasks[number])
        except ProcessExpired as error:
            return self._again(number, f"its worker died ({_cause(error.exitcode)}).")
        except RuntimeError as error:
            self._restart(error)
            return self._again(number, "the workers ended.")
        self._broken = 0
        if isinstance(outcome, Failed) and outcome.fatal == "producer":
            raise CannotStart(outcome.problems[0].message)
        return number, outcome

    def _again(self, number: int, message: str) -> tuple[int, Outcome] | None:
        self._tries[number] += 1
        if self._tries[number] < 2:
            self._waiting.append(number)
            return None
        return number, failure(self._tasks[number].job, message, LARGE)

    def _restart(self, error: RuntimeError) -> None:
        """The pool broke: start another, and go on one by one, so that a second break has one culprit."""
        self._broken += 1
        if self._broken > 3:
            raise CannotStart(f"The workers end as soon as they start: {error}.")
        self._waiting.extendleft(sorted(self._running.values(), reverse=True))
        self._running.clear()
        self._room = 1
        self._pool.close()


def _cause(code: int) -> str:
    """Say how a process ended: by a signal's name or an exit code."""
    if code >= 0:
        return f"exit code {code}"
    return signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
