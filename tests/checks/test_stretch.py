"""Tests of stretch.py: the time between breaks."""

from __future__ import annotations

from check_helpers import module, section
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.checks.stretch import Piece, pieces, stretches
from ipsdocs.problems import Place

PIECES = st.lists(st.builds(Piece, st.integers(0, 200), st.booleans(), st.just(Place("a", 1)), st.just("x")))


@given(PIECES)
def test_no_minute_of_work_is_lost_or_counted_twice(time: list[Piece]) -> None:
    assert sum(s.minutes for s in stretches(time)) == sum(p.minutes for p in time if not p.pause)


@given(PIECES)
def test_there_is_at_most_one_stretch_more_than_breaks(time: list[Piece]) -> None:
    assert len(list(stretches(time))) <= sum(p.pause for p in time) + 1


def test_a_sections_text_comes_before_its_steps() -> None:
    made = module(section("Hello.\n\n::: activity {#a minutes=6 online=4}\nDo it.\n:::"))
    assert [(p.name, p.minutes) for p in pieces(made, "in-person")] == [("one", 4), ("a", 6)]
    assert [(p.name, p.minutes) for p in pieces(made, "online")] == [("one", 6), ("a", 4)]
