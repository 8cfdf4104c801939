"""PowerPoint files read back: titles, notes, languages, directions, alternative texts, and their bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any

import pptx as engine
import pytest
from guide_sample import ARABIC, desk, edited, edition, module
from lxml import etree
from test_deck import BODY

from ipsdocs.document.deck import Deck, deck
from ipsdocs.document.page import design
from ipsdocs.edition.edition import Edition
from ipsdocs.model import Picture
from ipsdocs.output.pptx import pptx
from ipsdocs.output.pptx_drawing import Undrawable, undrawable
from ipsdocs.output.pptx_paths import shape_path, transform

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
UNIT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DRAWING = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>t</title>
<g fill="#0F5F66" transform="translate(2 1)"><rect width="10" height="5" rx="1"/><circle cx="20" cy="9" r="4"/></g>
<path d="M1 1 h5 v5 q2 2 4 0 a3 3 0 01 6 0 z" fill="none" stroke="#123"/><text x="5" y="9">A label</text></svg>"""


def drawing(data: bytes = DRAWING) -> Picture:
    return Picture("sample/two.svg", "image/svg+xml", data, 40, 20)


def shown(where: Edition | None = None, picture: Picture | None = None) -> Deck:
    return deck(edited(module(BODY, status="draft"), None, where), desk((picture or drawing(),)))


def data(where: Edition | None = None, picture: Picture | None = None) -> bytes:
    whole = where or edition()
    return pptx(shown(where, picture), whole, design(desk().templates, whole))


@lru_cache(maxsize=2)
def opened(arabic: bool = False) -> Any:  # noqa: ANN401  # python-pptx ships partial types
    return engine.Presentation(io.BytesIO(data(edition(ARABIC) if arabic else None)))


def part(file: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(file)).read(name))


def test_every_slide_has_its_title_in_a_title_placeholder() -> None:
    titles = [slide.shapes.title.text_frame.text for slide in opened().slides]
    assert titles == [s.title.words for s in shown().slides]


def test_the_body_is_a_placeholder_with_real_bullets() -> None:
    slide = opened().slides[3]
    body = next(p for p in slide.placeholders if p.placeholder_format.idx == 1)
    assert [(p.text, p.level) for p in body.text_frame.paragraphs] == [
        ("One point", 0),
        ("Inner", 1),
        ("Another point", 0),
    ]
    second = body.text_frame.paragraphs[1]._p
    assert second.find(f".//{A}buAutoNum") is not None
    assert body.text_frame.paragraphs[0]._p.find(f".//{A}buNone") is None


def test_notes_stand_in_the_notes_and_nowhere_else() -> None:
    slides = list(opened().slides)
    assert [n for n, slide in enumerate(slides, 1) if slide.has_notes_slide] == [4]
    assert slides[3].notes_slide.notes_text_frame.text.split("\n") == [
        "Greet people by name.",
        "– First this",
        "Say:",
        "Good morning.",
    ]
    for slide in slides:
        assert b"Greet people" not in etree.tostring(slide._element)


def test_every_run_says_its_language() -> None:
    for arabic in (False, True):
        for slide in opened(arabic).slides:
            notes = [slide.notes_slide._element] if slide.has_notes_slide else []
            for root in (slide._element, *notes):
                runs = [r for r in root.iter(f"{A}rPr") if r.getparent().tag == f"{A}r"]
                assert all(r.get("lang") for r in runs)
    first = opened(True).slides[3].shapes.title._element
    assert {r.get("lang") for r in first.iter(f"{A}rPr")} == {"en"}


def test_arabic_runs_from_the_right() -> None:
    presentation = opened(True)
    assert presentation.part._element.get("rtl") == "1"
    outside = "self::a:pPr[@rtl and not(ancestor::p:grpSp)]"  # a diagram's labels keep their own places
    paragraphs = [p for s in presentation.slides for p in s._element.xpath(f".//a:pPr[{outside}]")]
    phones = [p for p in paragraphs if p.get("rtl") == "0"]
    assert {p.get("algn") for p in paragraphs} == {"r"}
    assert [t.text for p in phones for t in p.getparent().iter(f"{A}t")] == ["0800 000 000"]
    tables = [t for s in presentation.slides for t in s._element.iter(f"{A}tblPr")]
    assert {t.get("rtl") for t in tables} == {"1"}
    style = presentation.slide_master.element.find(f".//{P}bodyStyle/{A}lvl1pPr")
    assert (style.get("rtl"), style.get("algn")) == ("1", "r")


def test_the_theme_is_the_tokens() -> None:
    theme = part(data(edition(ARABIC)), "ppt/theme/theme1.xml")
    assert [c.get("val") for c in theme.iter(f"{A}srgbClr")][4] == "0F5F66"
    minor = theme.find(f".//{A}minorFont")
    assert minor is not None
    assert [(e.tag.removeprefix(A), e.get("typeface")) for e in minor] == [
        ("latin", "Noto Sans"),
        ("ea", ""),
        ("cs", "Noto Naskh Arabic"),
        ("font", "Noto Naskh Arabic"),
    ]
    assert minor[3].get("script") == "Arab"


def test_whatever_isnt_text_has_alternative_text() -> None:
    for slide in opened().slides:
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr"), shape.name


def test_a_table_is_a_table_with_a_header_row() -> None:
    (table,) = [s.table for s in opened().slides[5].shapes if s.has_table]
    assert table.first_row
    assert [[c.text_frame.text for c in row.cells] for row in table.rows] == [["Word", "Meaning"], ["Rule", "For all"]]


def test_a_diagram_is_a_group_of_shapes_with_editable_labels() -> None:
    (group,) = [s for s in opened().slides[5].shapes if s.shape_type is not None and "GROUP" in str(s.shape_type)]
    assert group._element.xpath("./p:nvGrpSpPr/p:cNvPr")[0].get("descr") == "What it shows"
    assert [s.text_frame.text for s in group.shapes if s.has_text_frame and s.text_frame.text] == ["A label"]
    assert len(list(group.shapes)) == 4


def test_shape_ids_are_unique_on_every_slide() -> None:
    for slide in opened().slides:
        ids = [e.get("id") for e in slide._element.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))


def test_a_bitmap_is_embedded() -> None:
    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", (8, 4), "#0F5F66").save(target, "PNG")
    picture = Picture("sample/two.svg", "image/png", target.getvalue(), 8, 4)
    found = engine.Presentation(io.BytesIO(data(picture=picture))).slides[5]
    (image,) = [s for s in found.shapes if s.shape_type is not None and "PICTURE" in str(s.shape_type)]
    assert image.image.blob == target.getvalue()


def test_the_number_stands_in_a_field_and_the_draft_mark_on_every_slide() -> None:
    for n, slide in enumerate(opened().slides, 1):
        (field,) = slide._element.iter(f"{A}fld")
        assert field.findtext(f"{A}t") == str(n)
        texts = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
        assert "Draft · This module has not been reviewed yet" in texts


def test_addresses_are_links_only_where_they_may_be_printed() -> None:
    body = "## S {#s minutes=60}\n\n::: slide {#one}\n### T\n[there](https://example.org/)\n:::\n"
    for addresses in (True, False):
        where = edition(addresses=addresses)
        one = deck(edited(module(body), None, where), desk())
        file = pptx(one, where, design(desk().templates, where))
        rels = zipfile.ZipFile(io.BytesIO(file)).read("ppt/slides/_rels/slide3.xml.rels")
        assert (b"https://example.org/" in rels) is addresses


def test_nothing_of_a_machine_is_in_it() -> None:
    file = zipfile.ZipFile(io.BytesIO(data()))
    names = file.namelist()
    assert not [n for n in names if "thumbnail" in n or "printerSettings" in n or "app.xml" in n]
    assert {i.date_time for i in file.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    core = file.read("docProps/core.xml").decode()
    assert "2000-01-01T00:00:00Z" in core
    assert "Steve" not in core


SCRIPT = """
import hashlib, sys
sys.path[:0] = [{here!r}, {document!r}]
import test_pptx
print(hashlib.sha256(test_pptx.data()).hexdigest())
"""


def test_the_bytes_are_the_same_in_every_process() -> None:
    here = Path(__file__).parent
    script = SCRIPT.format(here=str(here), document=str(here.parent / "document"))
    found = set()
    for zone, seed, mask in (("Pacific/Auckland", "1", 0o077), ("America/New_York", "2", 0o022)):
        run = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
            umask=mask,
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(run.stdout)
    assert len(found) == 1
    assert data() == data()


@pytest.mark.parametrize(
    ("inside", "faults"),
    [
        ("<use href='#a'/>", ("<use>",)),
        ("<rect fill='url(#g)'/>", ('fill="url(#g)"',)),
        ("<rect style='fill:red'/><image/>", ("<image>", "style")),
        ("<rect fill='#fff' stroke='none'/>", ()),
    ],
)
def test_what_powerpoint_cant_draw_is_refused_by_name(inside: str, faults: tuple[str, ...]) -> None:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>{inside}</svg>".encode()
    assert undrawable(svg) == faults
    if faults:
        with pytest.raises(Undrawable, match=r"sample/two\.svg: PowerPoint can't draw "):
            data(picture=drawing(svg))


@pytest.mark.parametrize(
    ("d", "bounds"),
    [
        ("M0 0L10 0 10 5z", (0, 0, 10, 5)),
        ("m1 1 4 0v3h-4z", (1, 1, 4, 3)),
        ("M0 0A5 5 0 0 1 10 0", (0, -5, 10, 5)),
        ("M0 0a5 5 0 0010 0", (0, 0, 10, 5)),
        ("M0,0C0,3,6,3,6,0S12-3,12,0", (0, -3, 12, 6)),
        ("M0 0Q3 3 6 0T12 0", (0, -2, 12, 4)),
    ],
)
def test_paths(d: str, bounds: tuple[float, ...]) -> None:
    assert shape_path("path", {"d": d}, UNIT).bounds() == pytest.approx(bounds)


def test_transforms() -> None:
    line = {"x1": "0", "y1": "0", "x2": "2", "y2": "0"}
    turned = transform(UNIT, "translate(10,5) rotate(90) scale(2)")
    assert shape_path("line", line, turned).bounds() == pytest.approx((10, 5, 0, 4))


def test_slides_keep_their_kinds_layout() -> None:
    names = [slide.slide_layout.name for slide in opened().slides]
    assert names == [
        "Title",
        "Content note and support",
        "Section",
        "Title and text",
        "Section",
        "Title only",
        "Aftercare",
        "Content note and support",
    ]


def test_python_pptx_is_imported_late() -> None:
    code = "import sys; import ipsdocs.output.pptx; sys.exit('pptx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_greyscale_slides_are_grey() -> None:
    theme = part(data(edition(greyscale=True)), "ppt/theme/theme1.xml")
    scheme = theme.find(f".//{A}clrScheme")
    assert scheme is not None
    values = [str(c.get("val")) for c in scheme.iter(f"{A}srgbClr")]
    assert all(v[:2] == v[2:4] == v[4:] for v in values)
