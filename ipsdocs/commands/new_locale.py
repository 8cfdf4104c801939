"""`ipsdocs new locale`: a language to translate into, with its fonts and its PO files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from ipsdocs.build.files import DurableDisk, Unwritable, write_whole
from ipsdocs.build.stamps import digest_file
from ipsdocs.commands.common import GOOD, MISSING, PROBLEMS, counted, leave, say, say_problems
from ipsdocs.commands.loop import update_locale, write_templates
from ipsdocs.document.script_fonts import LOCK, TOKENS, package, read_lock, wanted_fonts, with_fonts
from ipsdocs.document.tokens import token_file
from ipsdocs.edition.languages import parent
from ipsdocs.i18n.begin import facts, plan_of, unknown, with_locale
from ipsdocs.i18n.extract import catalogues, with_notes
from ipsdocs.output.fonts import candidates
from ipsdocs.problems import Problems, suggest
from ipsdocs.source.curriculum import CURRICULUM
from ipsdocs.source.paths import catalogue_folder
from ipsdocs.source.project import Project, Unreadable


@dataclass(frozen=True, slots=True)
class Fonts:
    """What the templates get for a script: files with their new text, and what is said of it."""

    files: tuple[tuple[str, str], ...]
    said: str


@click.command("locale")
@click.argument("tag")
@click.option("--training", metavar="ID", help="Only this training of the base, and its modules.")
@click.pass_obj
def locale(root: Path, tag: str, training: str | None) -> None:
    """Begin a locale: its row in curriculum.yaml, its script's fonts in templates/, and PO files to fill.

    What is there already stays as it is, so the command may be run again, such as after fonts were installed.

    Example: ipsdocs new locale ka --training intro-webinar
    """
    wrong = unknown(tag)
    if wrong:
        raise click.BadParameter(wrong)
    project, problems = Project.at(root), Problems()
    try:
        files = _row(root, tag, training, project)
        source = project.curriculum().source_locale
        found = with_notes(project, catalogues(project))
    except Unreadable as error:
        say_problems(error.problems)
        leave(PROBLEMS)
    fonts = _fonts(root, tag)
    try:
        for name, text in (*files, *fonts.files):
            write_whole(DurableDisk(), root / name, text.encode())
        write_templates(root, found)
        new = update_locale(root, tag, found, problems)
    except Unwritable as error:
        say(str(error), error=True)
        leave(MISSING)
    say_problems(problems)
    over = parent(tag, source, dict(project.curriculum().locales))
    for line in (*facts(tag, source), f"  fonts: {fonts.said}", "", *(_thin(tag, over) if over else _next(tag, new))):
        say(line)
    leave(PROBLEMS if problems.errors else GOOD)


def _row(root: Path, tag: str, training: str | None, project: Project) -> tuple[tuple[str, str], ...]:
    """curriculum.yaml with the locale's row; nothing where it has one."""
    curriculum = project.curriculum()
    if training and training not in project.training_ids():
        raise click.UsageError(f"unknown training “{training}”. {suggest(training, project.training_ids())}")
    if tag == curriculum.source_locale:
        raise click.BadParameter(f"“{tag}” is the language that the curriculum is written in.")
    if tag in dict(curriculum.locales):
        return ()
    plan = plan_of(project.training(training) if training else None)
    text = with_locale((root / CURRICULUM).read_text(encoding="utf-8"), curriculum, tag, plan)
    if not text:
        raise click.UsageError(f"write `{tag}: {plan.minimum}` under `locales:` in {CURRICULUM}, and run this again.")
    return ((CURRICULUM, text),)


def _fonts(root: Path, tag: str) -> Fonts:
    """The templates' files with the fonts of the locale's script, where this machine has them."""
    if not (root / TOKENS).is_file():
        return Fonts((), f"this project has no {TOKENS}")
    tokens, lock = ((root / name).read_text(encoding="utf-8") for name in (TOKENS, LOCK))
    want = wanted_fonts(tag, token_file(tokens), read_lock(lock), lambda name: bool(candidates(name)))
    missing = [name for name in want.files if not candidates(name)]
    if missing:
        return Fonts((), f"{', '.join(missing)} missing: install {package(missing[0])[0]}, and run this again")
    if not want.files and not want.row:
        return Fonts((), "there, and locked")
    digests = {name: digest_file(candidates(name)[0]) for name in want.files}
    new_tokens, new_lock = with_fonts(tokens, lock, want, digests)
    return Fonts(((TOKENS, new_tokens), (LOCK, new_lock)), f"{', '.join(want.files)}, now in {TOKENS} and {LOCK}")


def _thin(tag: str, over: str) -> tuple[str, ...]:
    """What is said of a locale that needs no catalogues of its own."""
    return (
        f"{tag} takes over the words of {over}, so no PO file is begun: it holds only what it says otherwise.",
        "",
        f"For each such text make locales/{tag}/LC_MESSAGES/<catalogue>.po from locales/<catalogue>.pot, translate it",
        "and leave the others empty: docs/translator.md says how. Then:",
        f"  ipsdocs i18n update {tag}",
        f"  ipsdocs i18n check {tag}",
        f"  ipsdocs build --locale {tag} --variant base",
    )


def _next(tag: str, new: int) -> tuple[str, ...]:
    return (
        f"{counted(new, 'PO file')} written in {catalogue_folder(tag)}/",
        "",
        "Now translate, templates.po and curriculum.po first: docs/translator.md says how. Then:",
        f"  ipsdocs i18n check {tag}",
        f"  ipsdocs build --locale {tag} --variant base",
    )
