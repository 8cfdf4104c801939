"""Tests of spaces.py: space that a translation brings in."""

from __future__ import annotations

import pytest
from check_helpers import said
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.checks.spaces import spaces
from ipsdocs.problems import Place

PLACE = Place("x.po", 7)


@given(st.text())
def test_a_text_has_the_space_that_it_has(text: str) -> None:
    assert list(spaces(text, text, PLACE)) == []


@pytest.mark.parametrize(
    ("source", "translation", "messages"),
    [
        ("One", " ", ["error: the translation is a space"]),
        ("One", "\n", ["error: the translation is a space"]),
        ("One", "\nUno", ["warning: the translation has \\n, a line break, and the text has none"]),
        ("One", "Uno\n", ["warning: the translation has \\n, a line break, and the text has none"]),
        ("One", "Un\to", ["warning: the translation has \\t, a tab, and the text has none"]),
        ("One", " Uno", ["warning: the translation begins with a space, and the text doesn't"]),
        ("One", "Uno ", ["warning: the translation ends with a space, and the text doesn't"]),
        ("One", "# Uno", ["warning: the page prints the “#” at the beginning"]),
        ("One", "- Uno", ["warning: the page prints the “-” at the beginning"]),
        ("One", "::: Uno", ["warning: the page prints the “:::” at the beginning"]),
    ],
)
def test_what_it_brings_in(source: str, translation: str, messages: list[str]) -> None:
    assert said(spaces(source, translation, PLACE)) == messages


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Name: ", "名前："),  # a wide colon has its space within
        ("One\ntwo", "Uno\ndos"),
        (" of ", " de "),
        ("One", "-1"),
        ("One", "– Uno"),
        ("One", "#Uno"),
        ("One", "«\u00a0Un\u00a0»"),
    ],
)
def test_what_is_fine(source: str, translation: str) -> None:
    assert said(spaces(source, translation, PLACE)) == []
