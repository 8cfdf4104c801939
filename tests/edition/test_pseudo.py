"""Tests of pseudo.py: the words change, the marks don't."""

from __future__ import annotations

import re

import pytest
from edition_helpers import text, translator
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.edition.pseudo import KEPT, pseudo

TAGS = st.sampled_from(["en-XA", "ar-XB"])


@pytest.mark.parametrize("tag", ["en-XA", "ar-XB"])
@pytest.mark.parametrize(
    "mark",
    [
        "{{ name-a }}",
        "%(count)s",
        "](https://example.org/a-b)",
        "`code here`",
        "**",
        "*",
        "<b>",
        "&amp;",
        "\\*",
        "12:30",
        "|",
    ],
)
def test_marks_stay(tag: str, mark: str) -> None:
    assert mark in pseudo(f"before {mark} after", tag)


@given(st.text(), TAGS)
def test_kept_parts_are_kept_in_order(source: str, tag: str) -> None:
    assert KEPT.findall(pseudo(source, tag))[: len(KEPT.findall(source))] == KEPT.findall(source)


@given(st.lists(st.sampled_from(["people", "listen", "together", "**strongly**", "{{ name-a }}"]), min_size=4), TAGS)
def test_no_word_stays_as_it_was(parts: list[str], tag: str) -> None:
    made = pseudo(" ".join(parts), tag)
    assert not re.search(r"\b(people|listen|together|strongly)\b", made)


def test_latin_grows_by_a_quarter() -> None:
    source = "Everyone listens to one another with patience and curiosity"
    assert len(pseudo(source, "en-XA")) > 1.25 * len(source)


def test_a_translator_makes_it() -> None:
    found = translator(("en-XA", "en")).text(text("Hello"))
    assert (found.source, found.locale) == (pseudo("Hello", "en-XA"), "en-XA")


def test_a_pictures_caption_is_words() -> None:
    made = pseudo('![A loop.](the-loop.svg "A loop has no end.")', "en-XA")
    assert "](the-loop.svg" in made
    assert "A loop has" not in made
