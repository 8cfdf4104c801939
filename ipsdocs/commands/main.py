"""`ipsdocs`: one command per file, each imported only when it is called, so that a short one stays quick."""

from __future__ import annotations

import gc
import importlib
from pathlib import Path

import click

COMMANDS = {
    "build": "build the documents that have changed",
    "packet": "make one folder and zip for a trainer",
    "check": "name every problem in the content at once",
    "i18n": "extract, update, check, count and freeze translations",
    "variants": "what the base changed under each overlay",
    "new": "begin a variant or a locale",
    "why": "why an output was, or would be, rebuilt",
    "doctor": "check what this machine has",
}


class Lazy(click.Group):
    """A group whose commands are files beside this one."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"ipsdocs.commands.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "root",
    metavar="DIR",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Work on the project in DIR.",
)
@click.version_option(package_name="ipsdocs")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """One Markdown module in; handouts, slides and online guides out, for every culture and language.

    Example: ipsdocs build --locale es --variant aotearoa

    Exit codes: 0 good, 1 problems in the content, 2 wrong usage, 3 something missing on this machine.
    """
    gc.set_threshold(10_000)  # what a command reads, stays: looking through it for cycles took a fifth of its time
    context.obj = root
