"""Fonts, languages and titles of what was made: only locked fonts, no missing sign, every page in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from lxml import html
from matrix import ADAPTED, ROOT, Matrix, change, ipsdocs
from readback import bare

from ipsdocs.document.inline import plain
from ipsdocs.document.script_fonts import REGIONS, read_lock

LOCALES = ("en", "es", "ar")


def locked() -> set[str]:
    """The locked fonts' names without hyphens: NotoSans, NotoSansBold; a collection has one for each region."""
    names = read_lock((ROOT / "templates/fonts.lock").read_text(encoding="utf-8"))
    regions = ((name, region) for name in names for region in (REGIONS.values() if ".ttc" in name else ("",)))
    stems = (name.partition(".")[0].replace("-Regular", "").replace("CJK", f"CJK{region}") for name, region in regions)
    return {stem.replace("-", "") for stem in stems}


def fonts(document: pikepdf.Pdf) -> Iterator[tuple[str, bool, bool]]:
    """Each font's name without its subset's prefix, whether it is embedded, and whether its text can be read."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/CIDSystemInfo" not in thing:
            inner = thing["/DescendantFonts"][0] if "/DescendantFonts" in thing else thing
            described: Any = inner.get("/FontDescriptor", {})
            embedded = any(f"/FontFile{kind}" in described for kind in ("", "2", "3"))
            name = str(thing["/BaseFont"]).lstrip("/").partition("+")[2]
            yield name.replace("-", ""), embedded, "/ToUnicode" in thing


@pytest.mark.parametrize("locale", LOCALES)
def test_only_locked_fonts_each_embedded_and_readable(built: Matrix, locale: str) -> None:
    allowed, wrong, seen = locked(), {}, 0
    for output, file in built.outputs(".pdf", locale=locale):
        with pikepdf.open(file) as document:
            found = list(fonts(document))
        seen += len(found)
        if bad := [font for font in found if font[0] not in allowed or not all(font[1:])]:
            wrong[output] = bad
    assert wrong == {}
    assert seen > 0


@pytest.mark.parametrize("locale", LOCALES)
def test_every_pdf_says_its_language_and_title(built: Matrix, locale: str) -> None:
    for output, file in built.outputs(".pdf", locale=locale):
        with pikepdf.open(file) as document:
            assert str(document.Root.get("/Lang", "")) == locale, output
            assert str(document.docinfo.get("/Title", "")).strip(), output
            assert document.Root.ViewerPreferences.DisplayDocTitle, output


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_says_its_language_and_title(built: Matrix, locale: str) -> None:
    for output, file in built.outputs(".html", locale=locale):
        page = html.parse(file).getroot()
        assert page.get("lang") == locale, output
        assert page.get("dir") == ("rtl" if locale == "ar" else "ltr"), output
        assert page.findtext(".//title", "").strip(), output


def test_all_that_was_asked_for_is_built_and_the_engine_has_no_complaint(built: Matrix) -> None:
    assert built.summary["failed"] == []
    assert [problem for problem in built.summary["problems"] if problem["rule"] == "engine"] == []
    assert set(built.entries) <= set(built.jobs)
    missing = [output for output in built.jobs if output not in built.entries]
    assert [output for output in missing if output.startswith("en/base/") or "/posters/" in output] == []
    assert [output for output in missing if any(f"/modules/{id}/" in output for id in ADAPTED)] == []
    assert [output for output, entry in built.entries.items() if not entry["bytes"]] == []


def test_a_passage_without_translation_says_its_language(workshop: Matrix) -> None:
    """The first paragraph of a module loses its translation: the manifest names it, pages mark it."""
    _head, body = (workshop.root / "curriculum/modules/trauma.md").read_text(encoding="utf-8").split("\n---\n", 1)
    lost = next(line for line in body.splitlines() if line[:1].isalpha() and line.endswith("."))
    change(workshop.root / "curriculum/modules/trauma.md", rf"(?m)^{re.escape(lost)}$", f"{lost} Always.")
    done = ipsdocs(workshop.root, "build", "--module", "trauma", "--locale", "ar", "--out", workshop.out)
    assert done.returncode == 0, done.stderr
    outputs = [o for o, _ in workshop.outputs("handout.html", "guide.html", locale="ar") if "/trauma/" in o]
    for output in outputs:
        kept = [text["text"] for text in workshop.entries[output]["fallbacks"] if text["domain"] == "trauma"]
        assert kept == [f"{lost} Always."], output
        marked = html.parse(workshop.out / output).xpath("//*[@lang='en'][@dir='ltr']")
        assert bare(plain(kept[0])) in [bare(element.text_content()) for element in marked], output
    assert outputs
