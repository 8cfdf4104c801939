"""A module as a participant's handout: what they read, do and write in, and who to call."""

from __future__ import annotations

from functools import partial

from ipsdocs.document import inline
from ipsdocs.document.blocks import Medium, View, render, text
from ipsdocs.document.page import Desk, Page, close, printed
from ipsdocs.edition.edition import EditedModule


def handout(edited: EditedModule, desk: Desk, medium: Medium) -> Page:
    """The closed page of a module's handout: for paper and screen readers (`pdf`) or as one file (`html`)."""
    edition, module = edited.edition, edited.module
    explained = frozenset(term.id for term in edited.glossary)
    view = View(edition, desk, medium, edited.mode, terms=explained)
    page = close(
        desk,
        edition,
        "handout.html",
        "handout.css",
        edited=edited,
        module=module,
        medium=medium,
        sections=render(module.sections, view),
        text=partial(text, view=view),
        plain=inline.plain,
    )
    return printed(page) if medium == "pdf" else page
