"""An edit rebuilds what it changes and nothing else, `why` says which file it was, and no edit is no work."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from matrix import Matrix, built_in, change, ipsdocs

Wanted = Callable[[str], bool]
TRAUMA = "curriculum/modules/trauma.md"


@dataclass(frozen=True)
class Edit:
    """A change in a file, the outputs that it must rebuild, and the file that `why` must name for one of them."""

    name: str
    file: str
    pattern: str
    new: str
    rebuilds: Wanted
    ask: str = "en/aotearoa/modules/trauma/handout.pdf"


def both(*tests: Wanted) -> Wanted:
    return lambda output: all(test(output) for test in tests)


def one_of(*patterns: str) -> Wanted:
    return lambda output: any(re.search(pattern, output) for pattern in patterns)


def none(_output: str) -> bool:
    return False


HANDOUT = one_of(r"/handout\.", "/workbook")
# What a module says to everybody stands in its handout and guide, in the workbook and in the run of show; an objective
# is in the latter not. Neither is on a slide.
OF_TRAUMA = one_of(r"/modules/trauma/(handout|guide)\.", "/workbook", "/run-of-show")
OBJECTIVE = one_of(r"/modules/trauma/(handout|guide)\.", "/workbook")
EDITS = (
    Edit("a paragraph", TRAUMA, r"(?= \{#no-stories-needed\})", " Truly.", OF_TRAUMA),
    Edit(
        "a translation",
        "locales/ar/LC_MESSAGES/trauma.po",
        r'(?s)\A(.*?\nmsgstr "[^"\n]{30,}\.)"',
        r'\1 معًا."',
        both(one_of("^ar/"), OBJECTIVE),
        "ar/prison/modules/trauma/guide.pdf",
    ),
    Edit(
        "an overlay",
        "curriculum/variants/prison/trauma.md",
        r"Stepping out may need to be arranged here\.",
        "Stepping out may have to be arranged here.",
        both(one_of("/prison/"), OF_TRAUMA),
        "en/prison/modules/trauma/guide.pdf",
    ),
    Edit(
        "a contact",
        "curriculum/contacts/nz.yaml",
        "0508 828 865",
        "0508 828 866",
        both(one_of("/aotearoa/"), one_of("/modules/trauma/", "run-of-show", "workbook")),
    ),
    Edit(
        "a style of handouts", "templates/handout.css", r"h1 \{ margin: 1\.5mm 0 3mm", "h1 { margin: 2mm 0 4mm", HANDOUT
    ),
    Edit("slides", "templates/tokens.yaml", "title: 36, text: 24", "title: 36.5, text: 24", one_of(r"/slides\.")),
    Edit("a comment", "curriculum/curriculum.yaml", r"\A", "# A comment.\n", none),
    Edit("a comment among tokens", "templates/tokens.yaml", r"\A", "# A comment.\n", none),
)


@pytest.mark.parametrize("edit", EDITS, ids=[edit.name for edit in EDITS])
def test_an_edit_rebuilds_exactly_what_it_changes(workshop: Matrix, edit: Edit) -> None:
    before = digests(workshop)
    change(workshop.root / edit.file, edit.pattern, edit.new)
    assert reasons(workshop, edit.ask) == [f"{edit.file} changed."]
    summary = built_in(ipsdocs(workshop.root, "build", "--json", "--out", workshop.out))
    assert summary["failed"] == []
    after = digests(workshop)
    wanted = sorted(output for output in after if edit.rebuilds(output))
    assert sorted(output for output in after if after[output] != before[output]) == wanted
    assert set(summary["built"]) <= set(wanted)  # of others, at most the page was made again, and found the same
    assert set(summary["built"]) | set(summary["shared"]) | set(summary["unchanged"]) == set(after)
    assert reasons(workshop, edit.ask) == ["Nothing changed."]


def digests(workshop: Matrix) -> dict[str, str]:
    """The digest of each output, from the file itself."""
    return {output: hashlib.sha256(path.read_bytes()).hexdigest() for output, path in workshop.outputs("")}


def reasons(workshop: Matrix, output: str) -> list[str]:
    """What `ipsdocs why` says about an output."""
    done = ipsdocs(workshop.root, "why", "--json", "--out", workshop.out, workshop.out / output)
    assert done.returncode == 0, done.stderr
    said: list[str] = json.loads(done.stdout)["reasons"]
    return said


def test_a_second_build_does_nothing(workshop: Matrix) -> None:
    before = written(workshop)
    summary = built_in(ipsdocs(workshop.root, "build", "--json", "--out", workshop.out))
    assert {name for name, value in summary.items() if isinstance(value, list) and value} == {"unchanged"}
    assert set(summary["unchanged"]) == set(workshop.jobs)
    assert written(workshop) == before


def written(workshop: Matrix) -> dict[str, tuple[int, int]]:
    """When each file of the output folder was written, the cache's too, and which file it is."""
    files = (path for path in workshop.out.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


def test_a_build_with_nothing_to_do_imports_no_engine(workshop: Matrix) -> None:
    program = (
        "import sys, atexit; from ipsdocs.commands.main import main;"
        "atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr)); main()"
    )
    command = [sys.executable, "-c", program, "-C", str(workshop.root), "build", "--out", str(workshop.out)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=dict(os.environ), check=True)
    assert f"{len(workshop.jobs)} unchanged" in done.stdout
    loaded = set(done.stderr.split())
    assert "ipsdocs.build.run" in loaded
    assert loaded & {"weasyprint", "markdown_it", "pptx", "PIL", "icalendar", "pebble"} == set()
