"""Tests of draw.py: labels in the edition's language, drawings turned where writing runs from the right."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from edition_helpers import text
from lxml import etree
from PIL import Image

from ipsdocs.edition.draw import Look, localise
from ipsdocs.model import Picture, Text
from ipsdocs.source.pictures import SVG, parse_svg

DATA = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 0 200 100"><title>T</title>'
    b'<rect x="10" y="0" width="50" height="10"/>'
    b'<text x="20" y="5">Open</text><text x="110" y="5" text-anchor="middle">Shut</text></svg>'
)
PICTURE = Picture("m/a.svg", "image/svg+xml", DATA, 200, 100, (text("Open"), text("Shut")))


def upper(label: Text) -> Text:
    return replace(label, source=label.source.upper())


def drawn(from_right: bool) -> etree._Element:
    root = parse_svg(localise(PICTURE, upper, Look(("Font A", "Font B"), from_right)).data)
    assert root is not None
    return root


@pytest.mark.parametrize("from_right", [False, True])
def test_labels_are_translated_and_set_in_the_scripts_fonts(from_right: bool) -> None:
    labels = list(drawn(from_right).iter(f"{SVG}text"))
    assert [label.text for label in labels] == ["OPEN", "SHUT"]
    assert {label.get("font-family") for label in labels} == {"Font A, Font B"}


def test_from_the_left_nothing_is_turned() -> None:
    assert drawn(False).find(f"{SVG}g") is None


def test_from_the_right_the_drawing_is_mirrored_in_its_own_box() -> None:
    group = drawn(True).find(f"{SVG}g")
    assert group is not None
    # x goes to 2 * left + width - x: the box 10..210 onto itself.
    assert group.get("transform") == "translate(220 0) scale(-1 1)"
    assert group.find(f"{SVG}rect") is not None


def test_labels_are_mirrored_back_about_their_own_place() -> None:
    first, second = drawn(True).iter(f"{SVG}text")
    assert first.get("transform") == "matrix(-1 0 0 1 40 0)"
    assert first.get("text-anchor") == "end"
    assert second.get("transform") == "matrix(-1 0 0 1 220 0)"
    assert second.get("text-anchor") == "middle"


def test_the_title_stays_where_readers_look_for_it() -> None:
    root = drawn(True)
    assert root[0].tag == f"{SVG}title"


def test_a_drawing_without_labels_stays_as_it_is_from_the_left() -> None:
    plain = replace(PICTURE, labels=())
    assert localise(plain, upper, Look(("Font",))) is plain


def bitmap(format: str, mode: str, colour: tuple[int, ...]) -> Picture:
    target = BytesIO()
    Image.new(mode, (3, 2), colour).save(target, format)
    return Picture(f"m/a.{format.lower()}", f"image/{format.lower()}", target.getvalue(), 3, 2)


def test_bitmaps_stay_as_they_are_in_colour() -> None:
    red = bitmap("PNG", "RGB", (200, 10, 10))
    assert localise(red, upper, Look(("Font",), from_right=True)) is red


@pytest.mark.parametrize(("format", "mode", "grey"), [("PNG", "RGB", "L"), ("PNG", "RGBA", "LA"), ("JPEG", "RGB", "L")])
def test_bitmaps_lose_their_colours_on_grey_paper(format: str, mode: str, grey: str) -> None:
    made = localise(bitmap(format, mode, (200, 10, 10, 90)[: len(mode)]), upper, Look(("Font",), greyscale=True))
    with Image.open(BytesIO(made.data)) as image:
        assert (image.format, image.mode, image.size) == (format, grey, (3, 2))
        assert mode == "RGB" or image.getpixel((0, 0))[1] == 90  # type: ignore[index]  # a pair where there is alpha


def test_a_damaged_bitmap_stays_for_the_engine_to_say_so() -> None:
    broken = Picture("m/a.png", "image/png", b"x", 1, 1)
    assert localise(broken, upper, Look(("Font",), greyscale=True)).data == broken.data


def test_a_label_of_a_language_from_the_right_keeps_its_own_direction() -> None:
    data = localise(PICTURE, lambda label: replace(label, source="مفتوح", locale="ar"), Look(("Font",), True)).data
    root = parse_svg(data)
    assert root is not None
    first = next(root.iter(f"{SVG}text"))
    assert (first.get("direction"), first.get("text-anchor")) == ("rtl", None)


def test_grey_paper_takes_the_colours_away() -> None:
    coloured = replace(PICTURE, data=DATA.replace(b'height="10"', b'height="10" fill="#1F6F6B" stroke="none"'))
    root = parse_svg(localise(coloured, upper, Look(("Font",), greyscale=True)).data)
    assert root is not None
    (rect,) = root.iter(f"{SVG}rect")
    fill = rect.get("fill") or ""
    assert fill[1:3] == fill[3:5] == fill[5:7]
    assert rect.get("stroke") == "none"
