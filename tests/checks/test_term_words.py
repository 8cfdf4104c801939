"""Tests of term_words.py: a marked word is the glossary's, however it is inflected."""

from __future__ import annotations

import pytest
from check_helpers import said

from ipsdocs.checks.term_words import term_words
from ipsdocs.model import Message, Remark, Term, Text
from ipsdocs.problems import Place

PLACE = Place("x.po", 7)


def told(translation: str, name: str, prefixes: tuple[str, ...] = (), also: str = "") -> list[str]:
    term = Term("limit", PLACE, Text("limit", PLACE, "glossary", "en"), Text("…", PLACE, "glossary", "en"))
    remarks = (Remark("also", also, 1),) if also else ()
    return said(term_words(translation, {"limit": term}, {"limit": Message(name, 2, remarks)}, prefixes, PLACE))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("límite", "límite"),
        ("los LÍMITES", "límite"),
        ("**límites**", "límite"),
        ("recíproca", "reciprocidad"),
        ("поддержки равных", "поддержка равных"),
        ("acuerdo del grupo", "acuerdo de grupo"),
        ("म्युचुअल", "म्युचुअल"),
    ],
)
def test_a_form_of_the_word_is_the_word(words: str, name: str) -> None:
    assert told(f"Un [{words}](glossary:limit).", name) == []


def test_another_word_is_said() -> None:
    assert told("Una [frontera](glossary:limit).", "límite") == [
        "warning: “frontera” is marked as “limit”, which the glossary calls “límite”"
    ]


def test_a_form_that_is_declared_is_the_word() -> None:
    assert told("[Nos movemos](glossary:limit)", "movimiento", also="avance, nos movemos") == []
    assert told("[Nos quedamos](glossary:limit)", "movimiento", also="avance, nos movemos") != []


def test_an_article_may_be_joined_on() -> None:
    assert told("[حدودنا](glossary:limit)", "الحدود", prefixes=("ال", "و")) == []
    assert told("[حدودنا](glossary:limit)", "الحدود") != []


def test_each_link_is_looked_at() -> None:
    both = "[límite](glossary:limit) y [frontera](glossary:limit)"
    assert len(told(both, "límite")) == 1


def test_what_is_not_marked_or_not_translated_is_free() -> None:
    assert told("Una frontera, [aquí](https://example.org).", "límite") == []
    assert said(term_words("Una [frontera](glossary:limit).", {}, {}, (), PLACE)) == []
