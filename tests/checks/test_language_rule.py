"""Tests of checks/language.py: which words are flagged, and where they may stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_helpers import TINY, change, project, said, whole

from ipsdocs.checks.language import flagged, language
from ipsdocs.checks.translations import translations
from ipsdocs.checks.words import fold
from ipsdocs.problems import Place, Problems
from ipsdocs.source.files import Files
from ipsdocs.source.language import Guidance, read_guidance

REPOSITORY = Path(__file__).parents[2]
PLACE = Place("x.md", 3)


def guidance(locale: str, root: Path = REPOSITORY) -> Guidance:
    problems = Problems()
    read = read_guidance(Files(root), locale, problems)
    assert read is not None
    assert list(problems) == []
    return read


def severities(text: str, locale: str) -> list[str]:
    return [problem.severity for problem in flagged(text, PLACE, guidance(locale))]


@pytest.mark.parametrize(
    ("locale", "text", "severity"),
    [
        ("en", "He committed suicide.", "error"),
        ("en", "He Commits  Suicide.", "error"),
        ("en", "a **failed attempt**", "error"),
        ("en", "a successful suicide", "error"),
        ("en", "a completed suicide", "error"),
        ("en", "a suicide epidemic", "error"),
        ("en", "Suicide rates are skyrocketing.", "error"),
        ("en", "That is political suicide.", "error"),
        ("en", "It was a cry for help.", "error"),
        ("en", "a manipulative person", "error"),
        ("en", "You won’t do anything stupid?", "error"),
        ("en", "She died by suicide, from a bridge.", "error"),
        ("en", "a self-harmer", "error"),
        ("en", "her symptoms", "warning"),
        ("en", "My client said no.", "warning"),
        ("en", "the mentally ill", "warning"),
        ("en", "suffering from", "warning"),
        ("es", "un SUICIDIO FALLIDO", "error"),
        ("es", "una victima del suicidio", "error"),
        ("es", "cometió suicidio", "warning"),
        ("ar", "ارتكب الانتحار", "error"),
        ("ar", "ويرتكبُ الانتحارَ", "error"),
        ("ar", "محاولة الانتحار الفاشلة", "error"),
    ],
)
def test_flagged(locale: str, text: str, severity: str) -> None:
    assert severities(text, locale) == [severity]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "She died by suicide. We commit to each other."),
        ("en", "A bridge between two people; prices are skyrocketing."),
        ("en", "Be patient, in case it takes long. A gesture of welcome."),
        ("en", "“I committed suicide in my dreams,” she said."),
        ("en", 'He called it "a failed attempt".'),
        ("es", "murió por suicidio; ideas suicidas, una persona suicida"),
        ("ar", "الموت بالانتحار"),
        ("ar", "ارتكب خطأ"),
    ],
)
def test_not_flagged(locale: str, text: str) -> None:
    assert severities(text, locale) == []


def test_the_message_says_what_to_say_why_and_who_says_so() -> None:
    (problem,) = flagged("They committed suicide.", PLACE, guidance("en"))
    assert str(problem) == (
        "x.md:3: error: “committed suicide”: say “died by suicide; took their own life”\n"
        "    “Commit” belongs to crimes and sins. (mindframe.org.au)"
    )


def test_fold_takes_away_accents_and_vowel_signs() -> None:
    assert fold("VÍCTIMA") == "victima"
    assert fold("الانتحارِ") == "الانتحار"


@pytest.mark.parametrize(
    "text",
    [
        "> Symptoms.",
        '::: quote {source="A. Reader"}\nSymptoms.\n:::',
        "Don’t say symptoms.",
        "| Don't say |\n|---|\n| symptoms |",
    ],
)
def test_quotes_and_examples_are_allowed(tmp_path: Path, text: str) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "## Together", f"{text}\n\n## Together")
    assert said(language(whole(root))) == []


def test_a_translation_is_held_to_its_own_list(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "locales/es/LC_MESSAGES/first.po", "Bebe un vaso de agua.", "El suicida bebe agua.")
    (problem,) = translations(whole(root))
    assert problem.place == Place("locales/es/LC_MESSAGES/first.po", 59)
    assert problem.severity == "error"


def test_on_a_poster_a_quote_alone_is_allowed(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/posters/wall.yaml", "Sit down, both of you.", "No symptoms here.")
    assert said(language(whole(root))) == []
    change(root, "curriculum/posters/wall.yaml", "Begin anywhere.", "No symptoms here.")
    (flag,) = said(language(whole(root)))
    assert flag == "warning: “symptoms”: say “experiences”"


def test_the_tiny_project_is_fine() -> None:
    assert said(language(whole(TINY))) == []


@pytest.mark.parametrize(
    ("text", "locale", "word"),
    [
        ("Он самоубийца, сказали ей.", "ru", "самоубийца"),
        ("Ein **Failed  Attempt**.", "en", "Failed  Attempt"),
        ("La víctima del suicidio.", "es", "víctima del suicidio"),
    ],
)
def test_a_word_is_named_as_it_is_written(text: str, locale: str, word: str) -> None:
    (problem,) = flagged(text, PLACE, guidance(locale))
    assert problem.message.startswith(f"“{word}”: ")


@pytest.mark.parametrize("locale", [path.stem for path in (REPOSITORY / "curriculum/language").glob("*.yaml")])
def test_every_languages_guidance_can_be_read(locale: str) -> None:
    assert guidance(locale).flags or guidance(locale).spelling
