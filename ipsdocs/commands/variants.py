"""`ipsdocs variants`: what the base changed under each overlay."""

from __future__ import annotations

from pathlib import Path

import click

from ipsdocs.commands.common import GOOD, PROBLEMS, counted, json_option, leave, print_json, say, say_problems
from ipsdocs.edition.patch import State, states
from ipsdocs.problems import suggest
from ipsdocs.source.project import Project, Unreadable


@click.group("variants")
def command() -> None:
    """Look after overlays: the changes that a culture, a setting or an organisation makes.

    Example: ipsdocs variants status
    """


@command.command("status")
@click.argument("names", nargs=-1, metavar="[VARIANT]...")
@json_option
@click.pass_obj
def status(root: Path, names: tuple[str, ...], as_json: bool) -> None:
    """Show each operation as clean, changed (its base says something else now) or gone; exit 1 if not all clean.

    Example: ipsdocs variants status aotearoa
    """
    project = Project.at(root)
    for name in names:
        if name not in project.variant_ids():
            raise click.BadParameter(
                f"unknown variant “{name}”. {suggest(name, project.variant_ids())}", param_hint="VARIANT"
            )
    try:
        found = [
            state
            for variant in names or project.variant_ids()
            for module in project.overlay_modules(variant)
            if (overlay := project.overlay(variant, module))
            for state in states(project.module(module), overlay)
        ]
    except Unreadable as error:
        say_problems(error.problems)
        leave(PROBLEMS)
    if as_json:
        print_json([_json(state) for state in found])
    else:
        _say(found)
    leave(GOOD if all(state.state == "clean" for state in found) else PROBLEMS)


def _json(state: State) -> dict[str, str | int]:
    operation = state.operation
    return {
        "variant": state.overlay.variant,
        "module": state.overlay.module,
        "does": operation.does,
        "at": operation.at,
        "state": state.state,
        "base": operation.base,
        "now": state.now,
        "file": operation.place.file,
        "line": operation.place.line,
    }


def _say(found: list[State]) -> None:
    for state in found:
        operation = state.operation
        now = f"  base={operation.base}, now {state.now or 'gone'}" if state.state != "clean" else ""
        say(f"{state.state:<8}{operation.does:<8}{operation.at:<24}{operation.place}{now}")
    clean = sum(1 for state in found if state.state == "clean")
    say(f"{counted(len(found), 'operation')}, {clean} clean")
