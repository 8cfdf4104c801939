"""Tests of heatmap.py: every cell says in words what its colour shows, and the page needs nothing beside it."""

from __future__ import annotations

import re

from lxml import etree, html

from ipsdocs.i18n.heatmap import SHADES, heatmap
from ipsdocs.i18n.status import Coverage, Standing, total

ROWS = (
    Coverage("es", "boundaries", translated=9, fuzzy=1, words=1000, words_translated=990, words_fuzzy=10),
    Coverage("es", "variant-x", words=10, missing=1, reviewed_by="A. <b>", counts=False),
    Coverage("ar", "boundaries", missing=10, words=1000),
    Coverage("ar", "variant-x", translated=1, words=5, words_translated=5, unneeded=1200),
)
PAGE = heatmap("Learning & more", ROWS, [Standing(total(tag, ROWS), 90) for tag in ("es", "ar")])


def cells() -> dict[str, list[str]]:
    """The rows of the page's table by their head, with the shade of each cell before its words."""
    found = {}
    for row in html.fromstring(PAGE).findall(".//tbody/tr"):
        head, *others = row
        found[words(head)] = [f"{cell.get('class')}: {words(cell)}" for cell in others]
    return found


def words(element: etree._Element) -> str:
    return " / ".join(map(str, element.itertext()))


def test_each_cell_says_in_words_what_its_colour_shows() -> None:
    assert cells() == {
        "the curriculum in all": [
            "near: 99 % / 10 fuzzy of 1,000 words / a release needs 90 %",
            "none: 0 % / 1,000 missing of 1,005 words / under the 90 % of a release",
        ],
        "boundaries": [
            "near: 99 % / 10 fuzzy of 1,000 words / draft",
            "none: 0 % / 1,000 missing of 1,000 words / draft",
        ],
        "variant-x": [
            "apart: 0 % / 10 missing of 10 words / reviewed by A. <b>; no release needs it",
            "whole: 100 % / draft; no release needs 1,200 more",
        ],
    }


def test_what_is_whole_says_so() -> None:
    rows = (Coverage("es", "m", translated=1, words=5, words_translated=5),)
    page = heatmap("T", rows, [Standing(total("es", rows), 100)])
    assert page.count('<td class="whole">100 %<small>') == 2


def test_every_shade_has_its_words_in_the_legend() -> None:
    legend = [words(item) for item in html.fromstring(PAGE).findall(".//li")]
    assert legend == [*(words for _, _, words in SHADES), "no release needs it"]


def test_the_page_names_no_other_file_and_no_address() -> None:
    assert re.findall(r"(?:src|href|url|import|https?:)", PAGE) == []


def test_words_from_outside_are_no_markup() -> None:
    assert "Learning &amp; more" in PAGE
    assert "A. &lt;b&gt;" in PAGE
