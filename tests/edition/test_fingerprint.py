"""Tests of fingerprint.py: what a block says, wherever it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edition_helpers import TINY, module, tiny, tree

from ipsdocs.edition.fingerprint import of_block, of_module, of_poster
from ipsdocs.problems import Place
from ipsdocs.source.project import Project

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


def test_a_module_is_stamped_by_what_it_says() -> None:
    base = tiny()
    assert of_module(replace(base, place=Place("elsewhere.md", 9), keys=())) == of_module(base)
    assert of_module(replace(base, version=2)) != of_module(base)
    assert of_module(replace(base, title=replace(base.title, source="Another"))) != of_module(base)
    assert of_module(module("## One {#one}")) != of_module(base)


def test_a_posters_is_of_what_stands_on_it() -> None:
    poster = Project.at(TINY).poster("wall")
    name = poster.title
    stamp = of_poster(poster, (name,))
    assert len(stamp) == 8
    assert of_poster(replace(poster, place=Place("b.yaml", 9)), (name,)) == stamp
    for other in (
        replace(poster, version=2),
        replace(poster, status="draft"),
        replace(poster, closing=poster.intro),
        replace(poster, tasks=()),
    ):
        assert of_poster(other, (name,)) != stamp
    assert of_poster(poster, (replace(name, source="Another name"),)) != stamp
