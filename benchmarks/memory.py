"""Peak memory of a build's workers, from /proc while it runs: the command's grandchildren, by its fork server."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.timing import NotMeasured

EVERY = 0.05  # seconds
PSS_EVERY = 10  # samples: adding up a process's shares costs a millisecond, its peak a tenth of that
PROC = Path("/proc")


@dataclass(slots=True)
class Workers:
    """A thread that looks at all workers twenty times a second.

    `peak` is the kernel's own count of each worker's largest resident memory (VmHWM), so nothing between two
    looks is missed but what happens after the last; `share` the largest proportional share (PSS) that was seen.
    """

    peak: dict[int, int] = field(default_factory=dict)  # process → bytes
    share: dict[int, int] = field(default_factory=dict)
    _done: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def watch(self, process: int) -> None:
        self._thread = threading.Thread(target=self._look, args=(process,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        if self._thread:
            self._thread.join()

    def largest(self) -> tuple[float, float]:
        """Peak and share of the largest worker, in MB (a million bytes)."""
        if not self.peak:
            raise NotMeasured("no worker was seen in /proc")
        return max(self.peak.values()) / 1e6, max(self.share.values(), default=0) / 1e6

    def _look(self, process: int) -> None:
        number = 0
        while not self._done.wait(EVERY):
            for worker in [grand for child in children(process) for grand in children(child)]:
                _keep(self.peak, worker, _kilobytes(worker, "status", "VmHWM"))
                if number % PSS_EVERY == 0:
                    _keep(self.share, worker, _kilobytes(worker, "smaps_rollup", "Pss"))
            number += 1


def check() -> None:
    """Raises NotMeasured where the kernel doesn't say what is needed."""
    if not (PROC / "self/smaps_rollup").is_file() or not (PROC / "thread-self/children").is_file():
        raise NotMeasured("it needs Linux's /proc with smaps_rollup and children")


def children(process: int) -> list[int]:
    found: list[int] = []
    for file in PROC.glob(f"{process}/task/*/children"):
        try:
            found += map(int, file.read_text().split())
        except OSError:  # it ended meanwhile
            continue
    return found


def _kilobytes(process: int, file: str, name: str) -> int:
    try:
        text = (PROC / str(process) / file).read_text()
    except OSError:
        return 0
    line = re.search(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)
    return int(line[1]) * 1024 if line else 0


def _keep(found: dict[int, int], process: int, size: int) -> None:
    found[process] = max(found.get(process, 0), size)
