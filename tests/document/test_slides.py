"""Slides as HTML and as PDF: one slide a page, nothing for speakers, lists and languages in order."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import lru_cache

import pypdf
import pytest
from guide_sample import ARABIC, desk, edited, edition, module, real_module, said
from test_deck import BODY, SVG

from ipsdocs.document.deck import Deck, deck
from ipsdocs.document.flat import Paragraph
from ipsdocs.document.inline import Run
from ipsdocs.document.page import Page
from ipsdocs.document.slides import Listing, overflowing, slides, tree
from ipsdocs.edition.edition import Edition
from ipsdocs.output.weasy import Pdf, render

LONG = "## S {{#s minutes=60}}\n\n::: slide {{#one}}\n### Title\n{text}\n:::\n"


def drawn(body: str = BODY, where: Edition | None = None) -> tuple[Deck, Page]:
    whole = edited(module(body), None, where)
    shown = deck(whole, desk((SVG,)))
    return shown, slides(shown, whole.edition, desk((SVG,)))


@lru_cache(maxsize=4)
def pdf(body: str = BODY) -> Pdf:
    return render(drawn(body)[1])


def item(words: str, level: int, marker: str = "bullet", number: int = 0) -> Paragraph:
    return Paragraph((Run("text", words),), "en", "text", level, marker, number, True)  # type: ignore[arg-type]


def test_every_slide_is_a_section_with_its_anchor() -> None:
    shown, page = drawn()
    anchors = re.findall(r'<section class="[\w-]+ size\d">.*?<h\d id="([\w-]+)">', page.html, re.DOTALL)
    assert anchors == [s.anchor for s in shown.slides]
    assert page.html.count("<h1 ") == 1
    assert re.findall(r"<(h[1-6])", page.html) == ["h1", *["h2"] * (len(shown.slides) - 1)]


def test_no_speaker_note_is_in_the_page() -> None:
    _, page = drawn()
    for hidden in ("Greet people", "First this", "Good morning", "Paste this"):
        assert hidden not in page.closed()


def test_pages_are_slides_and_their_text() -> None:
    shown, _ = drawn()
    found = pdf()
    assert found.complaints == ()
    assert found.pages == len(shown.slides)
    reader = pypdf.PdfReader(io.BytesIO(found.data))
    for page, slide in zip(reader.pages, shown.slides, strict=True):
        assert (page.mediabox.width, page.mediabox.height) == (960, 540)
        assert slide.title.words in page.extract_text()


def test_a_link_is_innermost_and_gone_where_addresses_may_not_be_printed() -> None:
    body = LONG.format(text="**[there](https://example.org/a)**")
    assert '<strong><a href="https://example.org/a">there</a></strong>' in drawn(body)[1].html
    where = edition(addresses=False)
    assert "<strong>there</strong>" in drawn(body, where)[1].html


def test_what_is_left_in_another_language_says_so() -> None:
    _, page = drawn(where=edition(ARABIC))
    assert '<html lang="ar-EG" dir="rtl">' in page.html
    assert re.search(r'<h2 id="[\w-]+"><span lang="en" dir="ltr">Welcome</span></h2>', page.html)
    assert "margin-right: 92pt; margin-left: 72pt" in page.style
    assert re.search(r'<p class="number">١</p>', page.html)


def test_support_numbers_keep_their_direction() -> None:
    _, page = drawn(where=edition(ARABIC))
    assert re.search(r'<span class="phone" dir="ltr">.*0800 000 000', page.html)


def test_greyscale_has_no_colour_and_large_print_keeps_the_slides_size() -> None:
    _, page = drawn(where=edition(greyscale=True, large=True))
    colours = re.findall(r"#([0-9A-Fa-f]{6})\b", page.closed().replace("asset:", ""))
    assert colours
    assert all(c[:2] == c[2:4] == c[4:] for c in colours)
    assert "size: 960pt 540pt" in page.style
    assert re.search(r"\.size0 \{ font-size: 24(\.0)?pt; \}", page.style)


def test_lists_nest() -> None:
    body = [item("a", 0), item("b", 1, "number", 3), item("c", 2), item("more of c", 2, ""), item("d", 0)]
    (found,) = tree(body)
    assert isinstance(found, Listing)
    assert [entry.lines[0].words for entry in found.items] == ["a", "d"]
    (inner,) = found.items[0].lists
    assert (inner.ordered, inner.items[0].lines[0].number) == (True, 3)
    (deepest,) = inner.items[0].lists
    assert [p.words for p in deepest.items[0].lines] == ["c", "more of c"]


def test_a_list_of_another_kind_begins_anew() -> None:
    found = tree([item("a", 0), item("b", 0, "number", 1), Paragraph((), "en"), item("c", 0)])
    assert [type(node).__name__ for node in found] == ["Listing", "Listing", "Paragraph", "Listing"]


def test_a_slide_that_runs_over_is_named() -> None:
    body = LONG.format(text=" ".join(["listening"] * 400))
    shown, page = drawn(body)
    found = render(page)
    assert found.pages > len(shown.slides)
    assert [s.id for s in overflowing(found.anchors, shown)] == ["one"]
    assert overflowing(pdf().anchors, drawn()[0]) == ()


def test_overflow_is_seen_with_and_without_repeated_anchors() -> None:
    shown, _ = drawn()
    pages = [frozenset({s.anchor, "other"}) for s in shown.slides]
    for second in (frozenset({"slide-3"}), frozenset({"other"}), frozenset[str]()):
        assert [s.number for s in overflowing([*pages[:3], second, *pages[3:]], shown)] == [3]


@pytest.mark.parametrize("id", ["boundaries", "suicide-conversations", "trauma"])
def test_real_modules_fit(id: str) -> None:
    whole = replace(edited(real_module(id), None), edition=replace(edition(), draft_variants=(said("Prison"),)))
    shown = deck(whole, desk())
    found = render(slides(shown, whole.edition, desk()))
    assert (found.pages, found.complaints) == (len(shown.slides), ())
