"""Tests of yamltext.py: text only, positions kept, nothing surprising."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.problems import Problems
from ipsdocs.source.yamltext import MOST_DEPTH, Mapping, Scalar, Sequence, read


def said(text: str) -> list[str]:
    problems = Problems()
    read(text, "a.yaml", problems)
    return [f"{problem.place.line}: {problem.message}" for problem in problems]


def words(text: str) -> dict[str, str]:
    problems = Problems()
    mapping = read(text, "a.yaml", problems)
    assert list(problems) == []
    assert mapping is not None
    return {key: node.value for key, node in mapping.items.items() if isinstance(node, Scalar)}


@pytest.mark.parametrize(
    "value", ["no", "yes", "on", "null", "~", "12:30:00", "0x1F", "1e3", "2027-01-31", ".inf", "010"]
)
def test_every_scalar_is_text(value: str) -> None:
    assert words(f"a: {value}\n") == {"a": value}


@given(st.dictionaries(st.text(st.characters(categories=["L", "N"]), min_size=1), st.text(), max_size=5))
def test_what_yaml_writes_is_read(pairs: dict[str, str]) -> None:
    text = yaml.safe_dump(pairs, allow_unicode=True, default_style='"') if pairs else "{}"
    assert words(text) == pairs


def test_lines_are_exact_and_shifted() -> None:
    mapping = read("a: 1\nb:\n  - x\n  - {c: 2}\n", "a.yaml", Problems(), first_line=5)
    assert isinstance(mapping, Mapping)
    assert mapping.places["b"].line == 6
    listed = mapping.items["b"]
    assert isinstance(listed, Sequence)
    assert [item.place.line for item in listed.items] == [7, 8]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x 1\n", "1: YAML anchor &x"),
        ("a: *x\n", "1: YAML alias *x"),
        ("a: !!int 1\n", "1: YAML tag !!int"),
        ("a: !include b\n", "1: YAML tag !include"),
        ("a: 1\na: 2\n", "2: key “a” stands twice; the first is in line 1"),
        ("a: 1\n---\nb: 2\n", "2: a second YAML document begins here"),
        ("- a\n", "1: expected keys with values"),
        ("", "1: expected keys with values"),
        ("? [a]\n: b\n", "1: a key must be a word"),
        ("a: " + "[" * 20 + "]" * 20 + "\n", f"1: YAML nested more than {MOST_DEPTH} deep"),
    ],
)
def test_refused(text: str, message: str) -> None:
    assert said(text) == [message]


@given(st.text(max_size=60))
def test_any_text_is_a_mapping_or_a_problem(text: str) -> None:
    problems = Problems()
    mapping = read(text, "a.yaml", problems)
    assert mapping is not None or problems.errors


def test_a_sign_that_yaml_cannot_hold() -> None:
    assert said("a: 1\nb: \uffff\n") == ["2: YAML can't be read: control characters are not allowed"]
