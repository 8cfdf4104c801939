"""Thirty variants of sixty modules: read, resolved, and how all of it stands to the base."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import IPSDOCS, Bar, Figure, Row, run
from ipsdocs.edition.drift import standings
from ipsdocs.edition.patch import patch
from ipsdocs.model import Module, Overlay
from ipsdocs.problems import Problems
from ipsdocs.source.project import Project

VARIANTS, MODULES, OPERATIONS = 30, 60, 3
RESOLVED = Bar(2)


def grow(project: Path) -> None:
    """Make a project's copy as large as the bar says: modules twice, every variant with an overlay on each."""
    folder = project / "curriculum/modules"
    texts = {file.stem: file.read_text("utf-8") for file in sorted(folder.glob("*.md"))}
    for id, text in list(texts.items())[: MODULES - len(texts)]:
        texts[f"{id}-again"] = re.sub(r"(?m)^id: .*$", f"id: {id}-again", text, count=1)
        (folder / f"{id}-again.md").write_text(texts[f"{id}-again"], "utf-8")
        (folder / f"{id}-again").symlink_to(id)
    for number in range(VARIANTS):
        variant = project / f"curriculum/variants/bench-{number}"
        variant.mkdir()
        (variant / "variant.yaml").write_text(
            f"id: bench-{number}\nname: Bench {number}\nkind: culture\nwhy: To measure.\n", "utf-8"
        )
        for id, text in texts.items():
            (variant / f"{id}.md").write_text(overlay(id, text, number), "utf-8")


def overlay(id: str, text: str, number: int) -> str:
    """Operations on blocks of a module, other ones for every variant."""
    ids = re.findall(r"\{#([a-z0-9-]+)", text)
    parts = [f"---\nmodule: {id}\n---\n"]
    for step in range(OPERATIONS):
        at = ids[(number * OPERATIONS + step) % len(ids)]
        attributes = f'at={at} base=000000000000 dimension=content depth=deep why="To measure."'
        parts.append(
            f"\n::: after {{{attributes}}}\nA sentence of variant {number}, with a few words more. {{#b-{step}}}\n:::\n"
        )
    return "".join(parts)


def measured(project: Path, runs: int) -> Iterator[Row]:
    """Reading apart from resolving; then the command, from outside."""
    grow(project)
    reading, resolving, standing = [], [], []
    for _ in range(runs):
        before = time.perf_counter()
        found = read(Project.at(project))
        reading.append(time.perf_counter() - before)
        before = time.perf_counter()
        for module, overlays in found:
            for each in overlays:
                patch(module, [each], Problems())
        resolving.append(time.perf_counter() - before)
        before = time.perf_counter()
        for module, overlays in found:
            for each in overlays:
                list(standings(module, each, {}))
        standing.append(time.perf_counter() - before)
    number = sum(len(overlays) for _, overlays in found)
    yield Row(
        "overlays", words=f"{VARIANTS} variants x {len(found)} modules: {number:,}, {number * OPERATIONS:,} operations"
    )
    yield Row("  read from their files", Figure.of(reading), "s")
    yield Row("  resolved: each module under each variant", Figure.of(resolving), "s", RESOLVED)
    yield Row("  held against their base", Figure.of(standing), "s")
    whole = [run([IPSDOCS, "variants", "status", "--json"], project, good=(0, 1)).seconds for _ in range(runs)]
    yield Row("  ipsdocs variants status, the whole command", Figure.of(whole), "s")


def read(project: Project) -> list[tuple[Module, list[Overlay]]]:
    variants = [f"bench-{number}" for number in range(VARIANTS)]
    return [
        (project.module(id), [o for variant in variants if (o := project.overlay(variant, id))])
        for id in project.module_ids()
    ]
