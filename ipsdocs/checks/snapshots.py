"""What the snapshots of frozen locales say, read as the project of today is."""

from __future__ import annotations

from ipsdocs.checks.everything import Everything, Then, everything
from ipsdocs.checks.phones import digits
from ipsdocs.source.project import Project, Unreadable
from ipsdocs.source.snapshot import NUMBERS


def snapshots(project: Project, found: Everything) -> dict[str, Then]:
    """By locale; that one is missing or can't be read is noted in `project.all_problems`."""
    result = {}
    for locale in (tag for tag, plan in found.curriculum.locales if plan.frozen):
        try:
            then = project.for_locale(locale)
            files, said = then.files, everything(then, found.today, found.release, (locale,))
        except Unreadable as error:
            project.all_problems.extend(error.problems)
            continue
        folder = files.snapshot.folder if files.snapshot else ""
        numbers = (files.data(f"{folder}/{NUMBERS}") or b"").decode("utf-8", "replace").split("\n")
        result[locale] = Then(said, frozenset(map(digits, numbers)), files.real)
    return result
