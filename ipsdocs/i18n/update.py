"""Catalogues brought up to date with their sources: pure, and the same bytes when nothing has changed.

What a translator wrote is never lost: edited text comes back fuzzy with its previous msgid, and text
that is gone stays as an obsolete entry.
"""

from __future__ import annotations

from babel.messages.catalog import Catalog

from ipsdocs.edition.messages import Entry
from ipsdocs.source.catalogues import add, dump, new_catalog

DRAFT_HEADER = "# {domain}\n#\n# drafted-by:\n# reviewed-by:\n# reviewed-on:"


def template(domain: str, entries: tuple[Entry, ...]) -> bytes:
    """The POT file of a catalogue."""
    return dump(_catalog(None, f"# {domain}", entries))


def updated(old: Catalog | None, locale: str, domain: str, entries: tuple[Entry, ...]) -> bytes:
    """The PO file of a locale with today's messages; `old` is what the translator has, None for a new one."""
    header = DRAFT_HEADER.format(domain=domain)
    if old is None:
        return dump(_catalog(locale, header, entries))
    _revive(old, entries)
    previous = {message.id: message.previous_id for message in old if message.previous_id}
    old.update(_catalog(None, header, entries), keep_user_comments=True, update_creation_date=False)
    for key in [key for key, message in old.obsolete.items() if not message.string]:
        del old.obsolete[key]  # nobody had written anything there
    for message in old:
        # Babel forgets what a message said before when it is fuzzy for a second round.
        if message.fuzzy and not message.previous_id:
            message.previous_id = previous.get(message.id, [])
    return dump(old)


def _revive(catalog: Catalog, entries: tuple[Entry, ...]) -> None:
    """Give a text that comes back the translation it had before it went."""
    for entry in entries:
        if catalog.get(entry.msgid) is None and entry.msgid in catalog.obsolete:
            message = catalog.obsolete.pop(entry.msgid)
            catalog[message.id] = message


def _catalog(locale: str | None, header: str, entries: tuple[Entry, ...]) -> Catalog:
    catalog = new_catalog(locale, header)
    add(catalog, [(e.msgid, e.plural, e.notes, e.files) for e in entries])
    return catalog
