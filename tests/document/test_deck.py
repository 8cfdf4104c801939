"""A module as a deck: which slides, in which order, what is on them, what only the speaker sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from guide_sample import ARABIC, CONTACT, desk, edited, edition, module, said

from ipsdocs.document import fit
from ipsdocs.document.deck import Deck, Slide, deck
from ipsdocs.document.flat import Figure, Paragraph, Table
from ipsdocs.document.page import Desk, design
from ipsdocs.edition.edition import Edition
from ipsdocs.model import Catalogue, Message, Picture
from ipsdocs.problems import Place

BODY = """
## Arriving {#arriving minutes=10}

A paragraph for the handout.

:::: content-note {#coming}
We will talk about hard things.
::::

:::: slide {#welcome}
### Welcome
- One *point*
    1. Inner
- Another **point**

::: note
Greet people by name.
- First this
:::

::: say
Good morning.
:::

::: chat
Paste this.
:::
::::

## Without slides {#quiet minutes=5}

Nothing to show.

## Deeper {#deeper minutes=20}

::::: activity {#act minutes=5}
### An activity
:::: slide {#inner}
### Inside an activity
| Word | Meaning |
|---|---|
| Rule | For all |

![What it shows](two.svg "A caption")
::::
:::::

::: support {#help}
You can call these lines.
:::

::: aftercare {#after}
Be gentle with your evening.
:::
"""
SVG = Picture("sample/two.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 40, 20)


def made(body: str = BODY, where: Edition | None = None, strings: tuple[Catalogue, ...] = ()) -> Deck:
    return deck(edited(module(body), None, where), replace(desk((SVG,)), strings=strings))


def slide(id: str) -> Slide:
    return next(s for s in made().slides if s.id == id)


def contacts(count: int) -> Edition:
    """An edition whose region has so many lines of support."""
    one = edition()
    lines = tuple(replace(CONTACT, id=f"line-{n}", name=said(f"Line {n}")) for n in range(count))
    return replace(one, region=replace(one.region, contacts=lines))


def test_slides_come_in_order() -> None:
    found = [(s.number, s.kind, s.title.words) for s in made().slides]
    assert found == [
        (1, "title", "Boundaries and limits"),
        (2, "content-note", "Before we begin"),
        (3, "section", "Arriving"),
        (4, "content", "Welcome"),
        (5, "section", "Deeper"),
        (6, "content", "Inside an activity"),
        (7, "aftercare", "Looking after yourself and each other"),
        (8, "support", "Support · Sampleland"),
    ]
    assert [s.part for s in made().slides if s.kind == "section"] == [1, 2]


def test_numbers_are_those_on_the_slides() -> None:
    assert dict(made().numbers) == {"welcome": 4, "inner": 6}


def test_lists_are_flat_paragraphs_with_levels() -> None:
    lines = [p for p in slide("welcome").body if isinstance(p, Paragraph)]
    found = [(p.words, p.marker, p.level, p.number) for p in lines]
    assert found == [
        ("One point", "bullet", 0, 0),
        ("Inner", "number", 1, 1),
        ("Another point", "bullet", 0, 0),
    ]
    assert [run.text for run in lines[0].runs if run.emphasis] == ["point"]


def test_notes_hold_note_and_say_and_nothing_else() -> None:
    notes = [p.words for p in slide("welcome").notes]
    assert notes == ["Greet people by name.", "First this", "Say:", "Good morning."]
    on_slides = " ".join(p.words for s in made().slides for p in s.body if isinstance(p, Paragraph))
    for hidden in ("Greet", "First this", "Good morning", "Paste this"):
        assert hidden not in on_slides


def test_tables_and_pictures() -> None:
    table, figure = slide("inner").body
    assert isinstance(table, Table)
    assert [cell[0].words for cell in table.head] == ["Word", "Meaning"]
    assert [[cell[0].words for cell in row] for row in table.rows] == [["Rule", "For all"]]
    assert isinstance(figure, Figure)
    assert (figure.picture, figure.description) == (SVG, "What it shows")
    assert figure.caption is not None
    assert figure.caption.words == "A caption"


@pytest.mark.parametrize(("count", "shares"), [(0, [0]), (1, [1]), (3, [3]), (4, [0, 2, 2]), (7, [0, 2, 2, 3])])
def test_contacts_are_shared_out_evenly_and_none_is_lost(count: int, shares: list[int]) -> None:
    slides = [s for s in made(where=contacts(count)).slides if s.kind == "support"]
    tables = [[p for p in s.body if isinstance(p, Table)] for s in slides]
    numbers = [len(t[0].rows) if t else 0 for t in tables]
    assert numbers == shares
    assert sum(numbers) == count
    assert len({s.title.words for s in slides}) == len(slides)
    assert len({s.sizes for s, rows in zip(slides, numbers, strict=True) if rows}) <= 1
    assert sum(isinstance(p, Paragraph) for s in slides for p in s.body) == 1


def test_a_contact_nobody_checked_says_so() -> None:
    one = contacts(1)
    checked = replace(one.region.contacts[0], checked_by="A. Person", seen=date(2026, 11, 2))
    two = replace(one, region=replace(one.region, contacts=(*one.region.contacts, checked)))
    table = next(p for p in made(where=two).slides[-1].body if isinstance(p, Table))
    assert [[p.words for p in row[1]] for row in table.rows] == [
        ["0800 000 000", "Not yet checked by a person"],
        ["0800 000 000"],
    ]


def test_draft_says_what_nobody_reviewed() -> None:
    where = replace(edition(), draft_translation=True, draft_variants=(said("Prison"), said("Veterans")))
    draft = deck(edited(module(BODY, status="draft"), None, where), desk((SVG,))).draft
    assert [p.words for p in draft] == [
        "Draft",
        "This module has not been reviewed yet",
        "This translation has not been reviewed by a person yet",
        "Not reviewed yet: the changes for Prison and Veterans",
    ]
    assert made().draft == ()


def test_labels_know_their_language() -> None:
    strings = Catalogue("ar", "templates", Place("ar.po"), (("Before we begin", Message("قبل أن نبدأ", 1)),), "", False)
    found = made(where=edition(ARABIC), strings=(strings,)).slides
    assert (found[1].title.words, found[1].title.locale) == ("قبل أن نبدأ", "ar-EG")
    assert (found[6].title.words, found[6].title.locale) == ("Looking after yourself and each other", "en")


def test_a_moved_line_changes_no_deck() -> None:
    assert repr(made()) == repr(made("\n\n" + BODY))
    assert "sample.md" not in repr(made())


@pytest.mark.parametrize(("words", "expected"), [(5, 24), (60, 24), (75, 22), (95, 20), (900, 20)])
def test_long_text_gets_smaller_step_by_step(words: int, expected: float) -> None:
    text = " ".join(["listening"] * words)
    found = made(f"## S {{#s minutes=60}}\n\n::: slide {{#one}}\n### Title\n{text}\n:::\n").slides[-1]
    assert found.sizes.text == expected


def test_sizes_never_fall_below_the_smallest() -> None:
    d: Desk = desk()
    for where in (edition(), edition(ARABIC)):
        look = design(d.templates, where)
        title = Paragraph((), "en")
        assert fit.sizes(title, (), look) == fit.largest(look)
        assert fit.largest(look).text >= look.slides["text"]
