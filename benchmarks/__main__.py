"""Speed, memory and crashes of ipsdocs on this machine, and its peers beside it: python -m benchmarks (make bench)."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import i18n, machine, ours, peers, variants
from benchmarks.timing import HERE, IPSDOCS, PROJECT, PYTHON, Figure, NotMeasured, Row, progress, run, shown, tell

PARTS = ("cold", "nothing", "edit", "variants", "i18n", "peers")
COLUMNS = (
    "",
    "documents",
    "a process each, s",
    "all in one, s",
    "warm, s",
    "warm, pages/s",
    "pages",
    "KB",
    "words",
    "tagged",
    "PDF/UA-1",
)


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="runs of what is short (default: 10)")
    parser.add_argument("--long-runs", type=int, default=3, help="cold builds, and rounds of the peers (default: 3)")
    parser.add_argument(
        "--only", action="append", choices=(*PARTS, "crash"), help="only this part; may be given more than once"
    )
    parser.add_argument("--crash", type=int, default=0, metavar="N", help="kill a build N times at random moments too")
    parser.add_argument("--matrix", action="store_true", help="build all editions, not one: some minutes a build")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures here too")
    return parser.parse_args(argv)


def rows(asked: argparse.Namespace) -> Iterator[Row]:
    """The figures of ipsdocs alone, each as soon as it is there."""
    wanted = asked.only or PARTS
    if set(wanted) & {"cold", "nothing", "edit"}:
        with tempfile.TemporaryDirectory() as folder:
            project = ours.copy_project(Path(folder) / "project")
            bench = ours.Bench(project, Path(folder) / "out", bench_part(asked))
            if "cold" in wanted:
                yield from guarded("cold build", lambda: ours.cold(bench, asked.long_runs))
            if "nothing" in wanted:
                yield from guarded("nothing to do", lambda: ours.nothing(bench, asked.runs))
            if "edit" in wanted:
                yield from guarded("one paragraph edited", lambda: ours.edited(bench, asked.runs))
    if "variants" in wanted:
        with tempfile.TemporaryDirectory() as folder:
            project = ours.copy_project(Path(folder) / "project")
            yield from guarded("variants", lambda: variants.measured(project, asked.long_runs))
    if "i18n" in wanted:
        with tempfile.TemporaryDirectory() as folder:
            project = ours.copy_project(Path(folder) / "project")
            yield from guarded("i18n", lambda: i18n.measured(project, asked.long_runs))
    if asked.crash:
        yield from guarded("crash", lambda: crash(asked.crash, bench_part(asked)))


def bench_part(asked: argparse.Namespace) -> tuple[str, ...]:
    return () if asked.matrix else ours.EDITION


def guarded(name: str, measure: Callable[[], Iterable[Row]]) -> Iterator[Row]:
    progress(name)
    try:
        yield from measure()
    except NotMeasured as reason:
        yield Row(name, not_measured=str(reason))


def crash(kills: int, part: Sequence[str]) -> Iterator[Row]:
    """benchmarks/crash.py on its own; its last line is the result."""
    command = [
        PYTHON,
        str(HERE / "crash.py"),
        "--project",
        str(PROJECT),
        "--kills",
        str(kills),
        "--",
        IPSDOCS,
        "build",
        *part,
    ]
    done = run(command, PROJECT, good=(0, 1))
    said = (done.output.strip() or done.errors.strip() or "it said nothing").splitlines()
    result = next((line for line in said if "differ" in line), said[-1])
    yield Row(f"killed {kills} times", words=f"{'passed' if done.code == 0 else 'FAILED'}: {result}")


def line(row: Row) -> str:
    if row.not_measured:
        return f"{row.name:<50} not measured: {row.not_measured}"
    if row.figure is None:
        return f"{row.name:<50} {row.words}"
    bar = f"{row.bar.text(row.unit):<14} {row.bar.verdict(row.figure)}" if row.bar else ""
    return f"{row.name:<50} {row.figure.text(row.unit):<32} {len(row.figure.values):>2} runs   {bar}".rstrip()


def side_by_side(found: Sequence[peers.Peer]) -> Iterator[str]:
    """The peers' table, then what each does for its time."""
    table = [COLUMNS, *(cells(peer) for peer in found if not peer.reason)]
    widths = [max(len(row[column]) for row in table) for column in range(len(COLUMNS))]
    for row in table:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    for peer in found:
        if peer.reason:
            yield f"{peers.TITLES[peer.way]}: not measured: {peer.reason}"
    yield ""
    for peer in found:
        yield textwrap.fill(f"{peers.TITLES[peer.way]}: {peers.DOES[peer.way]}", 118, subsequent_indent="    ")
        if not peer.reason:
            yield f"    fonts: {', '.join(peer.fonts)}"
        for rule, documents in sorted(peer.rules.items(), key=lambda item: -item[1])[:3]:
            yield f"    breaks in {documents} of {peer.documents}: {rule}"


def cells(peer: peers.Peer) -> tuple[str, ...]:
    def figure(value: Figure | None) -> str:
        return value.text() if value else "not measured"

    return (
        peers.TITLES[peer.way],
        str(peer.documents),
        *(figure(value) for value in (peer.cold, peer.whole, peer.warm, peer.speed)),
        str(peer.pages),
        shown(round(peer.size / 1000)),
        shown(peer.words),
        f"{peer.tagged} of {peer.documents}",
        peer.verdict,
    )


def as_json(row: Row) -> dict[str, Any]:
    base = {"name": row.name.strip()}
    if row.not_measured:
        return {**base, "not_measured": row.not_measured}
    if row.figure is None:
        return {**base, "words": row.words}
    bar = {"bar": row.bar.text(row.unit), "verdict": row.bar.verdict(row.figure)} if row.bar else {}
    return {**base, "unit": row.unit, **figures(row.figure), **bar}


def figures(figure: Figure) -> dict[str, Any]:
    return {"median": figure.median, "min": min(figure.values), "max": max(figure.values), "runs": figure.values}


def peer_json(peer: peers.Peer) -> dict[str, Any]:
    if peer.reason:
        return {"way": peer.way, "not_measured": peer.reason}
    whole = asdict(peer)
    for name in ("cold", "whole", "warm", "speed"):
        value: Figure | None = getattr(peer, name)
        whole[name] = figures(value) if value else None
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    asked = arguments(argv)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that temporary folders go even then
    head = machine.facts(machine.pin())
    tell("\n".join(machine.head(head)))
    if machine.busy():
        tell("\nOther work is running: these are not the figures of a quiet machine.")
    tell("\nEvery figure is the median (least-most) of whole processes, timed from outside.\n")
    found: list[Row] = []
    for row in rows(asked):
        found.append(row)
        tell(line(row))
    beside: list[peers.Peer] = []
    if "peers" in (asked.only or PARTS):
        tell("\nSide by side: every module's handout (English, base) as PDF; seconds per document, but “all in one”")
        try:
            beside = list(peers.measure(asked.long_runs))
            tell("\n".join(side_by_side(beside)))
        except NotMeasured as reason:
            tell(f"not measured: {reason}")
    head["load after"] = machine.load()
    tell(f"\nload after: {head['load after']}")
    if asked.json:
        whole = {"machine": head, "figures": [as_json(r) for r in found], "peers": [peer_json(p) for p in beside]}
        asked.json.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
