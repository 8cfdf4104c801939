"""How far each translation has come, against today's source. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from babel.messages.catalog import Catalog

from ipsdocs.edition.messages import Entry
from ipsdocs.edition.shipping import is_shown
from ipsdocs.i18n.behind import Behind
from ipsdocs.source.catalogues import forms_of, header_fields


@dataclass(frozen=True, slots=True)
class Coverage:
    """A catalogue's counts in messages and in words of the source; a locale's, where `domain` is empty.

    `inherited` are messages that a locale of the chain has translated: they print as well as its own, and so do their
    words while its own are fuzzy. `unneeded` are those that no release in this locale shows, and so in no other number;
    `counts` is false where these are all of the catalogue, and then they are counted all the same.
    """

    locale: str
    domain: str
    translated: int = 0
    inherited: int = 0
    fuzzy: int = 0
    missing: int = 0
    words: int = 0
    words_translated: int = 0
    words_fuzzy: int = 0
    unneeded: int = 0
    drafted_by: str = ""
    reviewed_by: str = ""
    counts: bool = True

    @property
    def total(self) -> int:
        return self.translated + self.inherited + self.fuzzy + self.missing

    @property
    def words_missing(self) -> int:
        return self.words - self.words_translated - self.words_fuzzy

    @property
    def percent(self) -> int:
        """Whole percent of the words, rounded down: 100 only when nothing is missing."""
        return 100 * self.words_translated // self.words if self.words else 100

    @property
    def state(self) -> str:
        """Who has reviewed it, nobody, or that a thin locale has its parent's words; what of it no release needs."""
        taken_over = self.inherited and not self.translated and not self.fuzzy
        state = f"reviewed by {self.reviewed_by}" if self.reviewed_by else "as its parent" if taken_over else "draft"
        if self.unneeded:
            return f"{state}; no release needs {self.unneeded:,} more"
        return state if self.counts else f"{state}; no release needs it"


@dataclass(frozen=True, slots=True)
class Standing:
    """A locale as a whole, and the percent that a release asks of it; for a frozen one, how far it is behind.

    A release holds a frozen locale's snapshot, so that its share of today's source says nothing of the minimum.
    """

    total: Coverage
    minimum: int
    behind: Behind | None = None

    @property
    def state(self) -> str:
        if self.behind:
            return str(self.behind)
        lacks = self.total.percent < self.minimum
        return f"under the {self.minimum} % of a release" if lacks else f"a release needs {self.minimum} %"


def coverage(
    locale: str,
    domain: str,
    entries: tuple[Entry, ...],
    catalog: Catalog | None,
    inherited: Collection[str] = (),
    unshipped: Collection[str] = (),
) -> Coverage:
    """What of `entries` a catalogue has, None having nothing, and what of the rest the msgids of `inherited` cover.

    `unshipped` are the catalogues that the locale doesn't need.
    """
    states: dict[str, list[int]] = {"translated": [], "inherited": [], "doubted": [], "fuzzy": [], "missing": []}
    counts = domain not in unshipped
    shown = [entry for entry in entries if not counts or is_shown(entry.files, unshipped)]
    for entry in shown:
        states[_state(entry, catalog, inherited)].append(len(entry.msgid.split()))
    fields = header_fields(str(catalog.header_comment)) if catalog is not None else {}
    return Coverage(
        locale,
        domain,
        translated=len(states["translated"]),
        inherited=len(states["inherited"]),
        fuzzy=len(states["doubted"]) + len(states["fuzzy"]),
        missing=len(states["missing"]),
        words=sum(map(sum, states.values())),
        words_translated=sum(states["translated"]) + sum(states["inherited"]) + sum(states["doubted"]),
        words_fuzzy=sum(states["fuzzy"]),
        unneeded=len(entries) - len(shown),
        drafted_by=fields.get("drafted-by", ""),
        reviewed_by=fields.get("reviewed-by", ""),
        counts=counts,
    )


def _state(entry: Entry, catalog: Catalog | None, inherited: Collection[str]) -> str:
    message = catalog.get(entry.msgid) if catalog is not None else None
    filled = message is not None and all(forms_of(message))
    if message and filled and not message.fuzzy:
        return "translated"
    if entry.msgid in inherited:
        return "doubted" if filled else "inherited"
    return "fuzzy" if filled else "missing"


def finished(catalog: Catalog) -> frozenset[str]:
    """The msgids that a page may use a catalogue's translation of."""
    found = (message for message in catalog if message.id and not message.fuzzy and all(forms_of(message)))
    return frozenset(str(message.id[0] if isinstance(message.id, tuple) else message.id) for message in found)


def total(locale: str, rows: Iterable[Coverage]) -> Coverage:
    """All that counts of a locale's catalogues, as one."""
    counted = [row for row in rows if row.locale == locale and row.counts]
    return Coverage(
        locale,
        "",
        translated=sum(row.translated for row in counted),
        inherited=sum(row.inherited for row in counted),
        fuzzy=sum(row.fuzzy for row in counted),
        missing=sum(row.missing for row in counted),
        words=sum(row.words for row in counted),
        words_translated=sum(row.words_translated for row in counted),
        words_fuzzy=sum(row.words_fuzzy for row in counted),
        unneeded=sum(row.unneeded for row in counted),
    )
