"""What a locale's snapshot holds, and its policy in curriculum.yaml. Pure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ipsdocs.edition.languages import chain
from ipsdocs.model import Curriculum
from ipsdocs.problems import Problems
from ipsdocs.source.curriculum import CURRICULUM, read_curriculum
from ipsdocs.source.files import Files
from ipsdocs.source.paths import catalogue_folder
from ipsdocs.source.project import Project
from ipsdocs.source.snapshot import NUMBERS, Snapshot, snapshot_folder
from ipsdocs.source.yamledit import with_key, without_key


def snapshot(project: Project, locale: str) -> dict[str, bytes]:
    """The files of a snapshot of today by their names in it.

    The source is there whole, since a module may name any other one; git keeps no second copy of equal files.
    """
    files, source = project.files, project.curriculum().source_locale
    holds = Snapshot(snapshot_folder(locale)).holds
    names = [name for name in files.list("curriculum", "**/*") if "/." not in name]
    for tag in chain(locale, source):
        names += files.list(catalogue_folder(tag), "*.po")
    found = {name: data for name in names if holds(name) and (data := files.data(name)) is not None}
    return found | {NUMBERS: _numbers(project)}


def _numbers(project: Project) -> bytes:
    """The contacts' telephone numbers, one a line: a text that names one that is withdrawn later can be found."""
    regions = map(project.region, project.region_ids())
    numbers = {contact.number for region in regions for contact in region.contacts if not contact.web}
    return "".join(f"{number}\n" for number in sorted(numbers)).encode()


def with_policy(text: str, curriculum: Curriculum, locale: str, frozen: bool) -> str:
    """The text of curriculum.yaml with a locale frozen, or live; empty where it is written so that it can't be done."""
    path = ("locales", locale)
    if curriculum.plan(locale).frozen == frozen:
        return text
    live = without_key(text, path, "policy", short="minimum")
    new = with_key(live, path, "policy", "frozen", short="minimum") if frozen else live
    read = read_curriculum(Files(Path(), {CURRICULUM: new.encode()}), Problems())
    rows = tuple((tag, replace(plan, frozen=frozen) if tag == locale else plan) for tag, plan in curriculum.locales)
    return new if read and read.locales == rows else ""
