"""Tests of letters.py: letters that look right and aren't."""

from __future__ import annotations

import pytest
from check_helpers import said

from ipsdocs.checks.letters import letters
from ipsdocs.problems import Place

PLACE = Place("x.po", 7)


def found(source: str, translation: str, locale: str) -> list[str]:
    return said(letters(source, translation, locale, PLACE))


@pytest.mark.parametrize(
    ("locale", "source", "translation", "message"),
    [
        ("ru", "Call", "Позв\u006fни", "“Позвoни” has the Latin “o” among Cyrillic letters"),
        ("es", "Call", "Ll\u0430ma", "“Llаma” has the Cyrillic “а” among Latin letters"),
        ("es", "The line", "la lín\u03b5a", "“línεa” has the Greek “ε” among Latin letters"),
        ("el", "Call", "Κάλεσ\u0435", "“Κάλεσе” has the Cyrillic “е” among Greek letters"),
        ("hi", "Call IPS", "I\u0420S को", "“IРS” has the Cyrillic “Р” among Latin letters"),
        ("ru", "We talk", "Говорим, \u0061 не молчим", "“a” is written in Latin letters"),
        ("ru", "With a friend", "\u0063 другом", "“c” is written in Latin letters"),
        ("ru", "He is here", "\u006f\u0061 тут", "“oa” is written in Latin letters"),
        ("es", "To the house", "\u0430 casa", "“а” is written in Cyrillic letters"),
        ("es", "Line", "lÃ©nea", "“lÃ©nea” looks like a word that was saved in another encoding"),
        ("fr", "It’s", "câ€™est", "“câ€™est” looks like a word that was saved in another encoding"),
    ],
)
def test_what_is_not_meant(locale: str, source: str, translation: str, message: str) -> None:
    assert found(source, translation, locale) == [f"warning: {message}"]


@pytest.mark.parametrize(
    ("locale", "source", "translation"),
    [
        ("ru", "Intentional Peer Support (IPS)", "Осознанная поддержка равных (IPS)"),
        ("ru", "Save the PDF", "PDF-файл"),
        ("ru", "In Buenos Aires (CABA)", "В Буэнос-Айресе (CABA)"),
        ("ru", "The twentieth century", "XX век"),
        ("ru", "First: a) one", "Сначала: a) одно"),
        ("ru", "peer support", "поддержка равных | gen: поддержки равных | acc: поддержку равных"),
        ("ja", "T-shirt", "Tシャツ"),
        ("el", "alpha", "το άλφα (α)"),
        ("es", "Māori, 2×3", "Māori, 2×3 año"),
        ("es", "In the mountains", "«ESPAÑA»; y a o e"),
        ("pt", "Tomorrow", "«AMANHÃ»"),
        ("ar", "IPS", "IPS هنا"),
        ("es", "In Russian: Позвoни", "En ruso: Позвoни"),
    ],
)
def test_what_is(locale: str, source: str, translation: str) -> None:
    assert found(source, translation, locale) == []
