"""The guide: steps that add up, cues in their columns, and pages that hold what a facilitator needs."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from guide_sample import ARABIC, ROOT, desk, edited, edition, heading_gaps, module, parsed, real_module, said
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.document.blocks import Medium
from ipsdocs.document.guide import guide
from ipsdocs.document.page import Picture
from ipsdocs.document.steps import Step, share, steps, unfilled
from ipsdocs.edition.choose import in_room
from ipsdocs.model import Block, Mode

BODY = """## Arriving {#arriving minutes=20 online=15 lead=facilitator-2}

Everyone has this in the handout.

::: say
Welcome, everyone.
:::

:::: slide {#slide-one}
### First things
- One thought

::: note
Wait for the quiet ones.
:::
::::

:::: activity {#talk minutes=8 group=2 lead=producer}
### Talk in pairs
1. Tell each other.

::: online
Rooms of two.
:::
::: in-person
Chairs turned to each other.
:::
::: low-bandwidth
Stay in one call.
:::
::::

::: producer
Open the rooms.
:::

::: chat
What did you *notice*?
:::

::: key-idea {#idea}
We learn together.
:::

## A pause {#pause minutes=10}

::: break {#tea minutes=10}
Drink something.
:::

## Closing {#closing minutes=30}

::: poll {#poll minutes=3}
How was it?

- Good
:::

::: discussion {#last minutes=7}
One word each.
:::

::: slot {#goodbye}
We breathe once.
:::
"""


def words(blocks: tuple[Block, ...]) -> list[str]:
    return [b.text.source for block in blocks for b in block.walk() if b.text]


def found(mode: Mode = "online") -> tuple[Step, ...]:
    return steps(edited(module(BODY), mode))


def test_each_timed_block_is_a_step_and_the_rest_leads_in() -> None:
    rows = [(s.section.source, s.kind, s.start, s.minutes, s.remaining) for s in found()]
    assert rows == [
        ("Arriving", "talk", 0, 6, 55),
        ("Arriving", "activity", 6, 8, 49),
        ("Arriving", "talk", 14, 1, 41),
        ("A pause", "break", 15, 10, 40),
        ("Closing", "poll", 25, 3, 30),
        ("Closing", "discussion", 28, 7, 27),
        ("Closing", "talk", 35, 20, 20),
    ]


def test_cues_stand_in_their_columns() -> None:
    first, activity, *_ = found()
    assert words(first.say) == ["Welcome, everyone."]
    assert words(first.do) == ["Wait for the quiet ones."]
    assert words(first.read) == ["Everyone has this in the handout."]
    assert [b.id for b in first.screen] == ["slide-one"]
    assert words(activity.do) == ["Tell each other.", "Rooms of two."]
    assert words(activity.fallback) == ["Stay in one call."]
    assert words(activity.producer) == ["Open the rooms."]
    assert words(activity.chat) == ["What did you *notice*?"]


def test_a_step_is_led_by_its_block_then_its_section_then_the_first_facilitator() -> None:
    assert [s.lead for s in found()][:4] == ["facilitator-2", "producer", "facilitator-2", "facilitator-1"]


def test_each_mode_shows_its_own_way_and_never_the_other() -> None:
    online, room = found("online"), found("in-person")
    assert "Chairs turned to each other." not in str(online)
    assert "Rooms of two." not in str(room)
    assert sum(s.minutes for s in room) == 60


def test_a_slot_that_holds_an_activity_gives_it_a_step() -> None:
    filled = BODY.replace("We breathe once.", "").replace(
        "::: slot {#goodbye}\n\n:::",
        ":::: slot {#goodbye}\n::: reflection {#own minutes=4}\nWrite.\n:::\n::::",
    )
    kinds = [(s.kind, s.minutes) for s in steps(edited(module(filled)))]
    assert kinds[-1] == ("reflection", 4)
    assert sum(minutes for _, minutes in kinds) == 55


@pytest.mark.parametrize("name", sorted(f.stem for f in (ROOT / "curriculum/modules").glob("*.md")))
@pytest.mark.parametrize("mode", ["online", "in-person"])
def test_the_steps_of_every_module_add_up_to_its_minutes(name: str, mode: Mode) -> None:
    real = real_module(name)
    rows = steps(edited(real, mode))
    assert sum(s.minutes for s in rows) == real.minutes.of(mode)
    assert [s.start for s in rows] == [sum(r.minutes for r in rows[:n]) for n in range(len(rows))]
    assert all(s.minutes >= 0 for s in rows)


@given(st.integers(0, 500), st.lists(st.integers(0, 9), min_size=1, max_size=9))
def test_shared_minutes_are_never_lost(minutes: int, weights: list[int]) -> None:
    parts = share(minutes, weights)
    assert sum(parts) == minutes
    assert len(parts) == len(weights)
    assert min(parts) >= 0


def test_an_unfilled_policy_is_named_until_it_is_filled() -> None:
    body = "## One {#one minutes=5}\n\n::: policy {#who-tells}\nWho must tell what, to whom?\n:::\n"
    asked = edited(module(body, minutes=(5, 5)))
    assert [b.id for b in unfilled(asked)] == ["who-tells"]
    assert "Without it, this session should not be held" in guide(asked, desk(), "pdf").html


def test_the_pages_hold_every_cue() -> None:
    page = guide(edited(module(BODY)), desk(), "pdf").html
    shown = """Welcome, everyone.|Wait for the quiet ones.|Rooms of two.|Stay in one call.|Open the rooms.
        |What did you <em>notice</em>?|We learn together.|Drink something.|How was it?|We breathe once.
        |Paste in the chat|Producer|First facilitator|Paper and pens|Name a limit of your own.
        |Back at 0:25|Slide 3|Version 3 · <bdi dir="ltr">"""
    for phrase in re.split(r"\s*\|", shown):
        assert phrase in page, phrase


@pytest.mark.parametrize("medium", ["pdf", "html"])
def test_headings_leave_no_gap_and_ids_are_unique(medium: Medium) -> None:
    page = guide(edited(real_module("boundaries")), desk(pictures("boundaries")), medium).html
    ids = parsed(page).xpath("//@id")
    assert heading_gaps(page) == []
    assert len(ids) == len(set(ids))


def test_clock_and_minutes_are_in_the_locales_digits() -> None:
    page = guide(edited(module(BODY), where=edition(ARABIC)), desk(), "pdf").html
    assert "٠:٢٥" in page
    assert 'dir="rtl"' in page


def test_the_file_runs_its_own_script_and_nothing_else() -> None:
    page = guide(edited(module(BODY)), desk(), "html")
    closed = page.closed()
    (policy,) = parsed(closed).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", closed, flags=re.S)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.findall(r"""(?:src|href)=["'](?!#|asset:)""", closed)


def test_the_script_says_nothing_of_its_own() -> None:
    """Every word comes from the page: the script's quoted texts are names, selectors and empty strings."""
    script = (ROOT / "templates/guide.js").read_text("utf-8")
    code = re.sub(r"^\s*//.*$", "", script, flags=re.M)
    assert not [text for text in re.findall(r'"([^"\n]*)"', code) if re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", text)]


def test_a_page_for_paper_carries_no_script() -> None:
    assert "<script" not in guide(edited(module(BODY)), desk(), "pdf").html


def test_a_text_in_another_language_is_marked() -> None:
    real = edited(module(BODY, title=said("Boundaries", "en")), where=edition(ARABIC))
    assert '<span lang="en" dir="ltr">Boundaries</span>' in guide(real, desk(), "pdf").html


def pictures(id: str) -> tuple[Picture, ...]:
    files = sorted(Path(ROOT / "curriculum/modules" / id).glob("*.svg"))
    return tuple(Picture(f"{id}/{f.name}", "image/svg+xml", f.read_bytes(), 720, 300) for f in files)


def test_in_a_room_people_answer_a_poll_by_hand() -> None:
    (poll,) = [step for step in found("in-person") if step.kind == "poll"]
    assert (words(poll.hands), poll.screen) == (["How was it?", "Good"], ())
    (poll,) = [step for step in found("online") if step.kind == "poll"]
    assert (words(poll.screen), poll.hands) == (["How was it?", "Good"], ())


@pytest.mark.parametrize("medium", ["pdf", "html"])
def test_the_guide_of_a_room_asks_for_hands(medium: Medium) -> None:
    page = " ".join(parsed(guide(edited(module(BODY), "in-person"), desk(), medium).html).text_content().split())
    assert "Show of hands" in page
    assert "Ask for a show of hands How was it? Good" in page
    assert "Poll" not in page


def test_a_poll_within_another_step_stands_among_its_cues() -> None:
    poll = "::: poll {#p}\nWhich?\n:::"
    body = f"## One {{#one minutes=10}}\n\n:::: activity {{#a minutes=5}}\nDo it.\n\n{poll}\n::::\n"
    page = guide(edited(module(body), "in-person"), desk(), "pdf")
    said_there = " ".join(parsed(page.html).text_content().split())
    assert "Do Do it. Ask for a show of hands Which?" in said_there


def test_without_internet_nobody_looks_after_a_call() -> None:
    room = replace(edition(), internet=False)
    for where, there in ((edition(), True), (room, False)):
        page = guide(edited(in_room(module(BODY)), "in-person", where), desk(), "html").html
        assert ("Producer" in page) is there
        assert ('id="without"' in page) is there
    assert "Stay in one call." not in page
