"""A project's messages by catalogue: what goes into the POT files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from babel.messages.extract import extract as babel_extract
from jinja2.ext import babel_extract as jinja_extract

from ipsdocs.document.room import label_room, rooms
from ipsdocs.document.tokens import Tokens, token_file, tokens
from ipsdocs.edition import messages
from ipsdocs.edition.edition import Print
from ipsdocs.edition.glossary import within
from ipsdocs.edition.languages import language
from ipsdocs.edition.messages import TEMPLATES, Entry, least, merged
from ipsdocs.model import Module, Term, Text
from ipsdocs.source.glossary import DOMAIN
from ipsdocs.source.paths import SHARED, poster_domain, training_domain, variant_domain
from ipsdocs.source.project import Project

Catalogues = dict[str, tuple[Entry, ...]]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
JINJA = {"trim_blocks": "true", "lstrip_blocks": "true", "extensions": "jinja2.ext.i18n"}
TEMPLATE_FILES = ("*.html", "*.css")
CODE = "ipsdocs/document"  # the label tables that pages and slides share


def catalogues(project: Project) -> Catalogues:
    """Every catalogue of the project by its domain, each message once, in reading order.

    Raises Unreadable where a source has an error: a catalogue made from half a source would lose messages.
    """
    found = {id: merged(_module(project, id)) for id in project.module_ids()}
    regions = [project.region(id) for id in project.region_ids()]
    found[SHARED] = merged(messages.of_curriculum(project.curriculum(), regions))
    if terms := project.glossary():
        found[DOMAIN] = merged(messages.of_glossary(terms))
    for id in project.training_ids():
        found[training_domain(id)] = merged(messages.of_training(project.training(id)))
    for id in project.poster_ids():
        found[poster_domain(id)] = merged(_poster(project, id))
    for id in project.variant_ids():
        found[variant_domain(id)] = merged(_variant(project, id))
    found[TEMPLATES] = merged(_templates(project))
    return found


def with_notes(project: Project, found: Catalogues) -> Catalogues:
    """The same catalogues with what else their translators are told: room on slides, terms of the glossary.

    Counting needs none of it, and looking for terms takes as long as reading all modules.
    """
    terms, look = project.glossary(), _look(project)
    room = {id: rooms(project.module(id), look) for id in project.module_ids()} if look else {}
    return {
        domain: tuple(
            replace(e, room=least(e.room, room.get(domain, {}).get(e.msgid, 0)), terms=_terms(e, terms))
            for e in entries
        )
        for domain, entries in found.items()
    }


def _look(project: Project) -> Tokens | None:
    """How slides are set, from the templates; None where there are none."""
    data = project.files.data("templates/tokens.yaml")
    source = project.curriculum().source_locale
    return tokens(token_file(data.decode()), language(source, source), Print("a4")) if data else None


def _terms(entry: Entry, terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The terms that stand in an entry; that a term stands in its own is nothing to tell."""
    words = {term.id: term.term.source for term in terms}
    return tuple(words[id] for id in within(entry.msgid, terms) if words.get(id, entry.msgid) != entry.msgid)


def _module(project: Project, id: str) -> Iterator[Entry]:
    module: Module = project.module(id)
    yield from messages.of_module(module)
    for picture in project.pictures(module):
        yield from (_label(label, picture.name) for label in picture.labels)


def _variant(project: Project, id: str) -> Iterator[Entry]:
    overlays = [o for module in project.overlay_modules(id) if (o := project.overlay(id, module))]
    agendas = [a for training in project.agenda_trainings(id) if (a := project.agenda(id, training))]
    yield from messages.of_variant(project.variant(id), overlays, agendas)
    for overlay in overlays:
        for picture in project.overlay_pictures(overlay):
            yield from (_label(label, picture.name) for label in picture.labels)


def _poster(project: Project, id: str) -> Iterator[Entry]:
    poster = project.poster(id)
    yield from messages.of_poster(poster)
    picture = project.poster_picture(poster)
    if picture:
        yield from (_label(label, picture.name) for label in picture.labels)


def _label(label: Text, picture: str) -> Entry:
    note = f"label in the picture {picture}"
    return Entry(label.source, (note,), (label.place.file,), room=label_room(label))


def _templates(project: Project) -> Iterator[Entry]:
    """The strings of Jinja templates and of the document stage's tables."""
    names = [name for pattern in TEMPLATE_FILES for name in project.files.list("templates", pattern)]
    for name in names:
        data = project.files.data(name) or b""
        found = jinja_extract(BytesIO(data), list(KEYWORDS), ["Translators:"], JINJA)
        yield from (_string(message, name, comments) for _, _, message, comments in found if message)
    yield from _code_strings()


def _code_strings() -> Iterator[Entry]:
    from importlib.resources import files

    for source in sorted(files("ipsdocs.document").iterdir(), key=lambda path: path.name):
        if source.name.endswith(".py"):
            found = babel_extract("python", BytesIO(source.read_bytes()), KEYWORDS, ["Translators:"])
            for _, message, comments, _ in found:
                yield _string(message, f"{CODE}/{source.name}", list(comments))


def _string(message: str | tuple[str | None, ...], file: str, comments: list[str]) -> Entry:
    if isinstance(message, str):
        return Entry(message, tuple(comments), (file,))
    forms = [form for form in message if form]
    return Entry(forms[0], tuple(comments), (file,), plural=forms[1] if len(forms) > 1 else "")
