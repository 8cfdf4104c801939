"""The commands as people run them, over copies of the tiny project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from ipsdocs.commands.main import main

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "projects" / "tiny"
COMMAND = Path(sys.executable).with_name("ipsdocs")
TODAY = "2026-12-01"  # the tiny project's contacts are good on this day
MODULE = "curriculum/modules/first.md"
OVERLAY = "curriculum/variants/prison/first.md"


def project(folder: Path, templates: bool = False) -> Path:
    """A copy of the tiny project; with `templates`, documents can be made of it."""
    root = folder / "project"
    shutil.copytree(TINY, root)
    if templates:
        shutil.copytree(ROOT / "templates", root / "templates")
    return root


def change(root: Path, file: str, old: str, new: str) -> None:
    """Change one piece of a file, which must be there once."""
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (file, old)
    path.write_text(text.replace(old, new), "utf-8")


def run(root: Path, *words: str) -> Result:
    """A command in this process: for those that draw nothing."""
    return CliRunner().invoke(main, ["-C", str(root), *words])


def shell(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as a process of its own, away from a terminal."""
    return subprocess.run(
        [str(COMMAND), *words],
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
