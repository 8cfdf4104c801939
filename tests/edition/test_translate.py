"""Tests of translate.py: texts only, along the chain, every fallback told."""

from __future__ import annotations

from dataclasses import replace

from edition_helpers import catalogue, module, shape, text, tiny, translator, words
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.problems import Problems
from ipsdocs.source.modules import texts

SOURCES = [t.source for t in texts(tiny())]
VALUES = {"name-a": "Sam", "peer-support": "peer support"}


def test_the_identity_catalogue_changes_nothing() -> None:
    base = module("## One {#one}\n\nHello **you**.\n\n- a\n- b\n\n| A |\n|---|\n| b |")
    identity = catalogue("es", "first", {t.source: t.source for t in texts(base)})
    there = translator(("es", "en"), identity)
    translated = there.module(base)
    assert words(translated) == words(base)
    assert shape(translated.sections) == shape(base.sections)
    assert not there.fallbacks
    assert {b.text.locale for b in translated.walk() if b.text} == {"es"}


@given(st.dictionaries(st.sampled_from(SOURCES), st.text(min_size=1)))
def test_a_translation_adds_no_block(messages: dict[str, str]) -> None:
    """Whatever a translator writes, a list or a heading or a block: it stays one text."""
    base = tiny()
    translated = translator(("es", "en"), catalogue("es", "first", messages), values=VALUES).module(base)
    assert shape(translated.sections) == shape(base.sections)


def test_markdown_of_a_translation_makes_no_block() -> None:
    base = module("## One {#one}\n\nHello.")
    nasty = "::: note\n- a\n\n# b\n:::"
    translated = translator(("es", "en"), catalogue("es", "first", {"Hello.": nasty})).module(base)
    assert shape(translated.sections) == shape(base.sections)
    assert words(translated) == ["One", nasty]


def test_the_nearest_locale_wins_and_a_text_of_another_language_says_which() -> None:
    """A parent's words are the page's own language, no passage to mark."""
    there = translator(
        ("es-MX", "es-419", "es", "en"),
        catalogue("es-MX", "first", {"a": "mx"}),
        catalogue("es", "first", {"a": "es", "b": "es"}),
    )
    found = [there.text(text(source)) for source in ("a", "b", "c")]
    assert [(t.source, t.locale) for t in found] == [("mx", "es-MX"), ("es", "es-MX"), ("c", "en")]
    assert [t.source for t in there.fallbacks] == ["c"]


def test_every_fallback_is_told_once() -> None:
    there = translator(("es", "en"), catalogue("es", "first", {"a": "x"}))
    for source in ("a", "b", "b", "c"):
        there.text(text(source))
    assert [t.source for t in there.fallbacks] == ["b", "c"]
    assert (there.translated, there.total) == (1, 4)


def test_a_regional_source_locale_is_no_fallback() -> None:
    there = translator(("en-GB", "en-001", "en"))
    assert there.text(text("a")).locale == "en-GB"
    assert (there.fallbacks, there.translated, there.total) == ({}, 1, 1)


def test_a_parent_that_is_another_language_is_a_passage_but_no_fallback() -> None:
    """CLDR has Norwegian (no) over nn."""
    there = translator(("nn", "no", "en"), catalogue("no", "first", {"a": "norsk"}))
    assert there.text(text("a")).locale == "no"
    assert not there.fallbacks


def test_a_parents_quotation_marks_are_set_as_the_locale_has_them() -> None:
    """Outer ones and those within; what the locale itself says stays as it is written."""
    spanish = catalogue("es", "first", {"a": "Di: «¿Qué es “par”?»", "b": "{{ name-a }}: «no»"})
    own = catalogue("es-419", "curriculum", {"Sam": "“Sami”"})
    there = translator(("es-419", "es", "en"), spanish, own, values={"name-a": "Sam"})
    assert [there.text(text(source)).source for source in "ab"] == ["Di: “¿Qué es ‘par’?”", "“Sami”: “no”"]
    assert translator(("es-ES", "es", "en"), spanish).text(text("a")).source == "Di: «¿Qué es “par”?»"


def test_the_shared_catalogue_helps_out() -> None:
    there = translator(("es", "en"), catalogue("es", "curriculum", {"a": "común"}))
    assert there.text(text("a")).source == "común"


def test_an_own_catalogue_comes_before_the_shared_one() -> None:
    there = translator(
        ("es", "en"), catalogue("es", "curriculum", {"a": "común"}), catalogue("es", "first", {"a": "propio"})
    )
    assert there.text(text("a")).source == "propio"


def test_terms_are_put_in_translated() -> None:
    there = translator(
        ("es", "en"),
        catalogue("es", "first", {"Ask {{ name-a }}.": "Pregunta a {{name-a}}."}),
        catalogue("es", "curriculum", {"Sam": "Samu"}),
        values=VALUES,
    )
    assert there.text(text("Ask {{ name-a }}.")).source == "Pregunta a Samu."


def test_a_fallback_takes_terms_of_its_own_language_and_a_regional_page_its_own_ones() -> None:
    names = catalogue("es", "curriculum", {"Sam": "Samu"}), catalogue("es-MX", "curriculum", {"Sam": "Sami"})
    there = translator(
        ("es-MX", "es", "en"), catalogue("es", "first", {"Ask {{ name-a }}.": "A {{ name-a }}."}), *names, values=VALUES
    )
    found = [there.text(text(source)).source for source in ("Ask {{ name-a }}.", "Tell {{ name-a }}.")]
    assert found == ["A Sami.", "Tell Sam."]


def test_a_text_in_a_language_of_its_own_stands_and_is_no_fallback() -> None:
    there = translator(("es", "en"), catalogue("es", "first", {"Kia ora": "Hola"}), values=VALUES)
    for tag in ("mi", "en", "es"):
        own = replace(text("Kia ora"), locale=tag, stays=True)
        assert there.text(own) == own
    assert there.text(replace(own, locale="en", source="Ask {{ name-a }}.")).source == "Ask Sam."
    assert (there.fallbacks, there.total) == ({}, 0)


def test_a_quote_with_a_language_stays_in_it_and_whose_words_it_is_does_not() -> None:
    quote = '::: quote {source="A friend" lang=en}\nHello.\n\n- you\n:::'
    there = translator(("es", "en"), catalogue("es", "first", {"Hello.": "Hola.", "A friend": "Una amiga"}))
    found = there.module(module(f"## One {{#one}}\n\n{quote}"))
    assert words(found) == ["One", "Hello.", "you", "Una amiga"]
    assert [fallback.source for fallback in there.fallbacks if fallback.source in ("Hello.", "you")] == []


def test_a_work_that_is_left_letter_for_letter_stands_in_the_language_it_was_written_in() -> None:
    works = replace(module("## One {#one}\n\nHello."), references=(text("Mead (2014)"), text("A book")))
    messages = {"Mead (2014)": "Mead (2014)", "A book": "Un libro"}
    found = translator(("es", "en"), catalogue("es", "first", messages)).module(works).references
    assert [(work.source, work.locale) for work in found] == [("Mead (2014)", "en"), ("Un libro", "es")]


def test_a_value_is_never_read_again() -> None:
    there = translator(("en",), values={"a": "{{ b }}", "b": "no"})
    assert there.text(text("{{ a }}")).source == "{{ b }}"


def test_nothing_is_run_as_a_template() -> None:
    source = "{% for x in y %}a{% endfor %} {# b #} {{ 7*7 }} {{ a['b'] }} ${c} %(d)s"
    problems = Problems()
    assert translator(("en",), values={"a": "x"}, problems=problems).text(text(source)).source == source
    assert list(problems) == []


def test_an_undeclared_placeholder_is_said_at_its_line() -> None:
    problems = Problems()
    translator(("en",), values=VALUES, problems=problems).text(text("{{ nmae-a }}"))
    assert [str(p) for p in problems] == ["m.md:1: error: {{ nmae-a }} is not declared\n    Did you mean “name-a”?"]


def test_code_is_never_translated() -> None:
    base = module("## One {#one}\n\n```\nHello.\n```")
    translated = translator(("es", "en"), catalogue("es", "first", {"Hello.": "Hola."})).module(base)
    assert words(translated) == ["One", "Hello."]
