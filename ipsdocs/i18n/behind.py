"""How far a frozen locale's snapshot is behind today's source. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ipsdocs.edition.messages import TEMPLATES, Entry
from ipsdocs.i18n.extract import catalogues
from ipsdocs.i18n.scope import not_shipped
from ipsdocs.source.project import Project


@dataclass(frozen=True, slots=True)
class Behind:
    """Messages and words of today's source that a snapshot lacks, and of the snapshot that today's source lacks."""

    new: int
    new_words: int
    gone: int
    gone_words: int

    def __str__(self) -> str:
        if not self.new and not self.gone:
            return "frozen, and up to date"
        return f"frozen: {_said(self.new, self.new_words)} new since, {_said(self.gone, self.gone_words)} gone"


def _said(messages: int, words: int) -> str:
    size = f"{words:,} word{'' if words == 1 else 's'}"
    return f"{messages:,} message ({size}) is" if messages == 1 else f"{messages:,} messages ({size}) are"


def behind(project: Project, found: Mapping[str, tuple[Entry, ...]], locale: str) -> Behind | None:
    """How far a locale's snapshot is behind today's messages, of what is made in it; None for a live one.

    A text that moved is neither new nor gone. Raises Unreadable where the snapshot can't be read.
    """
    if not project.curriculum().plan(locale).frozen:
        return None
    then = project.for_locale(locale)
    today, before = _texts(project, found, locale), _texts(then, catalogues(then), locale)
    new, gone = today - before, before - today
    return Behind(len(new), _words(new), len(gone), _words(gone))


def _texts(project: Project, found: Mapping[str, tuple[Entry, ...]], locale: str) -> frozenset[str]:
    unshipped = {TEMPLATES, *not_shipped(project, locale)}
    return frozenset(entry.msgid for domain, entries in found.items() if domain not in unshipped for entry in entries)


def _words(texts: frozenset[str]) -> int:
    return sum(len(text.split()) for text in texts)
