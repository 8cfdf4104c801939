"""`ipsdocs doctor`: what this machine has, what it lacks, and the command that installs it."""

from __future__ import annotations

import ctypes.util
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from ipsdocs.commands.common import GOOD, MISSING, json_option, leave, print_json, say
from ipsdocs.output import fonts

FONT_LOCK = "templates/fonts.lock"
# The libraries that WeasyPrint loads, by the names its loader looks for, with Debian's packages.
LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz": "libharfbuzz0b",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
# Programs for checks and benchmarks only: no document needs them.
PROGRAMS = {
    "pdftotext": ("reads PDFs back in tests", "poppler-utils"),
    "java": ("runs the PDF/UA validator", "default-jre-headless"),
    "chromium": ("runs the page tests", "chromium"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for. `needed` says that no document can be made without it."""

    name: str
    found: bool
    needed: bool
    detail: str


def install_command(packages: list[str]) -> str:
    """The command that installs Debian packages, or what Homebrew calls the same."""
    if platform.system() == "Darwin":
        return "brew install pango"
    return f"sudo apt-get install {' '.join(packages)}"


def findings(root: Path) -> tuple[Finding, ...]:
    """Everything the project needs from a machine, in order of need."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    rows = [Finding("Python 3.11 or later", sys.version_info >= (3, 11), True, python)]
    for library, package in LIBRARIES.items():
        found = ctypes.util.find_library(library)
        rows.append(Finding(library, bool(found), True, found or install_command([package])))
    rows.append(_fonts(root))
    for program, (use, package) in PROGRAMS.items():
        where = shutil.which(program)
        rows.append(Finding(program, bool(where), False, f"{use}: {where or install_command([package])}"))
    return tuple(rows)


def _fonts(root: Path) -> Finding:
    lock = root / FONT_LOCK
    if not lock.is_file():
        return Finding("fonts", False, True, f"{lock} is missing: is this an ipsdocs project?")
    found = fonts.find(lock.read_text(encoding="utf-8"))
    whole = not (found.missing or found.different)
    detail = f"{len(found.found)} files, as locked" if whole else fonts.explain(found)
    return Finding("fonts", whole, True, detail)


def missing(root: Path) -> list[str]:
    """A sentence for each needed thing that isn't there, with the command that installs it."""
    return [f"missing: {f.name}. {f.detail}" for f in findings(root) if f.needed and not f.found]


@click.command("doctor")
@json_option
@click.pass_obj
def command(root: Path, as_json: bool) -> None:
    """Check what this machine has; exit 3 where something needed is missing.

    Example: ipsdocs doctor
    """
    rows = findings(root)
    if as_json:
        print_json([{"name": r.name, "found": r.found, "needed": r.needed, "detail": r.detail} for r in rows])
    else:
        for row in rows:
            mark = "ok" if row.found else "MISSING" if row.needed else "not there, not needed to build"
            say(f"{mark:<8} {row.name}: {row.detail}")
    leave(GOOD if all(row.found or not row.needed for row in rows) else MISSING)
