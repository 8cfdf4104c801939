"""Tests of posters.py: what a poster's file says. What is wrong in one is in tests/errors/cases."""

from __future__ import annotations

from pathlib import Path

from ipsdocs.model import Poster
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.posters import read_poster
from ipsdocs.source.project import Project

TINY = Path(__file__).parents[1] / "projects" / "tiny"
PROJECT = Project.at(TINY)
FILE = "curriculum/posters/wall.yaml"
LEAST = """id: wall
title: On the wall
summary: On one page
version: 1
status: draft
intro: Read it.
principles:
  hope: {line: We stay.}
tasks:
  mutuality: {line: Both matter.}
"""


def read(text: str) -> Poster:
    """A poster in which nothing is wrong."""
    problems = Problems()
    found = read_poster(Files(Path("/nowhere"), {FILE: text.encode()}), "wall", PROJECT.curriculum(), problems)
    assert found is not None
    assert list(problems) == []
    return found


def test_every_text_in_reading_order() -> None:
    assert [text.source for text in PROJECT.poster("wall").texts] == [
        "On the wall",
        "What {{ peer-support }} is, on one page",
        "Read it together.",
        "A lamp over a table.",
        "We stay until there is a next step.",
        "What else could happen?",
        "Both of us matter.",
        "What do you need?",
        "Begin anywhere.",
        "Sit down, both of you.",
        "A sign over the door",
    ]


def test_its_texts_have_a_catalogue_of_their_own() -> None:
    assert {text.domain for text in PROJECT.poster("wall").texts} == {"poster-wall"}
    picture = PROJECT.poster_picture(PROJECT.poster("wall"))
    assert picture is not None
    assert [(label.source, label.domain) for label in picture.labels] == [("Welcome", "poster-wall")]


def test_picture_closing_quote_and_questions_may_be_left_out() -> None:
    poster = read(LEAST)
    assert [text.source for text in poster.texts][-2:] == ["We stay.", "Both matter."]
    assert (poster.picture, poster.closing.source, poster.quote.source) == ("", "", "")
    assert PROJECT.poster_picture(poster) is None
    assert not poster.reviewed


def test_panels_stand_in_the_curriculums_order() -> None:
    real = Project.at(Path(__file__).parents[2])
    words = real.curriculum()
    for id in real.poster_ids():
        poster = real.poster(id)
        assert [panel.id for panel in poster.principles] == list(dict(words.principles))
        assert [panel.id for panel in poster.tasks] == list(dict(words.tasks))
