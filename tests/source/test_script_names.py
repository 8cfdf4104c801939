"""Tests of scripts.py: the script of a language by CLDR, and the unseen signs that it needs."""

from __future__ import annotations

import pytest

from ipsdocs.source.scripts import UNKNOWN, script, unseen

JOINERS, MARKS = set("\u200c\u200d"), set("\u200e\u200f")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "Latn"),
        ("es-419", "Latn"),
        ("ru", "Cyrl"),
        ("hi", "Deva"),
        ("he", "Hebr"),
        ("yi", "Hebr"),
        ("ja", "Jpan"),
        ("am", "Ethi"),
        ("sr", "Cyrl"),
        ("sr-Latn", "Latn"),
        ("sr-ME", "Latn"),
        ("uz-AF", "Arab"),
        ("pa-PK", "Arab"),
        ("zh", "Hans"),
        ("zh-TW", "Hant"),
        ("zh-Hant-HK", "Hant"),
        ("en-XA", "Latn"),
        ("ar-XB", "Arab"),
        ("xx", UNKNOWN),
    ],
)
def test_script(tag: str, expected: str) -> None:
    assert script(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", {*JOINERS, *MARKS, "\u061c"}),
        ("ur-PK", {*JOINERS, *MARKS, "\u061c"}),
        ("he", MARKS),
        ("hi", JOINERS),
        ("mr", JOINERS),
        ("th", {"\u200b"}),
        ("en", set()),
        ("ja", set()),
        ("uz", set()),
    ],
)
def test_unseen_signs_that_a_script_needs(tag: str, expected: set[str]) -> None:
    assert unseen(tag) == expected
