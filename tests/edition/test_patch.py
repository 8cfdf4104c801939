"""Tests of patch.py: each operation touches the block it names and no other."""

from __future__ import annotations

import pytest
from edition_helpers import module, operation, overlay, tiny, words
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.edition.patch import patch
from ipsdocs.edition.target import find
from ipsdocs.model import Operation
from ipsdocs.problems import Problems

BASE = """## One {#one}

First. {#first}

:::: activity {#act minutes=5}
::: slot {#inner}
Inside.
:::
::::

::: key-idea {#idea .core}
Core.
:::
"""


def result(*operations: Operation) -> tuple[list[str], list[str]]:
    problems = Problems()
    patched = patch(module(BASE), [overlay(*operations)], problems)
    return words(patched), [problem.message for problem in problems]


@pytest.mark.parametrize("overlays", [[], [overlay()], [overlay(), overlay()]])
def test_the_empty_overlay_is_identity(overlays: list[object]) -> None:
    base = module(BASE)
    problems = Problems()
    assert patch(base, overlays, problems) is base  # type: ignore[arg-type]
    assert list(problems) == []


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (operation("replace", "first", "New."), ["One", "New.", "Inside.", "Core."]),
        (operation("replace", "inner", "A.\n\nB."), ["One", "First.", "A.", "B.", "Core."]),
        (operation("before", "first", "New."), ["One", "New.", "First.", "Inside.", "Core."]),
        (operation("after", "first", "New."), ["One", "First.", "New.", "Inside.", "Core."]),
        (operation("after", "inner", "New."), ["One", "First.", "Inside.", "New.", "Core."]),
        (operation("remove", "act"), ["One", "First.", "Core."]),
        (operation("fill", "inner", "New."), ["One", "First.", "New.", "Core."]),
        (operation("before", "idea", "New."), ["One", "First.", "Inside.", "New.", "Core."]),
    ],
    ids=lambda made: f"{made.does} {made.at}" if isinstance(made, Operation) else None,
)
def test_operations(made: Operation, expected: list[str]) -> None:
    assert result(made) == (expected, [])


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (operation("replace", "idea", "New."), "replace: “idea” is core"),
        (operation("remove", "idea"), "remove: “idea” is core"),
        (operation("fill", "act", "New."), "fill: “act” is no slot"),
        (operation("after", "nowhere", "New."), "after: module first has no block “nowhere”"),
    ],
)
def test_what_cannot_be_done_is_said_and_left_out(made: Operation, message: str) -> None:
    assert result(made) == (["One", "First.", "Inside.", "Core."], [message])


def test_one_that_fails_stops_no_other() -> None:
    found, messages = result(operation("remove", "nowhere"), operation("remove", "first"))
    assert found == ["One", "Inside.", "Core."]
    assert len(messages) == 1


def test_operations_and_overlays_come_in_order() -> None:
    problems = Problems()
    first = overlay(operation("replace", "first", "New. {#new}"))
    second = overlay(operation("after", "new", "Newer."), variant="w")
    assert words(patch(module(BASE), [first, second], problems))[1:3] == ["New.", "Newer."]
    assert list(problems) == []


def test_a_filled_slot_says_so() -> None:
    patched = patch(module(BASE), [overlay(operation("fill", "inner", "New."))], Problems())
    slot = find(patched, "inner")
    assert slot is not None
    assert slot.attr("filled") == "yes"


@given(st.sampled_from([b.id for b in tiny().walk() if b.id]), st.sampled_from(["before", "after"]))
def test_what_is_added_and_taken_away_again_was_never_there(id: str, does: str) -> None:
    base, problems = tiny(), Problems()
    patched = patch(base, [overlay(operation(does, id, "New. {#new}"), operation("remove", "new"))], problems)
    assert list(problems) == []
    assert patched == base
