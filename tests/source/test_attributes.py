"""Tests of attributes.py: Pandoc's attribute lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.source.attributes import Attributes, parse, trailing


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("#a", Attributes("a")),
        ("#a .core k=v", Attributes("a", ("core",), (("k", "v"),))),
        ('why="two words" at=x', Attributes("", (), (("why", "two words"), ("at", "x")))),
        ('why=""', Attributes("", (), (("why", ""),))),
        ("#a#b", Attributes("b")),
        ("#a word", Attributes("a", fault="word")),
        ('why="x', Attributes(fault='why="x')),
        ("", Attributes()),
    ],
)
def test_parse(inside: str, expected: Attributes) -> None:
    assert parse(inside) == expected


@pytest.mark.parametrize(
    "text",
    ["Hello", "{a, b}", "{{ name-a }}", "{% if x=1 %}", "{# words #}", "a {b=c} d", "{}"],
)
def test_no_list_at_the_end(text: str) -> None:
    assert trailing(text) == (text, Attributes())


def test_the_list_at_the_end_goes() -> None:
    assert trailing("One {a} two {#b .core}") == ("One {a} two", Attributes("b", ("core",)))


@given(st.text(max_size=40))
def test_any_list_is_read_or_has_a_fault(inside: str) -> None:
    found = parse(inside)
    assert found.fault or found != Attributes() or not inside.strip()
