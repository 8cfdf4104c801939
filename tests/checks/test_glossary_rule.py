"""Tests of glossary.py: a term is marked where a participant meets it first."""

from __future__ import annotations

import pytest
from check_helpers import CURRICULUM, module, said, section

from ipsdocs.checks.glossary import glossary
from ipsdocs.checks.inline import inline
from ipsdocs.checks.rule import Setting
from ipsdocs.model import Term, Text
from ipsdocs.problems import Place

PLACE = Place("curriculum/glossary.yaml", 1)


def term(name: str, *also: str, everyday: bool = False) -> Term:
    id = name.replace(" ", "-")
    return Term(id, PLACE, Text(name, PLACE, "glossary", "en"), Text("…", PLACE, "glossary", "en"), also, (), everyday)


PAIR = term("mutual limit")  # a longer term is no use of the shorter ones in it
SETTING = Setting(CURRICULUM, ("m",), (term("mutuality", "mutual"), term("limit", "limits", everyday=True), PAIR))


def found(body: str) -> list[str]:
    return said(glossary(module(section(body)), SETTING))


@pytest.mark.parametrize(
    "body",
    [
        "We speak of [mutuality](glossary:mutuality), and of mutuality again.",
        "Our [Mutual](glossary:mutuality) ways.",
        "Nothing of it; commutuality is no word.",
        "Limits are everyday words.",
        "### Mutuality\n\nIn a heading it need not be marked.",
        "> Mutuality, somebody said.",
        "::: note\nMutuality, for whoever leads.\n:::",
        ":::: slide {#s}\n### One\n- Mutuality\n::::",
        "A [limit](glossary:limit), and limits.",
        "A [mutual limit](glossary:mutual-limit), and one mutual limit more.",
        "The Mutual Limit Society.",
    ],
)
def test_fine(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("We speak of mutuality.", "mutuality"),
        ("In MUTUAL ways.\n\nThen [mutuality](glossary:mutuality).", "MUTUAL"),
        ("- One\n- Of **mutuality**", "mutuality"),
        ("Limits, and then a [limit](glossary:limit).", "Limits"),
    ],
)
def test_unmarked(body: str, word: str) -> None:
    assert found(body) == [f"warning: “{word}” is a term of the glossary and is first used here, unmarked"]


def test_the_way_out_can_be_copied() -> None:
    (problem,) = glossary(module(section("We speak of Mutuality.")), SETTING)
    assert problem.hint == "Write [Mutuality](glossary:mutuality) in its place."


def test_a_link_goes_to_a_known_term() -> None:
    (problem,) = inline(module(section("A [word](glossary:mutualty).")), SETTING)
    assert problem.message == "link to an unknown term “mutualty” of the glossary"
    assert problem.hint == "Did you mean “mutuality”?"
