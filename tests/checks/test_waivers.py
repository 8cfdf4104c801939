"""Tests of waivers.py: a reason above a message silences what it names, and nothing else."""

from __future__ import annotations

import pytest

from ipsdocs.checks.rule import error, warning
from ipsdocs.checks.waivers import WAIVABLE, judged
from ipsdocs.model import Remark
from ipsdocs.problems import Place

PLACE = Place("x.po", 9)
NUMBER = warning(PLACE, "number", "the numbers differ", "Check them.")
ROOM = warning(PLACE, "room", "too long", "Shorten it.")
PHONE = error(PLACE, "phone", "the telephone number is missing", "Copy it.")


def remark(text: str) -> Remark:
    return Remark("waive", text, 7)


def test_a_reason_silences_what_it_names() -> None:
    found = judged([NUMBER, ROOM], [remark("number: it is a name")], "x.po")
    assert [problem.rule for problem in found.problems] == ["room"]
    assert [(each.problem, each.reason) for each in found.waived] == [(NUMBER, "it is a name")]


def test_one_reason_is_for_every_form_of_a_message() -> None:
    other = warning(Place("x.po", 10), "number", "the numbers differ", "Check them.")
    assert judged([NUMBER, other], [remark("number: both are names")], "x.po").problems == ()


@pytest.mark.parametrize("text", ["number", "number:", "number :  "])
def test_without_a_reason_nothing_is_silenced(text: str) -> None:
    found = judged([NUMBER], [remark(text)], "x.po")
    assert [problem.rule for problem in found.problems] == ["number", "waiver"]
    assert found.waived == ()


def test_what_a_translation_brings_in_or_changes_of_a_telephone_number_stays() -> None:
    found = judged([PHONE], [remark("phone: another one")], "x.po")
    assert [problem.rule for problem in found.problems] == ["phone", "waiver"]


def test_other_comments_mean_nothing() -> None:
    assert judged([], [Remark("also", "frontera", 7)], "x.po").problems == ()


def test_a_finding_that_may_be_waived_says_so() -> None:
    (problem,) = judged([NUMBER], [], "x.po").problems
    assert problem.hint == "Check them. If it is right so, say why above it: `# waive number: …`."
    assert judged([PHONE], [], "x.po").problems == (PHONE,)


def test_the_page_for_translators_names_all_that_can_be_waived() -> None:
    from pathlib import Path

    page = (Path(__file__).parents[2] / "docs" / "translator.md").read_text("utf-8")
    assert [rule for rule in WAIVABLE if f"`{rule}`" not in page] == []
