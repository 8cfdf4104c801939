"""Tests of terms.py: placeholders are declared; nothing is a template."""

from __future__ import annotations

import pytest
from check_helpers import found, module, section, with_objective

from ipsdocs.checks.terms import terms


@pytest.mark.parametrize(
    "text",
    [
        "Hello {{ name-a }} and {{peer-support}}.",
        "{% for x in y %}a{% endfor %}",
        "{# not a comment #}",
        "{ name-a } { { x } }",
    ],
)
def test_fine(text: str) -> None:
    assert found(terms, module(section(text))) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Hello {{ name-b }}.", "error: {{ name-b }} is not declared"),
        ("{{ 7*7 }}", "warning: “{{ 7*7 }}” is no placeholder and is printed as it stands"),
        ("{{ name a }}", "warning: “{{ name a }}” is no placeholder and is printed as it stands"),
        ("{{ name-a }", "warning: “{{ name-a }” is no placeholder and is printed as it stands"),
        ("{{ name-a", "warning: “{{ name-a” is no placeholder and is printed as it stands"),
        ("{{ }}", "warning: “{{ }}” is no placeholder and is printed as it stands"),
    ],
)
def test_wrong(text: str, message: str) -> None:
    assert found(terms, module(section(text))) == [message]


def test_the_head_is_looked_at_too() -> None:
    made = with_objective(module(section("Hello.")), "Meet {{ nobody }}.")
    assert found(terms, made) == ["error: {{ nobody }} is not declared"]
