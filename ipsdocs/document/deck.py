"""A module as a deck: its slides in order, with speaker notes, before anyone draws them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from babel.lists import format_list

from ipsdocs.document import fit
from ipsdocs.document.fit import Sizes
from ipsdocs.document.flat import Body, Cell, Paragraph, Style, Table, flatten, line, shown, spoken
from ipsdocs.document.inline import Run, plain
from ipsdocs.document.page import Desk, design, number
from ipsdocs.document.stamp import STAMP
from ipsdocs.document.strings import string_functions, with_values
from ipsdocs.document.tokens import Tokens
from ipsdocs.edition.edition import EditedModule, Edition, Language
from ipsdocs.edition.languages import cldr
from ipsdocs.model import Block, Contact
from ipsdocs.problems import Place
from ipsdocs.source.kinds import KINDS

Kind = Literal["title", "content-note", "section", "content", "aftercare", "support"]
CONTACTS = 3  # at most on one slide, so that numbers stay large


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. `number` counts from 1, `part` is a section slide's own number (0 elsewhere).

    `id` is the slide block's id, empty where the deck made the slide; `place` is where its words stand.
    """

    number: int
    kind: Kind
    title: Paragraph
    body: tuple[Body, ...]
    sizes: Sizes
    notes: tuple[Paragraph, ...] = ()
    id: str = ""
    part: int = 0
    place: Place = field(default=Place(""), repr=False, compare=False)  # a moved line changes no slide

    @property
    def anchor(self) -> str:
        return f"slide-{self.number}"


@dataclass(frozen=True, slots=True)
class Task:
    """A task that the module works on: its name, and its mark, a shape in a colour (#rrggbb)."""

    name: Paragraph
    mark: str
    colour: str


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides of a module in an edition. `draft` says what isn't reviewed, empty where all is.

    `foot` stands on every slide but the first; where sheets are loose, it names the document whole, and each
    page's number says `of` how many. Where the content stamp goes, `version` and `foot` say STAMP: a file that tells
    its readers the notes has another stamp than one that doesn't.

    Equal decks draw equal files: `repr` of a deck holds all that reaches a slide, and no line numbers.
    """

    module: str
    title: Paragraph
    tasks: tuple[Task, ...]
    credit: Paragraph
    version: Paragraph
    draft: tuple[Paragraph, ...]
    addresses: bool  # whether the edition may print web addresses
    slides: tuple[Slide, ...]
    foot: Paragraph
    of: int = 0  # how many slides there are, where their numbers say so

    @property
    def numbers(self) -> Mapping[str, int]:
        """Each slide block's number as it is printed on its slide, by id: what a guide's cue says."""
        return {slide.id: slide.number for slide in self.slides if slide.kind == "content"}


def deck(edited: EditedModule, desk: Desk) -> Deck:
    """The deck of a module that was patched, chosen for slides and translated."""
    maker = _Maker(edited, desk, design(desk.templates, edited.edition), Labels(desk, edited.edition))
    slides = tuple(replace(slide, number=n) for n, slide in enumerate(maker.slides(), start=1))
    unbound = edited.edition.print.unbound
    return Deck(
        module=edited.module.id,
        title=line(edited.module.title),
        tasks=tuple(maker.tasks()),
        credit=line(edited.edition.words.credit),
        version=maker.version(),
        draft=tuple(maker.draft()),
        addresses=edited.edition.print.addresses,
        slides=slides,
        foot=maker.foot() if unbound else line(edited.module.title),
        of=len(slides) if unbound else 0,
    )


@dataclass(frozen=True, slots=True)
class Labels:
    """The deck's own words in the edition's language, each with the language it was found in."""

    desk: Desk
    edition: Edition

    def __call__(self, message: str, style: Style = "text", **values: str) -> Paragraph:
        translate, _ = string_functions(self.desk.strings, self.edition.language.tag)
        words = with_values(translate(message), values)
        locale = translate.locale(message, self.edition.language.chain[-1])
        return Paragraph((Run("text", words),), locale, style)


@dataclass(frozen=True, slots=True)
class _Maker:
    edited: EditedModule
    desk: Desk
    look: Tokens
    labels: Labels

    def slides(self) -> Iterator[Slide]:
        """Every slide in order; their numbers are set once all are there."""
        _ = self.labels
        module = self.edited.module
        yield self.slide("title", line(module.title), (line(module.summary, "lede"),), module.place)
        yield from self.boxes("content-note", _("Before we begin"))
        part = 0
        for section in module.sections:
            blocks = [block for block in section.walk() if block.kind == "slide"]
            if blocks:
                part += 1
                title = line(section.text) if section.text else line(module.title)
                yield replace(self.slide("section", title, (), section.place), part=part)
                yield from (self.content(block, title) for block in blocks)
        yield from self.boxes("aftercare", _("Looking after yourself and each other"))
        yield from self.support()

    def slide(self, kind: Kind, title: Paragraph, body: tuple[Body, ...], place: Place) -> Slide:
        return Slide(0, kind, title, body, fit.sizes(title, body, self.look), place=place)

    def content(self, block: Block, section: Paragraph) -> Slide:
        """A slide block; its title is its heading, or the section's where it has none."""
        notes = (p for child in block.children for p in self.notes(child))
        made = self.slide("content", _title(block) or section, self.body(block), block.place)
        return replace(made, id=block.id, notes=tuple(notes))

    def boxes(self, kind: Kind, label: Paragraph) -> Iterator[Slide]:
        """A slide for each block of a kind that stands on slides as it is."""
        for block in self.edited.module.walk():
            if block.kind == kind:
                yield self.slide(kind, _title(block) or label, self.body(block), block.place)

    def body(self, block: Block) -> tuple[Body, ...]:
        return flatten(shown(block.children), self.desk.picture)

    def notes(self, block: Block) -> Iterator[Paragraph]:
        """What the speaker sees of one block in a slide; words to say are marked as such."""
        _ = self.labels
        if block.kind in KINDS and KINDS[block.kind].notes:
            if block.kind == "say":
                yield _("Say:", "label")
            yield from spoken(block.children)

    def support(self) -> Iterator[Slide]:
        """The region's contacts, where the module has a support block: as few slides as stay readable."""
        _ = self.labels
        region = self.edited.edition.region
        block = next((b for b in self.edited.module.walk() if b.kind == "support"), None)
        if block is None:
            return
        title = _title(block) or _("Support · %(region)s", region=plain(region.name.source))
        groups = list(enumerate(self.groups(title, self.body(block), region.contacts), start=1))
        made = [
            self.slide("support", _numbered(title, n), (*text, *self.contacts(group)), block.place)
            for n, (text, group) in groups
        ]
        numbers = [slide.sizes for slide, (_n, (_text, group)) in zip(made, groups, strict=True) if group]
        alike = min(numbers, key=lambda sizes: (sizes.text, sizes.title), default=None)
        for slide, (_n, (_text, group)) in zip(made, groups, strict=True):
            yield replace(slide, sizes=alike) if group and alike else slide

    def groups(
        self, title: Paragraph, text: tuple[Body, ...], contacts: tuple[Contact, ...]
    ) -> Iterator[tuple[tuple[Body, ...], tuple[Contact, ...]]]:
        """All on one slide if they fit; else the introduction alone, then the contacts shared out evenly."""
        if len(contacts) <= CONTACTS and self.fit(title, text, contacts):
            yield text, contacts
            return
        if text:
            yield text, ()
        most = next((n for n in range(CONTACTS, 1, -1) if self.fit(title, (), contacts[:n])), 1)
        slides = -(-len(contacts) // most)
        for n in range(slides):
            yield (), contacts[n * len(contacts) // slides : (n + 1) * len(contacts) // slides]

    def fit(self, title: Paragraph, text: tuple[Body, ...], contacts: tuple[Contact, ...]) -> bool:
        body = (*text, *self.contacts(contacts))
        return fit.fits(title, body, fit.sizes(title, body, self.look), self.look)

    def contacts(self, contacts: tuple[Contact, ...]) -> tuple[Table, ...]:
        _ = self.labels
        head: tuple[Cell, ...] = ((_("Who", "label"),), (_("Number", "label"),))
        return (Table(head, tuple(self.contact(c) for c in contacts), contacts=True),) if contacts else ()

    def contact(self, contact: Contact) -> tuple[Cell, ...]:
        _ = self.labels
        who: Cell = (line(contact.name, "contact"), line(contact.hours, "hours"))
        tag = self.edited.edition.language.tag
        number = Paragraph((Run("text", contact.number),), tag, "phone")
        unchecked = () if contact.checked_by else (_("Not yet checked by a person", "unchecked"),)
        return who, (number, *unchecked)

    def tasks(self) -> Iterator[Task]:
        names = dict(self.edited.edition.words.tasks)
        for task in self.edited.module.tasks:
            colour = self.look.task_colours.get(task, self.look.colours["teal"])
            yield Task(line(names[task]), self.look.marks.get(task, "circle"), colour)

    def version(self) -> Paragraph:
        """The module's version and the file's content stamp."""
        _ = self.labels
        language, version = self.edited.edition.language, self.edited.module.version
        said = _("Version %(n)s", n=number(version, language))
        if said.locale != language.tag:  # words of another language keep its digits
            said = _("Version %(n)s", n=str(version))
        return replace(said, runs=(*said.runs, Run("text", f" · {STAMP}")))

    def foot(self) -> Paragraph:
        """What a loose sheet must say: what it is, of which module, in which version."""
        _ = self.labels
        what, between = _("Slides"), Run("text", " · ")
        runs = (between, *line(self.edited.module.title).runs, between, *self.version().runs)
        return replace(what, runs=(*what.runs, *runs))

    def draft(self) -> Iterator[Paragraph]:
        """What a person has still to review, a phrase for each."""
        _ = self.labels
        edition = self.edited.edition
        found = []
        if not self.edited.module.reviewed:
            found.append(_("This module has not been reviewed yet"))
        if edition.draft_translation:
            found.append(_("This translation has not been reviewed by a person yet"))
        if edition.draft_variants:
            names = listed([plain(name.source) for name in edition.draft_variants], edition.language)
            found.append(_("Not reviewed yet: the changes for %(names)s", names=names))
        if found:
            yield _("Draft", "label")
            yield from found


def _title(block: Block) -> Paragraph | None:
    """The block's `###` title."""
    return next((line(b.text) for b in block.children if b.kind == "heading" and b.text), None)


def _numbered(title: Paragraph, n: int) -> Paragraph:
    """The title of the nth slide of its kind, told apart from the others for outlines and screen readers."""
    if n == 1:
        return title
    return replace(title, runs=(*title.runs, Run("text", f" ({n})")))


def listed(names: list[str], language: Language) -> str:
    """The names joined as the language does it."""
    return format_list(names, locale=cldr(language.tag))
