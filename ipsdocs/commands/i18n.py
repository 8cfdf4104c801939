"""`ipsdocs i18n`: the translator's loop."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ipsdocs.build.files import LocalDisk, Unwritable, write_whole
from ipsdocs.commands import i18n_check, i18n_status
from ipsdocs.commands.common import GOOD, MISSING, PROBLEMS, counted, json_option, leave, print_json, say, say_problems
from ipsdocs.commands.i18n_freeze import freeze, thaw
from ipsdocs.commands.kept import Counts, kept
from ipsdocs.commands.loop import coverages, parents_first, update_locale, write_components, write_templates
from ipsdocs.edition.messages import Entry
from ipsdocs.i18n.behind import behind
from ipsdocs.i18n.extract import catalogues, with_notes
from ipsdocs.i18n.heatmap import heatmap
from ipsdocs.i18n.status import Standing, total
from ipsdocs.i18n.weblate import FILE
from ipsdocs.problems import Problems, suggest
from ipsdocs.source.project import Project, Unreadable


@click.group("i18n")
def command() -> None:
    """Extract what there is to translate; bring translations up to date, check, count and freeze them.

    Example: ipsdocs i18n update es
    """


command.add_command(freeze)
command.add_command(thaw)


def _entries(root: Path, notes: bool = True) -> dict[str, tuple[Entry, ...]]:
    """Today's messages, with the notes that catalogues carry or without."""
    project = Project.at(root)
    try:
        return with_notes(project, catalogues(project)) if notes else catalogues(project)
    except Unreadable as error:
        say_problems(error.problems)
        leave(PROBLEMS)


def _locales(root: Path, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The locales that are translated: those asked for, each once, or all of the curriculum but its source."""
    try:
        curriculum = Project.at(root).curriculum()
    except Unreadable as error:
        say_problems(error.problems)
        leave(PROBLEMS)
    known = curriculum.translated
    for tag in wanted:
        if tag not in known:
            raise click.UsageError(f"“{tag}” is no locale of this curriculum. {suggest(tag, known)}")
    return tuple(dict.fromkeys(wanted)) or known


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
        for locale in parents_first(root, tags):
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
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a heat map of catalogues and locales: one file that needs nothing beside it.",
)
@click.pass_obj
def status(root: Path, locales: tuple[str, ...], as_json: bool, html: Path | None) -> None:
    """Show per locale and catalogue what is translated, fuzzy and missing, against today's source.

    Example: ipsdocs i18n status ar
    """
    problems, tags, curriculum = Problems(), _locales(root, locales), Project.at(root).curriculum()
    counts = kept(root, tags, problems, lambda: _counts(root, tags, problems))
    rows, lags = counts.rows, counts.behind
    standings = [Standing(total(tag, rows), curriculum.plan(tag).minimum, lags.get(tag)) for tag in tags]
    say_problems(problems)
    if html:
        _page(html, heatmap(curriculum.title.source, rows, standings))
    if as_json:
        print_json(i18n_status.as_json(rows, standings))
    elif not html:
        i18n_status.table(rows, standings)
    leave(PROBLEMS if problems.errors else GOOD)


def _counts(root: Path, tags: tuple[str, ...], problems: Problems) -> Counts:
    found, project = _entries(root, notes=False), Project.at(root)
    rows, lags = coverages(root, tags, found, problems), {}
    for tag in tags:
        try:
            if lag := behind(project, found, tag):
                lags[tag] = lag
        except Unreadable as error:
            problems.extend(error.problems)
    return Counts(rows, lags)


def _page(file: Path, page: str) -> None:
    try:
        write_whole(LocalDisk(), file.absolute(), page.encode())
    except Unwritable as error:
        say(str(error), error=True)
        leave(MISSING)


@command.command("check")
@click.argument("locales", nargs=-1, metavar="[LOCALE]...")
@click.option("--waived", is_flag=True, help="List what translators have waived, with their reasons.")
@json_option
@click.pass_obj
def check(root: Path, locales: tuple[str, ...], waived: bool, as_json: bool) -> None:
    """Name what translations lost: links, placeholders, emphasis, numbers, room, the glossary's words.

    `ipsdocs check` says the same, and all that is wrong elsewhere.

    Example: ipsdocs i18n check es --waived
    """
    from ipsdocs.checks.project import check_translations

    problems, reasons = check_translations(Project.at(root), date.today(), _locales(root, locales))
    if as_json:
        print_json(i18n_check.as_json(problems, reasons))
    else:
        i18n_check.tell(problems, reasons if waived else None)
    leave(PROBLEMS if any(problem.severity == "error" for problem in problems) else GOOD)


@command.command("weblate")
@click.pass_obj
def weblate(root: Path) -> None:
    """Write weblate.json, a component for each catalogue; from then on extract and update keep it up to date.

    Example: ipsdocs i18n weblate
    """
    found = _entries(root, notes=False)
    try:
        write_components(root, found)
    except Unwritable as error:
        say(str(error), error=True)
        leave(MISSING)
    say(f"{FILE}: {counted(len(found), 'component')}")
    leave(GOOD)
