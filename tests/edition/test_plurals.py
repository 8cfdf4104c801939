"""Tests of plurals.py: the plural forms of a language are CLDR's, for the numbers that pages count."""

from __future__ import annotations

from gettext import c2py

import pytest
from babel import Locale

from ipsdocs.edition.plurals import COUNTED, form_order, is_seldom, plural_forms, same_rule

LOCALES = (
    "en",
    "en-GB",
    "es",
    "es-419",
    "ar",
    "ru",
    "hi",
    "fr",
    "ja",
    "he",
    "de",
    "pt-BR",
    "pl",
    "lv",
    "ga",
    "cy",
    "zh",
)


@pytest.mark.parametrize("tag", LOCALES)
def test_a_number_takes_the_form_of_its_category(tag: str) -> None:
    count, expression = plural_forms(tag)
    rule, which = Locale.parse(tag, sep="-").plural_form, c2py(expression)
    of = {rule(n): which(n) for n in COUNTED}
    assert all(which(n) == of[rule(n)] for n in COUNTED)
    assert sorted(of.values()) == list(range(count))
    assert sorted(of, key=of.__getitem__) == [c for c in ("zero", "one", "two", "few", "many", "other") if c in of]


@pytest.mark.parametrize(
    ("tag", "count", "rule"),
    [("es", 2, "(n != 1)"), ("hi", 2, "(n > 1)"), ("fr", 2, "(n > 1)"), ("ja", 1, "0"), ("he", 3, ""), ("ru", 3, "")],
)
def test_how_many_forms_a_translator_is_asked_for(tag: str, count: int, rule: str) -> None:
    assert plural_forms(tag)[0] == count
    assert plural_forms(tag)[1] == (rule or plural_forms(tag)[1])


@pytest.mark.parametrize(
    ("tag", "seldom"),
    [("en", [0]), ("es", [0]), ("fr", [0]), ("ru", []), ("ar", [0, 1, 2]), ("he", [0, 1]), ("ja", []), ("sl", [])],
)
def test_which_forms_may_say_their_number_in_words(tag: str, seldom: list[int]) -> None:
    count, rule = plural_forms(tag)
    assert [form for form in range(count) if is_seldom(rule, form)] == seldom


def test_a_locale_that_nobody_knows_counts_as_english() -> None:
    assert plural_forms("xx-Nope") == (2, "(n != 1)")


def test_rules_are_compared_by_what_they_say() -> None:
    assert same_rule("(n != 1)", "n==1 ? 0 : 1")
    assert not same_rule("(n != 1)", "(n > 1)")


def test_forms_that_only_stand_in_another_order_are_told() -> None:
    assert form_order("n==1 ? 1 : 0", "n != 1", 2) == (1, 0)
    assert form_order("(n != 1)", "(n > 1)", 2) == (0, 1)  # another rule: as they stand
    assert form_order("(n != 1)", "(n != 1)", 2) == (0, 1)
    assert form_order("n==0 ? 2 : n==1 ? 0 : 1", "n==0 ? 0 : n==1 ? 1 : 2", 3) == (2, 0, 1)
