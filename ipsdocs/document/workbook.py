"""A participant's workbook: all handouts of a training in one book, with contents, words, contacts, room for notes.

What several modules name to read further stands in it once, at its end; what to bring is for those who lead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ipsdocs.document.blocks import View, render, text
from ipsdocs.document.inline import plain
from ipsdocs.document.page import Desk, Page, close, printed
from ipsdocs.document.training import fallbacks
from ipsdocs.edition.edition import EditedModule, EditedTraining
from ipsdocs.model import Block, Term, Text


@dataclass(frozen=True, slots=True)
class Chapter:
    """A module's handout in the book, and the id that the contents link to."""

    edited: EditedModule
    id: str
    sections: Markup


@dataclass(frozen=True, slots=True)
class Part:
    """A session's line of the contents, with the chapters that begin in it."""

    title: Text
    chapters: tuple[Chapter, ...]


def workbook(edited: EditedTraining, desk: Desk, glossary: tuple[Term, ...]) -> Page:
    """The closed page of a training's workbook; its modules are edited for handouts. A module stands in it once."""
    edition = edited.edition
    view = View(edition, desk, "pdf", edited.training.mode, terms=frozenset(term.id for term in glossary))
    chapters = {module.module.id: _chapter(module, desk, view) for module in edited.modules}
    contacts = Block("support", edited.training.place, "contacts")
    return printed(
        close(
            desk,
            edition,
            "workbook.html",
            "workbook.css",
            edited=edited,
            training=edited.training,
            medium="pdf",
            parts=tuple(_parts(edited, chapters)),
            drafts=[c.edited.module.title for c in chapters.values() if not c.edited.module.reviewed],
            fallbacks=len(fallbacks(edited)),
            glossary=glossary,
            reading=_reading(chapters.values()),
            contacts=render((contacts,), view) if edition.region.contacts else "",
            text=partial(text, view=view),
            plain=plain,
        )
    )


def _chapter(edited: EditedModule, desk: Desk, view: View) -> Chapter:
    id = edited.module.id
    own = View(view.edition, desk, view.medium, view.mode, prefix=f"{id}-", terms=view.terms)
    return Chapter(edited, f"chapter-{id}", render(edited.module.sections, own))


def _reading(chapters: Iterable[Chapter]) -> tuple[Text, ...]:
    """What the modules name to read further, each work once."""
    works: dict[str, Text] = {}
    for chapter in chapters:
        for work in chapter.edited.module.references:
            works.setdefault(work.source, work)
    return tuple(works.values())


def _parts(edited: EditedTraining, chapters: dict[str, Chapter]) -> list[Part]:
    """The sessions that bring a new module, in order."""
    left = dict(chapters)
    parts = []
    for session in edited.training.sessions:
        names = dict.fromkeys(item.module for item in session.items if item.module)
        new = tuple(left.pop(name) for name in names if name in left)
        if new:
            parts.append(Part(session.title, new))
    return parts
