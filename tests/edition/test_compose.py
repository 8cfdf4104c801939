"""Tests of compose.py: the whole way, patch, choose, translate."""

from __future__ import annotations

from dataclasses import replace

import pytest
from edition_helpers import TINY, words

from ipsdocs.edition.compose import Composer, Ingredients, Wishes
from ipsdocs.edition.edition import region_of
from ipsdocs.edition.languages import language
from ipsdocs.model import Mode, Occasion, Term, Text, Variant
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


def test_a_calendar_is_translated_and_counted() -> None:
    known = Text("Staff may have to pass on what they hear.", PRISON.place, "variant-prison", "en")
    count = Occasion(Text("Count", PRISON.place, "variant-prison", "en"), PRISON.place, "prison", ask=known)
    training = PROJECT.training("day")

    edited = composer("es", (replace(PRISON, calendar=(count,)),)).training(training, (), (), {})
    (kept,) = edited.calendar
    assert [text.source for text in kept.texts] == ["Count", "El personal quizá tenga que comunicar lo que oiga."]
    assert [text.source for text in edited.fallbacks] == ["Count"]


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


INSIDE = replace(PRISON, internet=False)


@pytest.mark.parametrize("format", ["handout", "slides", "guide"])
@pytest.mark.parametrize("asked", [None, "online", "in-person"])
def test_without_internet_every_document_is_for_a_room(format: Format, asked: Mode | None) -> None:
    made = composer("en", (INSIDE,))
    edited = made.module(PROJECT.module("first"), (), format, asked)
    assert (edited.mode, made.edition.internet) == ("in-person", False)
    assert "Breakout rooms of two." not in words(edited.module)


LINES = ("0800 123", "line.example.org", "85258")


def contacts(variant: Variant) -> list[str]:
    """The numbers that an edition with that variant prints, of a line, a web address and a line for messages."""
    made = composer("en", (variant,))
    (one, *_) = made.ingredients.region.contacts
    kinds = ("crisis", "directory", "text")
    lines = tuple(replace(one, number=number, kind=kind) for number, kind in zip(LINES, kinds, strict=True))
    region = replace(made.ingredients.region, contacts=lines)
    edition = Composer(replace(made.ingredients, region=region), Wishes(), Problems()).edition
    return [contact.number.replace("\u00a0", " ") for contact in edition.region.contacts]


def test_contacts_that_nobody_there_can_use_stay_out() -> None:
    assert contacts(PRISON) == [*LINES]
    assert contacts(replace(PRISON, addresses=False)) == ["0800 123", "85258"]
    assert contacts(INSIDE) == ["0800 123"]


def test_an_edition_without_addresses_says_none_in_any_text() -> None:
    source = "Read [this](https://example.org), or write to us@example.org (https://example.org/x)."
    module = PROJECT.module("first")
    spoken = replace(module, title=replace(module.title, source=source), references=(module.title,))
    said = composer("en", (replace(PRISON, addresses=False),)).module(spoken, (), "handout", None)
    assert said.module.title.source == "Read [this](https://example.org), or write to."
    assert composer("en", (PRISON,)).module(spoken, (), "handout", None).module.title.source == source


def test_loose_sheets_are_the_variants_wish() -> None:
    assert composer("en", (replace(PRISON, unbound=True), PRISON)).edition.print.unbound
    assert not composer("en", (PRISON,)).edition.print.unbound


def test_words_for_a_call_stand_in_no_glossary_of_a_room() -> None:
    base = PROJECT.module("first").title
    terms = tuple(Term(id, base.place, base, base, online=id == "breakout") for id in ("breakout", "limit"))
    for variants, shown in (((PRISON,), {"breakout", "limit"}), ((INSIDE,), {"limit"})):
        made = composer("en", variants)
        whole = Composer(replace(made.ingredients, glossary=terms), Wishes(), Problems())
        assert {term.id for term in whole.glossary(["breakout", "limit"])} == shown
