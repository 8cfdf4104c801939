"""Tests of choose.py: who sees what, in which mode, and only after patching."""

from __future__ import annotations

import pytest
from edition_helpers import module, operation, overlay, words

from ipsdocs.edition.choose import choose, part
from ipsdocs.edition.patch import patch
from ipsdocs.model import Mode
from ipsdocs.problems import Problems
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
