"""What reviewers are shown of a variant: every change beside what it changes, with who, why and how it stands. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ipsdocs.edition.drift import State, Words
from ipsdocs.edition.edition import Edition
from ipsdocs.edition.translate import Translator
from ipsdocs.model import Block, Does, Module, Text, Variant

Texts = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A change and what it is about. `way` are the headings down to its place, outermost first.

    `was` is what it was written against, empty where that is gone, and `now` is what it brings. `said` and `says` are
    the lines of the base then and today, where they differ and somebody kept the first. `attrs` are what `set` sets,
    or who answers for a policy; a move goes to that `side` of `beside`.
    """

    does: Does
    at: str
    dimension: str
    depth: str
    why: Text
    state: State
    way: Texts = ()
    was: tuple[Block, ...] = ()
    now: tuple[Block, ...] = ()
    said: Words = ()
    says: Words = ()
    attrs: tuple[tuple[str, str], ...] = ()
    side: Literal["before", "after"] = "after"
    beside: tuple[Block, ...] = ()
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The changes of one module, or of a training's agenda, in the order in which they are written."""

    id: str
    title: Text
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A question to an organisation, the module that asks it, and its answer's owner and day, once it has one."""

    module: Text
    block: Block
    owner: str
    since: str

    @property
    def filled(self) -> bool:
        return bool(self.owner)


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Words that a variant avoids, what it says instead, and why."""

    words: Texts
    instead: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Report:
    """All that reviewers need to know of a variant. Texts that nobody has written yet are left out, or empty."""

    variant: Variant
    parents: Texts  # the names of what it extends
    why: Text
    people: tuple[tuple[str, Texts], ...]  # led-by, partners, consent, ip-holder
    questions: Texts
    policies: tuple[Policy, ...]
    practices: tuple[Block, ...]
    instead_of: Texts  # the names of variants whose practices give way to these
    words: tuple[tuple[Text, Text], ...]  # terms and names: as everyone reads them, and here
    unsaid: tuple[Unsaid, ...]
    modules: tuple[Chapter, ...]
    agendas: tuple[Chapter, ...]
    added: tuple[Module, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """All changes, in the order of the report."""
        return (row for chapter in (*self.modules, *self.agendas) for row in chapter.rows)

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks that it shows, those within others, too."""
        tops = (block for row in self.rows for block in (*row.was, *row.now, *row.beside))
        yield from (block for top in tops for block in top.walk())
        yield from (block for module in self.added for block in module.walk())


@dataclass(frozen=True, slots=True)
class EditedReport:
    """A report in one language; `fallbacks` are as those of a module."""

    edition: Edition
    report: Report
    fallbacks: Texts


def translated(report: Report, base: Translator, own: Translator) -> Report:
    """The report in an edition's language. `base` puts in the terms and names that the variant was written upon."""
    variant, text = report.variant, own.text
    return replace(
        report,
        variant=replace(
            variant,
            name=text(variant.name),
            calendar=tuple(map(own.occasion, variant.calendar)),
        ),
        parents=own.texts(report.parents),
        why=text(report.why),
        people=tuple((key, own.texts(texts)) for key, texts in report.people),
        questions=own.texts(report.questions),
        policies=tuple(
            replace(policy, module=text(policy.module), block=own.block(policy.block)) for policy in report.policies
        ),
        practices=tuple(map(own.block, report.practices)),
        instead_of=own.texts(report.instead_of),
        words=tuple((base.text(everyone), text(here)) for everyone, here in report.words),
        unsaid=tuple(Unsaid(own.texts(each.words), text(each.instead), text(each.why)) for each in report.unsaid),
        modules=tuple(_chapter(chapter, base, own) for chapter in report.modules),
        agendas=tuple(_chapter(chapter, base, own) for chapter in report.agendas),
        added=tuple(map(own.module, report.added)),
    )


def _chapter(chapter: Chapter, base: Translator, own: Translator) -> Chapter:
    return replace(chapter, title=base.text(chapter.title), rows=tuple(_row(row, base, own) for row in chapter.rows))


def _row(row: Row, base: Translator, own: Translator) -> Row:
    # What is written for another language alone lacks no translation.
    new = replace(own, fallbacks={}) if row.locale else own
    return replace(
        row,
        why=own.text(row.why),
        way=base.texts(row.way),
        was=tuple(map(base.block, row.was)),
        now=tuple(map(new.block, row.now)),
        beside=tuple(map(base.block, row.beside)),
    )
