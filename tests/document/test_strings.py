"""Template strings: which language each stands in, and how a page says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from guide_sample import ARABIC, ENGLISH, HERE, desk, edition
from markupsafe import Markup

from ipsdocs.document.deck import Labels
from ipsdocs.document.page import environment
from ipsdocs.edition.edition import Language
from ipsdocs.model import Catalogue, Message, plural_key

TEMPLATES = Path(__file__).parents[2] / "templates"
ENGLISH_SPAN = '<span lang="en" dir="ltr">{}</span>'


def catalogue(locale: str, **messages: str) -> Catalogue:
    """A catalogue of template strings; `_n` at a name's end is plural form n."""
    pairs = []
    for name, words in messages.items():
        stem, _, form = name.partition("_")
        pairs.append((plural_key(stem, int(form)) if form else stem, Message(words, 1)))
    return Catalogue(locale, "templates", HERE, tuple(pairs), "", False)


def drawn(source: str, language: Language, *strings: Catalogue, name: str = "x.html", **values: object) -> str:
    """What a template of these words becomes in a language with these catalogues."""
    with_strings = replace(desk(), strings=strings, templates=((name, source),))
    return environment(with_strings, language).get_template(name).render(**values)


def test_a_string_of_the_page_s_own_language_stands_plain() -> None:
    assert drawn("{{ _('Draft') }}", ARABIC, catalogue("ar-EG", Draft="مسودة")) == "مسودة"
    assert drawn("{{ _('Draft') }}", ENGLISH) == "Draft"


def test_a_string_that_no_catalogue_has_names_the_source_s_language() -> None:
    assert drawn("{{ _('Draft') }}", ARABIC) == ENGLISH_SPAN.format("Draft")


def test_a_string_of_a_parent_locale_is_the_pages_own() -> None:
    assert drawn("{{ _('Draft') }}", ARABIC, catalogue("ar-EG"), catalogue("ar", Draft="مسودة")) == "مسودة"


def test_in_a_phrase_of_another_language_words_keep_theirs_and_numbers_take_its_digits() -> None:
    phrase = "{{ _('%(n)s steps with %(who)s', n='٣', who=who) }}"
    assert drawn(phrase, ARABIC, who="سامي & ليلى") == ENGLISH_SPAN.format(
        '3 steps with <span lang="ar-EG" dir="rtl">سامي &amp; ليلى</span>'
    )
    inner = Markup('<span lang="en" dir="ltr">Sam</span>')
    assert ">Sam</span></span></span>" in drawn(phrase, ARABIC, who=inner)


def test_plurals_are_found_by_their_count_and_marked_alike() -> None:
    phrase = "{{ ngettext('%(n)s step', '%(n)s steps', count, n=count) }}"
    own = Catalogue(
        "ar-EG",
        "templates",
        HERE,
        catalogue("", **{"%(n)s step": "خطوة", "%(n)s step_1": "%(n)s خطوات"}).messages,
        "",
        False,
    )
    assert [drawn(phrase, ARABIC, own, count=n) for n in (1, 3)] == ["خطوة", "3 خطوات"]
    assert [drawn(phrase, ARABIC, count=n) for n in (1, 3)] == [
        ENGLISH_SPAN.format(words) for words in ("1 step", "3 steps")
    ]


@pytest.mark.parametrize("said", ["el 50 %", "el 50 %%", "%d y %s", "%(n)s"])
def test_a_string_without_values_is_plain_text(said: str) -> None:
    strings = catalogue("ar-EG", Draft=said), catalogue("en")
    assert drawn("{{ _('Draft') }}", ARABIC, *strings) == said
    assert drawn("{{ _('Draft') }}", ARABIC, *strings, name="x.css") == said
    assert drawn("{{ _('Draft') }}", ARABIC, catalogue("en", Draft=said)) == ENGLISH_SPAN.format(said)
    assert drawn("{{ ngettext('Draft', 'Drafts', 1) }}", ARABIC, catalogue("ar-EG", Draft=said)) == said
    deck = Labels(replace(desk(), strings=strings), edition(ARABIC))
    assert [run.text for run in deck("Draft").runs] == [said]


@pytest.mark.parametrize(
    ("template", "name", "expected"),
    [
        ('content: {{ _("A “b”") | css }}', "x.css", 'content: "A “b”"'),
        ('<p title="{{ _("A & b") | striptags }}">', "x.html", '<p title="A &amp; b">'),
        (
            "<title>{% filter striptags | escape %}{% block what %}{{ _('A & b') }}{% endblock %}{% endfilter %}"
            "</title>",
            "x.html",
            "<title>A &amp; b</title>",
        ),
        (
            "{% set all = _('All') %}<option{{ all | marks }}>{{ all | striptags }}</option>",
            "x.html",
            '<option lang="en" dir="ltr">All</option>',
        ),
    ],
    ids=["style", "attribute", "title", "option"],
)
def test_where_no_element_can_stand_the_words_stand_alone(template: str, name: str, expected: str) -> None:
    assert drawn(template, ARABIC, name=name) == expected


def _attributes(text: str) -> list[str]:
    return re.findall(r'="(\{\{[^}]*_\((?:[^}]|\}(?!\}))*\}\})', text)


def _titles(text: str) -> list[str]:
    return [title for title in re.findall(r"<title>.*?</title>", text) if "_(" in title]


@pytest.mark.parametrize("found", [_attributes, _titles])
def test_no_template_puts_an_element_where_none_can_stand(found: Callable[[str], list[str]]) -> None:
    places = [place for file in sorted(TEMPLATES.glob("*.html")) for place in found(file.read_text("utf-8"))]
    assert len(places) > 2
    assert [place for place in places if "striptags" not in place] == []
