"""Tests of fields.py: every wrong key, type and word is noted, none stops the rest."""

from __future__ import annotations

from datetime import date

import pytest

from ipsdocs.problems import Problems
from ipsdocs.source.fields import Fields
from ipsdocs.source.yamltext import read


def fields(text: str) -> Fields:
    problems = Problems()
    mapping = read(text, "a.yaml", problems)
    assert mapping is not None
    return Fields(mapping, problems, "d", "en")


def said(read_fields: Fields) -> list[str]:
    return [str(problem) for problem in read_fields.problems]


def test_all_is_noted_at_once() -> None:
    f = fields("title: [x]\ncount: many\nwhen: soon\nextra: 1\n")
    assert f.message("title").source == ""
    assert f.number("count") == 0
    assert f.day("when") is None
    f.only(("title", "count", "when"))
    assert [problem.place.line for problem in f.problems] == [1, 2, 3, 4]


def test_a_missing_key_says_what_to_add() -> None:
    f = fields("a: 1\n")
    assert f.word("title") == ""
    assert said(f) == ["a.yaml:1: error: “title” is missing\n    Add `title:` with text."]


def test_an_empty_one_that_is_needed() -> None:
    f = fields('title: ""\n')
    assert f.word("title") == ""
    assert said(f) == ["a.yaml:1: error: “title” is empty\n    Write its value after the colon."]


def test_a_word_of_a_list_is_suggested() -> None:
    f = fields("status: reveiw\n")
    assert f.choice("status", ("draft", "review")) == ""
    assert said(f) == ["a.yaml:1: error: unknown word “reveiw” in “status”\n    Did you mean “review”?"]


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("no", False)])
def test_yes_and_no(text: str, value: bool) -> None:
    assert fields(f"a: {text}\n").flag("a", default=not value) is value


def test_true_is_no_word() -> None:
    f = fields("a: true\n")
    f.flag("a", default=False)
    assert said(f) == ["a.yaml:1: error: unknown word “true” in “a”\n    Known: no, yes."]


@pytest.mark.parametrize("text", ["-1", "1.5", "1e3", "٣x", "12345678"])
def test_numbers_are_whole(text: str) -> None:
    f = fields(f"a: {text}\n")
    assert f.number("a") == 0
    assert len(f.problems) == 1


def test_numbers_have_bounds() -> None:
    f = fields("a: 700\n")
    f.number("a", high=600)
    assert said(f) == ["a.yaml:1: error: “a” is 700, expected 0 to 600\n    Correct the number."]


@pytest.mark.parametrize("text", ["../x", "A", "a_b", "a--b", "-a", "a.b", "ä"])
def test_ids_are_safe_names(text: str) -> None:
    f = fields(f"id: {text}\n")
    f.identifier("id")
    assert said(f) == [f"a.yaml:1: error: “{text}” is no id\n    Use small letters, digits and single hyphens."]


def test_days() -> None:
    assert fields("a: 2027-01-31\n").day("a") == date(2027, 1, 31)


def test_a_folded_text_is_one_line() -> None:
    assert fields("a: >-\n  one\n  two\n").message("a").source == "one two"


def test_items_of_the_wrong_type_are_noted_and_left_out() -> None:
    f = fields("a: [x, {y: 1}, z]\nb: [{c: 1}, d]\n")
    assert f.words("a") == ("x", "z")
    assert [part.word("c") for part in f.parts("b")] == ["1"]
    assert [problem.message for problem in f.problems] == [
        "“a” is keys with values, expected text",
        "“b” is text, expected keys with values",
    ]
