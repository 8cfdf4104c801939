"""Tests of languages.py: CLDR's chains, directions, digits and papers."""

from __future__ import annotations

import unicodedata

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from ipsdocs.document.page import ZEROS
from ipsdocs.edition.languages import chain, direction, language, paper, parent, same_language


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("es-MX", ("es-MX", "es-419", "es", "en")),
        ("es-ES", ("es-ES", "es", "en")),
        ("es", ("es", "en")),
        ("en", ("en",)),
        ("en-GB", ("en-GB", "en-001", "en")),
        ("en-NZ", ("en-NZ", "en-001", "en")),
        ("pt-AO", ("pt-AO", "pt-PT", "pt", "en")),
        ("ar-EG", ("ar-EG", "ar", "en")),
        ("zh-Hant-HK", ("zh-Hant-HK", "zh-Hant", "en")),
        ("sr-Latn", ("sr-Latn", "en")),
        ("zh-Hans", ("zh-Hans", "zh", "en")),
        ("zh-TW", ("zh-TW", "en")),
        ("uz-AF", ("uz-AF", "en")),
        ("sr-ME", ("sr-ME", "en")),
    ],
)
def test_chain(tag: str, expected: tuple[str, ...]) -> None:
    assert chain(tag, "en") == expected


def test_the_source_locale_ends_the_chain() -> None:
    assert chain("fr-CA", "fr") == ("fr-CA", "fr")
    assert chain("de", "fr") == ("de", "fr")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar", "rtl"), ("he", "rtl"), ("fa-AF", "rtl"), ("es-MX", "ltr"), ("ar-XB", "rtl"), ("en-XA", "ltr")],
)
def test_direction(tag: str, expected: str) -> None:
    assert direction(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "letter"),
        ("en-GB", "a4"),
        ("en-NZ", "a4"),
        ("es", "a4"),
        ("es-MX", "letter"),
        ("fr-CA", "letter"),
        ("es-419", "letter"),
        ("es-ES", "a4"),
        ("es-AR", "a4"),
        ("en-AU", "a4"),
        ("en-001", "a4"),
        ("ar", "a4"),
    ],
)
def test_paper(tag: str, expected: str) -> None:
    assert paper(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-GB", "en"),
        ("es-419", "es"),
        ("es-MX", "es-419"),
        ("es", ""),
        ("pt-PT", ""),
        ("en", ""),
        ("zh-Hant", ""),
        ("nn", ""),
    ],
)
def test_a_thin_locale_has_a_parent_that_is_declared_or_the_source(tag: str, expected: str) -> None:
    assert parent(tag, "en", ("es", "es-419", "es-MX", "zh", "no")) == expected


def test_one_language_is_one_script_as_well() -> None:
    pairs = (("en", "en-GB"), ("zh", "zh-Hant"), ("sr", "sr-Latn"), ("no", "nn"), ("es-ES", "es-419"))
    assert [same_language(*pair) for pair in pairs] == [True, False, False, False, True]


@pytest.mark.parametrize(("tag", "digits"), [("ar-EG", "arab"), ("fa", "arabext"), ("es", "latn"), ("hi", "latn")])
def test_digits(tag: str, digits: str) -> None:
    assert language(tag, "en").digits == digits


def test_every_numbering_system_has_its_zero() -> None:
    """Of every locale that CLDR knows: a page can write its numbers."""
    used = {Locale.parse(tag).default_numbering_system for tag in locale_identifiers()}
    assert used - {"latn"} == set(ZEROS)
    assert {unicodedata.digit(zero) for zero in ZEROS.values()} == {0}


def test_names_are_in_their_own_language() -> None:
    assert language("es", "en").name == "español"
    assert language("ar", "en").name == "العربية"


@pytest.mark.parametrize("tag", ["e5", "xx-YY", "", "en/../x"])
def test_an_unknown_tag(tag: str) -> None:
    with pytest.raises(ValueError, match="CLDR doesn't know the locale"):
        language(tag, "en")


def test_direction_is_cldrs_and_a_pseudo_locales_own() -> None:
    assert [direction(tag) for tag in ("ar-EG", "he", "fa", "hi", "mi", "nonsense-tag", "en-XA", "ar-XB")] == [
        "rtl", "rtl", "rtl", "ltr", "ltr", "ltr", "ltr", "rtl",
    ]  # fmt: skip
