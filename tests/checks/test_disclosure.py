"""Tests of disclosure.py: what an exercise asks people to tell is one of three words."""

from __future__ import annotations

import pytest
from check_helpers import found, module, section

from ipsdocs.checks.disclosure import disclosure
from ipsdocs.source.kinds import DISCLOSURE, KINDS

EXERCISES = ("activity", "breakout", "role-play", "discussion", "reflection", "debrief")


@pytest.mark.parametrize("kind", EXERCISES)
@pytest.mark.parametrize("word", DISCLOSURE)
def test_a_known_word(kind: str, word: str) -> None:
    assert found(disclosure, module(section(f"::: {kind} {{#a minutes=5 disclosure={word}}}\nDo it.\n:::"))) == []


def test_it_may_be_left_out() -> None:
    assert found(disclosure, module(section("::: activity {#a minutes=5}\nDo it.\n:::"))) == []


def test_an_unknown_word() -> None:
    step = "::: activity {#a minutes=5 disclosure=chioce}\nDo it.\n:::"
    assert found(disclosure, module(section(step))) == ["error: unknown word “chioce” in “disclosure”"]


def test_only_exercises_have_it() -> None:
    assert tuple(name for name, kind in KINDS.items() if "disclosure" in kind.may) == EXERCISES
