"""Pictures in an edition: labels in its language, turned where writing runs from the right, grey where wished."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from ipsdocs.edition.colour import grey
from ipsdocs.edition.draw import Look, localise
from ipsdocs.model import Picture, Text
from ipsdocs.problems import Place
from ipsdocs.source.pictures import SVG

LATIN = Look(("Noto Sans",))
ARABIC = Look(("Noto Naskh Arabic", "Noto Sans"), from_right=True)
GREY = Look(("Noto Sans",), greyscale=True)


def picture(inside: str, *labels: str) -> Picture:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{inside}</svg>'.encode()
    texts = tuple(Text(label, Place("a.svg", 1), "sample", "en") for label in labels)
    return Picture("sample/a.svg", "image/svg+xml", data, 200, 100, texts)


def arabic(text: Text) -> Text:
    return replace(text, source={"Rule": "قاعدة"}.get(text.source, text.source), locale="ar")


def untranslated(text: Text) -> Text:
    return text


def drawn(shown: Picture, name: str) -> etree._Element:
    found = etree.fromstring(shown.data).find(f".//{SVG}{name}")
    assert found is not None
    return found


def test_a_label_is_translated_and_set_in_the_editions_fonts() -> None:
    shown = localise(picture('<text x="10">Rule</text>', "Rule"), arabic, ARABIC)
    label = drawn(shown, "text")
    assert (label.text, label.get("font-family")) == ("قاعدة", "Noto Naskh Arabic, Noto Sans")


def test_a_mirrored_label_is_mirrored_back_about_its_own_place() -> None:
    shown = localise(picture('<text x="50" text-anchor="middle">Rule</text>', "Rule"), arabic, ARABIC)
    label = drawn(shown, "text")
    assert drawn(shown, "g").get("transform") == "translate(200 0) scale(-1 1)"
    assert label.get("transform") == "matrix(-1 0 0 1 100 0)"
    assert label.get("text-anchor") == "middle"


@pytest.mark.parametrize(("anchor", "turned"), [("start", "end"), ("end", "start")])
def test_a_label_left_in_english_ends_where_it_began(anchor: str, turned: str) -> None:
    shown = localise(picture(f'<text x="9" text-anchor="{anchor}">Why?</text>', "Why?"), untranslated, ARABIC)
    label = drawn(shown, "text")
    assert (label.get("text-anchor"), label.get("direction")) == (turned, None)


def test_a_right_to_left_label_runs_from_where_it_began() -> None:
    shown = localise(picture('<text x="9" text-anchor="start">Rule</text>', "Rule"), arabic, ARABIC)
    label = drawn(shown, "text")
    assert (label.get("text-anchor"), label.get("direction")) == ("start", "rtl")


def test_an_anchor_of_the_group_around_counts() -> None:
    inside = '<g text-anchor="end"><text x="9">Why?</text></g>'
    assert drawn(localise(picture(inside, "Why?"), untranslated, ARABIC), "text").get("text-anchor") == "start"


def test_greyscale_takes_every_colour() -> None:
    inside = '<rect fill="#9A3B1B" stroke="#abc"/><circle fill="white" stroke="none"/>'
    shown = localise(picture(inside), untranslated, GREY)
    assert dict(drawn(shown, "rect").items()) == {"fill": "#4D4D4D", "stroke": "#B9B9B9"}
    assert dict(drawn(shown, "circle").items()) == {"fill": "#FFFFFF", "stroke": "none"}


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("#FFFFFF", "#FFFFFF"),
        ("black", "#000000"),
        ("#F7F1E7", "#EBEBEB"),
        ("#E9F1F1", "#EBEBEB"),
        ("teal", "#656565"),
        ("none", "none"),
        ("currentColor", "currentColor"),
    ],
)
def test_grey_keeps_luminance_paper_stays_white_and_grounds_become_one(colour: str, expected: str) -> None:
    assert grey(colour) == expected


def test_a_picture_that_nothing_changes_keeps_its_bytes() -> None:
    plain = picture('<rect fill="#9A3B1B"/>')
    assert localise(plain, untranslated, LATIN) is plain


def test_bitmaps_stay_as_they_are() -> None:
    bitmap = Picture("sample/a.png", "image/png", b"\x89PNG", 4, 4)
    assert localise(bitmap, untranslated, replace(ARABIC, greyscale=True)) is bitmap
