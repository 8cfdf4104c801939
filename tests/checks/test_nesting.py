"""Tests of nesting.py: the table of what may stand in what."""

from __future__ import annotations

import pytest
from check_helpers import found, module, section

from ipsdocs.checks.nesting import MAY, nesting
from ipsdocs.source.kinds import KINDS

ATTRIBUTES = {"quote": '{source="Mead"}'}


def block(kind: str, inside: str, colons: int = 3) -> str:
    row = KINDS[kind]
    parts = [f"#{kind}"] if "id" in row.wants else []
    parts += ["minutes=1"] if row.timed else []
    attributes = ATTRIBUTES.get(kind) or (f"{{{' '.join(parts)}}}" if parts else "")
    return f"{':' * colons} {kind} {attributes}\n{inside}\n{':' * colons}\n"


def test_every_kind_has_a_row() -> None:
    assert set(KINDS) <= set(MAY)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_may_stand_in_a_section(kind: str) -> None:
    assert found(nesting, module(section(block(kind, "Hello.")))) == []


@pytest.mark.parametrize("inner", KINDS)
@pytest.mark.parametrize("outer", KINDS)
def test_a_kind_in_a_kind_is_allowed_or_said(outer: str, inner: str) -> None:
    made = module(section(block(outer, block(inner, "Hello."), 4)))
    allowed = inner in MAY[outer]
    assert found(nesting, made) == ([] if allowed else [f"error: {inner} can't stand inside {outer}"])


@pytest.mark.parametrize(
    ("outer", "inner", "allowed"),
    [
        ("slide", "note", True),
        ("slide", "say", True),
        ("slide", "chat", False),
        ("slide", "producer", False),
        ("slide", "slide", False),
        ("activity", "slide", True),
        ("activity", "chat", True),
        ("activity", "online", True),
        ("activity", "support", False),
        ("activity", "activity", False),
        ("note", "note", False),
        ("key-idea", "activity", False),
        ("online", "in-person", False),
        ("online", "breakout", True),
    ],
)
def test_decisions(outer: str, inner: str, allowed: bool) -> None:
    assert (inner in MAY[outer]) is allowed


def test_markdown_stands_everywhere_text_does() -> None:
    inside = "Hello.\n\n- One\n\n> Two\n\n| A |\n|---|\n| b |"
    assert found(nesting, module(section(block("activity", inside)))) == []


def test_no_block_in_a_list_or_a_quote() -> None:
    assert found(nesting, module(section("- One\n\n  ::: note\n  Two.\n  :::"))) == [
        "error: note can't stand inside item"
    ]
    assert found(nesting, module(section("> ::: note\n> Two.\n> :::"))) == ["error: note can't stand inside quotation"]


def test_an_operation_stands_in_no_module() -> None:
    assert found(nesting, module(section("::: replace {at=one}\nHello.\n:::"))) == [
        "error: replace can't stand inside section"
    ]
