"""Every rule over a whole project, in one visible list; all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

from ipsdocs.checks.agendas import agendas
from ipsdocs.checks.avoid import avoid
from ipsdocs.checks.care import care
from ipsdocs.checks.catalogue_heads import catalogue_heads
from ipsdocs.checks.contacts import contacts
from ipsdocs.checks.coverage import coverage
from ipsdocs.checks.everything import Everything, everything
from ipsdocs.checks.frozen import frozen
from ipsdocs.checks.language import language
from ipsdocs.checks.limits import limits
from ipsdocs.checks.matrix import matrix
from ipsdocs.checks.modules import modules
from ipsdocs.checks.overlays import overlays
from ipsdocs.checks.scripts import scripts
from ipsdocs.checks.sessions import sessions
from ipsdocs.checks.snapshots import snapshots
from ipsdocs.checks.texts import texts
from ipsdocs.checks.trainings import trainings
from ipsdocs.checks.translations import translations, waived
from ipsdocs.checks.variants import variants
from ipsdocs.checks.waivers import Waived
from ipsdocs.problems import Problem, Problems
from ipsdocs.source.project import Project, Unreadable

RULES: tuple[Callable[[Everything], Iterable[Problem]], ...] = (
    matrix,
    scripts,
    modules,
    trainings,
    sessions,
    care,
    contacts,
    variants,
    overlays,
    agendas,
    limits,
    avoid,
    texts,
    translations,
    catalogue_heads,
    coverage,
    frozen,
    language,
)


TRANSLATION_RULES: tuple[Callable[[Everything], Iterable[Problem]], ...] = (translations, catalogue_heads)


def check_translations(
    project: Project, today: date, locales: Collection[str]
) -> tuple[tuple[Problem, ...], tuple[Waived, ...]]:
    """What is wrong in the PO files of some locales, and what their translators have given a reason for.

    Raises Unreadable where the curriculum itself can't be read.
    """
    found, problems = everything(project, today, release=False, locales=locales), Problems()
    for rule in TRANSLATION_RULES:
        problems.extend(rule(found))
    problems.extend(project.all_problems)
    folders = tuple(f"locales/{locale}/" for locale in locales)
    reasons = tuple(each for each in waived(found) if each.problem.place.file.startswith(folders))
    return tuple(problem for problem in problems if problem.place.file.startswith(folders)), reasons


def check(project: Project, today: date, release: bool = False) -> tuple[Problem, ...]:
    """All that is wrong in a project, in order of place. With `release`, what stops a release is wrong, too.

    What can't be read is said, and the rest is checked without it; without curriculum.yaml nothing can be.
    """
    problems = Problems()
    try:
        found = everything(project, today, release)
        found.frozen.update(snapshots(project, found))
    except Unreadable as error:
        problems.extend(error.problems)
    else:
        for rule in RULES:
            problems.extend(rule(found))
    problems.extend(project.all_problems)
    return tuple(problems)
