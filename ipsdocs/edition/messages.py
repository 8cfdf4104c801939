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
from ipsdocs.source.kinds import KINDS

TEMPLATES = "templates"


# Who meets a text that stands on no participant's page.
TO = {
    "say": "said aloud to everyone",
    "chat": "pasted into the chat, for everyone to read",
    "poll": "a poll, shown to everyone",
    "note": "only facilitators read it",
    "producer": "only facilitators read it",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A message of a catalogue: `msgid`, its plural where it has one, and what its translators are told.

    `notes` say what kind of text it is and where it stands, `shown` in which papers; `to` is who meets a text that no
    participant's page shows. `room` is how many characters a translation may have, 0 without a limit. `terms` are the
    glossary's that stand in it.
    """

    msgid: str
    notes: tuple[str, ...]
    files: tuple[str, ...]
    plural: str = ""
    shown: tuple[str, ...] = ()
    to: str = ""
    room: int = 0
    terms: tuple[str, ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        """The lines that stand above it in a catalogue."""
        papers = f"shown in: {', '.join(self.shown)}" if self.shown else ""
        room = f"at most {self.room} characters" if self.room else ""
        terms = f"terms: {', '.join(self.terms)}" if self.terms else ""
        return tuple(line for line in (*self.notes, papers, self.to, room, terms) if line)


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each msgid once, at its first place, with what is told of all its places, and the least room."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.msgid:
            before = found.get(entry.msgid)
            found[entry.msgid] = _together(before, entry) if before else entry
    return tuple(found.values())


def _together(some: Entry, more: Entry) -> Entry:
    return replace(
        some,
        notes=_all(some.notes, more.notes),
        files=_all(some.files, more.files),
        plural=some.plural or more.plural,
        shown=_all(some.shown, more.shown),
        to=some.to if some.to == more.to else "",
        room=least(some.room, more.room),
    )


def least(some: int, more: int) -> int:
    """The smaller room of the two, where 0 is no limit."""
    return min(some or more, more or some)


def _all(some: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(some + more))


EVERYWHERE = ("handout", "slides", "guide")
PAPER = ("handout", "guide")
TRAINING = ("overview", "agenda")
WITHIN = frozenset({"bullet-list", "ordered-list", "row"})  # a place is told without these: item, table > cell
POSTER = ("poster",)
GLOSSARY = ("web page of the handout", "workbook")


def of_module(module: Module) -> Iterator[Entry]:
    """The head's texts, then every block's."""
    yield _entry(module.title, "title of the module", (*EVERYWHERE, *TRAINING))
    yield _entry(module.summary, "summary of the module, under its title", (*EVERYWHERE, *TRAINING))
    for name, texts, shown in (
        ("objective: what one will be able to do", module.objectives, PAPER),
        ("material to bring", module.materials, ("guide", "preparation")),
        ("reference: translate only if the work exists in your language", module.references, ("handout",)),
    ):
        yield from (_entry(text, name, shown) for text in texts)
    for section in module.sections:
        slides = any(block.kind == "slide" for block in section.walk())
        if section.text:
            yield _entry(section.text, f"section {section.id}", EVERYWHERE if slides else PAPER)
        yield from of_blocks(section.children, (f"section {section.id}",), PAPER)


def of_overlay(overlay: Overlay) -> Iterator[Entry]:
    """The texts that an overlay brings, but for those in a language of their own."""
    for operation in overlay.operations:
        if not operation.locale:  # which papers show it depends on where it is put
            yield from of_blocks(operation.blocks, (f"{operation.does} {operation.at}",), ())


def of_blocks(tree: tuple[Block, ...], way: tuple[str, ...], shown: tuple[str, ...], to: str = "") -> Iterator[Entry]:
    """The messages of blocks that stand in papers `shown`; each note says where: `activity name-it > item`."""
    for block in tree:
        leaf = block.kind == "paragraph" and way and way[-1] == "item"
        here = way if leaf else (*way, f"{block.kind} {block.id}".strip())
        papers, who = _shown(block, shown), TO.get(block.kind, to)
        if block.message:
            yield _entry(block.message, " > ".join(here[-3:]), papers, who)
        yield from of_blocks(block.children, way if block.kind in WITHIN else here, papers, who)


def _shown(block: Block, around: tuple[str, ...]) -> tuple[str, ...]:
    """The papers that show a block that stands in something shown in `around`."""
    row = KINDS.get(block.kind)
    if row is None:
        return around
    own = tuple(name for name in EVERYWHERE if name in row.formats)
    if "slides" in own or not around:  # it has a slide of its own, or what holds it isn't known
        return own
    speaker = ("speaker notes",) if row.notes and "slides" in around else ()
    return (*(name for name in own if name in around), *speaker)


def of_curriculum(curriculum: Curriculum, regions: Iterable[Region]) -> Iterator[Entry]:
    """Title and credits, vocabularies, terms and names, and the support contacts."""
    yield _entry(curriculum.title, "title of the curriculum")
    yield _entry(curriculum.credit, "credit, on every paper")
    yield _entry(curriculum.licence, "licence of the texts, on every paper")
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
        yield _entry(region.name, "region whose support contacts are printed", EVERYWHERE)
        for contact in region.contacts:
            for field, text in (
                ("name", contact.name),
                ("hours", contact.hours),
                ("languages", contact.languages),
                ("cost", contact.cost),
            ):
                yield _entry(text, f"contact {contact.id}, {field}: keep every number as it is", EVERYWHERE)


def of_glossary(terms: Iterable[Term]) -> Iterator[Entry]:
    for term in terms:
        yield _entry(term.term, f"term of the glossary ({term.id}), as it stands within a sentence", GLOSSARY)
        yield _entry(term.meaning, f"what {term.term.source} means here", GLOSSARY)


def of_training(training: Training) -> Iterator[Entry]:
    yield _entry(training.title, "title of the training, on all of its papers")
    yield _entry(training.summary, "summary of the training", ("overview", "workbook", "run of show", "start here"))
    for when, texts in training.preparation:
        yield from (_entry(text, f"preparation, {when}", ("preparation",)) for text in texts)
    for question in training.evaluation:
        yield _entry(question.text, f"evaluation, {question.kind}", ("evaluation",))
        answers = (
            _entry(t, f"evaluation, answer to: {question.text.source}", ("evaluation",)) for t in question.answers
        )
        yield from answers
    for session in training.sessions:
        yield _entry(session.title, "title of a session", (*TRAINING, "run of show"))
        for item in session.items:
            yield from _of_item(item, f"session {session.id}, {item.does}")


def _of_item(item: Item, here: str) -> Iterator[Entry]:
    yield from (_entry(text, here, (*TRAINING, "run of show")) for text in (item.title, item.text) if text)
    yield from (_entry(text, f"{here} > {cue}", ("run of show",), TO.get(cue, "")) for cue, text in item.cues)


def of_poster(poster: Poster) -> Iterator[Entry]:
    """In the order of the sheet; the names of principles and tasks are the curriculum's."""
    yield _entry(poster.title, "title of the poster, in large letters", POSTER)
    yield _entry(poster.summary, "summary of the poster, above its title", POSTER)
    yield _entry(poster.intro, "under the title of the poster", POSTER)
    yield _entry(poster.shows, "what the picture shows, for people who don't see it", POSTER)
    for panel in (*poster.principles, *poster.tasks):
        yield _entry(panel.line, f"{panel.id}: read from two metres, so keep it short", POSTER)
        yield _entry(panel.question, f"{panel.id}: a question to ask each other; keep it short", POSTER)
    yield _entry(poster.closing, "at the foot of the poster", POSTER)
    yield _entry(poster.quote, "quote at the foot of the poster", POSTER)
    yield _entry(poster.source, "whose words the quote is", POSTER)


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
    yield _entry(variant.why, "why this variant is there, for those who review it")
    for question in variant.questions:
        yield _entry(question, "question to those who review this variant")
    for overlay in overlays:
        yield from of_overlay(overlay)
    for agenda in agendas:
        yield from of_agenda(agenda)


def _entry(text: Text, note: str, shown: tuple[str, ...] = (), to: str = "") -> Entry:
    return Entry(text.source, (note,), (text.place.file,), shown=shown, to=to, room=text.room)
