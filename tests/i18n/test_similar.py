"""Tests of similar.py: a new text finds what it was edited, cut or joined from, and nothing else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.i18n.similar import Match, Pool, alike, inside

TEXTS = (
    "Take your time to look around. Nobody needs to hurry here.",
    "The kettle is on the table by the window.",
    "Cups are in the cupboard on the left, and there are more in the kitchen.",
    "Boundaries",
    "Find a chair that suits you, and tell us if none does.",
    "Walk once around the room.",
)
ALL = frozenset(range(len(TEXTS)))


def found(new: str, texts: tuple[str, ...] = TEXTS, free: frozenset[int] = ALL) -> tuple[int, ...]:
    match = Pool(texts, free).find(new)
    return match.numbers if match else ()


@pytest.mark.parametrize(
    ("new", "numbers"),
    [
        ("Take your time to look around. Nobody has to hurry here.", (0,)),
        ("Boundary", (3,)),
        ("Walk twice around the room.", (5,)),
        (
            "The kettle is on the table by the window. Cups are in the cupboard on the left, and more in the kitchen.",
            (1, 2),
        ),
        ("Cups are in the cupboard on the left, and there are more. The kettle is on the table by the window.", (2, 1)),
        ("Bread, butter and a bowl of soup for everybody who came.", ()),
        ("Nobody", ()),
        ("", ()),
    ],
)
def test_where_a_text_comes_from(new: str, numbers: tuple[int, ...]) -> None:
    assert found(new) == numbers


def test_a_short_part_of_a_long_text_is_found() -> None:
    whole = " ".join(TEXTS[:3])
    assert found("Take your time to look around.") == (0,)
    assert found("Nobody needs a bowl of soup in the kitchen today.", (whole,)) == ()
    assert found("Take your time to look around today.", (whole,)) == (0,)


def test_parts_and_joins_are_of_texts_that_are_gone() -> None:
    whole = " ".join(TEXTS[:3])
    assert found("Take your time to look around today.", (whole,), frozenset()) == ()
    joined = f"{TEXTS[1]} {TEXTS[2]}"
    assert found(joined, free=frozenset()) == (2,)


def test_what_is_gone_goes_before_what_stands_still() -> None:
    texts = ("Name two things that you like.", "Name four things that you like.")
    for gone in (0, 1):
        assert found("Name three things that you like.", texts, frozenset({gone})) == (gone,)


def test_two_that_begin_alike_are_joined_once() -> None:
    texts = (TEXTS[1], TEXTS[1].replace("window", "door"), TEXTS[2])
    assert found(f"{TEXTS[1]} {TEXTS[2]}", texts, frozenset(range(3))) == (0, 2)


def test_the_part_of_a_text() -> None:
    assert inside("on the table", "The kettle is on the table by the window.") == (1.0, 3)
    assert inside("", "The kettle.") == (0.0, 2)


WORDS = st.lists(st.sampled_from("the kettle is on table by window cups are left".split()), min_size=7, max_size=30)


@given(WORDS)
def test_a_text_finds_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert alike(text, text) == 1.0
    assert Pool((*TEXTS, text), frozenset()).find(text) == Match((len(TEXTS),), 1.0)


def test_many_texts_that_share_their_words_are_quick() -> None:
    texts = tuple(f"The {n} cups are in the cupboard on the left, and there are {n + 1} more." for n in range(3000))
    pool, begun = Pool(texts, frozenset(range(3000))), time.process_time()
    for n in range(0, 3000, 10):
        assert pool.find(texts[n].replace("left", "right"))
    assert time.process_time() - begun < 3
