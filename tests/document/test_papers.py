"""The papers that people write on: read back what they say, and that they leave room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from guide_sample import (
    ARABIC,
    HERE,
    ROLES,
    desk,
    edited_training,
    edition,
    heading_gaps,
    item,
    module,
    parsed,
    said,
    session,
    training,
    words_of,
)

from ipsdocs.document.page import Page
from ipsdocs.document.papers import certificate, evaluation, materials, preparation
from ipsdocs.document.schedule import schedule
from ipsdocs.edition.edition import EditedTraining
from ipsdocs.model import Occasion, Question

BODY = "## One {#one minutes=30}\n\n::: break {#tea minutes=10}\nTea.\n:::\n"
ONE = module(BODY, "first", (30, 30), title=said("First steps"), materials=(said("A timer"), said("Pens.")))
TWO = module(BODY, "second", (30, 30), title=said("Last steps"), materials=(said("pens"), said("Water")))
SCALE = Question("scale", said("How free did you feel?"), HERE, (said("Not at all"), said("Completely")))
CHOICE = Question("choice", said("How was the pace?"), HERE, (said("Slow"), said("Right"), said("Fast")))
OPEN = Question("open", said("What stays with you?"), HERE, lines=7)
TRAINING = training(
    session("one", 1, 50, item("opening", 10), item("module", module="first"), item("break", 10)),
    session("two", 8, 30, item("module", module="second")),
    participants=(6, 16),
    evaluation=(SCALE, CHOICE, OPEN),
)
MADE = edited_training(TRAINING, ONE, TWO)
STARTED = schedule(MADE, datetime(2027, 3, 10, 9), "Europe/Berlin")


def all_papers(made: EditedTraining) -> tuple[Page, ...]:
    plan = schedule(made)
    return preparation(made, desk(), plan), evaluation(made, desk()), certificate(made, desk(), plan)


def test_what_is_needed_stands_once_with_the_modules_that_use_it() -> None:
    found = [(m.what.source, [title.source for title in m.modules]) for m in materials(MADE)]
    assert found == [
        ("A timer", ["First steps"]),
        ("Pens.", ["First steps", "Last steps"]),
        ("Water", ["Last steps"]),
    ]


def test_the_preparation_says_who_when_and_what() -> None:
    tree = parsed(preparation(MADE, desk(), schedule(MADE)).html)
    words = " ".join(tree.text_content().split())
    for phrase in ("For 6 to 16 people", "Two weeks before", "Book interpreters.", "On the day", "Log in early."):
        assert phrase in words, phrase
    assert [e.text for e in tree.xpath("//ul[@class='tick']/li")] == ["Book interpreters.", "Log in early."]
    assert [e.text_content() for e in tree.xpath("//*[@class='ticked']")] == ["A timer", "Pens.", "Water"]
    rows = tree.xpath("//table[@class='who']/tbody/tr")
    assert [row.text_content().strip() for row in rows] == ["First facilitator", "Second facilitator", "Producer"]


def test_the_preparation_says_its_days_where_there_is_a_start() -> None:
    assert "Two weeks before · Wednesday, February 24, 2027" in words_of(preparation(MADE, desk(), STARTED).html)


CALENDAR = (
    Occasion(said("A feast"), HERE, "v", yearly=(2, 29)),
    Occasion(said("A rest"), HERE, "v", first=date(2027, 12, 24), last=date(2028, 1, 3)),
    Occasion(said("One day"), HERE, "v", first=date(2027, 6, 25), last=date(2027, 6, 25)),
    Occasion(said("Prayer"), HERE, "v", window=(750, 840), minutes=30, weekdays=(4,)),
    Occasion(said("Meal"), HERE, "v", window=(720, 780), minutes=45),
    Occasion(said("Counts"), HERE, "v", ask=said("When are people counted?")),
)


@pytest.mark.parametrize("start", [None, datetime(2027, 3, 10, 9)])
def test_the_preparation_says_the_calendar_with_a_start_and_without(start: datetime | None) -> None:
    made = replace(MADE, calendar=CALENDAR)
    tree = parsed(preparation(made, desk(), schedule(made, start, "UTC" if start else "")).html)
    (head,) = tree.xpath("//h2[. = 'The calendar here']")
    parts = [" ".join(e.text_content().split()) for e in head.xpath("following::h3")]
    assert parts == ["Days without sessions", "Pauses", "What to find out"]
    lines = [" ".join(e.text_content().split()) for e in head.xpath("following::ul[position() <= 3]/li")]
    assert lines == [
        "A feast · February 29",
        "A rest · December 24, 2027 – January 3, 2028",
        "One day · June 25, 2027",
        "Prayer · Friday · 12:30 PM – 2:00 PM · 30 minutes",
        "Meal · every day · 12:00 PM – 1:00 PM · 45 minutes",
        "Counts · When are people counted?",
    ]
    (boxes,) = head.xpath("following::ul[3]")
    assert boxes.get("class") == "tick"
    assert heading_gaps(preparation(made, desk(), schedule(made)).html) == []


def test_the_preparation_is_silent_about_a_calendar_that_is_not_there() -> None:
    assert "calendar" not in words_of(preparation(MADE, desk(), STARTED).html)
    asked = replace(MADE, calendar=CALENDAR[-1:])
    words = words_of(preparation(asked, desk(), schedule(asked)).html)
    assert "The calendar here What to find out Counts" in words
    assert "Pauses" not in words


def test_the_preparation_counts_the_pauses_that_the_start_brings() -> None:
    """From 12:00 on, the first session of 50 minutes ends with a pause in it; the other has room after it."""
    made = replace(MADE, calendar=(Occasion(said("Meal"), HERE, "v", window=(730, 770), minutes=30),))
    started = schedule(made, datetime(2027, 3, 10, 12), "UTC")
    assert "1 hour, 20 minutes ·" in words_of(preparation(made, desk(), schedule(made)).html)
    assert "1 hour, 50 minutes ·" in words_of(preparation(made, desk(), started).html)


def test_what_most_modules_need_says_so_shortly() -> None:
    assert "Pens. All of them" in words_of(preparation(MADE, desk(), STARTED).html)
    needing = [module(BODY, f"m{n}", (30, 30), title=said(f"Module {n}")) for n in range(5)]
    made = edited_training(TRAINING, ONE, *needing)
    assert "Paper and pens All but First steps" in words_of(preparation(made, desk(), schedule(made)).html)
    assert "A timer First steps" in words_of(preparation(made, desk(), schedule(made)).html)


def test_the_evaluation_has_five_steps_boxes_and_lines_and_asks_for_no_name() -> None:
    tree = parsed(evaluation(MADE, desk()).html)
    words = " ".join(tree.text_content().split())
    assert "How free did you feel? Not at all 1 2 3 4 5 Completely" in words
    assert "Please leave your name out, and skip whatever you like." in words
    assert [e.text for e in tree.xpath("//ul[@class='tick']/li")] == ["Slow", "Right", "Fast"]
    assert len(tree.xpath("//*[@class='room']/div")) == 7


def test_the_steps_are_in_the_languages_digits() -> None:
    made = edited_training(TRAINING, ONE, TWO, where=edition(ARABIC))
    assert "١ ٢ ٣ ٤ ٥" in words_of(evaluation(made, desk()).html)


def test_the_certificate_says_the_hours_without_breaks_and_what_it_is_not() -> None:
    words = words_of(certificate(MADE, desk(), STARTED).html)
    for phrase in (
        "Certificate of attendance",
        "Core training, online",
        "Wednesday, March 10, 2027 – Wednesday, March 17, 2027",
        "50 minutes",
        "This paper confirms attendance at an independent training. It is not a certification.",
        "Intentional Peer Support was developed by Shery Mead and others. These materials are independent.",
    ):
        assert phrase in words, phrase


def test_without_a_start_the_days_are_written_by_hand() -> None:
    tree = parsed(certificate(MADE, desk(), schedule(MADE)).html)
    assert len(tree.xpath("//*[contains(@class, 'line')]")) == 1 + 1 + 2  # a name, days, two facilitators
    assert len(parsed(certificate(MADE, desk(), STARTED).html).xpath("//*[contains(@class, 'line')]")) == 3


def test_the_facilitators_sign_and_without_them_whoever_leads() -> None:
    assert "First facilitator Second facilitator This" in words_of(certificate(MADE, desk(), STARTED).html)
    alone = edited_training(training(*TRAINING.sessions, roles=("producer",)), ONE, TWO)
    words = words_of(certificate(alone, desk(), schedule(alone)).html)
    assert "Producer This" in words
    assert dict(ROLES)["facilitator-1"].source not in words


def test_one_day_is_said_once() -> None:
    made = edited_training(training(TRAINING.sessions[0]), ONE)
    words = words_of(certificate(made, desk(), schedule(made, datetime(2027, 3, 10, 9), "Europe/Berlin")).html)
    assert words.count("March 10, 2027") == 1


def test_every_paper_carries_the_draft_mark_and_turns_with_the_script() -> None:
    draft = module(BODY, "first", (30, 30), status="draft")
    made = edited_training(TRAINING, draft, TWO, where=edition(ARABIC))
    for page in all_papers(made):
        assert 'class="draft"' in page.html
        assert 'dir="rtl"' in page.html
        assert heading_gaps(page.html) == []
        assert "Intentional Peer Support was developed by Shery Mead and others" in words_of(page.html)
