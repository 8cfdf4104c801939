"""Tests of `ipsdocs packet`: the folder, its ZIP and sums, and what is refused before anything is drawn."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from command_helpers import TINY, project, run, shell

HUB = """id: riverside
name: Riverside
training: day
locale: es
variant: prison
start: 2027-01-11T10:00
zone: America/Bogota
zones: [Europe/Madrid]
"""
NAME = "day-es-prison-riverside"
FILES = [
    "00-start-here.pdf",
    "01-overview.pdf",
    "02-preparation.pdf",
    "03-agenda.ics",
    "03-agenda.pdf",
    "04-run-of-show.html",
    "04-run-of-show.pdf",
    "06-certificate.pdf",
    "10-handouts/00-workbook.pdf",
    "10-handouts/01-first.html",
    "10-handouts/01-first.pdf",
    "20-slides/01-first.pdf",
    "20-slides/01-first.pptx",
    "30-guides/01-first.html",
    "30-guides/01-first.pdf",
    "SHA256SUMS",
]


@dataclass(frozen=True, slots=True)
class Made:
    """A packet that was made: the project, the output folder, and what the command said."""

    root: Path
    out: Path
    said: str

    @property
    def folder(self) -> Path:
        return self.out / "packets" / NAME


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("packet")
    root = project(folder, templates=True)
    (root / "hub.yaml").write_text(HUB, "utf-8")
    out = folder / "out"
    result = shell("-C", str(root), "packet", "--hub", str(root / "hub.yaml"), "--jobs", "2", "--out", str(out))
    assert result.returncode == 0, result.stderr
    return Made(root, out, result.stdout)


def test_what_is_in_the_folder(made: Made) -> None:
    found = [path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()]
    assert sorted(found) == FILES


def test_the_last_line_says_where_it_is(made: Made) -> None:
    first, last = made.said.splitlines()
    assert first.startswith("15 built, 0 unchanged, 0 shared, ")
    assert last == f"{made.folder}/ and {made.folder}.zip, 16 files"


def test_the_zip_is_the_folder(made: Made) -> None:
    with zipfile.ZipFile(f"{made.folder}.zip") as archive:
        assert archive.namelist() == [f"{NAME}/{file}" for file in FILES]
        assert all(archive.read(f"{NAME}/{file}") == (made.folder / file).read_bytes() for file in FILES)


def test_the_sums_are_right(made: Made) -> None:
    lines = [line.split("  ") for line in (made.folder / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert [name for _, name in lines] == FILES[:-1]
    assert all(hashlib.sha256((made.folder / name).read_bytes()).hexdigest() == sha256 for sha256, name in lines)


def test_a_second_packet_draws_nothing_and_writes_the_same(made: Made) -> None:
    before = Path(f"{made.folder}.zip").read_bytes()
    result = run(made.root, "packet", "--hub", str(made.root / "hub.yaml"), "--out", str(made.out))
    assert result.exit_code == 0
    assert result.stdout.startswith("0 built, 15 unchanged, 0 shared, ")
    assert Path(f"{made.folder}.zip").read_bytes() == before


def test_the_calendar_is_in_the_hubs_zone(made: Made) -> None:
    assert b"DTSTART;TZID=America/Bogota:20270111T100000" in (made.folder / "03-agenda.ics").read_bytes()


def test_no_cue_of_the_guide_is_in_a_handout(made: Made) -> None:
    assert "Breakout rooms of two." not in (made.folder / "10-handouts/01-first.html").read_text("utf-8")


def test_a_guide_has_the_mode_of_its_training(made: Made) -> None:
    assert "In the room" in (made.folder / "30-guides/01-first.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "name a training: day"),
        (("dya",), "unknown training “dya”. Did you mean “day”?"),
        (("day", "--locale", "xx"), "unknown locale “xx”. Known: ar-XB, en, en-XA, es."),
        (("day", "--start", "2027-01-11T10:00"), "a start needs a zone, and a zone a start"),
        (("day", "--zone", "Europe/Madrid"), "a start needs a zone, and a zone a start"),
        (("day", "--paper", "a3"), "Invalid value for '--paper': 'a3' is not one of 'a4', 'letter'."),
        (("day", "--hub", "/nowhere/hub.yaml"), "Invalid value for '--hub': File '/nowhere/hub.yaml' does not exist."),
    ],
)
def test_wrong_usage(words: tuple[str, ...], said: str) -> None:
    result = run(TINY, "packet", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"\nError: {said}\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--region", "zz"),
        ("--start", "tomorrow", "--zone", "Europe/Madrid"),
        ("--start", "2027-01-11T10:00", "--zone", "Europe/Atlantis"),
        ("--start", "2027-01-11T10:00", "--zone", "Europe/Madrid", "--also", "Europe/Atlantis"),
        ("--variant", "prisn"),
    ],
)
def test_an_unknown_choice_is_refused_before_anything_is_drawn(words: tuple[str, ...], tmp_path: Path) -> None:
    root = project(tmp_path, templates=True)
    result = shell("-C", str(root), "packet", "day", *words, "--jobs", "1", "--out", str(tmp_path / "out"))
    assert result.returncode == 2
    assert not (tmp_path / "out").exists()


def test_a_wrong_hub_file_is_named_with_all_its_problems(tmp_path: Path) -> None:
    hub = tmp_path / "hub.yaml"
    hub.write_text('id: River Side\nname: Riverside\npaper: a3\naccent: "#FFEE00"\ncolour: red\n', "utf-8")
    result = run(TINY, "packet", "--hub", str(hub))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "hub.yaml:1: error: “River Side” is no id\n    Use small letters, digits and single hyphens.\n"
        "hub.yaml:3: error: unknown word “a3” in “paper”\n    Known: a4, letter.\n"
        "hub.yaml:4: error: “#FFEE00” on white has a contrast of 1.2, less than 4.5\n    Choose a darker colour.\n"
        "hub.yaml:5: error: unknown key “colour”\n    "
        "Known: accent, greyscale, id, large-print, locale, name, paper, region, start, training, variant, zone, "
        "zones.\n"
    )
