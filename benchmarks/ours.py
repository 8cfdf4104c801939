"""ipsdocs alone: nothing to do, one edited paragraph, a cold build with its workers' memory."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import memory
from benchmarks.machine import CORES
from benchmarks.timing import IPSDOCS, PROJECT, Bar, Figure, NotMeasured, Row, environment, progress, run

PARTS = ("curriculum", "locales", "templates")  # what a project is made of
MODULE, EDITION = "boundaries", ("--locale", "en", "--variant", "base")
NOTHING, EDIT, SPEED, MEMORY = Bar(0.5), Bar(2), Bar(40, at_least=True), Bar(400)


def copy_project(target: Path) -> Path:
    """A copy of the project to work in: nothing is ever written into the checkout."""
    for part in PARTS:
        shutil.copytree(PROJECT / part, target / part)
    return target


@dataclass(frozen=True, slots=True)
class Built:
    """A build that ended well: seconds from outside, counts, and PDF pages (a PowerPoint's slides apart)."""

    seconds: float
    outputs: int
    built: int
    shared: int
    unchanged: int
    delivered: int
    drawn: int
    slides: int


@dataclass(frozen=True, slots=True)
class Bench:
    """A project's copy, its output folder, and the part of the matrix to build (empty: all of it)."""

    project: Path
    out: Path
    part: tuple[str, ...] = ()

    def build(self, options: Sequence[str], workers: memory.Workers | None = None) -> Built:
        command = [IPSDOCS, "build", "--out", str(self.out), "--json", *options]
        try:
            done = run(command, self.project, good=(0, 1), watch=workers.watch if workers else None)
        finally:
            if workers:
                workers.stop()
        if done.code and not done.output.startswith("{"):
            raise NotMeasured(f"the project can't be built: {(done.errors.strip() or 'no reason given')[:200]}")
        summary = json.loads(done.output)
        if summary["failed"]:
            reason = next((p["message"] for p in summary["problems"] if p["severity"] == "error"), "")
            raise NotMeasured(f"{len(summary['failed'])} outputs failed, the first: {reason[:200]}")
        return self._counted(done.seconds, summary)

    def _counted(self, seconds: float, summary: dict[str, Any]) -> Built:
        outputs = json.loads((self.out / "manifest.json").read_bytes())["outputs"]
        ways = {how: summary[how] for how in ("built", "shared", "restored", "unchanged")}
        every = [name for names in ways.values() for name in names]

        def pages(names: Sequence[str], suffix: str) -> int:
            return sum(outputs[name]["pages"] for name in names if name.endswith(suffix))

        return Built(
            seconds,
            len(every),
            len(ways["built"]),
            len(ways["shared"]) + len(ways["restored"]),
            len(ways["unchanged"]),
            pages(every, ".pdf"),
            pages(ways["built"], ".pdf"),
            pages(ways["built"], ".pptx"),
        )


def cold(bench: Bench, runs: int) -> Iterator[Row]:
    """All that is asked for, from an empty output folder and cache with two workers; leaves the last run's folder."""
    title = f"cold build of {'all documents of one edition' if bench.part else 'the whole matrix'}"
    found: list[Built] = []
    sizes: list[tuple[float, float]] = []
    reason = _reason()
    for number in range(runs):
        shutil.rmtree(bench.out, ignore_errors=True)
        workers = None if reason else memory.Workers()
        found.append(bench.build(["--jobs", str(CORES), *bench.part], workers))
        sizes += [workers.largest()] if workers else []
        progress(f"cold build {number + 1} of {runs}: {found[-1].seconds:.1f} s")
    last = found[-1]
    yield Row(f"{title}, {CORES} workers", Figure.of([b.seconds for b in found]), "s")
    yield Row(
        "  what it made",
        words=f"{last.outputs} outputs: {last.built} made, {last.shared} share a file that was made; "
        f"{last.delivered:,} PDF pages delivered, {last.drawn:,} drawn; {last.slides} PowerPoint slides more",
    )
    yield Row("  PDF pages delivered a second", Figure.of([b.delivered / b.seconds for b in found]), "pages/s")
    yield Row("  PDF pages drawn a second", Figure.of([b.drawn / b.seconds for b in found]), "pages/s", SPEED)
    if reason:
        yield Row("  largest worker, peak memory", not_measured=reason)
        return
    yield Row("  largest worker, peak resident memory", Figure.of([peak for peak, _ in sizes]), "MB", MEMORY)
    yield Row("  largest worker, share of memory (PSS)", Figure.of([share for _, share in sizes]), "MB")


def _reason() -> str:
    try:
        memory.check()
    except NotMeasured as reason:
        return str(reason)
    return ""


def nothing(bench: Bench, runs: int) -> Iterator[Row]:
    """`ipsdocs build` when every output is there, and whether it imports WeasyPrint on the way."""
    command = [IPSDOCS, "build", "--out", str(bench.out), *bench.part]
    bench.build(bench.part)  # whatever was missing is there now, and the files are in the system's cache
    seconds = []
    for _ in range(runs):
        done = run(command, bench.project)
        if not done.output.lstrip().startswith("0 built") or " 0 shared" not in done.output:
            raise NotMeasured(f"there was something to do: {done.output.strip().splitlines()[-1]}")
        seconds.append(done.seconds)
    yield Row("nothing to do", Figure.of(seconds), "s", NOTHING)
    listed = run(command, bench.project, environment(PYTHONPROFILEIMPORTTIME="1")).errors
    names = [line.rpartition("|")[2].strip() for line in listed.splitlines() if line.startswith("import time:")]
    heavy = "weasyprint" in {name.partition(".")[0] for name in names}
    yield Row("  WeasyPrint imported", words=f"{'yes' if heavy else 'no'} ({len(names)} modules imported in all)")


def edited(bench: Bench, runs: int) -> Iterator[Row]:
    """One paragraph of one module changed, all outputs of that module in one edition; another change each time."""
    source = bench.project / "curriculum/modules" / f"{MODULE}.md"
    text = source.read_text(encoding="utf-8")
    options = ["--module", MODULE, *EDITION]
    bench.build(options)
    found = []
    try:
        for number in range(runs):
            source.write_text(edit(text, f"This is edit {number}. "), encoding="utf-8")
            found.append(bench.build(options))
    finally:
        source.write_text(text, encoding="utf-8")
    if not all(each.built for each in found):
        raise NotMeasured("the edit changed no output")
    last = found[-1]
    yield Row("one paragraph edited, its outputs in one edition", Figure.of([b.seconds for b in found]), "s", EDIT)
    yield Row(
        "  what it made",
        words=f"{last.outputs} outputs: {last.built} made, {last.shared + last.unchanged} as before; "
        f"{last.drawn} PDF pages drawn",
    )


def edit(text: str, words: str) -> str:
    """A module's text with words before its first paragraph, the one after the first `##`."""
    before, mark, after = text.partition("\n## ")
    title, gap, rest = after.partition("\n\n")
    if not rest[:1].isalpha():
        raise NotMeasured(f"{MODULE} doesn't begin with a paragraph")
    return f"{before}{mark}{title}{gap}{words}{rest}"
