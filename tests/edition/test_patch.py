"""Tests of patch.py: each operation touches the block it names and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edition_helpers import module, operation, overlay, tiny, words
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.edition.patch import for_language, patch
from ipsdocs.edition.target import find
from ipsdocs.model import Minutes, Operation
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


SECTIONS = """## One {#one minutes=10}

First. {#first}

:::: activity {#act minutes=5 online=4}
::: slot {#inner}
Inside.
:::
::::

## Two {#two minutes=5 online=3}

Last. {#last}
"""


def moved(at: str, **to: str) -> Operation:
    (side, target), *_ = to.items()
    return replace(operation("move", at), to=target, side=side)  # type: ignore[arg-type]


def test_moves() -> None:
    base = module(SECTIONS)
    made = {
        "block": moved("first", after="last"),
        "out": moved("inner", before="first"),
        "in": moved("last", after="inner"),
        "section": moved("two", before="one"),
    }
    found = {name: words(patch(base, [overlay(o)], Problems())) for name, o in made.items()}
    assert found == {
        "block": ["One", "Inside.", "Two", "Last.", "First."],
        "out": ["One", "Inside.", "First.", "Two", "Last."],
        "in": ["One", "First.", "Inside.", "Last.", "Two"],
        "section": ["Two", "Last.", "One", "First.", "Inside."],
    }


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (moved("act", after="inner"), "move: “inner” stands inside “act”"),
        (moved("two", after="first"), "move: “two” is a section, “first” a paragraph"),
        (moved("first", after="nowhere"), "move: module first has no block “nowhere”"),
        (replace(operation("set", "first"), attrs=(("minutes", "5"),)), "set: “first” has no minutes"),
        (replace(operation("set", "act"), attrs=(("lines", "5"),)), "set: “act” has no lines"),
        (operation("remove", "head.title"), "remove: “head.title” takes one paragraph"),
        (operation("after", "head.title", "New."), "after: “head.title” takes one paragraph"),
        (operation("replace", "head.title", "New.\n\nAnd more."), "replace: “head.title” takes one paragraph"),
        (operation("after", "head.materials", "New."), "after: “head.materials” takes a bullet list"),
        (operation("remove", "head.principles"), "remove: module first has no block “head.principles”"),
    ],
)
def test_what_makes_no_sense_is_said_and_left_out(made: Operation, message: str) -> None:
    base, problems = module(SECTIONS), Problems()
    assert patch(base, [overlay(made)], problems) == base
    assert [problem.message for problem in problems] == [message]


def test_a_policy_is_filled_by_somebody_on_a_day() -> None:
    base = module("## One {#one}\n\n::: policy {#rule}\nWho is told?\n:::\n")
    problems = Problems()
    nobody = operation("fill", "rule", "The board.")
    assert patch(base, [overlay(nobody)], problems) == base
    assert [p.message for p in problems] == ["fill: nobody answers for the policy “rule”"]
    somebody = replace(nobody, attrs=(("owner", "The board"), ("on", "2026-10-01")))
    filled = find(patch(base, [overlay(somebody)], Problems()), "rule")
    assert filled is not None
    assert dict(filled.attrs) == {"filled": "yes", "owner": "The board", "on": "2026-10-01"}


@pytest.mark.parametrize(
    ("does", "at"), [("replace", "word"), ("remove", "word"), ("fill", "gap"), ("move", "word"), ("remove", "box")]
)
def test_nothing_is_taken_from_what_is_core(does: str, at: str) -> None:
    text = """## One {#one}

::: story {#box}
:::: key-idea {#idea .core}
Word. {#word}
::::: slot {#gap}
Open.
:::::
::::
:::

Last. {#last}
"""
    base, problems = module(text), Problems()
    made = operation(does, at, "" if does in ("remove", "move") else "New.")
    assert patch(base, [overlay(replace(made, to="last"))], problems) == base
    part = "holds “idea”, which is core" if at == "box" else "is a part of “idea”, which is core"
    assert [p.message for p in problems] == [f"{does}: “{at}” {part}"]


def test_minutes_are_added_up_anew() -> None:
    base = replace(module(SECTIONS), minutes=Minutes(15, 13))
    more = replace(operation("set", "two"), attrs=(("minutes", "20"), ("online", "15")))
    assert patch(base, [overlay(more)], Problems()).minutes == Minutes(30, 25)
    assert patch(base, [overlay(operation("remove", "two"))], Problems()).minutes == Minutes(10, 10)
    step = replace(operation("set", "act"), attrs=(("group", "3"),))
    patched = patch(base, [overlay(step)], Problems())
    assert patched.minutes == base.minutes
    act = find(patched, "act")
    assert act is not None
    assert act.attr("group") == "3"


def test_the_head() -> None:
    base = module(SECTIONS)
    operations = (
        operation("replace", "head.title", "Another title"),
        operation("replace", "head.summary", "Another summary."),
        operation("after", "head.materials", "- Chalk\n- A rug"),
        operation("replace", "head.objectives", "- Name one thing."),
        operation("before", "head.references", "- A book."),
    )
    problems = Problems()
    patched = patch(base, [overlay(*operations)], problems)
    assert list(problems) == []
    assert (patched.title.source, patched.summary.source) == ("Another title", "Another summary.")
    assert patched.title.room == base.title.room
    assert [t.source for t in patched.materials] == [*(t.source for t in base.materials), "Chalk", "A rug"]
    assert [t.source for t in patched.objectives] == ["Name one thing."]
    assert [t.source for t in patched.references] == ["A book.", *(t.source for t in base.references)]
    assert patched.title.domain == "variant-v"


def test_words_for_one_language_are_for_that_language() -> None:
    both = operation("after", "first", "All.")
    own = replace(operation("after", "first", "Sólo aquí."), locale="es")
    made = overlay(both, own)
    assert [o.does for o in for_language([made], ("es-MX", "es", "en"))[0].operations] == ["after", "after"]
    assert for_language([made], ("ar", "en"))[0].operations == (both,)


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


IDS = [b.id for b in tiny().walk() if b.id and b.kind != "section"]


@given(st.sampled_from(IDS), st.sampled_from(["before", "after"]))
def test_what_is_added_and_taken_away_again_was_never_there(id: str, does: str) -> None:
    base, problems = tiny(), Problems()
    patched = patch(base, [overlay(operation(does, id, "New. {#new}"), operation("remove", "new"))], problems)
    assert list(problems) == []
    assert patched == base
