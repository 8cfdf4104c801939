"""`ipsdocs new`: a variant or a locale to begin with, that passes `check` and builds."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from ipsdocs.build.files import LocalDisk, write_whole
from ipsdocs.commands.common import GOOD, PROBLEMS, counted, leave, say, say_problems
from ipsdocs.commands.new_locale import locale
from ipsdocs.edition.languages import LETTER
from ipsdocs.model import Module, Paper
from ipsdocs.problems import Problems, suggest
from ipsdocs.source.fields import ID
from ipsdocs.source.paths import VARIANTS
from ipsdocs.source.project import Project, Unreadable
from ipsdocs.source.variants import KINDS, PAPERS
from ipsdocs.variants.scaffold import OPENING, SLOTS, Wish, scaffold, slot_of


@click.group("new")
def command() -> None:
    """Begin something: files that say what is to be written in them, pass `check` and build.

    Example: ipsdocs new variant harbour
    """


command.add_command(locale)


@command.command("variant")
@click.argument("name")
@click.option("--title", metavar="WORDS", help="The name that stands on its pages.")
@click.option("--kind", type=click.Choice(KINDS), help="What it adapts to.")
@click.option("--why", metavar="WORDS", help="Why it is there, in a sentence or two.")
@click.option("--region", metavar="ID", help="Whose support contacts are printed, such as us or nz.")
@click.option("--paper", type=click.Choice(PAPERS), help="The paper that it is printed on.")
@click.option("--module", "modules", multiple=True, metavar="ID", help="A module in which it leaves a place open.")
@click.pass_obj
def variant(
    root: Path,
    name: str,
    title: str | None,
    kind: str | None,
    why: str | None,
    region: str | None,
    paper: str | None,
    modules: tuple[str, ...],
) -> None:
    """Begin a variant: curriculum/variants/NAME/ with all that it may say, open, and first questions to its people.

    What no option says is asked. In each module that is named, one place is left open for those whose place it is.

    Example: ipsdocs new variant harbour
    """
    project, problems = Project.at(root), Problems()
    try:
        _hold_name(name, root, project)
        able = {id: module for id in _in_order(project) if slot_of(module := project.module(id))}
        title = title or click.prompt("Name, as it stands on the pages", name.capitalize())
        kind = kind or click.prompt("What does it adapt to", type=click.Choice(KINDS))
        why = why or click.prompt("Why is it there, in a sentence or two")
        region = _region(region, project)
        paper = paper or click.prompt("Paper", _paper(region), type=click.Choice(PAPERS))
        wish = Wish(name, title, kind, why, region, cast(Paper, paper))
        files = scaffold(wish, _chosen(modules, able, project), project.curriculum(), problems)
    except Unreadable as error:
        problems.extend(error.problems)
    if problems.errors:
        say_problems(problems)
        leave(PROBLEMS)
    for file, text in files:
        write_whole(LocalDisk(), root / file, text.encode())
    for line in _next(name, len(files), project):
        say(line)
    leave(GOOD)


def _hold_name(name: str, root: Path, project: Project) -> None:
    """A new variant's name is an id that nothing has yet."""
    if not ID.fullmatch(name) or name == "base":
        raise click.BadParameter(f"“{name}” can't be a variant's name. Use small letters, digits and single hyphens.")
    if name in project.variant_ids() or (root / VARIANTS / name).exists():
        raise click.BadParameter(f"{VARIANTS}/{name} is there already. Choose another name, or change that folder.")


def _hold(word: str, known: tuple[str, ...], what: str) -> None:
    if word not in known:
        raise click.UsageError(f"unknown {what} “{word}”. {suggest(word, known)}")


def _region(word: str | None, project: Project) -> str:
    found: str = word or click.prompt("Region of the support contacts", project.curriculum().region)
    _hold(found, project.region_ids(), "region")
    return found


def _paper(region: str) -> str:
    """The usual paper of a region's country."""
    return "letter" if region.split("-")[0].upper() in LETTER else "a4"


def _in_order(project: Project) -> tuple[str, ...]:
    """All modules, in the order in which trainings meet them."""
    met = (module for id in project.training_ids() for module in project.training(id).modules)
    return tuple(dict.fromkeys((*met, *project.module_ids())))


def _chosen(named: tuple[str, ...], able: dict[str, Module], project: Project) -> tuple[Module, ...]:
    """The modules to begin with, of those that have an open place."""
    first = [id for id, module in able.items() if slot_of(module) == OPENING][:SLOTS]
    words = named or tuple(click.prompt("Modules in which a place stays open", " ".join(first)).split())
    for word in words:
        _hold(word, project.module_ids(), "module")
        if word not in able:
            raise click.UsageError(f"module “{word}” has no open place, a slot. These have: {', '.join(sorted(able))}.")
    return tuple(able[word] for word in dict.fromkeys(words))


def _next(name: str, files: int, project: Project) -> tuple[str, ...]:
    training = next(iter(project.training_ids()), "TRAINING")
    return (
        f"{counted(files, 'file')} in {VARIANTS}/{name}/",
        "",
        f"Now write in {VARIANTS}/{name}/variant.yaml who leads it and what its people should be asked. Then:",
        f"  ipsdocs check {VARIANTS}/{name}",
        f"  ipsdocs variants report {name}",
        f"  ipsdocs packet {training} --variant {name}",
    )
