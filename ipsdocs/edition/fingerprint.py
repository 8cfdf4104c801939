"""Fingerprints: what a block said when somebody wrote against it, and what a document says now. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import TypeAlias

from ipsdocs.model import Block, Item, Module, Occasion, Poster, Text, Training
from ipsdocs.problems import Place

Canonical: TypeAlias = "str | bool | list[Canonical]"


def _canonical(block: Block) -> Canonical:
    """A block's words and attributes, without places: moving it in its file changes nothing."""
    return [
        block.kind,
        block.id,
        block.core,
        [[key, value] for key, value in sorted(block.attrs)],
        [block.text.source, block.text.locale] if block.text else [],
        [_canonical(child) for child in block.children],
    ]


def _digest(value: Canonical) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()


def of_block(block: Block) -> str:
    """Twelve hexadecimal digits of everything the block and those below it say."""
    return _digest(_canonical(block))[:12]


def of_words(lines: Sequence[str]) -> str:
    """Twelve hexadecimal digits of what these lines say."""
    return _digest(list(lines))[:12]


def of_module(module: Module) -> str:
    """Eight hexadecimal digits of everything a module says: the content stamp on its pages."""
    head = (module.title, module.summary, *module.objectives, *module.materials, *module.references)
    words: list[Canonical] = [[text.source, text.locale] for text in head]
    sections: list[Canonical] = [_canonical(section) for section in module.sections]
    facts = [module.id, str(module.version), module.status, str(module.minutes)]
    return _digest([*facts, words, sections])[:8]


def of_training(training: Training, modules: tuple[str, ...], calendar: tuple[Occasion, ...] = ()) -> str:
    """Eight hexadecimal digits of what a training says, its modules' stamps and the calendar included."""
    shape: list[Canonical] = [
        [session.id, str(session.day), str(session.minutes), *map(_shape, session.items)]
        for session in training.sessions
    ]
    asked: list[Canonical] = [f"{question.kind} {question.lines}" for question in training.evaluation]
    words: list[Canonical] = [[text.source, text.locale] for text in training.texts]
    facts = [training.id, str(training.version), training.mode, str(training.participants), *training.roles]
    return _digest([*facts, *modules, words, asked, shape, *map(_kept, calendar)])[:8]


def _kept(occasion: Occasion) -> Canonical:
    when = (occasion.yearly, occasion.first, occasion.last, occasion.window, occasion.minutes, occasion.weekdays)
    words: list[Canonical] = [[text.source, text.locale] for text in occasion.texts]
    return [*map(str, when), *words]


def _shape(item: Item) -> Canonical:
    cues = [cue for cue, _ in item.cues]
    return f"{item.does} {item.minutes} {item.module} {item.sections} {item.lead} {item.group} {cues}"


def of_poster(poster: Poster, names: tuple[Text, ...]) -> str:
    """Eight hexadecimal digits of what a poster says, the names of its principles and tasks included."""
    panels: list[Canonical] = [panel.id for panel in (*poster.principles, *poster.tasks)]
    words: list[Canonical] = [[text.source, text.locale] for text in (*poster.texts, *names)]
    return _digest([poster.id, str(poster.version), poster.status, panels, words])[:8]


def of_report(report: object) -> str:
    """Eight hexadecimal digits of everything a report's values say."""
    return _digest(list(_everything(report)))[:8]


def _everything(value: object) -> Iterator[Canonical]:
    """All that values within values hold but places, which no reader sees."""
    if isinstance(value, Place):
        return
    if isinstance(value, tuple):
        yield [said for each in value for said in _everything(each)]
    elif is_dataclass(value):
        yield [said for field in fields(value) for said in _everything(getattr(value, field.name))]
    else:
        yield str(value)
