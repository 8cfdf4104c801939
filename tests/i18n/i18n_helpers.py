"""Catalogues of the tiny project, and PO files as Babel reads them."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog

from ipsdocs.edition.messages import Entry
from ipsdocs.problems import Problems
from ipsdocs.source.catalogues import load, po_file
from ipsdocs.source.files import Files

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
