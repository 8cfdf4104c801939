"""`ipsdocs i18n freeze` and `thaw`: a locale's snapshot, taken and put away, whole or not at all."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path

import click

from ipsdocs.build.files import Disk, DurableDisk, Unwritable, write_whole
from ipsdocs.commands.common import GOOD, MISSING, PROBLEMS, counted, leave, say, say_problems
from ipsdocs.commands.loop import coverages
from ipsdocs.i18n.extract import catalogues
from ipsdocs.i18n.freeze import snapshot, with_policy
from ipsdocs.i18n.status import Standing, total
from ipsdocs.model import Curriculum
from ipsdocs.problems import Problems, suggest
from ipsdocs.source.curriculum import CURRICULUM
from ipsdocs.source.project import Project, Unreadable
from ipsdocs.source.snapshot import BEFORE, FROZEN, NEW, snapshot_folder
from ipsdocs.source.tags import HINT, is_tag


def _tag(_context: click.Context, _argument: click.Parameter, tag: str) -> str:
    """A tag that isn't one may be a way out of the project: folders are named for it, and removed."""
    if not is_tag(tag):
        raise click.BadParameter(f"“{tag}” is no language tag. {HINT}")
    return tag


@click.command("freeze")
@click.argument("locale", callback=_tag)
@click.pass_obj
def freeze(root: Path, locale: str) -> None:
    """Keep a locale's pages as they are now while the source moves on. Support contacts stay today's.

    PO files go on being translated; freezing again takes them and today's source into a new snapshot.

    Example: ipsdocs i18n freeze es
    """
    project, problems = Project.at(root), Problems()
    try:
        curriculum = project.curriculum()
        text = _policy(root, curriculum, locale, frozen=True)
        rows = coverages(root, [locale], catalogues(project), problems)
        files = snapshot(project, locale) | {CURRICULUM: text.encode()}
    except Unreadable as error:
        problems.extend(error.problems)
    if problems.errors:
        say_problems(problems)
        leave(PROBLEMS)
    try:
        write_snapshot(root, locale, files)
        _write_policy(root, text)
    except Unwritable as error:
        say(f"{error} Pages are made as before; run the command again.", error=True)
        leave(MISSING)
    standing = Standing(total(locale, rows), curriculum.plan(locale).minimum)
    say(f"{locale} is frozen: {counted(len(files), 'file')} in {snapshot_folder(locale)}/")
    say(f"{standing.total.percent} % of its words are translated; {standing.state}")
    leave(GOOD)


@click.command("thaw")
@click.argument("locale", callback=_tag)
@click.pass_obj
def thaw(root: Path, locale: str) -> None:
    """Make a frozen locale's pages from today's source again; what isn't translated stands in another language there.

    A snapshot that a locale left which is in curriculum.yaml no more is removed, too.

    Example: ipsdocs i18n thaw es
    """
    try:
        curriculum = Project.at(root).curriculum()
        text = _policy(root, curriculum, locale, frozen=False)
    except Unreadable as error:
        say_problems(error.problems)
        leave(PROBLEMS)
    try:
        _write_policy(root, text)
        remove_snapshot(root, locale)
    except Unwritable as error:
        say(f"{error} Run the command again.", error=True)
        leave(MISSING)
    declared = locale in curriculum.translated
    say(
        f"{locale} is live: its pages are made from today's source"
        if declared
        else f"{locale} has no snapshot any more"
    )
    leave(GOOD)


def _policy(root: Path, curriculum: Curriculum, locale: str, frozen: bool) -> str:
    """curriculum.yaml with the locale's policy; wrong usage where there is no such locale, or it can't be written."""
    known = curriculum.translated
    left = not frozen and any(place.exists() for place in _places(root, locale))
    if locale not in known and not left:
        raise click.UsageError(
            f"“{locale}” is no locale of this curriculum that is translated. {suggest(locale, known)}"
        )
    text = with_policy((root / CURRICULUM).read_text(encoding="utf-8"), curriculum, locale, frozen)
    if not text:
        what = "write `policy: frozen` in" if frozen else "take `policy` out of"
        raise click.UsageError(f"{what} the row of {locale} under `locales:` in {CURRICULUM}, and run this again.")
    return text


def _write_policy(root: Path, text: str) -> None:
    path = root / CURRICULUM
    if path.read_text(encoding="utf-8") != text:
        write_whole(DurableDisk(), path, text.encode())


def write_snapshot(root: Path, locale: str, files: Mapping[str, bytes], disk: Disk | None = None) -> None:
    """Put a snapshot in its place. Whenever this ends, and in whatever way, the old one or the new one is read, whole.

    Raises Unwritable where the disk refuses.
    """
    disk = disk or DurableDisk()
    place, new, before = _places(root, locale)
    try:
        _settle(place, new, before, disk)
        for name, data in files.items():
            disk.write(new / name, data)
        disk.flush(root)
        if place.exists():
            disk.rename(place, before)
        disk.rename(new, place)
        _settle(place, new, before, disk)
    except OSError as error:
        with contextlib.suppress(OSError):  # the next run does it; what matters now is the first error
            _settle(place, new, before, disk)
        raise Unwritable(f"{place} cannot be written: {error.strerror or error}.") from error


def remove_snapshot(root: Path, locale: str, disk: Disk | None = None) -> None:
    """Put a snapshot away, whole at once. Raises Unwritable where the disk refuses."""
    disk = disk or DurableDisk()
    place, new, before = _places(root, locale)
    try:
        _settle(place, new, before, disk)
        if place.exists():
            disk.rename(place, new)
        _settle(place, new, before, disk)
    except OSError as error:
        raise Unwritable(f"{place} cannot be removed: {error.strerror or error}.") from error


def _places(root: Path, locale: str) -> tuple[Path, Path, Path]:
    place, new, before = (root / snapshot_folder(locale, name) for name in (FROZEN, NEW, BEFORE))
    return place, new, before


def _settle(place: Path, new: Path, before: Path, disk: Disk) -> None:
    """Clear away what an interrupted run left: an old snapshot goes back where no new one took its place."""
    if before.exists() and not place.exists():
        disk.rename(before, place)
    for folder in (new, before):
        if folder.exists():
            shutil.rmtree(folder)
