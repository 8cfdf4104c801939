"""`ipsdocs i18n`: the translator's loop."""

from __future__ import annotations

from pathlib import Path

import click

from ipsdocs.build.files import Unwritable
from ipsdocs.commands.common import GOOD, MISSING, PROBLEMS, counted, json_option, leave, print_json, say, say_problems
from ipsdocs.commands.kept import kept
from ipsdocs.commands.loop import coverages, update_locale, write_templates
from ipsdocs.edition.messages import Entry
from ipsdocs.i18n.extract import catalogues, told
from ipsdocs.i18n.status import Coverage
from ipsdocs.problems import Problems, suggest
from ipsdocs.source.project import Project, Unreadable


@click.group("i18n")
def command() -> None:
    """Extract what there is to translate, bring translations up to date, count them.

    Example: ipsdocs i18n update es
    """


def _entries(root: Path, notes: bool = True) -> dict[str, tuple[Entry, ...]]:
    """Today's messages, with the notes that catalogues carry or without."""
    project = Project.at(root)
    try:
        return told(project, catalogues(project)) if notes else catalogues(project)
    except Unreadable as error:
        say_problems(error.problems)
        leave(PROBLEMS)


def _locales(root: Path, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The locales that are translated: those asked for, or all of the curriculum but its source."""
    try:
        curriculum = Project.at(root).curriculum()
    except Unreadable as error:
        say_problems(error.problems)
        leave(PROBLEMS)
    known = tuple(tag for tag, _ in curriculum.locales if tag != curriculum.source_locale)
    for tag in wanted:
        if tag not in known:
            raise click.UsageError(f"“{tag}” is no locale of this curriculum. {suggest(tag, known)}")
    return wanted or known


@command.command("extract")
@click.pass_obj
def extract(root: Path) -> None:
    """Write one template (POT) per module, training, poster and variant, and one for the templates.

    Example: ipsdocs i18n extract
    """
    found = _entries(root)
    new = write_templates(root, found)
    say(f"{counted(len(found), 'template')}, {new} changed")
    leave(GOOD)


@command.command("update")
@click.argument("locales", nargs=-1, metavar="[LOCALE]...")
@click.pass_obj
def update(root: Path, locales: tuple[str, ...]) -> None:
    """Bring PO files up to date: edited text comes back fuzzy with its previous text, nothing is lost.

    Example: ipsdocs i18n update es ar
    """
    found, tags = _entries(root), _locales(root, locales)
    problems, new = Problems(), 0
    try:
        write_templates(root, found)
        for locale in tags:
            new += update_locale(root, locale, found, problems)
    except Unwritable as error:
        say_problems(problems)
        say(f"{error} What was written until now is whole; run the command again.", error=True)
        leave(MISSING)
    say_problems(problems)
    say(f"{counted(new, 'PO file')} changed")
    leave(PROBLEMS if problems.errors else GOOD)


@command.command("status")
@click.argument("locales", nargs=-1, metavar="[LOCALE]...")
@json_option
@click.pass_obj
def status(root: Path, locales: tuple[str, ...], as_json: bool) -> None:
    """Show per locale and catalogue what is translated, fuzzy and missing, against today's source.

    Example: ipsdocs i18n status ar
    """
    problems, tags = Problems(), _locales(root, locales)
    rows = kept(root, tags, problems, lambda: coverages(root, tags, _entries(root, notes=False), problems))
    say_problems(problems)
    if as_json:
        print_json([_json(row) for row in rows])
    else:
        _table(rows)
    leave(PROBLEMS if problems.errors else GOOD)


def _json(row: Coverage) -> dict[str, str | int]:
    return {
        "locale": row.locale,
        "catalogue": row.domain,
        "translated": row.translated,
        "fuzzy": row.fuzzy,
        "missing": row.missing,
        "words": row.words,
        "percent": row.percent,
        "drafted-by": row.drafted_by,
        "reviewed-by": row.reviewed_by,
    }


def _table(rows: list[Coverage]) -> None:
    say(f"{'locale':<8}{'catalogue':<28}{'done':>6}{'fuzzy':>7}{'missing':>9}{'words':>8}{'%':>5}  state")
    for row in rows:
        state = f"reviewed by {row.reviewed_by}" if row.reviewed_by else "draft"
        say(
            f"{row.locale:<8}{row.domain:<28}{row.translated:>6}{row.fuzzy:>7}{row.missing:>9}"
            f"{row.words:>8}{row.percent:>5}  {state}"
        )
