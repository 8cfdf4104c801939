"""Tests of stamp.py and deck_stamp.py: what counts as said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from guide_sample import desk, edited, module

from ipsdocs.document.deck import Deck, deck
from ipsdocs.document.deck_stamp import stamped as stamped_deck
from ipsdocs.document.stamp import STAMP, stamped
from ipsdocs.edition.draw import Look, localise
from ipsdocs.model import Picture

DOOR = Picture(
    "m/door.svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect fill="#ff0000"/></svg>',
    9,
    9,
)
GREY = localise(DOOR, lambda label: label, Look((), greyscale=True))
OTHER = replace(DOOR, data=DOOR.data.replace(b"rect", b"circle"))
BASE = (
    f'<main id="a"><h2 class="b">One  &amp; two</h2><p>Say <b>it</b>.</p><img src="{DOOR.address}" alt="A door"></main>'
)


def stamp(html: str, *pictures: Picture) -> str:
    return stamped(f"{html}<p>{STAMP}</p>", pictures)[-12:-4]


def test_it_stands_wherever_it_is_asked_for() -> None:
    made = stamped(f'<body data-key="a-{STAMP}"><p>{STAMP}</p></body>', ())
    found = made[len('<body data-key="a-') :][:8]
    assert int(found, 16) >= 0
    assert made == f'<body data-key="a-{found}"><p>{found}</p></body>'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('class="b"', 'class="c" style="color: red"'),
        ('id="a"', ""),
        ("One  &amp; two", "\n  One &#38; two "),
        ("<p>", "<!-- <p>no</p> --><p>"),
        ("<p>", '<script>let a = "<p>no</p>";</script><p>'),
        ("<p>", "<style>p { color: red }</style><p>"),
        ("<p>", '<div class="beside"><span></span></div><p>'),
        (DOOR.address, GREY.address),
    ],
)
def test_how_it_looks_is_not_in_it(old: str, new: str) -> None:
    assert old in BASE
    assert stamp(BASE.replace(old, new), DOOR, GREY) == stamp(BASE, DOOR, GREY)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("two", "three"),
        ("Say <b>it</b>", "Say it"),
        ("<p>Say <b>it</b>.</p>", ""),
        ("h2", "h3"),
        ("A door", "A gate"),
        ("<p>", '<a href="https://example.org"></a><p>'),
        ("<p>", "<div></div><p>"),  # a line to write on
        (DOOR.address, OTHER.address),
    ],
)
def test_what_it_says_is(old: str, new: str) -> None:
    assert old in BASE
    assert stamp(BASE.replace(old, new), DOOR, OTHER) != stamp(BASE, DOOR, OTHER)


@pytest.mark.parametrize(
    ("style", "counts"),
    [
        ('@page { @bottom-left { content: "Page " counter(page) " of " counter(pages); } }', True),
        ('p::before { content: "a; b" }', True),
        ('li::before { content: "•"; } p::after { content: ""; }', False),
        ('p { font-family: "Noto Sans"; content: string(title); }', False),
    ],
)
def test_words_of_the_style_are_said_too(style: str, counts: bool) -> None:
    assert (stamped(BASE + STAMP, (), style) != stamped(BASE + STAMP, ())) is counts


def test_the_order_counts() -> None:
    assert stamp("<p>One</p><p>Two</p>") != stamp("<p>Two</p><p>One</p>")


NOTED = "## One {#one minutes=9}\n\n:::: slide {#s}\n### Title\n- A\n\n::: note\nA note.\n:::\n::::\n"


def deck_of(body: str) -> Deck:
    return deck(edited(module(body)), desk())


def test_a_decks_is_of_its_slides_and_its_notes() -> None:
    usual = stamped_deck(deck_of(NOTED)).version.words
    assert STAMP not in usual
    for old, new in (("A note.", "Another."), ("- A", "- B"), ("- A", "1. A"), ("### Title", "### *Title*")):
        assert stamped_deck(deck_of(NOTED.replace(old, new))).version.words != usual
    assert stamped_deck(deck_of(f"\n\n{NOTED}")).version.words == usual
