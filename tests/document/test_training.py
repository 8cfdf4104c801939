"""A training's papers: read back what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from guide_sample import (
    ARABIC,
    CONTACT,
    HERE,
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
from ipsdocs.document.training import agenda, overview, run_of_show, start_here, still_open
from ipsdocs.edition.edition import EditedTraining
from ipsdocs.model import Occasion

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

LONG = module(
    "## Beginning {#beginning minutes=20}\n\nBegin.\n\n::: slide {#a}\n### A\n:::\n\n"
    "::: policy {#who}\nWho must tell what?\n:::\n\n"
    "## Trying it out {#trying minutes=20}\n\n::: say\nTry.\n:::\n\n::: slide {#b}\n### B\n:::\n\n"
    "## Ending {#ending minutes=20}\n\n::: say\nEnd.\n:::\n",
    "long",
)
PARTS = training(session("one", 1, 40, item("module", module="long", sections=("ending", "trying"))))
CUES = tuple(
    (kind, said(words))
    for kind, words in (
        ("note", "Wait for it."),
        ("say", "Say hello."),
        ("producer", "Open the rooms."),
        ("chat", "Hello!"),
        ("low-bandwidth", "Go round by name."),
    )
)


def sample(**values: object) -> EditedTraining:
    return replace(edited_training(TRAINING, ONE, TWO), **values)  # type: ignore[arg-type]


def said_by(page: Page) -> str:
    return words_of(page.html)


def test_the_overview_tells_sessions_modules_and_who_leads() -> None:
    words = said_by(overview(sample(), desk(), schedule(sample())))
    for phrase in (
        "Core training, online",
        "Two sessions to begin with.",
        "First steps",
        "Last steps",
        "Day 3",
        "Moving towards",
        "2 sessions",
        "Producer",
    ):
        assert phrase in words, phrase
    assert "Intentional Peer Support was developed by Shery Mead and others" in words
    assert "These materials are independent." in words


def test_the_overview_is_for_everyone() -> None:
    """What those who lead must do and say beforehand stands on a paper of its own."""
    led = session("one", 1, 60, item("talk", 60, "A round", text="Each says a word.", cues=CUES))
    made = edited_training(training(led, participants=(6, 16)))
    words = said_by(overview(made, desk(), schedule(made)))
    assert "For 6 to 16 people" in words
    assert "A round · 60 minutes Each says a word." in words
    for secret in ("Book interpreters.", "Wait for it.", "Say hello.", "Open the rooms."):
        assert secret not in words


def test_a_part_of_a_module_is_named_by_its_sections() -> None:
    made = edited_training(PARTS, LONG)
    for page in (overview(made, desk(), schedule(made)), agenda(made, desk(), schedule(made))):
        words = said_by(page)
        assert "These parts: Trying it out and Ending" in words
        assert "Beginning" not in words


def test_the_run_of_show_holds_the_sections_that_are_taken_and_no_other() -> None:
    made = edited_training(PARTS, LONG)
    words = said_by(run_of_show(made, desk(), schedule(made), "pdf"))
    assert "Try." in words
    assert "Begin." not in words
    assert "Who must tell what?" not in words  # a policy of a section that nobody holds asks nothing
    assert "Slide 5" in words  # the number that the whole deck prints


def test_an_item_of_a_session_has_cues_for_those_who_lead() -> None:
    led = session("one", 1, 20, item("practice", 20, "Rounds", text="In threes.", cues=CUES, group=3, lead="producer"))
    made = edited_training(training(led))
    tree = parsed(run_of_show(made, desk(), schedule(made), "html").html)
    (step,) = tree.xpath("//*[@class='step']")
    assert step.get("data-lead") == "producer"
    words = " ".join(step.text_content().split())
    for phrase in (
        "Practice · in groups of 3",
        "Rounds",
        "Say Say hello.",
        "Do In threes. Wait for it.",
        "Producer Open the rooms.",
        "Without breakout rooms, by phone or on paper Go round by name.",
    ):
        assert phrase in words, phrase
    assert [e.text_content().strip() for e in step.xpath(".//*[contains(@class, 'paste')]")] == ["Hello!"]
    agreed = said_by(agenda(made, desk(), schedule(made)))
    assert "In threes." in agreed
    for secret in ("Wait for it.", "Say hello.", "Open the rooms.", "Hello!", "Go round by name."):
        assert secret not in agreed


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


def test_in_one_room_nobody_needs_another_zone_unless_it_is_asked_for() -> None:
    made = edited_training(replace(TRAINING, mode="in-person"), ONE, TWO)
    start = datetime(2027, 3, 27, 9)
    assert "UTC" not in said_by(agenda(made, desk(), schedule(made, start, "Europe/Berlin")))
    assert "Auckland" in said_by(agenda(made, desk(), schedule(made, start, "Europe/Berlin", ("Pacific/Auckland",))))


def test_a_long_day_may_run_over_a_page() -> None:
    short = session("one", 1, 60, *(item("talk", 10, "A round") for _ in range(6)))
    long = session("two", 2, 240, *(item("talk", 10, "A round") for _ in range(24)))
    made = edited_training(training(short, long))
    tree = parsed(agenda(made, desk(), schedule(made)).html)
    assert [section.get("class") for section in tree.xpath("//section")] == ["day", "day long"]


def test_the_papers_of_a_packet_agree_on_the_pauses_that_its_start_brings() -> None:
    """Lunch is put in, and the session ends half an hour later."""
    lunch = Occasion(said("Lunch here"), HERE, "v", window=(615, 650), minutes=30)
    feast = Occasion(said("A feast"), HERE, "v", yearly=(1, 4))
    held = session("one", 1, 90, item("talk", 20, "A round"), item("talk", 60, "Another"), item("break", 10))
    made = replace(edited_training(training(held, mode="in-person")), calendar=(lunch, feast))
    plan = schedule(made, datetime(2027, 1, 4, 10), "UTC")
    agreed = said_by(agenda(made, desk(), plan))
    assert "Monday, January 4, 2027 · A feast" in agreed
    assert "10:20 AM – 10:50 AM Lunch here 30" in agreed
    media: tuple[Medium, ...] = ("pdf", "html")
    for medium in media:
        words = said_by(run_of_show(made, desk(), plan, medium))
        assert "0:20 Lunch here 30 0:50 Another 60" in words
        assert "10:00 AM – 12:00 PM" in words
    assert "Day 1 · 2 hours" in said_by(overview(made, desk(), plan))
    cover = said_by(start_here(made, desk(), plan, [], "", ""))
    assert "Monday, January 4, 2027 · A feast" in cover
    assert "10:00 AM – 12:00 PM" in cover
    assert "Lunch here" not in said_by(agenda(made, desk(), schedule(made)))


def test_a_break_that_keeps_a_pause_says_both_names() -> None:
    kept = (Occasion(said("Tea"), HERE, "v", window=(615, 660), minutes=10),)
    for own, both in (("", "Break · Tea"), ("Rest", "Rest · Tea")):
        held = session("one", 1, 70, item("talk", 20, "A round"), item("break", 15, own), item("talk", 35, "Another"))
        made = replace(edited_training(training(held)), calendar=kept)
        plan = schedule(made, datetime(2027, 1, 4, 10), "UTC")
        assert f"{both} 15" in said_by(agenda(made, desk(), plan))
        shown = parsed(run_of_show(made, desk(), plan, "pdf").html)
        assert both in [" ".join(e.text_content().split()) for e in shown.xpath("//h3")]
        assert "Tea" not in said_by(agenda(made, desk(), schedule(made)))


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
        "What the training is, to send to everyone",
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
        overview(made, desk(), schedule(made)),
        agenda(made, desk(), plan),
        run_of_show(made, desk(), plan, "pdf"),
        start_here(made, desk(), plan, [], "", ""),
    ):
        assert 'class="draft"' in page.html
        assert 'dir="rtl"' in page.html
