"""Catalogues of the tiny project, and PO files as Babel reads them."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog

from ipsdocs.edition.messages import Entry
from ipsdocs.i18n.memory import Memory
from ipsdocs.i18n.po import PoFile, Translation, opened
from ipsdocs.i18n.update import updated
from ipsdocs.problems import Problems
from ipsdocs.source.catalogues import load
from ipsdocs.source.files import Files
from ipsdocs.source.paths import po_file

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "projects" / "tiny"


def entry(msgid: str, plural: str = "", *notes: str) -> Entry:
    return Entry(msgid, notes, ("m.md",), plural)


def loaded(data: bytes, locale: str = "es") -> Catalog:
    """A PO file's bytes as the project reads them; nothing is wrong with them."""
    problems = Problems()
    catalog = load(Files(Path("/nowhere"), {po_file(locale, "m"): data}), locale, "m", problems)
    assert list(problems) == []
    assert catalog is not None
    return catalog


def po(data: str | bytes, locale: str = "es", domain: str = "m") -> PoFile:
    """The same as the loop reads it."""
    data, problems = data.encode() if isinstance(data, str) else data, Problems()
    file = opened(Files(Path("/nowhere"), {po_file(locale, domain): data}), locale, domain, problems)
    assert list(problems) == []
    assert file is not None
    return file


def message(text: str | bytes, msgid: str) -> Translation:
    """A message that stands in a PO file, once, and isn't obsolete."""
    (found,) = [message for message in po(text).messages if message.msgid == msgid]
    return found


def brought(files: dict[str, str], entries: dict[str, tuple[Entry, ...]], locale: str = "es") -> dict[str, str]:
    """PO files by catalogue, brought up to date with these messages; those that have none stay."""
    memory = Memory({domain: po(text, locale, domain) for domain, text in files.items()}, entries)
    return files | {domain: updated(memory, locale, domain).decode() for domain in entries}


def after(old: str, *entries: str | Entry) -> str:
    """One PO file brought up to date with these messages."""
    wanted = tuple(entry(each) if isinstance(each, str) else each for each in entries)
    return brought({"m": old}, {"m": wanted})["m"]
