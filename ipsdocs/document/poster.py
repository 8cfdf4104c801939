"""A poster: the principles and the tasks on one sheet for a wall."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial

from ipsdocs.document import inline, poster_fit
from ipsdocs.document.page import Desk, Page, close, design, printed
from ipsdocs.document.phrase import View, foreign, text
from ipsdocs.document.poster_fit import ART, SHEETS, layout, named
from ipsdocs.edition.draw import Look, localise
from ipsdocs.edition.edition import EditedPoster
from ipsdocs.model import Panel, Picture, Text
from ipsdocs.source.paths import poster_domain
from ipsdocs.source.scripts import script

_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


@dataclass(frozen=True, slots=True)
class Part:
    """A principle or task: its name, what the poster says of it, its colour, and its motif, if there is one."""

    name: Text
    panel: Panel
    colour: str
    motif: Picture | None


# The mark before a quote by script: its size in points, and how far below the first line's top it begins, in
# millimetres. Elsewhere poppler reads it in the middle of the quote.
MARK = (26, -2.0)
MARKS = {"Latn": (32, -0.6), "Jpan": (22, -2.0), "Hebr": (22, -2.0)}


def poster(edited: EditedPoster, desk: Desk, large: bool) -> Page:
    """The closed page of a poster on the edition's paper, or on a sheet of twice its size.

    Large print has room enough on the larger sheet alone, and gives the picture's place to the words.
    """
    edition, found = edited.edition, edited.poster
    how, look = edition.print, design(desk.templates, edition)
    view = View(edition, desk, "pdf")
    picture = desk.picture(f"{poster_domain(found.id)}/{found.picture}") if found.picture and not how.large else None
    art = ART * picture.height / picture.width if picture else 0
    fitted = layout(edited, look, SHEETS[how.paper, large or how.large], art)
    unit, solid = fitted.sheet.unit, not (how.greyscale or how.large)
    drawn = partial(motif, desk, edition.language.direction == "rtl")
    white, teal = look.colours["white"], look.colours["teal"]
    principles = tuple(
        Part(name, panel, teal, drawn(panel.id, teal))
        for name, panel in named(edition.words.principles, found.principles)
    )
    tasks = tuple(
        Part(name, panel, colour, drawn(panel.id, white if solid else colour))
        for name, panel in named(edition.words.tasks, found.tasks)
        for colour in [look.task_colours.get(panel.id, teal)]
    )
    motifs = tuple(part.motif for part in (*principles, *tasks) if part.motif)
    page = close(
        replace(desk, pictures=desk.pictures + motifs),
        edition,
        "poster.html",
        "poster.css",
        edited=edited,
        poster=found,
        medium="pdf",
        layout=fitted,
        fit=poster_fit,
        faces=poster_fit.faces(look),
        quote_mark=MARKS.get(script(edition.language.tag), MARK),
        mm=lambda measure: f"{measure * unit:.2f}mm",
        pt=lambda size: f"{size * unit:.2f}pt",
        solid=solid,
        edge=0 if solid else poster_fit.EDGE,
        principles=principles,
        tasks=tasks,
        picture=picture,
        text=partial(text, view=view),
        foreign=partial(foreign, view=view),
        plain=inline.plain,
    )
    return printed(page)


def motif(desk: Desk, from_right: bool, id: str, colour: str) -> Picture | None:
    """The drawing `motif-<id>.svg` of the templates in a colour, turned where writing runs from the right."""
    name = f"motif-{id}.svg"
    drawing = dict(desk.templates).get(name, "")
    box = _BOX.search(drawing)
    if box is None:
        return None
    data = drawing.replace("<svg ", f'<svg color="{colour}" ', 1).encode()
    drawn = Picture(name, "image/svg+xml", data, int(box[1]), int(box[2]))
    return localise(drawn, lambda label: label, Look((), from_right))
