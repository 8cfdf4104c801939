"""The translator's loop at the disk: PO files read, counted, and written where their bytes are new, each whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

from babel.messages.catalog import Catalog

from ipsdocs.build.files import Disk, DurableDisk, clean_leftovers, write_whole
from ipsdocs.edition.languages import chain, parent, same_language
from ipsdocs.edition.messages import Entry
from ipsdocs.i18n.memory import Memory
from ipsdocs.i18n.po import PoFile, opened
from ipsdocs.i18n.scope import not_shipped
from ipsdocs.i18n.status import Coverage, coverage, finished
from ipsdocs.i18n.update import differing, template, updated
from ipsdocs.i18n.weblate import FILE, components
from ipsdocs.problems import Place, Problem, Problems
from ipsdocs.source.catalogues import load
from ipsdocs.source.files import Files
from ipsdocs.source.paths import SHARED, catalogue_folder, po_file, pot_file
from ipsdocs.source.project import Project

Entries = Mapping[str, tuple[Entry, ...]]
Counted = tuple[list[Coverage], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a locale: no catalogue of what it ships nothing of, nothing that its `parents` have.

    `own_words` says that the source is in its language, so that a page without a translation is no lack.
    """

    unshipped: frozenset[str]
    parents: tuple[str, ...]
    own_words: bool


def write_templates(root: Path, found: Entries, disk: Disk | None = None) -> int:
    """Write the POT files, take away those of sources that are gone; how many are new or other than before.

    Where a project has a file for Weblate, it is brought up to date, too. Raises Unwritable where the disk refuses.
    """
    disk = disk or DurableDisk()
    clean_leftovers(root / "locales")
    for name in Files(root).list("locales", "*.pot"):
        if Path(name).stem not in found:
            disk.remove(root / name)
    if (root / FILE).is_file():
        write_components(root, found, disk)
    return sum(_write(disk, root, pot_file(domain), template(domain, entries)) for domain, entries in found.items())


def write_components(root: Path, found: Entries, disk: Disk | None = None) -> bool:
    """Write what Weblate makes its components from; whether it is new or other than before."""
    return _write(disk or DurableDisk(), root, FILE, components(found))


def update_locale(root: Path, locale: str, found: Entries, problems: Problems, disk: Disk | None = None) -> int:
    """Bring a locale's PO files up to date; how many are new or other than before.

    One that can't be read is left as it is, with its problem; none is begun for what no whole build makes in the
    locale, nor for what a thin locale says as its parent does. Raises Unwritable where the disk refuses: what was
    written until then is whole, and another run goes on from there, since what moved stays in both files.
    """
    disk, files, project = disk or DurableDisk(), Files(root), Project.at(root)
    clean_leftovers(root / catalogue_folder(locale))
    there = project.catalogue_domains(locale)
    opened_files = {domain: opened(files, locale, domain, problems) for domain in there}
    memory = Memory({domain: file for domain, file in opened_files.items() if file}, found)
    unshipped, new = not_shipped(project, locale), 0
    thin = _thin(project, locale)
    for domain in found:
        if opened_files[domain] if domain in there else domain not in unshipped:
            over = _parents(project, locale, domain) if thin else ()
            data = differing(memory, locale, domain, over) if thin else updated(memory, locale, domain)
            new += bool(data) and _write(disk, root, po_file(locale, domain), data)
    for domain in memory.orphans:
        problems.warning(
            Place(po_file(locale, domain)), f"nothing is called “{domain}” any more", _advice(memory, domain)
        )
    return new


def _thin(project: Project, locale: str) -> bool:
    curriculum = project.curriculum()
    return bool(parent(locale, curriculum.source_locale, dict(curriculum.locales)))


def _parents(project: Project, locale: str, domain: str) -> tuple[PoFile, ...]:
    """A catalogue in the locales that one falls back to, nearest first, without those that can't be read."""
    over = chain(locale, project.curriculum().source_locale)[1:]
    there = (tag for tag in over if project.files.exists(po_file(tag, domain)))
    return tuple(file for tag in there if (file := opened(project.files, tag, domain, Problems())))


def coverages(root: Path, locales: Sequence[str], found: Entries, problems: Problems) -> list[Coverage]:
    """How far each locale's catalogues have come, in the order of locales and catalogues.

    The locales are read on all cores, since nearly all of the time is Babel's reading. The processes are forks, so
    that nobody sends them the messages; where a system has none, and for one locale, this process does it.
    """
    count = partial(_coverage, root, found, _asked(root, locales))
    workers = min(len(locales), len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1)
    if workers < 2:
        counted = [count(locale) for locale in locales]
    else:
        with ProcessPoolExecutor(workers, get_context("fork"), _begin_fork, (count,)) as pool:
            counted = list(pool.map(_in_fork, locales))
    for _, noted in counted:
        problems.extend(noted)
    return [row for rows, _ in counted for row in rows]


def _asked(root: Path, locales: Sequence[str]) -> dict[str, Asked]:
    project = Project.at(root)
    source = project.curriculum().source_locale

    def asked(locale: str) -> Asked:
        parents = tuple(tag for tag in chain(locale, source)[1:] if tag != source)
        return Asked(not_shipped(project, locale), parents, same_language(locale, source))

    return {locale: asked(locale) for locale in locales}


_count: Callable[[str], Counted] | None = None  # a fork's own: what its parent gave it at its start


def _begin_fork(count: Callable[[str], Counted]) -> None:
    global _count  # a fork gets its arguments unpickled, a task doesn't
    _count = count


def _in_fork(locale: str) -> Counted:
    assert _count
    return _count(locale)


def _coverage(root: Path, found: Entries, asked: Mapping[str, Asked], locale: str) -> Counted:
    files, problems, rows = Files(root), Problems(), []

    @cache
    def read(tag: str, domain: str) -> Catalog | None:
        return load(files, tag, domain, problems) if files.exists(po_file(tag, domain)) else None

    @cache
    def shared(tag: str) -> frozenset[str]:
        there = read(tag, SHARED)  # where an edition looks for what no catalogue of its own has
        return finished(there) if there else frozenset()

    for domain, entries in found.items():
        ask = asked[locale]
        if domain not in ask.unshipped or files.exists(po_file(locale, domain)):
            parents = (parent for tag in ask.parents if (parent := read(tag, domain)))
            inherited = frozenset().union(*map(shared, (locale, *ask.parents)), *map(finished, parents))
            covered = frozenset(entry.msgid for entry in entries) if ask.own_words else inherited
            rows.append(coverage(locale, domain, entries, read(locale, domain), covered, ask.unshipped))
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
