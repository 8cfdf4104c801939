"""Whole processes timed from outside, and figures of several runs: median (min-max), with the bar they are held to."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
BIN = Path(sys.executable).parent
IPSDOCS = str(BIN / "ipsdocs")
PYTHON = sys.executable


class NotMeasured(Exception):
    """A figure can't be had here; the text says why."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What several runs gave."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float]) -> Figure:
        if not values:
            raise NotMeasured("there was no run")
        return cls(tuple(values))

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def text(self, unit: str = "") -> str:
        """`0.31 s (0.30-0.35)`; a figure that never changed stands alone."""
        low, high = shown(min(self.values)), shown(max(self.values))
        middle = f"{shown(self.median)} {unit}".strip()
        return middle if low == high else f"{middle} ({low}-{high})"


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure's median should be: at most `limit`, or at least."""

    limit: float
    at_least: bool = False

    def verdict(self, figure: Figure) -> str:
        if self.at_least:
            return "within" if figure.median >= self.limit else "under"
        return "within" if figure.median <= self.limit else "over"

    def text(self, unit: str) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.limit:g} {unit}"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a figure with its bar, or what was found in words, or why there is neither."""

    name: str
    figure: Figure | None = None
    unit: str = ""
    bar: Bar | None = None
    words: str = ""
    not_measured: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A process that ended: its seconds from outside, its exit code, what it said."""

    seconds: float
    code: int
    output: str
    errors: str


def shown(value: float) -> str:
    """Three figures that count: 0.312, 3.12, 31.2, 312, 1,312."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}"


def environment(**more: str) -> dict[str, str]:
    """The shell's environment with this virtual environment's commands first."""
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", **more}


def run(
    command: Sequence[str],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    good: Sequence[int] = (0,),
    watch: Callable[[int], None] | None = None,
) -> Run:
    """Run a process to its end. `watch` is told its number as soon as it lives.

    It writes to files, not pipes: a pipe is at its end only when the last grandchild has closed it.
    """
    if not shutil.which(command[0]):
        raise NotMeasured(f"there is no {command[0]}")
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        begun = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603  # the benchmark's own commands
            list(command), cwd=cwd, env=env or environment(), stdin=subprocess.DEVNULL, stdout=output, stderr=errors
        )
        try:
            if watch:
                watch(process.pid)
            code = process.wait()
        except BaseException:  # whoever stops the benchmark stops what it started
            process.kill()
            process.wait()
            raise
        seconds = time.perf_counter() - begun
        output.seek(0)
        errors.seek(0)
        done = Run(seconds, code, *(f.read().decode("utf-8", "replace") for f in (output, errors)))
    if code not in good:
        last = (done.errors.strip() or done.output.strip() or "it said nothing").splitlines()[-1]
        raise NotMeasured(f"{Path(command[0]).name} ended with exit code {code}: {last[:200]}")
    return done


def tell(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def progress(text: str) -> None:
    """What is going on, to the error stream, so that the table alone can be kept."""
    sys.stderr.write(f"  {text}\n")
    sys.stderr.flush()
