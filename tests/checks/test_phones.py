"""Tests of phones.py: what is a telephone number, and when a text still holds it."""

from __future__ import annotations

import pytest
from check_helpers import TINY
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.checks.phones import digits, has, of_contacts, phones
from ipsdocs.document.phrase import _ISOLATED as ISOLATED
from ipsdocs.problems import Problems
from ipsdocs.source.curriculum import read_region
from ipsdocs.source.files import Files

KNOWN = frozenset({"988", "116123", "1737"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 0800 543 354.", ["0800543354"]),
        ("(011) 5275-1135", ["01152751135"]),
        ("+64 800 543 354", ["64800543354"]),
        ("8-800-2000-122", ["88002000122"]),
        ("Call 988, or 116 123.", ["988", "116123"]),
        ("Call 988 24 hours a day", ["988"]),
        ("Text 1737 1737", ["1737", "1737"]),
        ("اتصل ٩٨٨", ["988"]),
        ("電話は0800 543 354へ", ["0800543354"]),
        ("1\u2011800\u2011273\u20118255", ["18002738255"]),
        ("0800\u2013543\u2013354", ["0800543354"]),
        ("116\u2013123", ["116123"]),
        ("0800 543 354/0800 726 666", ["0800543354", "0800726666"]),
        ("0800 543 354 / 988", ["0800543354", "988"]),
        ("T-0800 543 354", ["0800543354"]),
        ("0800 543 354, 24/7 988", ["0800543354", "988"]),
        ("Straße0800543354", []),
        ("Bring 12 chairs for 24 people", []),
        ("From 10:00 to 12:30, 105 minutes", []),
        ("On 2028-11-30, or 30.11.2028", []),
        ("In 1990-2019, 1990\u20112019", []),
        ("1990\u20132019, 9\u201310, pages 1021\u20131034, 10 000\u201320 000, 10.000\u201320.000", []),
        ("2028\u201311\u201330", []),
        ("2019/2020, 24/7", []),
        ("https://example.org/2019/1234567", []),
        ("About 1.000.000 people", []),
        ("Version 1.2.3", []),
        ("See report-2019-11-1234567.pdf", []),
        ("See report\u20112019\u201111\u20111234567", []),
    ],
)
def test_what_is_a_telephone_number(text: str, found: list[str]) -> None:
    assert list(phones(text, KNOWN)) == found


@pytest.mark.parametrize(
    ("text", "phone", "there"),
    [
        ("Llama al 0800-543-354, 24 horas", "0800543354", True),
        ("Llama al 0800543354", "0800543354", True),
        ("Llama al 0800 543 3545", "0800543354", False),
        ("Llama al 0800 543", "0800543354", False),
        ("24 horas: 988", "988", True),
        ("9 88", "988", True),
        ("1988", "988", False),
        ("0800\u2011543\u2011354", "0800543354", True),
        ("0800 726 666/0800 543 354", "0800543354", True),
        ("0800 726 666/0800 543 354", "6660800", False),
    ],
)
def test_a_number_is_there_whole_or_not_at_all(text: str, phone: str, there: bool) -> None:
    assert has(text, phone) is there


@given(st.text(alphabet="0123456789", min_size=7, max_size=12), st.integers(1, 6), st.sampled_from(" -.\u00a0"))
def test_spaces_within_a_number_are_free(number: str, at: int, sign: str) -> None:
    grouped = f"Call {number[:at]}{sign}{number[at:]} now"
    assert has(grouped, number)
    assert not has(f"Call {number}0 now", number)


def test_what_a_page_keeps_together_as_a_number_is_held_as_one() -> None:
    numbers = [f"0800{sign}543{sign}354" for sign in map(chr, range(0x3000)) if not sign.isdigit()]
    together = [number for number in numbers if ISOLATED.fullmatch(number)]
    assert len(together) > 8
    assert [number for number in together if list(phones(number)) != ["0800543354"]] == []


@pytest.mark.parametrize(
    ("number", "known"),
    [("988", {"988"}), ("+1 207 555-0199", {"12075550199"}), ("988lifeline.org", set()), ("7cups.com", set())],
)
def test_a_contact_s_number_is_known_and_the_digits_of_its_web_address_are_not(number: str, known: set[str]) -> None:
    file = "curriculum/contacts/us.yaml"
    text = (TINY / file).read_text("utf-8").replace('"988"', f'"{number}"')
    region = read_region(Files(TINY, {file: text.encode()}), "us", "en", problems := Problems())
    assert list(problems) == []
    assert region is not None
    assert of_contacts([region]) == known


def test_digits_of_every_script() -> None:
    assert digits("٠٨٠٠ ५४३ 3५4") == "0800543354"
