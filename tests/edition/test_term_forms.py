"""Tests of terms.py: a language that inflects says a term's forms once, and sentences name them."""

from __future__ import annotations

import pytest
from edition_helpers import catalogue, text, translator

from ipsdocs.edition.terms import forms
from ipsdocs.problems import Problems

RU = "поддержка равных | gen: поддержки равных | dat: поддержке равных"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("peer support", {"": "peer support"}),
        (RU, {"": "поддержка равных", "gen": "поддержки равных", "dat": "поддержке равных"}),
        ("a | b", {"": "a | b"}),
        ("a | f: b | c", {"": "a", "f": "b | c"}),
        ("a|f:b", {"": "a", "f": "b"}),
    ],
)
def test_forms(value: str, found: dict[str, str]) -> None:
    assert forms(value) == found


def test_a_translation_takes_the_form_it_names() -> None:
    problems = Problems()
    made = translator(
        ("ru", "en"),
        catalogue("ru", "curriculum", {"peer support": RU}),
        catalogue("ru", "first", {"We like {{ peer-support }}.": "Без {{ peer-support.gen }} нет {{ peer-support }}."}),
        values={"peer-support": "peer support"},
        problems=problems,
    )
    assert made.text(text("We like {{ peer-support }}.")).source == "Без поддержки равных нет поддержка равных."
    assert list(problems) == []


def test_a_form_that_nobody_declared_is_said_and_stays_as_it_is_written() -> None:
    problems = Problems()
    made = translator(
        ("ru", "en"),
        catalogue("ru", "first", {"A {{ k }}": "О {{ k.loc }}"}),
        values={"k": "word"},
        problems=problems,
    )
    assert made.text(text("A {{ k }}")).source == "О {{ k.loc }}"
    assert [problem.message for problem in problems] == ["{{ k.loc }} is not declared"]
