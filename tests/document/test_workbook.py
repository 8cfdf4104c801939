"""A training's workbook: read back what it says, and where its links lead."""

from __future__ import annotations

from dataclasses import replace

from guide_sample import (
    ARABIC,
    desk,
    edited_training,
    edition,
    heading_gaps,
    item,
    module,
    parsed,
    said,
    session,
    training,
    words_of,
)

from ipsdocs.document.page import Page
from ipsdocs.document.workbook import workbook
from ipsdocs.edition.edition import EditedTraining, Edition
from ipsdocs.model import Term
from ipsdocs.problems import Place

FIRST = "## Arriving {#arriving minutes=20}\n\nOf [mutuality](glossary:mutuality), [here](#arriving).\n"
SECOND = "## Arriving {#arriving minutes=30}\n\nMore words.\n\n::: say\nNobody reads this.\n:::\n"
ONE = module(FIRST, "first", (20, 20), title=said("First steps"))
TWO = module(SECOND, "second", (30, 30), title=said("Last steps"))
TRAINING = training(
    session("one", 1, 60, item("opening", 10, "Hello"), item("module", module="first")),
    session("two", 3, 60, item("module", module="first"), item("closing", 10, "A last round")),
    session("three", 5, 60, item("module", module="second")),
)
TERMS = (Term("mutuality", Place("curriculum/glossary.yaml", 1), said("mutuality"), said("It works for both.")),)


def book(where: Edition | None = None, terms: tuple[Term, ...] = TERMS) -> Page:
    edited: EditedTraining = edited_training(TRAINING, ONE, TWO, ONE)
    return workbook(replace(edited, edition=where) if where else edited, desk(), terms)


def test_each_module_is_a_chapter_once_and_the_contents_lead_there() -> None:
    page = parsed(book().html)
    entries = [(a.text_content(), a.get("href")) for a in page.xpath("//p[@class='entry']/a")]
    assert entries == [
        ("First steps", "#chapter-first"),
        ("Last steps", "#chapter-second"),
        ("Words we use", "#words"),
        ("Who to call", "#support"),
        ("My notes", "#notes"),
    ]
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href")} <= set(ids)


def test_links_within_a_chapter_stay_in_it_and_terms_lead_to_the_glossary() -> None:
    page = parsed(book().html)
    found = {a.text_content(): a.get("href") for a in page.xpath("//section[@class='chapter']//a")}
    assert found["here"] == "#first-arriving"
    assert found["mutuality"] == "#term-mutuality"
    assert "It works for both." in words_of(book().html)


def test_a_work_to_read_further_stands_once_at_the_end() -> None:
    one, two = (replace(m, references=(said("A book."), said(other))) for m, other in ((ONE, "One."), (TWO, "Two.")))
    edited: EditedTraining = edited_training(TRAINING, one, two, one)
    for terms in (TERMS, ()):
        page = parsed(workbook(edited, desk(), terms).html)
        (place,) = page.xpath("//*[@id='reading']")
        works = [li.text_content() for li in place.xpath("following-sibling::ul[1]/li")]
        assert works == ["A book.", "One.", "Two."]
        assert heading_gaps(workbook(edited, desk(), terms).html) == []


def test_what_to_bring_is_for_those_who_lead() -> None:
    one = replace(ONE, materials=(said("A bell"),))
    assert "A bell" not in words_of(workbook(edited_training(TRAINING, one, TWO, one), desk(), TERMS).html)


def test_no_facilitators_word_and_no_glossary_without_terms() -> None:
    words = words_of(book(terms=()).html)
    assert "Nobody reads this." not in words
    assert "Words we use" not in words


def test_headings_leave_no_level_out() -> None:
    assert heading_gaps(book().html) == []
    assert parsed(book(edition(ARABIC)).html).get("dir") == "rtl"
