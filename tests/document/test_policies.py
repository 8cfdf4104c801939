"""Tests of policies.py: what an organisation has still to answer, in a line for each question."""

from __future__ import annotations

import pytest
from guide_sample import (
    ARABIC,
    desk,
    edited_training,
    edition,
    item,
    module,
    parsed,
    said,
    session,
    training,
    words_of,
)

from ipsdocs.document.page import Page
from ipsdocs.document.papers import preparation
from ipsdocs.document.policies import MOST, unanswered
from ipsdocs.document.schedule import schedule
from ipsdocs.document.training import start_here
from ipsdocs.edition.edition import EditedTraining, Edition

BODY = """## One {{#one minutes=10}}

::: policy {{#who}}
{asked}
:::

{more}
"""
HEADED = "::: policy {#when}\n### When we *must* tell\nWho decides, and when?\n:::"


def made(asked: str, more: str = "", where: Edition | None = None) -> EditedTraining:
    one = module(BODY.format(asked=asked, more=more), "first", (10, 10), title=said("First steps"))
    two = module("## Two {#two minutes=10}\n\nText.\n", "second", (10, 10), title=said("Last steps"))
    held = training(session("one", 1, 20, *(item("module", module=id) for id in ("first", "second"))))
    return edited_training(held, one, two, where=where)


def told(asked: str, more: str = "") -> list[tuple[str, list[str]]]:
    found = unanswered(made(asked, more))
    return [(part.module.source, [question.source for question in part.questions]) for part in found]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Who must tell what, to whom? And what then?", "Who must tell what, to whom?"),
        ("Say it in **one** word. Then go.", "Say it in one word."),
        ("من يقول ماذا؟ ومتى؟", "من يقول ماذا؟"),
        ("कौन बताता है। और कब?", "कौन बताता है।"),
        ("Without an end", "Without an end"),
        ("Ask a\\_b about 1.5 hours. Then?", "Ask a\\_b about 1.5 hours."),
    ],
)
def test_a_question_is_told_by_its_first_sentence(asked: str, first: str) -> None:
    assert told(asked) == [("First steps", [first])]


def test_a_long_one_is_cut_between_words() -> None:
    ((_, (question,)),) = told("Who " + "must tell what, " * 20 + "to whom?")
    assert question == "Who must tell what, must tell what, must tell what, must tell what, must tell what, must …"
    assert len(question) <= MOST + 2


def test_a_heading_says_it_shorter() -> None:
    assert told("Who tells?", HEADED) == [("First steps", ["Who tells?", "When we must tell"])]


def start(found: EditedTraining) -> Page:
    return start_here(found, desk(), schedule(found), (), "", "")


def test_the_cover_and_the_preparation_ask_them_by_module() -> None:
    found = made("Who tells whom? And when?", HEADED)
    cover = words_of(start(found).html)
    assert "answer is missing in: First steps: Who tells whom? · When we must tell" in cover
    paper = preparation(found, desk(), schedule(found))
    (ticks,) = [
        [" ".join(line.text_content().split()) for line in part.xpath(".//li")]
        for part in parsed(paper.html).xpath("//section")
        if "What your organisation must answer first" in part.text_content()
    ]
    assert ticks == ["Who tells whom? First steps", "When we must tell First steps"]


def test_nothing_is_asked_where_all_is_answered() -> None:
    found = edited_training(training(session("one", 1, 10, item("talk", 10))))
    assert unanswered(found) == ()
    assert "answer is missing" not in start(found).html
    assert "must answer first" not in preparation(found, desk(), schedule(found)).html


def test_a_question_in_another_language_says_so() -> None:
    (question,) = parsed(start(made("Who tells whom?", where=edition(ARABIC))).html).xpath(
        "//*[text()='Who tells whom?']"
    )
    assert (question.get("lang"), question.get("dir")) == ("en", "ltr")
