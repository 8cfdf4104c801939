"""How far each translation has come, against today's source. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from babel.messages.catalog import Catalog

from ipsdocs.edition.messages import Entry
from ipsdocs.source.catalogues import header_fields


@dataclass(frozen=True, slots=True)
class Coverage:
    """A catalogue's counts in messages and in words of the source."""

    locale: str
    domain: str
    translated: int
    fuzzy: int
    missing: int
    words: int
    words_translated: int
    drafted_by: str
    reviewed_by: str

    @property
    def total(self) -> int:
        return self.translated + self.fuzzy + self.missing

    @property
    def percent(self) -> int:
        """Whole percent of the words, rounded down: 100 only when nothing is missing."""
        return 100 * self.words_translated // self.words if self.words else 100


def coverage(locale: str, domain: str, entries: tuple[Entry, ...], catalog: Catalog | None) -> Coverage:
    """What of `entries` a catalogue has; None has nothing."""
    translated = fuzzy = words = words_translated = 0
    for entry in entries:
        size = len(entry.msgid.split())
        words += size
        message = catalog.get(entry.msgid) if catalog is not None else None
        forms = message.string if message else ""
        filled = all(forms) if isinstance(forms, (tuple, list)) else bool(forms)
        if message and filled and message.fuzzy:
            fuzzy += 1
        elif message and filled:
            translated += 1
            words_translated += size
    fields = header_fields(str(catalog.header_comment)) if catalog is not None else {}
    return Coverage(
        locale,
        domain,
        translated,
        fuzzy,
        len(entries) - translated - fuzzy,
        words,
        words_translated,
        fields.get("drafted-by", ""),
        fields.get("reviewed-by", ""),
    )
