"""The translator's loop at the disk: PO files read, counted, and written where their bytes are new, each whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from ipsdocs.build.files import Disk, DurableDisk, clean_leftovers, write_whole
from ipsdocs.edition.messages import Entry
from ipsdocs.i18n.memory import Memory
from ipsdocs.i18n.po import opened
from ipsdocs.i18n.scope import not_shipped
from ipsdocs.i18n.status import Coverage, coverage
from ipsdocs.i18n.update import template, updated
from ipsdocs.problems import Place, Problem, Problems
from ipsdocs.source.catalogues import load, po_file, pot_file
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project

Entries = Mapping[str, tuple[Entry, ...]]
Counted = tuple[list[Coverage], tuple[Problem, ...]]


def write_templates(root: Path, found: Entries, disk: Disk | None = None) -> int:
    """Write the POT files, take away those of sources that are gone; how many are new or other than before.

    Raises Unwritable where the disk refuses.
    """
    disk = disk or DurableDisk()
    clean_leftovers(root / "locales")
    for name in Files(root).list("locales", "*.pot"):
        if Path(name).stem not in found:
            disk.remove(root / name)
    return sum(_write(disk, root, pot_file(domain), template(domain, entries)) for domain, entries in found.items())


def update_locale(root: Path, locale: str, found: Entries, problems: Problems, disk: Disk | None = None) -> int:
    """Bring a locale's PO files up to date; how many are new or other than before.

    What no whole build makes in the locale gets no new file; one that is there is looked after.
    One that can't be read is left as it is, with its problem. Raises Unwritable where the disk refuses: what was
    written until then is whole, and another run goes on from there, since what moved stays in both files.
    """
    disk, files, project = disk or DurableDisk(), Files(root), Project.at(root)
    clean_leftovers((root / po_file(locale, "")).parent)
    there = project.catalogue_domains(locale)
    opened_files = {domain: opened(files, locale, domain, problems) for domain in there}
    memory = Memory({domain: file for domain, file in opened_files.items() if file}, found)
    new, unwanted = 0, not_shipped(project, locale)
    for domain in found:
        if opened_files[domain] if domain in there else domain not in unwanted:
            new += _write(disk, root, po_file(locale, domain), updated(memory, locale, domain))
    for domain in memory.orphans:
        problems.warning(
            Place(po_file(locale, domain)), f"nothing is called “{domain}” any more", _advice(memory, domain)
        )
    return new


def coverages(root: Path, locales: Sequence[str], found: Entries, problems: Problems) -> list[Coverage]:
    """How far each locale's catalogues have come, in the order of locales and catalogues.

    The locales are read on all cores, since nearly all of the time is Babel's reading. The processes are forks, so
    that nobody sends them the messages; where a system has none, and for one locale, this process does it.
    """
    count = partial(_coverage, root, found)
    workers = min(len(locales), len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1)
    if workers < 2:
        counted = [count(locale) for locale in locales]
    else:
        with ProcessPoolExecutor(workers, get_context("fork"), _inherit, (count,)) as pool:
            counted = list(pool.map(_inherited, locales))
    for _, noted in counted:
        problems.extend(noted)
    return [row for rows, _ in counted for row in rows]


_count: Callable[[str], Counted] | None = None  # a fork's own: what its parent gave it at its start


def _inherit(count: Callable[[str], Counted]) -> None:
    global _count  # a fork gets its arguments unpickled, a task doesn't
    _count = count


def _inherited(locale: str) -> Counted:
    assert _count
    return _count(locale)


def _coverage(root: Path, found: Entries, locale: str) -> Counted:
    files, problems = Files(root), Problems()
    rows, unwanted = [], not_shipped(Project.at(root), locale)
    for domain, entries in found.items():
        there = files.exists(po_file(locale, domain))
        if there or domain not in unwanted:
            rows.append(coverage(locale, domain, entries, load(files, locale, domain, problems) if there else None))
    return rows, tuple(problems)


def _advice(memory: Memory, orphan: str) -> str:
    alone = memory.only_in(orphan)
    if not alone:
        return "All that is translated in it stands in other catalogues: delete the file."
    return f"Keep it: {alone} of its translations stand nowhere else, and are found again when their texts come back."


def _write(disk: Disk, root: Path, name: str, data: bytes) -> bool:
    """Write a file if its bytes are new; whether they were."""
    path = root / name
    if path.is_file() and path.read_bytes() == data:
        return False
    write_whole(disk, path, data)
    return True
