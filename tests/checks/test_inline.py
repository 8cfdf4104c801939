"""Tests of inline.py: raw HTML, pictures in text, and where links go."""

from __future__ import annotations

import pytest
from check_helpers import found, module, section, with_objective

from ipsdocs.checks.inline import inline

ADDRESS = "error: link to “{}”"


@pytest.mark.parametrize(
    "text",
    [
        "Plain, **strong**, *soft*, `<b>`, 1 < 2, a \\<b> shown.",
        "[a](https://example.org/x?y=1#z) [b](http://example.org) [c](mailto:a@example.org) [d](tel:988)",
        "[up](#one)",
        "<https://example.org>",
        "brackets](and) {{ name-a }} {% if x %}",
    ],
)
def test_fine(text: str) -> None:
    assert found(inline, module(section(text))) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A <b>bold</b> word.", "error: raw HTML “<b>”"),
        ("A <!-- hidden --> word.", "error: raw HTML “<!-- hidden -->”"),
        ("See ![a](x.svg) here.", "error: picture “x.svg” inside running text"),
        ("[a](talk.md)", ADDRESS.format("talk.md")),
        ("[a](//example.org)", ADDRESS.format("//example.org")),
        ("[a](ftp://example.org)", ADDRESS.format("ftp://example.org")),
        ("[a](javascript:alert(1)) now", ADDRESS.format("javascript:alert(1)")),
        ("[a](JavaScript:x) now", ADDRESS.format("JavaScript:x")),
        ("[a](data:text/html,x)", ADDRESS.format("data:text/html,x")),
        ("[a](file:///etc/passwd)", ADDRESS.format("file:///etc/passwd")),
        ("[a]()", None),
        ("[a](#won)", "error: link to an unknown id “won”"),
        ("[a](file://[x) now", ADDRESS.format("file://[x")),
    ],
)
def test_wrong(text: str, message: str | None) -> None:
    assert found(inline, module(section(text))) == ([message] if message else [])


def test_a_picture_on_its_own_line_is_no_picture_in_text() -> None:
    assert found(inline, module(section('![A door](door.svg "Come in.")'))) == []


def test_the_head_is_looked_at_too() -> None:
    made = with_objective(module(section("Hello.")), "Say <i>one</i> thing.")
    assert found(inline, made) == ["error: raw HTML “<i>”"]


def test_code_shows_anything() -> None:
    assert found(inline, module(section("`[a](javascript:x)`"))) == []
