"""A training's papers: read back what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from guide_sample import (
    ARABIC,
    CONTACT,
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

from ipsdocs.document.blocks import Medium
from ipsdocs.document.page import Page
from ipsdocs.document.schedule import schedule
from ipsdocs.document.training import agenda, materials, overview, run_of_show, start_here, still_open
from ipsdocs.edition.edition import EditedTraining

FIRST = "## Arriving {#arriving minutes=20}\n\n::: say\nWelcome.\n:::\n\n::: break {#tea minutes=5}\nTea.\n:::\n"
SECOND = "## Ending {#ending minutes=30}\n\n::: policy {#who}\nWho must tell what?\n:::\n\n::: chat\nGoodbye!\n:::\n"
ONE = module(FIRST, "first", (20, 20), title=said("First steps"), materials=(said("Pens"), said("Water")))
TWO = module(SECOND, "second", (30, 30), title=said("Last steps"), materials=(said("Pens"),), status="draft")
TRAINING = training(
    session(
        "one",
        1,
        60,
        item("opening", 10, "Hello", text="Say who is here."),
        item("module", module="first"),
        item("break", 10),
    ),
    session("two", 3, 60, item("module", module="second"), item("closing", 10, "A last round")),
)


def sample(**values: object) -> EditedTraining:
    return replace(edited_training(TRAINING, ONE, TWO), **values)  # type: ignore[arg-type]


def said_by(page: Page) -> str:
    return words_of(page.html)


def test_the_overview_tells_sessions_modules_and_what_to_bring_once() -> None:
    words = said_by(overview(sample(), desk()))
    for phrase in (
        "Core training, online",
        "Two sessions to begin with.",
        "First steps",
        "Last steps",
        "Day 3",
        "Two weeks before",
        "Book interpreters.",
        "Moving towards",
        "2 sessions",
        "Producer",
    ):
        assert phrase in words, phrase
    assert "Pens (First steps and Last steps)" in words
    assert [m.what.source for m in materials(sample())] == ["Pens", "Water"]
    assert "Intentional Peer Support was developed by Shery Mead and others" in words
    assert "These materials are independent." in words


def test_the_agenda_counts_minutes_until_a_start_is_given() -> None:
    made = sample()
    words = said_by(agenda(made, desk(), schedule(made)))
    assert "0:10 – 0:30 First steps" in words
    assert "With 5 minutes of break" in words
    assert "UTC" not in words


def test_the_agenda_says_clock_times_here_and_elsewhere() -> None:
    made = sample()
    plan = schedule(made, datetime(2027, 3, 27, 9), "Europe/Berlin", ("Pacific/Auckland",))
    words = said_by(agenda(made, desk(), plan))
    for phrase in (
        "Saturday, March 27, 2027",
        "Monday, March 29, 2027",
        "Auckland",
        "UTC",
        "Time in Berlin",
        "9:10\u202fAM".replace("\u202f", " "),
    ):
        assert phrase in words, phrase


def test_the_run_of_show_goes_through_all_sessions() -> None:
    made = sample()
    plan = schedule(made, datetime(2027, 3, 27, 9), "Europe/Berlin")
    media: tuple[Medium, ...] = ("pdf", "html")
    for medium in media:
        page = run_of_show(made, desk(), plan, medium)
        words = said_by(page)
        for phrase in (
            "Session one",
            "Hello",
            "Say who is here.",
            "First steps",
            "Welcome.",
            "Goodbye!",
            "A last round",
            "Back at 0:30",
        ):
            assert phrase in words, phrase
        assert heading_gaps(page.html) == []


def test_a_session_knows_when_it_begins_and_its_steps_what_remains() -> None:
    made = sample()
    tree = parsed(run_of_show(made, desk(), schedule(made, datetime(2027, 1, 4), "UTC"), "html").html)
    first, second = tree.xpath("//*[@class='part']")
    assert first.get("data-begins") == "1799020800"
    assert int(second.get("data-begins")) == 1799020800 + 2 * 86400
    assert [s.get("data-start") for s in first.xpath(".//*[@data-start]")] == ["0", "10", "25", "30"]


def test_the_cover_says_what_nobody_has_finished() -> None:
    made = sample(edition=replace(edition(), draft_translation=True, draft_variants=(said("Veterans"),)))
    page = start_here(made, desk(), schedule(made), [("10-overview.pdf", "overview.pdf")], "A hub", "2026.11")
    words = said_by(page)
    for phrase in (
        "A hub",
        "2026.11",
        "10-overview.pdf",
        "What the training is, and how to prepare it",
        "A listening line",
        "Veterans",
        "answer is missing in: Last steps",
        "not been reviewed yet: Last steps",
        "has not been reviewed by a person yet",
    ):
        assert phrase in words, phrase


def test_the_cover_of_a_finished_packet_says_so() -> None:
    region = replace(edition().region, contacts=(replace(CONTACT, checked_by="A person"),))
    made = edited_training(TRAINING, ONE, where=replace(edition(), region=region))
    assert still_open(made).nothing
    assert "Nothing in this folder is marked" in said_by(start_here(made, desk(), schedule(made), [], "", ""))


def test_every_paper_carries_the_draft_mark_and_turns_with_the_script() -> None:
    made = edited_training(TRAINING, ONE, TWO, where=edition(ARABIC))
    plan = schedule(made)
    for page in (
        overview(made, desk()),
        agenda(made, desk(), plan),
        run_of_show(made, desk(), plan, "pdf"),
        start_here(made, desk(), plan, [], "", ""),
    ):
        assert 'class="draft"' in page.html
        assert 'dir="rtl"' in page.html
