"""Tests of fingerprint.py: what a block says, wherever it stands."""

from __future__ import annotations

import pytest
from edition_helpers import tree

from ipsdocs.edition.fingerprint import of_block

BASE = "::: story {#a}\nHello *you*.\n\n- one\n:::"


def digest(markdown: str) -> str:
    (block,) = tree(markdown)
    return of_block(block)


def test_its_shape() -> None:
    assert len(digest(BASE)) == 12
    assert int(digest(BASE), 16) >= 0


@pytest.mark.parametrize(
    "same",
    [
        f"\n\n{BASE}",
        BASE.replace("Hello *you*", "Hello\n*you*"),
        BASE.replace(":::", "::::"),
        BASE.replace("- one", "* one"),
    ],
)
def test_moving_lines_changes_nothing(same: str) -> None:
    assert digest(same) == digest(BASE)


@pytest.mark.parametrize(
    "other",
    [
        BASE.replace("Hello", "hello"),
        BASE.replace("*you*", "you"),
        BASE.replace("#a", "#b"),
        BASE.replace("#a", "#a .core"),
        BASE.replace("- one", "1. one"),
        BASE.replace("- one", "- one\n- two"),
    ],
)
def test_saying_something_else_changes_it(other: str) -> None:
    assert digest(other) != digest(BASE)


def test_attributes_in_another_order_are_the_same() -> None:
    one, two = (
        digest(f"::: activity {{#a {pairs}}}\nHi.\n:::") for pairs in ("minutes=5 group=2", "group=2 minutes=5")
    )
    assert one == two
