"""Which words of two texts the other hasn't: what is left unmarked on both sides is the same."""

from __future__ import annotations

from guide_sample import module
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.document.differing import Marks, differing
from ipsdocs.document.inline import plain
from ipsdocs.model import Block

WORDS = st.lists(st.sampled_from(["we", "meet", "on", "boats", "here", "**today**"]), min_size=1, max_size=12)


def blocks(body: str) -> tuple[Block, ...]:
    return module(f"## Section {{#section}}\n\n{body}").sections[0].children


def kept(tree: tuple[Block, ...], marks: Marks) -> list[str]:
    """The words that are not marked."""
    found: list[str] = []
    for text in (block.text for top in tree for block in top.walk() if block.text):
        words = plain(text.source)
        for start, end in marks.get(text, ()):
            words = words[:start] + " " * (end - start) + words[end:]
        found += words.split()
    return found


@given(WORDS, WORDS)
def test_what_is_unmarked_is_the_same_on_both_sides(one: list[str], other: list[str]) -> None:
    left, right = blocks(" ".join(one)), blocks(" ".join(other))
    went, came = differing(left, right)
    if went or came:
        assert kept(left, went) == kept(right, came)


@given(WORDS)
def test_what_is_equal_has_no_marks(words: list[str]) -> None:
    assert differing(blocks(" ".join(words)), blocks(" ".join(words))) == ({}, {})


def test_words_that_follow_each_other_are_one_span_with_the_spaces_between() -> None:
    left, right = blocks("Today we all meet in the hall at seven."), blocks("Today we all meet on a boat at seven.")
    went, came = differing(left, right)
    assert [plain(text.source)[a:b] for text, spans in went.items() for a, b in spans] == ["in the hall"]
    assert [plain(text.source)[a:b] for text, spans in came.items() for a, b in spans] == ["on a boat"]


def test_a_paragraph_that_came_is_marked_whole_and_the_one_before_it_isn_t() -> None:
    left, right = blocks("We meet here today, all of us."), blocks("We meet here today, all of us.\n\nOn boats.")
    went, came = differing(left, right)
    assert not went
    assert [(text.source, spans) for text, spans in came.items()] == [("On boats.", ((0, 9),))]


def test_two_texts_that_are_not_alike_have_no_marks() -> None:
    assert differing(blocks("We meet in the hall."), blocks("Boats go out at seven on Fridays.")) == ({}, {})
