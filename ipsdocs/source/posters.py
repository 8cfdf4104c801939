"""Posters: one sheet for a wall, with something to say and to ask about each principle and each task."""

from __future__ import annotations

from dataclasses import replace

from ipsdocs.model import Curriculum, Panel, Poster, Text
from ipsdocs.problems import Place, Problems, suggest
from ipsdocs.source.curriculum import fields_of, same_id
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.modules import STATUSES
from ipsdocs.source.paths import Album, poster_domain

KEYS = (
    "id",
    "title",
    "summary",
    "version",
    "status",
    "intro",
    "picture",
    "principles",
    "tasks",
    "closing",
    "quote",
)


def poster_file(id: str) -> str:
    return f"curriculum/posters/{id}.yaml"


def poster_album(id: str) -> Album:
    return Album(f"curriculum/posters/{id}", poster_domain(id))


def read_poster(files: Files, id: str, curriculum: Curriculum, problems: Problems) -> Poster | None:
    """`curriculum/posters/<id>.yaml`; None where it can't be read at all."""
    fields = fields_of(files, poster_file(id), poster_domain(id), curriculum.source_locale, problems)
    if fields is None:
        return None
    fields.only(KEYS)
    same_id(fields, "id", id)
    picture, shows = _pair(fields, "picture", ("file", "shows"))
    quote, source = _pair(fields, "quote", ("text", "source"))
    return Poster(
        id=id,
        place=Place(poster_file(id)),
        title=replace(fields.message("title"), room=60),
        summary=fields.message("summary"),
        version=fields.number("version", low=1),
        status=fields.choice("status", STATUSES),
        intro=fields.message("intro"),
        principles=_panels(fields, "principles", "principle", dict(curriculum.principles)),
        tasks=_panels(fields, "tasks", "task", dict(curriculum.tasks)),
        closing=fields.message("closing", required=False),
        quote=quote,
        source=source,
        picture=picture.source,
        shows=shows,
    )


def _pair(fields: Fields, key: str, names: tuple[str, str]) -> tuple[Text, Text]:
    """The two texts under a key that may be left out; both are empty where it is."""
    part = fields.part(key, required=False)
    if part is None:
        empty = Text("", fields.place, fields.domain, fields.locale)
        return empty, empty
    part.only(names)
    return part.message(names[0]), part.message(names[1])


def _panels(fields: Fields, key: str, word: str, known: dict[str, Text]) -> tuple[Panel, ...]:
    """A panel for each known principle or task, in the curriculum's order; one too many or too few is a problem."""
    part = fields.part(key)
    if part is None:
        return ()
    for id, place in part.mapping.places.items():
        if id not in known:
            part.problems.error(place, f"unknown {word} “{id}”", suggest(id, known))
    for id in known:
        if not part.has(id):
            hint = f"Add `{id}:` with its `line:` and its `question:`: a poster shows all of them."
            part.problems.error(fields.where(key), f"the {word} “{id}” is missing", hint)
    inner = ((id, part.part(id, required=False)) for id in known)
    return tuple(_panel(each, id) for id, each in inner if each)


def _panel(fields: Fields, id: str) -> Panel:
    fields.only(("line", "question"))
    return Panel(id, fields.place, fields.message("line"), fields.message("question", required=False))
