"""Tests of markdown.py, divs.py and attributes.py, by the prose fixtures in tests/cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose import Prose, outline, prose

from ipsdocs.model import Block
from ipsdocs.problems import Problems
from ipsdocs.source.divs import MOST_DEPTH
from ipsdocs.source.markdown import Source, blocks


def read(text: str) -> tuple[tuple[Block, ...], Problems]:
    problems = Problems()
    return blocks(Source(text, "m.md", 0, "m", "en"), problems), problems


@pytest.mark.parametrize("case", [*prose("markdown.md"), *prose("divs.md")], ids=lambda case: case.title)
def test_tree(case: Prose) -> None:
    tree, problems = read(case.given)
    assert outline(tree) == case.expected
    assert list(problems) == []


@pytest.mark.parametrize("case", prose("refused.md"), ids=lambda case: case.title)
def test_problems(case: Prose) -> None:
    _, problems = read(case.given)
    assert "\n".join(f"{p.place.line}: {p.message}" for p in problems) == case.expected


@given(st.text(alphabet=st.sampled_from("#:{}=.`~>-*_|![]()<&\\ \tab1\n"), max_size=80))
def test_any_text_is_a_tree_or_a_problem(text: str) -> None:
    """Nothing an editor writes stops the reader, and every text stands on a line of the file."""
    tree, _ = read(text)
    for top in tree:
        for block in top.walk():
            assert 1 <= block.place.line <= text.count("\n") + 1


@given(st.lists(st.sampled_from(["One", "two *three*", "four"]), min_size=1))
def test_rewrapping_a_paragraph_changes_nothing(words: list[str]) -> None:
    (wrapped,), _ = read("\n".join(words))
    (flat,), _ = read(" ".join(words))
    assert wrapped.text is not None
    assert flat.text is not None
    assert wrapped.text.source == flat.text.source


def test_as_deep_as_allowed() -> None:
    tree, problems = read("::: online\n" * MOST_DEPTH + "Deep.\n" + ":::\n" * MOST_DEPTH)
    assert list(problems) == []
    assert [block.kind for block in tree[0].walk()] == ["online"] * MOST_DEPTH + ["paragraph"]


def test_the_shift_is_added_to_every_line() -> None:
    tree = blocks(Source("One\n\nTwo", "m.md", 10, "m", "en"), Problems())
    assert [block.place.line for block in tree] == [11, 13]
