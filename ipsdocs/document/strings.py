"""The pages' own words: template strings looked up along a locale chain, each with the language it was found in.

In a template, `_` and `ngettext` give a string that the page's locale lacks in a span that names its language and
direction, as any other fallback has it. In a style sheet, an attribute or a title no element can stand, so these take
the words alone (`| striptags`), and an option its language as an attribute (`| marks`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup, escape

from ipsdocs.edition.edition import Language
from ipsdocs.edition.languages import direction, requoted, same_language
from ipsdocs.model import Catalogue, plural_key, plural_rule
from ipsdocs.source.scripts import ascii_digits


def language_marks(locale: str, language: Language) -> Markup:
    """` lang=… dir=…` for words in another locale than the page's, nothing for its own."""
    if locale == language.tag:
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(locale, direction(locale))


def string_functions(strings: tuple[Catalogue, ...], tag: str) -> tuple[Gettext, Ngettext]:
    """gettext and ngettext over the chain of catalogues of a locale; a string that none has stays as it is written."""
    found: dict[str, str] = {}
    holders: dict[str, Catalogue] = {}
    for catalogue in reversed(strings):
        quotes = requoted(catalogue.locale, tag)
        found |= {key: message.text.translate(quotes) for key, message in catalogue.messages}
        holders |= {key: catalogue for key, _ in catalogue.messages}
    return Gettext(tag, found, holders), Ngettext(tag, found, holders)


@dataclass(frozen=True, slots=True)
class _Strings:
    tag: str
    found: Mapping[str, str]
    holders: Mapping[str, Catalogue]  # the nearest catalogue that has a string

    def locale(self, message: str, source: str) -> str:
        """The locale in which a string is found, the page's own where it is of its language; `source` where none is."""
        found = self.holders[message].locale if message in self.holders else source
        return self.tag if same_language(found, self.tag) else found


@dataclass(frozen=True, slots=True)
class Gettext(_Strings):
    """A string's translation."""

    def __call__(self, message: str) -> str:
        return self.found.get(message, message)


@dataclass(frozen=True, slots=True)
class Ngettext(_Strings):
    """Plural strings: a catalogue keeps form N of a message under `plural_key(singular, N)`."""

    def __call__(self, singular: str, plural: str, count: int) -> str:
        if singular not in self.holders:
            return singular if count == 1 else plural
        form = plural_rule(self.holders[singular].plural)(count)
        return self.found.get(plural_key(singular, form), plural)


_SPAN = re.compile(r'<span( lang="[^"]*" dir="[^"]*")>')


def marks(phrase: Markup) -> Markup:
    """The language of a phrase that is a span for its sake: for an element that can hold no span, such as an option."""
    found = _SPAN.match(phrase)
    return Markup(found.group(1)) if found else Markup("")  # noqa: S704  # as `language_marks` wrote it


_Words = TypeVar("_Words", str, Markup)


def with_values(words: _Words, values: Mapping[str, object]) -> _Words:
    """A string with its values in it. One that takes none is plain text, in which % is a percent sign."""
    return words % values if values else words


def filled(words: str, locale: str, language: Language, values: Mapping[str, object]) -> Markup:
    """A template's string with its values, which are escaped unless they are Markup; in a span where it is foreign."""
    phrase = Markup(words)  # noqa: S704  # check lets no markup into a catalogue but its source's
    if locale == language.tag:
        return with_values(phrase, values)
    inside = {name: _within(escape(value), language) for name, value in values.items()}
    return Markup("<span{}>{}</span>").format(language_marks(locale, language), with_values(phrase, inside))


def _within(value: Markup, language: Language) -> Markup:
    """A value in a phrase of another language: words are the page's own, a number gets the phrase's digits."""
    if any(c.isalpha() for c in value.striptags()):
        return Markup('<span lang="{}" dir="{}">{}</span>').format(language.tag, language.direction, value)
    return Markup(ascii_digits(value))  # noqa: S704  # escaped before, and digits do no harm
