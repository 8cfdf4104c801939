"""Tests of compose.py: the whole way, patch, choose, translate."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edition_helpers import TINY, words

from ipsdocs.edition.compose import Composer, Ingredients, Wishes
from ipsdocs.edition.edition import region_of
from ipsdocs.edition.languages import language
from ipsdocs.model import Mode, Occasion, Text, Variant
from ipsdocs.problems import Problems
from ipsdocs.source.kinds import Format
from ipsdocs.source.project import Project

PROJECT = Project.at(TINY)
CURRICULUM = PROJECT.curriculum()
PRISON = PROJECT.variant("prison")


def composer(tag: str = "en", variants: tuple[Variant, ...] = (), wishes: Wishes | None = None) -> Composer:
    spoken = language(tag, "en")
    domains = ("first", "curriculum", "training-day", "variant-prison", "poster-wall")
    found = {(t, d): PROJECT.catalogue(t, d) for t in spoken.chain for d in domains}
    catalogues = {key: catalogue for key, catalogue in found.items() if catalogue}
    region = PROJECT.region(region_of(CURRICULUM, variants))
    return Composer(Ingredients(CURRICULUM, spoken, variants, region, catalogues), wishes or Wishes(), Problems())


def handout(tag: str, variants: tuple[Variant, ...] = ()) -> list[str]:
    overlay = PROJECT.overlay("prison", "first")
    overlays = (overlay,) if overlay and variants else ()
    return words(composer(tag, variants).module(PROJECT.module("first"), overlays, "handout", None).module)


def test_base_in_the_source_language() -> None:
    assert handout("en")[:2] == ["Arriving", "Read [how we talk](https://example.org/talk), then say hello to Sam."]


def test_a_variant_in_another_language() -> None:
    said = handout("es-MX", (PRISON,))
    assert "El personal quizá tenga que comunicar lo que oiga." in said
    assert "Lo que se dice aquí se queda aquí." not in said
    assert said[1] == "Lee [cómo hablamos](https://example.org/talk) y saluda a Samu."


def test_the_stamp_is_of_the_edition_not_of_the_format() -> None:
    base = PROJECT.module("first")
    ways: tuple[tuple[Format, Mode | None], ...] = (("handout", None), ("slides", None), ("guide", "online"))
    stamps = {composer("es").module(base, (), form, mode).stamp for form, mode in ways}
    assert len(stamps) == 1
    assert composer("en").module(base, (), "handout", None).stamp not in stamps


@pytest.mark.parametrize(("wished", "expected"), [("", "us"), ("nz", "nz")])
def test_region_of_a_base(wished: str, expected: str) -> None:
    assert region_of(CURRICULUM, (), wished) == expected


def test_the_last_variant_with_a_region_says_which() -> None:
    a, b = replace(PRISON, region="aa"), replace(PRISON, region="bb")
    assert region_of(CURRICULUM, (a, b, PRISON)) == "bb"


def test_a_draft_is_marked() -> None:
    assert not composer("en").edition.draft_translation
    assert not composer("es").edition.draft_translation  # the tiny catalogues are reviewed
    assert composer("fr").edition.draft_translation
    assert composer("es", (PRISON,)).edition.draft_variants == ()
    unreviewed = replace(PRISON, reviews=())
    assert [t.source for t in composer("es", (unreviewed,)).edition.draft_variants] == ["Dentro"]


def test_a_trainers_wishes_come_before_the_editions_way() -> None:
    grey = replace(PRISON, greyscale=True, addresses=False, paper="a4")
    printed = composer("en", (grey,)).edition.print
    assert (printed.paper, printed.greyscale, printed.addresses) == ("a4", True, False)
    assert composer("en", (grey,), Wishes(paper="letter")).edition.print.paper == "letter"
    assert composer("en").edition.print.paper == "letter"


def test_a_training_tells_its_fallbacks() -> None:
    training = PROJECT.training("day")
    assert composer("es").training(training, (), (), {}).fallbacks == ()
    assert {t.source for t in composer("fr").training(training, (), (), {}).fallbacks} == {
        "One day",
        "A day for two groups.",
        "Morning",
    }


def test_a_calendar_is_translated_counted_and_part_of_what_a_training_says() -> None:
    known = Text("Staff may have to pass on what they hear.", PRISON.place, "variant-prison", "en")
    count = Occasion(Text("Count", PRISON.place, "variant-prison", "en"), PRISON.place, "prison", ask=known)
    training = PROJECT.training("day")

    def stamp(*calendar: Occasion) -> str:
        return composer("en", (replace(PRISON, calendar=calendar),)).training(training, (), (), {}).stamp

    edited = composer("es", (replace(PRISON, calendar=(count,)),)).training(training, (), (), {})
    (kept,) = edited.calendar
    assert [text.source for text in kept.texts] == ["Count", "El personal quizá tenga que comunicar lo que oiga."]
    assert [text.source for text in edited.fallbacks] == ["Count"]
    pause = replace(count, ask=None, window=(720, 780), minutes=30)
    stamps = [stamp(), stamp(count), stamp(pause), stamp(replace(pause, minutes=20)), stamp(pause, count)]
    assert len(set(stamps)) == 5
    assert stamps[0] == composer("en", (PRISON,)).training(training, (), (), {}).stamp


def test_a_poster_in_another_language_with_its_terms() -> None:
    edited = composer("es-MX").poster(PROJECT.poster("wall"))
    assert edited.poster.title.source == "En la pared"
    assert [panel.question.source for panel in edited.poster.tasks] == ["¿Qué necesitas?"]
    assert "{{" not in "".join(text.source for text in edited.poster.texts)
    assert edited.fallbacks == ()


def test_a_posters_passages_without_translation_are_counted() -> None:
    edited = composer("fr").poster(PROJECT.poster("wall"))
    assert [text.source for text in edited.fallbacks] == [text.source for text in PROJECT.poster("wall").texts]
    assert {text.locale for text in edited.poster.texts} == {"en"}


def test_a_variants_terms_stand_on_a_poster() -> None:
    inside = replace(
        PRISON, terms=tuple((key, replace(text, source="support inside")) for key, text in CURRICULUM.terms)
    )
    edited = composer("en", (inside,)).poster(PROJECT.poster("wall"))
    assert edited.poster.summary.source == "What support inside is, on one page"
    assert edited.stamp != composer("en").poster(PROJECT.poster("wall")).stamp
