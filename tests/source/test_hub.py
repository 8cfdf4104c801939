"""Tests of hub.py: what a hub names once, and every way to write it wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.problems import Problems
from ipsdocs.source.hub import LEAST_CONTRAST, Hub, contrast_on_white, read_hub

WHOLE = """id: riverside
name: Riverside Peer Centre
training: core-online
locale: es-MX
variant: aotearoa+prison
region: us
paper: letter
start: 2027-01-11T10:00
zone: America/Bogota
zones: [Europe/Madrid, Pacific/Auckland]
large-print: yes
greyscale: no
accent: "#5B3A6E"
"""
LEAST = "id: riverside\nname: Riverside\n"


def read(folder: Path, text: str) -> tuple[Hub | None, list[str]]:
    (folder / "hub.yaml").write_text(text, "utf-8")
    problems = Problems()
    found = read_hub(folder / "hub.yaml", problems)
    return found, [str(problem) for problem in problems]


def test_every_key(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE) == (
        Hub(
            id="riverside",
            name="Riverside Peer Centre",
            training="core-online",
            locale="es-MX",
            variant="aotearoa+prison",
            region="us",
            paper="letter",
            start="2027-01-11T10:00",
            zone="America/Bogota",
            zones=("Europe/Madrid", "Pacific/Auckland"),
            large_print=True,
            greyscale=False,
            accent="#5B3A6E",
        ),
        [],
    )


def test_id_and_name_are_enough(tmp_path: Path) -> None:
    assert read(tmp_path, LEAST) == (Hub(id="riverside", name="Riverside"), [])


def test_norway_is_a_locale(tmp_path: Path) -> None:
    found, problems = read(tmp_path, LEAST + "locale: no\n")
    assert problems == []
    assert found is not None
    assert found.locale == "no"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name: R\n", "hub.yaml:1: error: “id” is missing\n    Add `id:` with text."),
        ("id: r\n", "hub.yaml:1: error: “name” is missing\n    Add `name:` with text."),
        (
            "id: ../r\nname: R\n",
            "hub.yaml:1: error: “../r” is no id\n    Use small letters, digits and single hyphens.",
        ),
        (LEAST + "papers: a4\n", "hub.yaml:3: error: unknown key “papers”\n    Did you mean “paper”?"),
        (LEAST + "paper: A4\n", "hub.yaml:3: error: unknown word “A4” in “paper”\n    Known: a4, letter."),
        (LEAST + "large-print: true\n", "hub.yaml:3: error: unknown word “true” in “large-print”\n    Known: no, yes."),
        (LEAST + "accent: teal\n", 'hub.yaml:3: error: “teal” is no colour\n    Write it as "#0F5F66".'),
        (
            LEAST + 'accent: "#777777"\n',
            "hub.yaml:3: error: “#777777” on white has a contrast of 4.5, less than 4.5\n    Choose a darker colour.",
        ),
        (LEAST + "name: S\n", "hub.yaml:3: error: key “name” stands twice"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    _, problems = read(tmp_path, text)
    assert len(problems) == 1
    assert problems[0].startswith(said)


def test_all_problems_at_once(tmp_path: Path) -> None:
    assert len(read(tmp_path, "id: R\nname: ''\npaper: a3\nzones: Europe/Madrid\nhubs: 2\n")[1]) == 5


@pytest.mark.parametrize("text", ["", "- id\n", "id: [\n", "id: &a b\nname: *a\n", "id: !x r\nname: R\n"])
def test_no_mapping_is_no_hub(tmp_path: Path, text: str) -> None:
    found, problems = read(tmp_path, text)
    assert found is None
    assert problems


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    problems = Problems()
    assert read_hub(tmp_path / "hub.yaml", problems) is None
    assert [str(p) for p in problems] == ["hub.yaml: error: the file is missing\n    Create it, or take its name out."]


def test_contrast() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#FFFFFF") == pytest.approx(1)
    assert contrast_on_white("#767676") >= LEAST_CONTRAST > contrast_on_white("#777777")


@given(st.integers(0, 0xFFFFFF))
def test_contrast_has_its_bounds(colour: int) -> None:
    assert 1 <= contrast_on_white(f"#{colour:06x}") <= 21.0001
