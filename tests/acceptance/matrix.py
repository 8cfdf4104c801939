"""A cross of the matrix, built once by the command that people use, and ways to look at parts of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from wording import jobs, said

from ipsdocs.build.job import Job
from ipsdocs.source.project import Project

ROOT = Path(__file__).parents[2]
PARTS = ("curriculum", "locales", "templates")  # what a project is; everything else is made
SMALL = ("learning-vs-helping", "trauma")  # one without, one with support contacts; both with overlays
# The matrix has too many pages to draw for every run of the tests, so they build a cross of it: all documents of
# one edition, and all editions of these modules, which overlays and translators have worked on most.
ADAPTED = (
    "learning-vs-helping",
    "boundaries",
    "power-and-privilege",
    "trauma",
    "self-harm-conversations",
    "suicide-conversations",
)
EVERY_DOCUMENT = ("--locale", "en", "--variant", "base")
EVERY_EDITION = (*(word for id in ADAPTED for word in ("--module", id)), "--training", "intro-webinar")
EVERY_POSTER = ("--format", "poster")
Entry = dict[str, Any]


def copy_project(target: Path, source: Path = ROOT) -> Path:
    """A project of its own below `target`, so that what others write meanwhile doesn't matter."""
    for part in PARTS:
        shutil.rmtree(target / part, ignore_errors=True)
        shutil.copytree(source / part, target / part, ignore=shutil.ignore_patterns(".*"))
    return target


TRAINING = """id: core-online
title: Learning together, online
summary: Two meetings over video call.
version: 1
mode: online
minutes: 220
participants: {min: 6, max: 16}
roles: [facilitator-1, facilitator-2, producer, support-person]
preparation:
  14-days: [Agree who holds which role.]
  7-days: [Ask who will be on the phone only.]
  the-day: [Log in thirty minutes early.]
  after: ["Sit together, all who led."]
evaluation:
  - {scale: How much could you be yourself here?, from: Not at all, to: Completely}
  - {choice: How was the pace?, answers: [Too slow, About right, Too fast]}
  - open: What will stay with you?
sessions:
  - id: session-1
    title: Learning together
    day: 1
    minutes: 130
    items:
      - {opening: 10, title: Finding each other, text: "How we agree to be together.", say: "Welcome, all of you."}
      - module: learning-vs-helping
      - {closing: 10, title: One word each}
  - id: session-2
    title: What happened
    day: 22
    minutes: 90
    items:
      - {module: trauma, sections: [arriving, another-question, pause, room-for-choice, closing]}
      - {closing: 5, title: Looking after ourselves}
"""


def shrink(root: Path, locales: str, stacks: str, mode: str = "online") -> Path:
    """Keep two modules of a project's copy and a training of them; `locales` and `stacks` are YAML.

    A stack without internet has what a training in a room has: then `mode` is in-person. Variants are made in every
    locale, and change no agenda: the training is another one than theirs.
    """
    for agendas in (root / "curriculum/variants").glob("*/trainings"):
        shutil.rmtree(agendas)
    for variant in (root / "curriculum/variants").glob("*/variant.yaml"):
        text = re.sub(r"(?m)^locales: .*\n", "", variant.read_text(encoding="utf-8"))
        variant.write_text(text, encoding="utf-8")
    for file in (root / "curriculum/modules").glob("*.md"):
        if file.stem not in SMALL:
            file.unlink()
    for file in (root / "curriculum/trainings").glob("*.yaml"):
        file.unlink()
    training = TRAINING.replace("mode: online", f"mode: {mode}")
    (root / "curriculum/trainings/core-online.yaml").write_text(training, encoding="utf-8")
    change(root / "curriculum/curriculum.yaml", r"(?m)^locales:.*(?:\n  .*)*$", f"locales: {locales}")
    change(root / "curriculum/curriculum.yaml", r"(?m)^stacks:.*(?:\n  .*)*$", f"stacks: {stacks}")
    return root


def change(file: Path, pattern: str, new: str) -> None:
    """Replace what a pattern finds in a file, which must be there once; `new` may name its groups."""
    text, count = re.subn(pattern, new, file.read_text(encoding="utf-8"))
    assert count == 1, f"{file}: {pattern} stands there {count} times"
    file.write_text(text, encoding="utf-8")


def ipsdocs(
    root: Path, *arguments: str | Path, environment: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run the command `ipsdocs` on a project, as a person would; `environment` is added to this one."""
    command = [str(Path(sys.executable).with_name("ipsdocs")), "-C", str(root), *map(str, arguments)]
    return subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **(environment or {})},
        umask=umask,
        timeout=900,
        check=False,
    )


def built_in(done: subprocess.CompletedProcess[str]) -> Entry:
    """The summary that `--json` printed."""
    assert done.returncode in (0, 1), done.stderr[-3000:]
    summary: Entry = json.loads(done.stdout)
    return summary


def together(told: Sequence[Entry]) -> Entry:
    """What some builds told, the lists of all in one."""
    lists = [key for key, value in told[0].items() if isinstance(value, list)]
    return told[0] | {key: [each for summary in told for each in summary[key]] for key in lists}


@dataclass(frozen=True)
class Matrix:
    """A project and its outputs. `summary` is what its builds told."""

    root: Path
    out: Path
    summary: Entry

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The manifest's entries, by output."""
        entries: dict[str, Entry] = json.loads((self.out / "manifest.json").read_bytes())["outputs"]
        return entries

    @cached_property
    def jobs(self) -> dict[str, Job]:
        return jobs(self.root)

    @cached_property
    def project(self) -> Project:
        return Project.at(self.root)

    def outputs(self, *endings: str, locale: str = "", stack: str = "") -> Iterator[tuple[str, Path]]:
        """Outputs whose path ends in one of `endings`, of an edition or of all, with where they stand."""
        for output in sorted(self.entries):
            tag, name, *_ = output.split("/")
            if output.endswith(endings) and locale in ("", tag) and stack in ("", name):
                yield output, self.out / output

    def edition(self, output: str) -> tuple[str, str]:
        """An output's locale and stack."""
        locale, stack, *_ = output.split("/")
        return locale, stack

    def said(self, output: str) -> list[str]:
        """The words of every text that an output must show."""
        return said(self.project, self.jobs[output])
