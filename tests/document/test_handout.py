"""The handout: its page in HTML, and its PDF as text, pages and fonts read back."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest
from guide_sample import ARABIC, HERE, desk, edited, edition, module, real_module, said

from ipsdocs.document.guide import guide
from ipsdocs.document.handout import handout
from ipsdocs.document.page import Desk, Page
from ipsdocs.edition.edition import EditedModule, Edition, Language
from ipsdocs.model import Catalogue, Message, Picture
from ipsdocs.output.weasy import Pdf, render

BODY = """## Arriving {#arriving minutes=60}

Everyone sees this.

::: note
Only the guide sees this.
:::

::: activity {#name-it minutes=25 group=2}
### Name it together

1. Choose a moment.
2. Tell it.
:::
"""
HINDI = Language("hi", ("hi", "en"), "ltr", "a4", "latn", "हिन्दी")


def made(where: Edition | None = None, medium: str = "pdf", **values: object) -> Page:
    whole = replace(edited(module(BODY), None, where), **values)  # type: ignore[arg-type]
    return handout(whole, desk(), medium)  # type: ignore[arg-type]


def in_language(language: Language, words: str, **how: object) -> EditedModule:
    """The sample with every text of its own in that language."""
    tongue = said(words, language.tag)
    found = module(f"## {words} {{#s minutes=60}}\n\n{words}\n\n- {words}\n- {words}")
    sections = tuple(
        replace(s, text=tongue, children=tuple(replace(c, text=c.text and tongue) for c in s.children))
        for s in found.sections
    )
    whole = replace(found, title=tongue, summary=tongue, objectives=(tongue,), materials=(), sections=sections)
    return edited(whole, None, edition(language, **how))


def fonts(pdf: Pdf) -> set[str]:
    """The families that a PDF embeds, without their subset tags."""
    names = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf.data)).pages:
        for font in page["/Resources"].get_object()["/Font"].values():  # type: ignore[index]
            names.add(str(font.get_object()["/BaseFont"]).lstrip("/").split("+")[-1])
    return names


def words(pdf: Pdf) -> str:
    reader = pypdf.PdfReader(io.BytesIO(pdf.data))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


# ---------------------------------------------------------------- the page


def test_the_page_names_its_language_and_title() -> None:
    html = made().html
    assert '<html lang="en" dir="ltr">' in html
    assert "<title>Boundaries and limits · A curriculum</title>" in html
    assert '<html lang="ar-EG" dir="rtl">' in made(edition(ARABIC)).html


def test_the_page_opens_with_what_a_participant_wants_to_know() -> None:
    html = made().html
    body = html[html.index("<body>") :]
    order = (
        *("Module", "Mutuality", "<h1>", "How to say what", "In the room: 60 minutes", "Online: 60 minutes"),
        *("Paper and pens", "By the end you will be able to", "Name a limit", "<h2>Arriving"),
    )
    places = [body.index(each) for each in order]
    assert places == sorted(places)


def test_one_mode_says_one_time() -> None:
    html = made(mode="online").html
    assert "<p>60 minutes</p>" in html
    assert "In the room" not in html


def test_no_facilitators_note_reaches_a_participant() -> None:
    for medium in ("pdf", "html"):
        assert "Only the guide" not in made(medium=medium).closed()


def test_what_an_exercise_asks_people_to_tell_is_not_printed() -> None:
    def words(told: str) -> tuple[str, str]:
        asked = edited(module(BODY.replace("group=2", told)))
        return handout(asked, desk(), "html").html, guide(asked, desk(), "html").html

    assert words("group=2 disclosure=own") == words("group=2")


def test_the_draft_mark_says_what_is_not_reviewed() -> None:
    assert 'class="draft"' not in made().html
    where = replace(edition(), draft_translation=True, draft_variants=(said("prisons"), said("veterans & kin")))
    html = made(where, module=replace(module(BODY), status="draft")).html
    assert "This module has not been reviewed yet" in html
    assert "This translation has not been reviewed by a person yet" in html
    assert "Not reviewed yet: the changes for prisons and veterans &amp; kin" in html


def test_the_end_gives_credit_and_counts_what_is_not_translated() -> None:
    html = made(fallbacks=(said("a"), said("b"))).html
    assert "developed by Shery Mead" in html
    assert "CC BY-SA 4.0" in html
    assert "2 passages are not translated yet" in html


def test_template_words_come_from_the_catalogue() -> None:
    page = Message("Página %(page)s de %(pages)s", 1)
    strings = Catalogue("es", "templates", HERE, (("Page %(page)s of %(pages)s", page),), "", False)
    made = handout(edited(module(BODY)), replace(desk(), strings=(strings,)), "pdf")
    assert '"Página " counter(page, decimal) " de " counter(pages, decimal)' in made.style


def test_the_html_file_has_landmarks_and_no_script_and_reads_nothing() -> None:
    html = made(medium="html").closed()
    for tag in ("<header", '<main id="main">', "<footer", 'href="#main"'):
        assert tag in html
    assert "<script" not in html
    assert not re.search(r"url\(|@import|<link", html)


def test_pages_of_one_edition_share_one_style() -> None:
    one, other = (handout(edited(real_module(id)), _pictured(id), "pdf") for id in ("boundaries", "trauma"))
    assert one.style == other.style


def _pictured(id: str) -> Desk:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>x</title></svg>'
    names = {block.attr("src") for block in real_module(id).walk() if block.kind == "picture"}
    return desk(tuple(Picture(f"{id}/{name}", "image/svg+xml", svg, 10, 10) for name in sorted(names)))


# ---------------------------------------------------------------- the PDF


def test_english_reads_back_with_its_furniture() -> None:
    pdf = render(made())
    assert pdf.complaints == ()
    told = words(pdf)
    for each in ("Boundaries and limits", "Everyone sees this.", "Activity · 25 minutes · in pairs",
                 "Version 3 · ", f"Page 1 of {pdf.pages}"):  # fmt: skip
        assert each in told
    assert all(name.startswith(("Noto-Sans", "Noto-Serif")) for name in fonts(pdf)), fonts(pdf)


@pytest.mark.parametrize(
    ("language", "sentence", "family"),
    [(ARABIC, "الناس يجدون طرقا للعبور", "Naskh"), (HINDI, "हम मिलकर सीखते हैं", "Devanagari")],
    ids=["arabic", "hindi"],
)
def test_other_scripts_are_drawn_with_their_own_fonts(language: Language, sentence: str, family: str) -> None:
    pdf = render(handout(in_language(language, sentence), desk(), "pdf"))
    assert pdf.complaints == ()
    assert any(family in name for name in fonts(pdf)), fonts(pdf)
    if language.direction == "rtl":
        assert sentence.split()[0] in words(pdf)


def test_paper_and_large_print() -> None:
    def box(pdf: Pdf) -> tuple[int, int]:
        page = pypdf.PdfReader(io.BytesIO(pdf.data)).pages[0].mediabox
        return round(page.width), round(page.height)

    assert box(render(made())) == (595, 842)
    assert box(render(made(edition(paper="letter")))) == (612, 792)
    assert "font: 18.04pt" in made(edition(large=True)).style


def test_large_and_greyscale_have_no_tinted_grounds() -> None:
    for where in (edition(large=True), edition(greyscale=True)):
        style = made(where).style
        assert not re.search(r"\.(activity|key-idea)[^{]*\{ background", style)
        assert "#E9F1F1" not in style


def test_a_hubs_accent_replaces_the_teal() -> None:
    style = made(edition(accent="#123456")).style
    assert "#123456" in style
    assert "#0F5F66" not in style
