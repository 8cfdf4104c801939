"""Tests of addresses.py: no address is left in a text's words, and nothing else goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.document import inline
from ipsdocs.edition.addresses import addresses, without_addresses


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("Read [how we talk](https://example.org/talk), then say hello.", "Read how we talk, then say hello."),
        ("Mead, S. (2014). An approach. https://example.org/a-b_c", "Mead, S. (2014). An approach."),
        ("Mead, S. (2014). https://example.org/a. Then more.", "Mead, S. (2014). Then more."),
        ("It stands there (https://example.org/a_(b)), too.", "It stands there, too."),
        ("Write to a.person@example.org.", "Write to."),
        ("Ana, ana@example.org", "Ana"),
        ("See warmline.org, or www.example.de/y.", "See, or."),
        ("<https://example.org>", ""),
        ("[example.org](https://example.org)", ""),
        ("[Write](mailto:a@example.org) or *call*.", "Write or call."),
        ("[A page](https://example.org/X_(y) \"A title\") to read", "A page to read"),
        ("Said “https://example.org”, then.", "Said “”, then."),
        ('![A door](door.svg "Come in, https://example.org")', "A door"),
    ],
)  # fmt: skip
def test_addresses_go_and_words_stay(source: str, left: str) -> None:
    assert inline.plain(without_addresses(source)) == left
    assert addresses(without_addresses(source)) == ()


@pytest.mark.parametrize(
    "source",
    [
        "Call [us](tel:988), day and night.",
        "[Mutuality](glossary:mutuality) is **everywhere**, e.g. here. And so on.",
        "Half past 12.30, in chapter 3.2; 50.000 people.",
        "What? (Nothing.) [] ()",
        "Fin.Au revoir",
    ],
)
def test_a_text_without_addresses_stays_as_it_is(source: str) -> None:
    assert without_addresses(source) == source


def test_a_pictures_caption_goes_without_its_address() -> None:
    made = without_addresses('![A door on a.example.org](door.svg "Come in, https://example.org")')
    (run,) = inline.runs(made)
    assert (run.kind, run.text, run.source, run.caption) == ("image", "A door on", "door.svg", "Come in")


@given(
    st.lists(
        st.sampled_from(
            ["Read", "it.", "(see", ")", "https://example.org/a?b=c", "www.example.com", "a@b.org", "warmline.org",
             "[words](https://example.org/x)", "*strong*", ",", "“quoted”", "{{ name-a }}", "كلمة", "क।", "\n"]
        )
    ).map(" ".join)
)  # fmt: skip
def test_no_address_is_ever_left(source: str) -> None:
    made = without_addresses(source)
    assert addresses(made) == ()
    assert without_addresses(made) == made
    shown = inline.plain(made)
    assert "example" not in shown
    assert "@" not in shown


def test_hostile_words_take_no_time() -> None:
    for part in ("a", "a.", "](", "(", "[", " ", "www.", "a@", "https://("):
        assert without_addresses(part * 20_000) is not None
