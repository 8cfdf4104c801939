"""What translators are given: the messages of each catalogue, in reading order, with notes for them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ipsdocs.model import (
    Agenda,
    Block,
    Curriculum,
    Item,
    Module,
    Overlay,
    Poster,
    Region,
    Term,
    Text,
    Training,
    Variant,
)

TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Entry:
    """A message of a catalogue: `msgid`, its plural where it has one, notes for translators, files it stands in."""

    msgid: str
    notes: tuple[str, ...]
    files: tuple[str, ...]
    plural: str = ""


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each msgid once, at its first place, with the notes and files of all its places."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if not entry.msgid:
            continue
        before = found.get(entry.msgid)
        if before:
            notes = tuple(dict.fromkeys(before.notes + entry.notes))
            files = tuple(dict.fromkeys(before.files + entry.files))
            entry = replace(before, notes=notes, files=files, plural=before.plural or entry.plural)
        found[entry.msgid] = entry
    return tuple(found.values())


def of_module(module: Module) -> Iterator[Entry]:
    """The head's texts, then every block's."""
    yield _entry(module.title, "title of the module")
    yield _entry(module.summary, "summary of the module, under its title")
    for name, texts in (
        ("objective: what one will be able to do", module.objectives),
        ("material to bring", module.materials),
        ("reference: translate only if the work exists in your language", module.references),
    ):
        yield from (_entry(text, name) for text in texts)
    for section in module.sections:
        yield from of_blocks((section,), ())


def of_overlay(overlay: Overlay) -> Iterator[Entry]:
    """The texts that an overlay brings, but for those in a language of their own."""
    for operation in overlay.operations:
        if operation.locale:
            continue
        yield from of_blocks(operation.blocks, (f"{operation.does} {operation.at}",))


def of_blocks(tree: tuple[Block, ...], way: tuple[str, ...]) -> Iterator[Entry]:
    """The messages of blocks; each note says where the text stands: `activity name-it > item`."""
    for block in tree:
        here = (*way, f"{block.kind} {block.id}".strip())
        if block.text and block.kind != "code":
            yield _entry(block.text, " > ".join(here[-3:]))
        yield from of_blocks(block.children, here)


def of_curriculum(curriculum: Curriculum, regions: Iterable[Region]) -> Iterator[Entry]:
    """Title and credits, vocabularies, terms and names, and the support contacts."""
    yield _entry(curriculum.title, "title of the curriculum")
    yield _entry(curriculum.credit, "credit, on every packet")
    yield _entry(curriculum.licence, "licence of the texts")
    for name, table in (
        ("principle", curriculum.principles),
        ("task", curriculum.tasks),
        ("role", curriculum.roles),
        ("term, put in for {{ key }}", curriculum.terms),
        ("name of a person in examples: choose one that is common in your language", curriculum.names),
    ):
        yield from (_entry(text, f"{name} ({key})") for key, text in table)
    yield from (_entry(topic.name, f"topic ({key})") for key, topic in curriculum.topics)
    for region in regions:
        yield _entry(region.name, "region whose support contacts are printed")
        for contact in region.contacts:
            for field, text in (
                ("name", contact.name),
                ("hours", contact.hours),
                ("languages", contact.languages),
                ("cost", contact.cost),
            ):
                yield _entry(text, f"contact {contact.id}, {field}: keep every number as it is")


def of_glossary(terms: Iterable[Term]) -> Iterator[Entry]:
    for term in terms:
        yield _entry(term.term, f"term of the glossary ({term.id}), as it stands within a sentence")
        yield _entry(term.meaning, f"what {term.term.source} means here")


def of_training(training: Training) -> Iterator[Entry]:
    yield _entry(training.title, "title of the training")
    yield _entry(training.summary, "summary of the training")
    for when, texts in training.preparation:
        yield from (_entry(text, f"preparation, {when}") for text in texts)
    for question in training.evaluation:
        yield _entry(question.text, f"evaluation, {question.kind}")
        yield from (_entry(text, f"evaluation, answer to: {question.text.source}") for text in question.answers)
    for session in training.sessions:
        yield _entry(session.title, "title of a session")
        for item in session.items:
            yield from _of_item(item, f"session {session.id}, {item.does}")


def _of_item(item: Item, here: str) -> Iterator[Entry]:
    yield from (_entry(text, here) for text in (item.title, item.text) if text)
    yield from (_entry(text, f"{here} > {cue}") for cue, text in item.cues)


def of_poster(poster: Poster) -> Iterator[Entry]:
    """In the order of the sheet; the names of principles and tasks are the curriculum's."""
    yield _entry(poster.title, "title of the poster, in large letters")
    yield _entry(poster.summary, "summary of the poster, above its title")
    yield _entry(poster.intro, "under the title of the poster")
    yield _entry(poster.shows, "what the picture shows, for people who don't see it")
    for panel in (*poster.principles, *poster.tasks):
        yield _entry(panel.line, f"{panel.id}: read from two metres, so keep it short")
        yield _entry(panel.question, f"{panel.id}: a question to ask each other; keep it short")
    yield _entry(poster.closing, "at the foot of the poster")
    yield _entry(poster.quote, "quote at the foot of the poster")
    yield _entry(poster.source, "whose words the quote is")


def of_agenda(agenda: Agenda) -> Iterator[Entry]:
    """The texts that an agenda brings."""
    for change in agenda.changes:
        for item in change.items:
            yield from _of_item(item, f"{change.does} {change.at} in {agenda.training}, {item.does}")


def of_variant(variant: Variant, overlays: Iterable[Overlay], agendas: Iterable[Agenda]) -> Iterator[Entry]:
    yield _entry(variant.name, "name of the variant")
    for name, table in (("term, put in for {{ key }}", variant.terms), ("name of a person", variant.names)):
        yield from (_entry(text, f"{name} ({key})") for key, text in table)
    for item in (variant.opening, variant.closing):
        if item:
            yield from _of_item(item, f"{item.does} of each day, on the agenda")
    for occasion in variant.calendar:
        yield _entry(occasion.name, "calendar: a day without sessions, or a pause")
        if occasion.ask:
            yield _entry(occasion.ask, f"calendar, {occasion.name.source}: asked when a training is prepared")
    for overlay in overlays:
        yield from of_overlay(overlay)
    for agenda in agendas:
        yield from of_agenda(agenda)


def _entry(text: Text, note: str) -> Entry:
    notes = (note, f"at most {text.room} characters") if text.room else (note,)
    return Entry(text.source, notes, (text.place.file,))
