"""Tests of output/styles.py and of the shortened browser's sheet: what is kept changes no byte."""

from __future__ import annotations

from weasyprint.css import StyleFor
from weasyprint.html import UA

from ipsdocs.document.page import STYLE, Page
from ipsdocs.output import styles, weasy

SHEET = "@page { size: A6; margin: 9mm } .a { color: #123456 } .a em { font-size: 2em } li::before { content: '•' }"


def page(body: str, style: str = SHEET, lang: str = "en") -> Page:
    head = f"<head><title>T</title>{STYLE}</head>"
    return Page(f"<!DOCTYPE html><html lang={lang}>{head}<body>{body}</body></html>", style)


ONE = page('<div class="a"><p>One <em>two</em></p><ul><li>three</li></ul></div>')
OTHERS = (
    page('<div class="a"><p>Four <em id="x">five</em></p><p style="color:red">six</p></div>'),
    page('<div class="a"><p>One <em>two</em></p></div>', SHEET.replace("2em", "3em")),
    page('<div class="a"><p>One <em lang="es">dos</em></p></div>', lang="ar"),
)


def test_what_was_drawn_before_changes_no_byte() -> None:
    styles.install()
    StyleFor.kept.forget()
    cold = [weasy.render(each).data for each in (ONE, *OTHERS)]
    assert len(StyleFor.kept) > 0
    assert [weasy.render(each).data for each in (ONE, *OTHERS)] == cold
    assert [weasy.render(each).data for each in (*reversed(OTHERS), ONE)] == [*reversed(cold[1:]), cold[0]]


def test_the_second_time_no_style_is_made() -> None:
    styles.install()
    weasy.render(ONE)
    before = len(StyleFor.kept)
    weasy.render(ONE)
    assert len(StyleFor.kept) == before


def test_styles_of_one_document_alone_are_not_kept() -> None:
    kept = styles.Kept()
    parent = object()
    assert kept.key(parent, None, {}, (3, 4)) == ()
    assert kept.key(None, None, {"color": ("red", (3, 0, 0))}, (3, 4)) == ()
    assert kept.key(None, None, {"lang": ("en", (3, 0, 0))}, (3, 4)) == (id(None), None, ("lang", "en", (3, 0, 0)))


def test_too_many_styles_are_forgotten() -> None:
    kept = styles.Kept()
    for n in range(styles.MOST + 1):
        kept.add((n,), object())
    kept.begin()
    assert len(kept) == 0


def test_the_browsers_sheet_loses_no_rule_that_a_page_meets() -> None:
    short = weasy._needed(UA)
    for rule in ("h1 { bookmark-level: 1 }", "[dir=rtl i] { direction: rtl }", "li { display: list-item }", ":link {"):
        assert rule in short
    for rule in ("::footnote-call", "textarea:empty", "@top-left-corner", "\n::marker"):
        assert rule in UA
        assert rule not in short
