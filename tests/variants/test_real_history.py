"""Fifty edits of the real curriculum, one by one: exactly the overlays that touch an edited block are told.

`python tests/variants/test_real_history.py` prints what was edited and what the overlays were told.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ipsdocs.edition.drift import Standing, likely, passages, standings
from ipsdocs.model import Block, Module
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project
from ipsdocs.variants.status import ground

ROOT = Path(__file__).parents[2]
REWORDED, RENAMED = 35, 15


@dataclass(frozen=True)
class Edit:
    """One line of one module, edited: `way` are the ids of the edited block and of all that hold it."""

    what: str
    module: str
    file: str
    line: int
    then: str
    now: str
    way: tuple[str, ...]

    def project(self) -> Project:
        """The project with this edit and no other."""
        lines = (ROOT / self.file).read_text("utf-8").split("\n")
        lines[self.line - 1] = self.now
        return Project(Files(ROOT, {self.file: "\n".join(lines).encode()}))


def ways(tree: tuple[Block, ...], above: tuple[str, ...] = ()) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Every block with the ids of it and of what holds it, innermost first."""
    for block in tree:
        way = (block.id, *above) if block.id else above
        yield block, way
        yield from ways(block.children, way)


def edits() -> tuple[Edit, ...]:
    """Fifty edits, spread evenly over all blocks: words that change, and ids that do where an operation names them."""
    base = Project.at(ROOT)
    named = {
        (module, operation.at)
        for variant in base.variant_ids()
        for module in base.overlay_modules(variant)
        if (overlay := base.overlay(variant, module))
        for operation in overlay.operations
    }
    words: list[Edit] = []
    ids: list[Edit] = []
    for module in map(base.module, base.module_ids()):
        lines = (ROOT / module.place.file).read_text("utf-8").split("\n")
        for block, way in ways(module.sections):
            line = lines[block.place.line - 1]
            about = (module.id, module.place.file, block.place.line, line)
            if block.kind == "paragraph" and re.search(r"[a-z]{4,}", line):
                words.append(Edit("reworded", *about, re.sub(r"\b[a-z]{4,}\b", "quite", line, count=1), way))
            if (module.id, block.id) in named and f"#{block.id}" in line:
                new = re.sub(rf"#{block.id}\b(?!-)", f"#{block.id}-anew", line)
                ids.append(Edit("renamed", *about, new, way))
    return (*spread(words, REWORDED), *spread(ids, RENAMED))


def spread(found: list[Edit], number: int) -> list[Edit]:
    return [found[n * len(found) // number] for n in range(number)]


def told(edit: Edit) -> tuple[list[Standing], Project]:
    """How every operation on the edited module stands to it after the edit."""
    project = edit.project()
    overlays = [o for v in project.variant_ids() if (o := project.overlay(v, edit.module))]
    return [s for o in overlays for s in standings(ground(project, o), o, project.seen(o.variant))], project


def expected(edit: Edit, standing: Standing, sections: set[str]) -> str:
    """What the edit itself says of an operation; beside or upon a section, its heading alone counts."""
    operation, (itself, *around) = standing.operation, edit.way or ("",)
    if edit.what == "renamed" and operation.at == itself:
        return "gone"
    beside = operation.at in sections and operation.does not in ("replace", "remove")
    changed = operation.at in around or (edit.what == "reworded" and operation.at == itself)
    return "changed" if changed and not beside else "clean"


def sections(module: Module) -> set[str]:
    return {section.id for section in module.sections}


def test_fifty_edits_one_by_one_are_told_to_exactly_the_overlays_that_touch_them() -> None:
    made, states = edits(), set()
    assert len(made) == REWORDED + RENAMED
    assert len({edit.module for edit in made}) > 20
    for edit in made:
        found, project = told(edit)
        heads = sections(Project.at(ROOT).module(edit.module)) | sections(project.module(edit.module))
        for standing in found:
            place = f"{edit.file}:{edit.line} {edit.what}: {standing.operation.place}"
            assert standing.state == expected(edit, standing, heads), place
            states.add(standing.state)
    assert states == {"clean", "changed", "gone"}


def test_what_was_renamed_is_found_again() -> None:
    for edit in edits():
        if edit.what == "renamed":
            found, project = told(edit)
            module = project.module(edit.module)
            for standing in found:
                if standing.state == "gone":
                    place = likely(standing.said, passages(module))
                    assert place is not None, edit
                    assert place.passage.id == f"{edit.way[0]}-anew"


def report() -> Iterator[str]:
    """What was edited, and under each edit the operations that are not clean."""
    for number, edit in enumerate(edits(), start=1):
        found, _ = told(edit)
        yield f"{number:>2} {edit.what} {edit.file}:{edit.line} in {' < '.join(edit.way) or 'a block without id'}"
        for s in found:
            if s.state != "clean":
                yield f"     {s.state:<8}{s.overlay.variant:<12}{s.operation.does:<8}{s.operation.at}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report())
