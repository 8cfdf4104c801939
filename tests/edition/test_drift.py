"""Tests of drift.py, worddiff.py and stack.py: what is said when the base has moved on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edition_helpers import module, operation, overlay, tiny

from ipsdocs.edition.drift import Likely, Standing, conflicts, likely, passages, standings, words
from ipsdocs.edition.patch import patch
from ipsdocs.edition.stack import Circle, below, expanded
from ipsdocs.edition.target import find, written_against
from ipsdocs.edition.worddiff import changed_words, marked
from ipsdocs.model import Module, Operation, Overlay, Variant
from ipsdocs.problems import Problems
from ipsdocs.source.project import Project

BASE = """## One {#one minutes=10}

What is said here stays here. {#first}

:::: activity {#act minutes=5}
- Look at each other.
::: slot {#inner}
Inside.
:::
::::

## Two {#two minutes=5}

Last. {#last}
"""


def accepted(base: Module, *operations: Operation) -> Overlay:
    """An overlay whose operations were written against `base`."""
    found = ((o, find(base, o.at)) for o in operations)
    return overlay(*(replace(o, base=written_against(o, block)) if block else o for o, block in found))


def one(then: str, now: str, *operations: Operation) -> list[Standing]:
    """How operations written against one text stand to another, with the words that were kept."""
    base = module(then)
    made = accepted(base, *operations)
    seen = {s.operation.base: s.says for s in standings(base, made, {})}
    return list(standings(module(now), made, seen))


@pytest.mark.parametrize(
    ("made", "edit", "state"),
    [
        (operation("replace", "first", "A."), ("stays here", "stays with us"), "changed"),
        (operation("after", "first", "A."), ("stays here", "stays with us"), "changed"),
        (operation("after", "first", "A."), ("Inside.", "Within."), "clean"),
        (operation("remove", "act"), ("Inside.", "Within."), "changed"),
        (operation("remove", "act"), ("#act minutes=5", "#act minutes=6"), "changed"),
        (operation("remove", "act"), ("#act", "#acting"), "gone"),
        # Beside or upon a section, its heading counts; in its place, all that is in it.
        (operation("after", "one", "## N {#n}"), ("Inside.", "Within."), "clean"),
        (operation("after", "one", "## N {#n}"), ("## One", "## First"), "changed"),
        (operation("set", "one"), ("minutes=10", "minutes=15"), "changed"),
        (operation("replace", "one", "## N {#n}"), ("Inside.", "Within."), "changed"),
        (operation("replace", "head.title", "T."), ("Inside.", "Within."), "clean"),
    ],
)
def test_an_operation_is_told_of_what_it_is_about(made: Operation, edit: tuple[str, str], state: str) -> None:
    assert edit[0] in BASE
    (standing,) = one(BASE, BASE.replace(*edit, 1), made)
    assert standing.state == state


def test_a_changed_head_is_told() -> None:
    base = tiny()
    made = accepted(base, operation("replace", "head.title", "T."), operation("after", "head.materials", "- M"))
    other = replace(base, title=replace(base.title, source="Another"))
    assert [s.state for s in standings(other, made, {})] == ["changed", "clean"]


def test_what_an_overlay_adds_itself_is_no_part_of_the_base() -> None:
    base = module(BASE)
    made = accepted(base, operation("after", "first", "New. {#new}"), operation("after", "new", "Newer."))
    assert [s.state for s in standings(base, made, {})] == ["clean", "clean"]


def test_the_words_that_changed() -> None:
    (standing,) = one(BASE, BASE.replace("stays here", "stays with us"), operation("replace", "first", "A."))
    (line,) = changed_words(standing.said, standing.says)
    assert marked(line) == "What is said here stays [-here.-] {+with us.+}"


def test_changed_minutes_and_items_are_words_too() -> None:
    now = BASE.replace("#act minutes=5", "#act minutes=8").replace("- Look at each other.\n", "")
    (standing,) = one(BASE, now, operation("remove", "act"))
    assert [marked(line) for line in changed_words(standing.said, standing.says)] == [
        "[activity [-minutes=5]-] {+minutes=8]+}",
        "[-[bullet-list]-]",
        "[-[item]-]",
        "[-Look at each other.-]",
    ]


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ("a b c", "a b c", []),
        ("a b c", "a x c", ["a [-b-] {+x+} c"]),
        ("a b", "a b c", ["a b {+c+}"]),
        ("α β", "α γ", ["α [-β-] {+γ+}"]),
    ],
)
def test_word_diff(then: str, now: str, told: list[str]) -> None:
    assert [marked(line) for line in changed_words([then], [now])] == told


def test_a_line_that_moved_to_another_place_is_told_as_gone_and_come() -> None:
    assert [marked(line) for line in changed_words(["a", "b"], ["b", "a"])] == ["{+b+}", "[-b-]"]


def test_the_likeliest_new_place_of_what_is_gone() -> None:
    now = BASE.replace("{#first}", "{#again}").replace("What is said here", "What we say here")
    (standing,) = one(BASE, now, operation("replace", "first", "A."))
    assert standing.state == "gone"
    place = likely(standing.said, passages(module(now)))
    assert isinstance(place, Likely)
    assert (place.passage.subject, place.passage.id) == ("first", "again")
    assert 0.5 < place.share < 1


def test_nothing_is_likely_where_nothing_is_like_it() -> None:
    assert likely(("Quite other words than any there.",), passages(module(BASE))) is None
    assert likely((), passages(module(BASE))) is None


def test_a_block_that_moved_into_another_module_is_found_there() -> None:
    paragraph = find(module(BASE), "first")
    assert paragraph is not None
    other = replace(module(BASE), id="other")
    place = likely(words(paragraph), (*passages(module("## One {#one}")), *passages(other)))
    assert place is not None
    assert (place.passage.subject, place.passage.id, place.share) == ("other", "first", 1.0)


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        (operation("after", "first", "A."), operation("before", "first", "B."), False),
        (operation("after", "first", "A."), operation("replace", "first", "B."), True),
        (operation("fill", "inner", "A."), operation("remove", "act"), True),
        (operation("fill", "inner", "A."), operation("after", "act", "B."), True),
        (operation("fill", "inner", "A."), operation("after", "one", "## N {#n}"), False),
        (operation("fill", "inner", "A."), operation("remove", "one"), True),
        (operation("replace", "last", "A."), operation("fill", "inner", "B."), False),
        (operation("replace", "head.title", "A."), operation("replace", "head.title", "B."), True),
        (operation("replace", "head.title", "A."), operation("replace", "head.summary", "B."), False),
        (replace(operation("move", "last"), to="act"), operation("remove", "act"), True),
    ],
)
def test_conflicts(first: Operation, second: Operation, meet: bool) -> None:
    base = module(BASE)
    earlier, later = overlay(first), overlay(second, variant="w")
    assert len(list(conflicts(base, (earlier, later), {}))) == meet
    assert list(conflicts(base, (earlier, later), {"w": ("v",)})) == []
    seen = overlay(replace(second, seen=("v",)), variant="w")
    assert list(conflicts(base, (earlier, seen), {})) == []
    blind = overlay(replace(second, seen=("x",)), variant="w")
    assert len(list(conflicts(base, (earlier, blind), {}))) == meet


def test_operations_for_two_languages_never_meet() -> None:
    made = operation("replace", "first", "A.")
    overlays = (overlay(replace(made, locale="es")), overlay(replace(made, locale="ar"), variant="w"))
    assert list(conflicts(module(BASE), overlays, {})) == []


def variant(id: str, *extends: str) -> Variant:
    from pathlib import Path

    read = Project.at(Path(__file__).parents[1] / "projects" / "tiny").variant("prison")
    return replace(read, id=id, extends=extends)


def test_a_stack_has_what_its_variants_extend_before_them_each_once() -> None:
    known = {v.id: v for v in (variant("a", "b", "c"), variant("b"), variant("c", "b"), variant("d"))}
    assert expanded((), known.get) == ()
    assert expanded(("a",), known.get) == ("b", "c", "a")
    assert expanded(("d", "a"), known.get) == ("d", "b", "c", "a")
    assert expanded(("b", "a", "c"), known.get) == ("b", "c", "a")
    assert below("a", known.get) == ("b", "c")
    assert expanded(("unknown",), known.get) == ("unknown",)


def test_variants_that_extend_each_other_are_a_circle() -> None:
    known = {v.id: v for v in (variant("a", "b"), variant("b", "c"), variant("c", "b"))}
    with pytest.raises(Circle, match="b → c → b"):
        expanded(("a",), known.get)


def test_an_overlay_upon_another_stands_to_what_that_leaves() -> None:
    base = module(BASE)
    parent = overlay(operation("replace", "first", "Ours. {#first}"))
    ground = patch(base, [parent], Problems())
    child = accepted(ground, operation("after", "first", "And more."))
    assert [s.state for s in standings(ground, child, {})] == ["clean"]
    assert [s.state for s in standings(base, child, {})] == ["changed"]
