"""The poster: its page in HTML, and its PDF as pages and text read back, with short words and with long ones."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from guide_sample import ARABIC, HERE, desk, edition, heading_gaps, named, parsed, said, words_of
from hypothesis import given, settings
from hypothesis import strategies as st

from ipsdocs.document import poster_fit
from ipsdocs.document.page import Desk, Page, design
from ipsdocs.document.poster import motif, poster
from ipsdocs.document.poster_fit import SHEETS, layout
from ipsdocs.edition.edition import EditedPoster, Edition, Language
from ipsdocs.model import Panel, Picture, Poster
from ipsdocs.output.weasy import Pdf, render

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 60" width="80" height="60"><rect width="9"/></svg>'
LAMP = Picture("poster-wall/lamp.svg", "image/svg+xml", SVG, 80, 60)
POSTER = Poster(
    id="wall",
    place=HERE,
    title=said("Between us"),
    summary=said("Three principles and four tasks"),
    version=3,
    status="released",
    intro=said("We make it *together*."),
    principles=tuple(
        Panel(id, HERE, said(f"Line of {id}."), said(f"Question of {id}?")) for id in ("learning-together", "hope")
    ),
    tasks=tuple(
        Panel(id, HERE, said(f"Line of {id}."), said(f"Question of {id}?"))
        for id in ("connection", "worldview", "mutuality", "moving-towards")
    ),
    closing=said("Start anywhere."),
    quote=said("We hang in there with each other."),
    source=said("Somebody, 2016"),
    picture="lamp.svg",
    shows=said("A lamp & a table"),
)


def edited(where: Edition | None = None, **values: Any) -> EditedPoster:  # noqa: ANN401  # any field of a poster
    return EditedPoster(where or edition(), replace(POSTER, **values), ())


def table(pictures: tuple[Picture, ...] = (LAMP,)) -> Desk:
    return desk(pictures)


def made(where: Edition | None = None, large: bool = False, **values: Any) -> Page:  # noqa: ANN401
    return poster(edited(where, **values), table(), large)


def drawn(page: Page) -> Pdf:
    """The page as a PDF of which the engine has nothing to complain."""
    pdf = render(page)
    assert pdf.complaints == ()
    return pdf


def millimetres(pdf: Pdf) -> tuple[float, float]:
    box = pypdf.PdfReader(io.BytesIO(pdf.data)).pages[0].mediabox
    return round(float(box.width) * 25.4 / 72, 1), round(float(box.height) * 25.4 / 72, 1)


# ---------------------------------------------------------------- the page


def test_everything_stands_on_it_in_reading_order() -> None:
    words = " ".join(parsed(made().html).find("body").text_content().split())
    order = (
        *("Three principles and four tasks", "Between us", "We make it together.", "Principles"),
        *("Learning together", "Line of learning-together.", "Question of learning-together?", "Hope", "Tasks"),
        *("Connection", "Line of connection.", "Question of connection?", "Worldview", "Mutuality", "Moving towards"),
        *("Start anywhere.", "We hang in there with each other.", "Somebody, 2016", "Shery Mead", "CC BY-SA 4.0"),
        *("Between us · Version 3 ·",),
    )
    at = 0
    for each in order:
        at = words.index(each, at)


def test_headings_leave_no_level_out() -> None:
    html = made().html
    assert heading_gaps(html) == []
    assert [len(parsed(html).xpath(f"//{tag}")) for tag in ("h1", "h2", "h3")] == [1, 2, 6]


def test_motifs_are_drawn_and_not_read_aloud() -> None:
    html = made().html
    assert html.count('class="motif"') == 6
    assert re.findall(r"<img [^>]*alt=\"([^\"]*)\"", html) == ["A lamp &amp; a table"]
    assert len(made().pictures) == 7


def test_what_may_be_left_out_leaves_nothing_behind() -> None:
    none = said("")
    bare: dict[str, Any] = {"closing": none, "quote": none, "source": none, "picture": "", "shows": none}
    html = made(**bare, tasks=(replace(POSTER.tasks[0], question=none),)).html
    assert "<img" not in html
    assert "<blockquote" not in html
    assert "closing" not in html
    assert html.count('class="question"') == 2


def test_an_unknown_task_has_the_first_colour_and_no_motif() -> None:
    words = replace(edition().words, tasks=named(kindness="Kindness"))
    page = made(replace(edition(), words=words), tasks=(Panel("kindness", HERE, said("Be kind."), said("How?")),))
    assert page.html.count('class="motif"') == 2
    assert ".task.kindness { background: #0F5F66" in page.style


def test_the_draft_mark_says_what_is_not_reviewed() -> None:
    assert 'class="draft"' not in made().html
    where = replace(edition(), draft_translation=True, draft_variants=(said("prisons"),))
    words = words_of(made(where, status="review").html)
    assert "Draft · This poster has not been reviewed yet" in words
    assert "This translation has not been reviewed by a person yet" in words
    assert "Not reviewed yet: the changes for prisons" in words


def test_a_passage_in_another_language_says_so() -> None:
    html = made(edition(ARABIC)).html
    assert '<p class="line"><span lang="en" dir="ltr">Line of hope.</span></p>' in html
    assert '<img src="' in html
    assert 'alt="A lamp &amp; a table" lang="en" dir="ltr">' in html


@pytest.mark.parametrize("how", [{"greyscale": True}, {"large": True}])
def test_without_colour_and_in_large_print_grounds_are_outlines(how: dict[str, Any]) -> None:
    style = made(edition(**how)).style
    assert "background: #" not in style.split(".head {")[1]
    assert re.search(r"\.task\.worldview \{ border: [\d.]+pt solid #", style)


def test_a_motif_takes_a_colour_and_turns_from_the_right() -> None:
    left, right = motif(desk(), False, "hope", "#123456"), motif(desk(), True, "hope", "#123456")
    assert left is not None
    assert right is not None
    assert b'color="#123456"' in left.data
    assert b"scale(-1 1)" not in left.data
    assert b"scale(-1 1)" in right.data
    assert motif(desk(), False, "nowhere", "#123456") is None


def test_every_motif_has_one_colour_that_its_place_gives() -> None:
    files = sorted((Path(__file__).parents[2] / "templates").glob("motif-*.svg"))
    assert len(files) == 7
    for file in files:
        colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', file.read_text("utf-8")))
        assert colours <= {"none", "currentColor"}, file.name


# ---------------------------------------------------------------- the sheet


@pytest.mark.parametrize(
    ("paper", "large", "size"),
    [
        ("a4", False, (210, 297)),
        ("a4", True, (297, 420)),
        ("letter", False, (215.9, 279.4)),
        ("letter", True, (279.4, 431.8)),
    ],
)
def test_one_page_of_the_editions_paper(paper: str, large: bool, size: tuple[float, float]) -> None:
    pdf = drawn(made(edition(paper=paper), large))
    assert (pdf.pages, millimetres(pdf)) == (1, size)


def test_large_print_is_the_larger_sheet_with_letters_of_18_points() -> None:
    where = edition(large=True)
    assert millimetres(drawn(made(where))) == (297, 420)
    found = layout(edited(where), design(table().templates, where), SHEETS["a4", True], 0)
    assert found.text * found.sheet.unit >= 18
    assert "<img" not in made(where).html


def test_longer_words_are_set_smaller_until_they_are_too_long() -> None:
    def sized(times: int) -> float:
        panels = tuple(replace(p, line=said("We say what we see. " * times)) for p in POSTER.tasks)
        return layout(edited(tasks=panels), design(table().templates, edition()), SHEETS["a4", False], 48).text

    sizes = [sized(times) for times in (1, 3, 6, 40)]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0] > 12, sizes[-1]) == (True, poster_fit.SMALLEST)


def test_what_cannot_fit_runs_over() -> None:
    panels = tuple(replace(p, line=said("We say what we see. " * 40)) for p in POSTER.tasks)
    assert drawn(made(tasks=panels)).pages > 1


SPANISH = Language("es", ("es", "en"), "ltr", "a4", "latn", "español")
LATIN = st.lists(
    st.sampled_from("we relationship possibility ask i with mountain — 7".split()), min_size=1, max_size=16
)
NASKH = st.lists(st.sampled_from("نحن العلاقة الإمكان نسأل مع و المستقبل معًا ٧".split()), min_size=1, max_size=16)


@settings(max_examples=12, deadline=None)
@given(
    st.one_of(
        *(
            st.tuples(st.just(language), st.lists(words, min_size=5, max_size=5))
            for language, words in ((SPANISH, LATIN), (ARABIC, NASKH))
        )
    ),
    st.sampled_from([{}, {"greyscale": True}, {"paper": "letter"}]),
)
def test_what_the_layout_takes_to_fit_does(spoken: tuple[Language, list[list[str]]], how: dict[str, Any]) -> None:
    """The rule knows the texts' length alone; drawn, the sheet is never too small for what it promised."""
    language, words = spoken
    line, question, intro, closing, quote = (said(" ".join(each), language.tag) for each in words)
    panels = [
        tuple(replace(p, line=line, question=question) for p in part) for part in (POSTER.principles, POSTER.tasks)
    ]
    where = edition(language, **how)
    values: dict[str, Any] = {
        "intro": intro,
        "closing": closing,
        "quote": quote,
        "principles": panels[0],
        "tasks": panels[1],
    }
    found = layout(edited(where, **values), design(table().templates, where), SHEETS[where.print.paper, False], 48)
    assert found.text > poster_fit.SMALLEST
    assert drawn(made(where, **values)).pages == 1
