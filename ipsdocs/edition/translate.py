"""variant → locale: every text looked up along the locale chain, terms put in, fallbacks kept count of. Pure.

Invariant: a translation changes texts only; the tree keeps its blocks, kinds, ids and attributes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ipsdocs.edition.addresses import without_addresses
from ipsdocs.edition.languages import PSEUDO, requoted, same_language
from ipsdocs.edition.pseudo import pseudo
from ipsdocs.edition.terms import PLACEHOLDER, names, written
from ipsdocs.model import Block, Catalogue, Item, Module, Occasion, Text, Training
from ipsdocs.problems import Problems, suggest


@dataclass(slots=True)
class Translator:
    """Turns texts of one source language into an edition's language.

    `catalogues` maps (locale, domain) to a catalogue; `shared` are domains to look in when a text's own
    has no translation (a variant's block often repeats the module's words). What it met is kept in
    `fallbacks` and `counts` (translated, all). Without `addresses`, no text shows a web or mail address.
    """

    chain: tuple[str, ...]
    catalogues: Mapping[tuple[str, str], Catalogue]
    values: Mapping[str, Text]
    shared: tuple[str, ...]
    problems: Problems
    addresses: bool = True
    fallbacks: dict[Text, None] = field(default_factory=dict)
    translated: int = 0
    total: int = 0
    _index: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    _filled: dict[str, dict[str, str]] = field(default_factory=dict)

    def text(self, text: Text) -> Text:
        """The text in the nearest locale that has it, with its terms and names put in."""
        if not text.source:
            return text
        if text.stays:
            return self._shown(replace(text, source=self._put_in(text)))
        found = self._find(text)
        self.total += 1
        if found.locale == text.locale and not same_language(found.locale, self.chain[0]):
            self.fallbacks[text] = None
        else:
            self.translated += 1
        return self._shown(replace(found, source=self._put_in(found)))

    def _shown(self, text: Text) -> Text:
        """As it stands on the page. Words of a parent are no foreign passage there: English in en-GB is en-GB."""
        if self.chain[0] not in PSEUDO and same_language(text.locale, self.chain[0]):
            text = replace(text, locale=self.chain[0])
        return text if self.addresses else replace(text, source=without_addresses(text.source))

    def _find(self, text: Text, start: int = 0) -> Text:
        for tag in self.chain[start:]:
            if tag == text.locale:
                marks = requoted(tag, self.chain[0])
                return replace(text, source=text.source.translate(marks)) if marks else text
            if tag in PSEUDO:
                return replace(text, source=pseudo(text.source, tag), locale=tag)
            for domain in (text.domain, *self.shared):
                message = self._messages(tag, domain).get(text.source)
                if message:
                    return replace(text, source=message, locale=tag)
        return text

    def _messages(self, tag: str, domain: str) -> dict[str, str]:
        key = (tag, domain)
        if key not in self._index:
            catalogue = self.catalogues.get(key)
            pairs, marks = catalogue.messages if catalogue else (), requoted(tag, self.chain[0])
            self._index[key] = {msgid: message.text.translate(marks) for msgid, message in pairs}
        return self._index[key]

    def _put_in(self, text: Text) -> str:
        """`{{ key }}` replaced by its value: once, plainly; a value is never read again."""
        if "{{" not in text.source:
            return text.source
        filled = self._names(text.locale)

        def value(match: re.Match[str]) -> str:
            name = written(match["key"], match["form"] or "")
            if name in filled:
                return filled[name]
            self.problems.error(text.place, f"{{{{ {name} }}}} is not declared", suggest(name, filled), "terms")
            return match[0]

        return PLACEHOLDER.sub(value, text.source)

    def _names(self, locale: str) -> dict[str, str]:
        """The terms and names for a text in this locale: of its own language, so that a passage is of one alone."""
        start = next((n for n, tag in enumerate(self.chain) if same_language(tag, locale)), 0)
        if locale not in self._filled:
            self._filled[locale] = names({key: self._find(value, start) for key, value in self.values.items()})
        return self._filled[locale]

    def module(self, module: Module) -> Module:
        """The module with every text translated."""
        return replace(
            module,
            title=self.text(module.title),
            summary=self.text(module.summary),
            objectives=self.texts(module.objectives),
            materials=self.texts(module.materials),
            references=tuple(map(self._work, module.references)),
            sections=tuple(self.block(section) for section in module.sections),
        )

    def _work(self, work: Text) -> Text:
        """A work to read. One that a translation leaves letter for letter stands in the language it was written in."""
        found = self.text(work)
        return replace(found, locale=work.locale) if found.source == self._shown(work).source else found

    def training(self, training: Training) -> Training:
        """The training with every text translated."""
        return replace(
            training,
            title=self.text(training.title),
            summary=self.text(training.summary),
            preparation=tuple((when, self.texts(texts)) for when, texts in training.preparation),
            evaluation=tuple(
                replace(question, text=self.text(question.text), answers=self.texts(question.answers))
                for question in training.evaluation
            ),
            sessions=tuple(
                replace(session, title=self.text(session.title), items=tuple(map(self._item, session.items)))
                for session in training.sessions
            ),
        )

    def _item(self, item: Item) -> Item:
        return replace(
            item,
            title=item.title and self.text(item.title),
            text=item.text and self.text(item.text),
            cues=self.table(item.cues),
        )

    def occasion(self, occasion: Occasion) -> Occasion:
        """A line of a calendar with every text translated."""
        return replace(occasion, name=self.text(occasion.name), ask=occasion.ask and self.text(occasion.ask))

    def texts(self, texts: tuple[Text, ...]) -> tuple[Text, ...]:
        return tuple(self.text(text) for text in texts)

    def table(self, table: tuple[tuple[str, Text], ...]) -> tuple[tuple[str, Text], ...]:
        return tuple((key, self.text(text)) for key, text in table)

    def block(self, block: Block) -> Block:
        say = self._shown if block.kind == "code" else self.text
        return replace(
            block,
            text=say(block.text) if block.text else None,
            children=tuple(self.block(child) for child in block.children),
        )
