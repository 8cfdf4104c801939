"""Tests of glossary.py: the terms a module links to, and their order."""

from __future__ import annotations

from dataclasses import replace

from edition_helpers import TINY

from ipsdocs.edition.glossary import by_name, linked
from ipsdocs.model import Block, Term, Text
from ipsdocs.problems import Place
from ipsdocs.source.project import Project

PLACE = Place("x", 1)


def text(words: str) -> Text:
    return Text(words, PLACE, "m", "en")


def test_linked_terms_once_in_reading_order() -> None:
    said = ("A [b](glossary:two) and [c](<glossary:one>).", "No (glossary:three) link.", "[b](glossary:two) again")
    blocks = tuple(Block("paragraph", PLACE, text=text(words)) for words in said)
    module = replace(Project.at(TINY).module("first"), sections=(Block("section", PLACE, children=blocks),))
    assert linked(module) == ("two", "one")


def test_accents_and_capitals_do_not_change_the_order() -> None:
    words = ("Ética", "zona", "acuerdo", "Esperanza", "الأمل", "احترام", "بوح")
    terms = [Term(str(n), PLACE, text(word), text("…")) for n, word in enumerate(words)]
    found = [term.term.source for term in by_name(terms)]
    assert found == ["acuerdo", "Esperanza", "Ética", "zona", "احترام", "الأمل", "بوح"]


def test_a_hyphen_parts_words_as_a_space_does() -> None:
    words = ("peer support", "peerage", "peer", "peer-run", "coercion", "co-reflection")
    terms = [Term(str(n), PLACE, text(word), text("…")) for n, word in enumerate(words)]
    found = [term.term.source for term in by_name(terms)]
    assert found == ["co-reflection", "coercion", "peer", "peer-run", "peer support", "peerage"]
