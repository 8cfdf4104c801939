"""Where sheets are loose, each page of each document says which it is, its version and its number of how many."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pypdf
import pytest
from guide_sample import (
    ARABIC,
    ENGLISH,
    HERE,
    desk,
    edited,
    edited_training,
    edition,
    item,
    module,
    said,
    session,
    training,
    words_of,
)

from ipsdocs.document import papers
from ipsdocs.document import training as trainings
from ipsdocs.document.deck import deck
from ipsdocs.document.deck_stamp import stamped
from ipsdocs.document.guide import guide
from ipsdocs.document.handout import handout
from ipsdocs.document.page import Page
from ipsdocs.document.poster import poster
from ipsdocs.document.schedule import schedule
from ipsdocs.document.slides import slides
from ipsdocs.document.workbook import workbook
from ipsdocs.edition.edition import EditedModule, EditedPoster, EditedTraining, Edition, Language
from ipsdocs.model import Panel, Poster, Question
from ipsdocs.output.weasy import render

PARAGRAPH = "We look at what is between us, and at what each of us would like it to become. " * 6
BODY = "\n\n".join(
    f"## Part {n} {{#part-{n} minutes=10}}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\n::: say\n{PARAGRAPH}\n:::\n\n"
    f":::: slide {{#slide-{n}}}\n### Slide {n}\n- A thought\n::::"
    for n in range(6)
)
STAMP = re.compile(r"Version [0-9] · [0-9a-f]{8}\b")
TITLE, TRAINING = "Boundaries and limits", "Core training, online"


def whole(where: Edition) -> EditedModule:
    return edited(module(BODY), "in-person", where)


def held(where: Edition) -> EditedTraining:
    lines = tuple(item("talk", 5, f"Talk {n}", text=PARAGRAPH) for n in range(12))
    asked = tuple(Question("open", said(f"Question {n}?"), HERE, lines=9) for n in range(6))
    plan = training(session("one", 1, 120, item("module", module="sample"), *lines), evaluation=asked)
    return edited_training(plan, module(BODY), where=where)


def wall(where: Edition) -> EditedPoster:
    empty = said("")
    names = (where.words.principles, where.words.tasks)
    principles, tasks = (tuple(Panel(id, HERE, said("A line."), empty) for id, _ in table) for table in names)
    made = Poster(
        "wall", HERE, said("On the wall"), said("A sheet"), 1, "draft", said("Look."), principles, tasks,
        empty, empty, empty, "", empty,
    )  # fmt: skip
    return EditedPoster(where, made, ())


# A document's page in an edition → its name as the foot says it, and the title of what it is about.
DOCUMENTS: dict[str, tuple[Callable[[Edition], Page], str, str]] = {
    "handout": (lambda e: handout(whole(e), desk(), "pdf"), "Handout", TITLE),
    "guide": (lambda e: guide(whole(e), desk(), "pdf"), "Facilitation guide", TITLE),
    "run-of-show": (
        lambda e: trainings.run_of_show(held(e), desk(), schedule(held(e)), "pdf"),
        "Run of show",
        TRAINING,
    ),
    "overview": (lambda e: trainings.overview(held(e), desk(), schedule(held(e))), "Overview", TRAINING),
    "agenda": (lambda e: trainings.agenda(held(e), desk(), schedule(held(e))), "Agenda", TRAINING),
    "preparation": (lambda e: papers.preparation(held(e), desk(), schedule(held(e))), "Preparation", TRAINING),
    "evaluation": (lambda e: papers.evaluation(held(e), desk()), "What was it like for you?", TRAINING),
    "certificate": (
        lambda e: papers.certificate(held(e), desk(), schedule(held(e))),
        "Certificate of attendance",
        TRAINING,
    ),
    "start-here": (
        lambda e: trainings.start_here(held(e), desk(), schedule(held(e)), (), "", ""),
        "Start here",
        TRAINING,
    ),
    "workbook": (lambda e: workbook(held(e), desk(), ()), "Workbook", TRAINING),
    "slides": (lambda e: slides(deck(whole(e), desk()), e, desk()), "Slides", TITLE),
}


def pages(page: Page) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(render(page).data))
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_page_says_where_it_belongs(name: str) -> None:
    made, what, title = DOCUMENTS[name]
    found = pages(made(edition(unbound=True)))
    for n, text in enumerate(found, 1):
        assert f"Page {n} of {len(found)}" in text
        assert STAMP.search(text)
        assert title in text
        assert what in text or (name == "slides" and n == 1)  # the first slide is the title itself


def test_the_documents_have_several_pages() -> None:
    """The test above looks at more than first pages."""
    longer = {name for name, (made, _, _) in DOCUMENTS.items() if len(pages(made(edition(unbound=True)))) > 1}
    assert longer == {*DOCUMENTS} - {"preparation", "certificate", "start-here"}


def test_a_chapter_of_the_workbook_names_itself_too() -> None:
    foot = "Workbook · Core training, online · Boundaries and limits · Version 3"
    assert foot in words_of(workbook(held(edition(unbound=True)), desk(), ()).html)


def test_a_poster_is_one_sheet_with_its_version() -> None:
    made = poster(wall(edition(unbound=True)), desk(), large=False)
    assert re.search(r"On the wall · Version 1 · [0-9a-f]{8}\b", words_of(made.html))


def test_bound_pages_stay_as_they_are() -> None:
    for name, (made, what, _) in DOCUMENTS.items():
        page = made(edition()).html
        foot = page[page.index('class="foot"') :].partition("</p>")[0]
        assert what not in foot, name
    assert '<p class="number">2</p>' in DOCUMENTS["slides"][0](edition()).html


@pytest.mark.parametrize("language", [ENGLISH, ARABIC])
def test_no_page_relies_on_a_binding(language: Language) -> None:
    """A gutter, or another margin on left and right pages, would say how sheets lie together."""
    for made, _, _ in DOCUMENTS.values():
        assert ":left" not in made(edition(language, unbound=True)).style
        assert ":right" not in made(edition(language, unbound=True)).style


def test_slides_for_powerpoint_name_their_document() -> None:
    loose, bound = (deck(whole(edition(unbound=unbound)), desk()) for unbound in (True, False))
    foot = stamped(loose).foot.words
    assert re.fullmatch("Slides · Boundaries and limits · Version 3 · [0-9a-f]{8}", foot)
    assert (bound.foot.words, bound.of) == (TITLE, 0)
    assert loose.of == len(loose.slides)


def test_the_cover_says_to_leave_the_sheets_loose() -> None:
    loose, bound = (words_of(DOCUMENTS["start-here"][0](edition(unbound=unbound)).html) for unbound in (True, False))
    assert "Leave them loose: no staples, no clips, no binding." in loose
    assert "staples" not in bound
