"""Taking the base as seen: the fingerprints of today in an overlay's files, and the words that they stand for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ipsdocs.edition.drift import Standing
from ipsdocs.problems import Problems
from ipsdocs.source.paths import seen_file
from ipsdocs.source.project import Project
from ipsdocs.source.reasons import rebased
from ipsdocs.source.seen import Words, seen_text
from ipsdocs.variants.status import of_variant


@dataclass(frozen=True, slots=True)
class Accepted:
    """The files to write, whole, by name; what was accepted; what can't be, because its block is gone."""

    files: tuple[tuple[str, str], ...]
    changed: tuple[Standing, ...]
    gone: tuple[Standing, ...]


def accepted(project: Project, variant: str, subjects: Collection[str] = ()) -> Accepted:
    """What accepting a variant's base writes, for all modules and trainings or for these.

    Words of operations that are not accepted stay as they were kept; words that no operation names are dropped.
    """
    found = tuple(of_variant(project, variant))
    wanted = [s for s in found if not subjects or s.overlay.subject in subjects]
    changed = tuple(standing for standing in wanted if standing.state == "changed")
    kept: dict[str, Words] = {}
    for standing in found:
        taken = standing in changed or standing.state == "clean"
        base, said = (standing.now, standing.says) if taken else (standing.operation.base, standing.said)
        if base and said:
            kept[base] = said
    lines: dict[str, dict[int, str]] = {}
    for standing in changed:
        lines.setdefault(standing.operation.place.file, {})[standing.operation.place.line] = standing.now
    written = [(name, rebased(project.files.text(name, Problems()) or "", new)) for name, new in lines.items()]
    files = (*written, (seen_file(variant), seen_text(kept)))
    return Accepted(files, changed, tuple(s for s in wanted if s.state == "gone"))
