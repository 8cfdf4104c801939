"""Tests of spelling in checks/language.py: words that are only right with their accents and macrons."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_helpers import project, said, whole

from ipsdocs.checks.language import flagged, language
from ipsdocs.checks.words import fold
from ipsdocs.problems import Place, Problems
from ipsdocs.source.files import Files
from ipsdocs.source.language import Guidance, Spelling, read_guidance

REPOSITORY = Path(__file__).parents[2]
PLACE = Place("x.md", 3)


def written(text: str, *words: str) -> list[str]:
    guidance = Guidance("es", PLACE, (), (), (), (Spelling(words, "s"),))
    return [message.removeprefix("warning: ") for message in said(flagged(text, PLACE, guidance))]


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("The whanau came.", "whānau", ["“whanau”: write “whānau”"]),
        ("WHANAU", "whānau", ["“WHANAU”: write “whānau”"]),
        ("Whänau", "whānau", ["“Whänau”: write “whānau”"]),
        ("Whānau, WHĀNAU, wha\u0304nau, **whānau**", "whānau", []),
        ("whanaungatanga", "whānau", []),
        ("“The whanau” she said", "whānau", []),
        ("tena koe", "tēnā koe", ["“tena koe”: write “tēnā koe”"]),
        ("Tēnā  koe", "tēnā koe", []),
        ("La relacion y la relación", "*ción", ["“relacion”: write “…ción”"]),
        ("relaciones", "*ción", []),
        ("¿Cual es?", "¿cuál", ["“¿Cual”: write “¿cuál”"]),
        ("lo cual", "¿cuál", []),
        ("Una [coerción](glossary:coercion)", "*ción", []),
        ("**Despues**", "después", ["“Despues”: write “después”"]),
    ],
)
def test_what_is_written_without_its_accents_is_said(text: str, word: str, found: list[str]) -> None:
    assert written(text, word) == found


def test_each_word_is_said_once() -> None:
    assert written("Maori and Maori and whanau", "Māori", "whānau") == [
        "“Maori”: write “Māori”",
        "“whanau”: write “whānau”",
    ]


@pytest.mark.parametrize("locale", ["es", "en-NZ"])
def test_the_lists_find_their_words_without_accents_and_leave_the_right_ones(locale: str) -> None:
    problems = Problems()
    guidance = read_guidance(Files(REPOSITORY), locale, problems)
    assert guidance is not None
    assert list(problems) == []
    assert guidance.spelling
    for spelling in guidance.spelling:
        for word in spelling.words:
            right = word.replace("*", "fun")
            assert fold(right) != right.casefold(), f"{word} needs no accent"
            assert said(flagged(right, PLACE, guidance)) == []
            assert len(said(flagged(fold(right), PLACE, guidance))) == 1


def test_a_list_holds_for_the_variants_of_its_place(tmp_path: Path) -> None:
    root = project(tmp_path)
    overlay = root / "curriculum/variants/prison/first.md"
    overlay.write_text(overlay.read_text("utf-8").replace("Staff may", "Maori staff may"), "utf-8")
    guidance = "locale: en-NZ\nspelling:\n  - {words: [Māori], source: s}\n"
    (root / "curriculum/language/en-NZ.yaml").write_text(guidance, "utf-8")
    assert said(language(whole(root))) == []
    (root / "curriculum/language/en-NZ.yaml").write_text(guidance + "variants: [prison]\n", "utf-8")
    assert said(language(whole(root))) == ["warning: “Maori”: write “Māori”"]
