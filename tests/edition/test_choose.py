"""Tests of choose.py: who sees what, in which mode, and only after patching."""

from __future__ import annotations

import pytest
from edition_helpers import module, operation, overlay, words

from ipsdocs.edition.choose import choose, in_room, part, training_in_room
from ipsdocs.edition.patch import patch
from ipsdocs.model import Item, Mode, Session, Text, Training
from ipsdocs.problems import Place, Problems
from ipsdocs.source.kinds import KINDS, Format

BASE = """## One {#one}

Text.

::: note
Note.
:::

:::: activity {#a minutes=5}
Act.

::: online
Online.
:::
::: in-person
In person.
:::

::: chat
Chat.
:::

::::: slide {#s}
### Slide

::: note
Speaker.
:::
:::::
::::

::: slot {#place}
Slot.
:::
"""


@pytest.mark.parametrize(
    ("format", "mode", "expected"),
    [
        ("handout", None, ["One", "Text.", "Act.", "Online.", "In person.", "Slot."]),
        ("handout", "online", ["One", "Text.", "Act.", "Online.", "Slot."]),
        ("handout", "in-person", ["One", "Text.", "Act.", "In person.", "Slot."]),
        ("slides", None, ["One", "Text.", "Note.", "Slide", "Speaker."]),
        ("guide", "online", ["One", "Text.", "Note.", "Act.", "Online.", "Chat.", "Slide", "Speaker.", "Slot."]),
    ],
)
def test_chosen(format: Format, mode: Mode | None, expected: list[str]) -> None:
    assert words(choose(module(BASE), format, mode)) == expected


@pytest.mark.parametrize("kind", [name for name, row in KINDS.items() if row.facilitator])
def test_a_participant_never_sees_what_is_the_facilitators(kind: str) -> None:
    made = module(
        f"## One {{#one}}\n\n::: {kind} {{#x}}\nSecret.\n:::"
        if kind == "poll"
        else f"## One {{#one}}\n\n::: {kind}\nSecret.\n:::"
    )
    assert words(choose(made, "handout", None)) == ["One"]


def test_a_variant_may_fill_with_what_only_one_mode_sees() -> None:
    """Choosing before patching would lose the block that the overlay names (dita-ot#4375)."""
    filled = patch(
        module(BASE), [overlay(operation("fill", "place", "::: online\nLink.\n:::\n::: note\nHint.\n:::"))], Problems()
    )
    assert words(choose(filled, "handout", "online"))[-1] == "Link."
    assert "Link." not in words(choose(filled, "handout", "in-person"))
    assert "Hint." not in words(choose(filled, "handout", "online"))


def test_choosing_twice_is_choosing_once() -> None:
    once = choose(module(BASE), "guide", "online")
    assert choose(once, "guide", "online") == once


def test_a_part_has_its_sections_in_the_modules_order_and_their_minutes() -> None:
    made = module("## A {#a minutes=5}\n\n## B {#b minutes=7 online=6}\n\n## C {#c minutes=9}\n")
    found = part(made, ("c", "b"))
    assert [section.id for section in found.sections] == ["b", "c"]
    assert (found.minutes.in_person, found.minutes.online) == (16, 15)


def test_without_sections_a_part_is_the_whole() -> None:
    made = module("## A {#a minutes=5}\n")
    assert part(made, ()) == made


# What is for a call, by video or telephone; the table of kinds is asked nowhere else.
CALL = {"online", "low-bandwidth", "producer", "chat"}


def test_the_kinds_that_are_for_a_call() -> None:
    assert {name for name, row in KINDS.items() if row.call} == CALL


ROOM = """## One {#one lead=producer}

Text.

:::: activity {#a minutes=5 lead=producer}
Act.

::: online
Online.

:::: slide {#inside}
### Inside
::::
:::
::: in-person
In person.
:::
::: low-bandwidth
On the phone.
:::
::: producer
Open the rooms.
:::
::: chat
Paste.
:::
::::

::: poll {#p}
Hands?
:::

::: note {#n}
Note.
:::

::: activity {#b minutes=5 lead=facilitator-2}
Another.
:::
"""


def test_in_a_room_nothing_of_a_call_is_left() -> None:
    made = in_room(module(ROOM))
    assert words(made) == ["One", "Text.", "Act.", "In person.", "Hands?", "Note.", "Another."]
    assert not CALL & {block.kind for block in made.walk()}
    assert in_room(made) == made


def test_in_a_room_nobody_looks_after_a_call() -> None:
    assert [block.attr("lead") for block in in_room(module(ROOM)).walk() if block.id in ("one", "a", "b")] == [
        "",
        "",
        "facilitator-2",
    ]


def test_a_slide_of_an_online_way_is_on_no_slides_in_a_room() -> None:
    assert "Inside" in words(choose(module(ROOM), "slides", None))
    assert "Inside" not in words(choose(in_room(module(ROOM)), "slides", "in-person"))


def said(words: str) -> Text:
    return Text(words, Place("t.yaml", 1), "training-t", "en")


def test_a_training_in_a_room_has_no_cue_of_a_call() -> None:
    cues = tuple((kind, said(kind)) for kind in ("note", "say", "producer", "chat", "low-bandwidth"))
    item = Item("talk", 5, Place("t.yaml"), title=said("Talk"), lead="producer", cues=cues)
    session = Session("s", Place("t.yaml"), said("S"), 1, 5, (item,))
    training = Training("t", Place("t.yaml"), said("T"), said("T."), 1, "in-person", 5, (), (), (session,))
    (made,) = training_in_room(training).sessions[0].items
    assert [kind for kind, _ in made.cues] == ["note", "say"]
    assert (made.lead, made.title) == ("", item.title)
