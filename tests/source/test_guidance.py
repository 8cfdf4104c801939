"""Tests of source/language.py: the lists of words to flag."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.language import language_file, read_guidance

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_the_real_lists_say_everything(locale: str) -> None:
    problems = Problems()
    found = read_guidance(Files(REPOSITORY), locale, problems)
    assert list(problems) == []
    assert found is not None
    assert found.flags
    assert all(flag.words and flag.say and flag.why and flag.source for flag in found.flags)


def test_a_list_under_a_false_name() -> None:
    problems = Problems()
    files = Files(Path("/nowhere"), {language_file("es"): b"locale: en\nflags: []\n"})
    read_guidance(files, "es", problems)
    assert [str(p) for p in problems] == [
        "curriculum/language/es.yaml:1: error: “locale” is “en”, but the file is named es\n    Make the two the same."
    ]


def test_no_list_is_no_problem() -> None:
    problems = Problems()
    assert read_guidance(Files(Path("/nowhere")), "fr", problems) is None
    assert list(problems) == []
