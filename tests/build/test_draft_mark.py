"""No option takes the draft mark away: what an unreviewed variant changed says so, in its language, to be seen."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import permutations
from pathlib import Path
from typing import Any

import pptx
import pypdfium2
import pytest
from draft_worlds import CALENDAR, LOCALES, VARIANTS, colour_of_mark, marks, world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ipsdocs.build.documents import MODULE_DOCUMENTS, POSTER_DOCUMENTS, REPORT_DOCUMENTS, TRAINING_DOCUMENTS
from ipsdocs.build.job import Job, Options, Prepared
from ipsdocs.build.kitchen import Kitchen
from ipsdocs.build.plan import Planner
from ipsdocs.build.produce import DOCUMENTS, Production, Sheet
from ipsdocs.document import fit
from ipsdocs.document.page import Page, string_functions
from ipsdocs.output.weasy import render
from ipsdocs.problems import Problems
from ipsdocs.release.packet import COVER
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project

START: dict[str, Any] = {"start": "2027-03-10T10:00", "zone": "Europe/Madrid", "zones": ("Asia/Kolkata",)}
CHOICES: dict[str, tuple[Any, ...]] = {
    "paper": (None, "a4", "letter"),
    "large": (False, True),
    "greyscale": (False, True),
    "accent": ("", "#5B3A6E"),
    "hub": ("", "Riverside draft.html"),
    "region": ("", "other", "us"),
    "mode": (None, "in-person", "online"),
    "version": ("", "1.0"),
}
UNREVIEWED = [id for id, (_, reviewed, _) in VARIANTS.items() if not reviewed]
STACKS = [
    stack
    for size in (1, 2, 3, 4)
    for stack in permutations(VARIANTS, size)
    if {*UNREVIEWED, "heir"}.intersection(stack)
]
SUBJECTS = {
    **dict.fromkeys(MODULE_DOCUMENTS, "first"),
    **dict.fromkeys((*TRAINING_DOCUMENTS, "start-here.pdf", CALENDAR), "day"),
    **dict.fromkeys(POSTER_DOCUMENTS, "wall"),
    **dict.fromkeys(REPORT_DOCUMENTS, ""),  # each is of a variant
}


def stack_of(document: str, stack: tuple[str, ...]) -> tuple[str, ...]:
    """The stack that a document is of: a report is of one variant, here the first that isn't reviewed."""
    unreviewed = next((id for id in stack if id in (*UNREVIEWED, "heir")), stack[-1])
    return (unreviewed,) if document in REPORT_DOCUMENTS else stack


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return world(tmp_path_factory.mktemp("drafts"))


class Desk:
    """The project's planner and producer, and what each edition's mark must say."""

    def __init__(self, root: Path) -> None:
        planner = Planner.of(Files(root), Problems())
        assert planner is not None
        self.planner, self.project = planner, Project.at(root)
        self.production = Production(self.project)
        self.said = cache(self._said)

    def prepared(self, document: str, locale: str, stack: tuple[str, ...], options: Options) -> Prepared:
        made = self.production.prepare(self.job(document, locale, stack, options))
        assert [str(problem) for problem in made.problems] == []
        return made

    def job(self, document: str, locale: str, stack: tuple[str, ...], options: Options) -> Job:
        stack = stack_of(document, stack)
        subject = SUBJECTS[document] or stack[-1]
        return self.planner.job(f"packets/p/{document}", document, subject, locale, stack, options)

    def _said(self, locale: str, stack: tuple[str, ...]) -> tuple[str, ...]:
        """The word for a draft, the phrase before the names, and the names, as the edition's catalogues have them."""
        kitchen = Kitchen(self.project, self.job("handout.html", locale, stack, Options()), Problems())
        translate, _ = string_functions(kitchen.desk.strings, locale)
        before, after = translate("Not reviewed yet: the changes for %(names)s").split("%(names)s")
        names = [name.source for name in kitchen.composer.edition.draft_variants]
        assert len(names) == len({id for id in kitchen.stack if id in UNREVIEWED})
        return (translate("Draft"), before.strip(), after.strip(), *names)


@pytest.fixture(scope="module")
def desk(root: Path) -> Desk:
    return Desk(root)


def hold(desk: Desk, document: str, locale: str, stack: tuple[str, ...], options: Options) -> None:
    """The mark is on the closed document, whole, wherever the document says anything of drafts."""
    made = desk.prepared(document, locale, stack, options)
    found = marks(made.document)
    where = f"{document} in {locale}, {'+'.join(stack)}, with {options}"
    assert found, f"no mark at all on {where}"
    for mark in found:
        for words in desk.said(locale, stack_of(document, stack)):
            assert words in mark, f"“{words}” is not in “{mark}”, the mark on {where}"
    page = made.document.page if isinstance(made.document, Sheet) else made.document
    if isinstance(page, Page):
        assert colour_of_mark(page.style) >= 4.5, where


def test_every_document_is_looked_at() -> None:
    assert {*SUBJECTS} == {*DOCUMENTS}
    assert "start-here.pdf" in COVER


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_single_option_takes_it_away(desk: Desk, document: str) -> None:
    """Each choice alone, and all of them at once, in every language, for stacks of every shape."""
    stacks = [stack for stack in STACKS if len(stack) == 1 or stack in (("done", "strict"), ("strict", "done"))]
    single = [{name: value} for name, values in CHOICES.items() for value in values]
    together = {name: values[-1] for name, values in CHOICES.items()}
    start = dict(START) if document == CALENDAR else {}
    for locale in LOCALES:
        for stack in (*stacks, ("done", "heir", "strict")):
            for chosen in (*single, dict(START), together | START):
                hold(desk, document, locale, stack, Options(**(start | chosen)))


@settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from([*DOCUMENTS]),
    st.sampled_from(LOCALES),
    st.sampled_from(STACKS),
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHOICES.items()}),
    st.booleans(),
)
def test_no_order_of_options_and_variants_takes_it_away(
    desk: Desk, document: str, locale: str, stack: tuple[str, ...], chosen: dict[str, Any], start: bool
) -> None:
    told = START if start or document == CALENDAR else {}
    hold(desk, document, locale, stack, Options(**(chosen | told)))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_everybody_reviewed_bears_none_for_its_variants(desk: Desk, document: str) -> None:
    """The tests above can fail: the mark is there because of who hasn't reviewed, and for no other reason."""
    options = Options(**START)
    for mark in marks(desk.prepared(document, "en", ("done",), options).document):
        assert "the changes for" not in mark


HANDOUT = "handout.html"


@pytest.mark.parametrize(
    "style",
    [
        ".draft { display: none }",
        "header p { visibility: hidden }",
        "@media print { .furniture { display: none } }",
        "p.draft { color: #ffffff }",
        "header { opacity: 0 }",
        ".furniture { height: 0; overflow: hidden }",
        "body > * { position: absolute; left: -100vw }",
        ".draft { font-size: 0 }",
    ],
)
def test_a_style_that_hides_it_is_caught(desk: Desk, style: str) -> None:
    page = desk.prepared(HANDOUT, "en", ("open",), Options()).document
    assert isinstance(page, Page)
    assert "Draft" in marks(page)[0]
    assert marks(replace(page, style=f"{page.style}\n{style}")) == [""]


@pytest.mark.parametrize(
    "rule", ["@page :first { @top-left { content: none } }", "@page blank { @top-left { content: '' } }"]
)
def test_a_page_without_it_is_caught(desk: Desk, rule: str) -> None:
    sheet = desk.prepared("handout.pdf", "en", ("open",), Options()).document
    assert isinstance(sheet, Sheet)
    with pytest.raises(AssertionError, match="no page's head takes it up"):
        marks(replace(sheet.page, style=f"{sheet.page.style}\n{rule}"))


ALL = ("open", "heir", "strict")
LARGE = Options(large=True, paper="a4", accent="#5B3A6E", **START)
PDFS = [document for document in DOCUMENTS if document.endswith(".pdf")]


def bare(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("options", [Options(**START), LARGE], ids=["usual", "large"])
@pytest.mark.parametrize("document", PDFS)
def test_every_drawn_page_bears_it_whole_in_its_head(desk: Desk, document: str, options: Options) -> None:
    """Read back from the PDF: the mark lies in the upper margin, cut off by no edge and under no other words."""
    made = desk.prepared(document, "es", ALL, options)
    assert isinstance(made.document, Sheet)
    page = made.document.page
    heads = dict(re.findall(r"@page\s*([^{]*?)\s*\{[^@}]*?margin(?:-top)?: ([\d.]+)mm", page.style))  # the last counts
    said = [bare(words) for words in desk.said("es", stack_of(document, ALL))]
    with pypdfium2.PdfDocument(render(page).data) as drawn:
        for number, sheet in enumerate(drawn, 1):
            width, height = sheet.get_size()
            usual = float(heads.get(":first" if number == 1 else "", 0)) * 72 / 25.4
            room = {"slides.pdf": fit.TOP, "poster.pdf": height, "poster-large.pdf": height}.get(document, usual)
            text = bare(sheet.get_textpage().get_text_bounded(0, height - room, width, height))
            assert all(words in text for words in said), f"page {number}: {text}"


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_every_slide_in_powerpoint_bears_it(desk: Desk, locale: str) -> None:
    job = desk.job("slides.pptx", locale, ALL, Options(greyscale=True, accent="#5B3A6E"))
    data = desk.production.finish(job, desk.production.prepare(job)).data
    slides = pptx.Presentation(BytesIO(data)).slides
    assert len(slides) > 3
    for slide in slides:
        (mark,) = [shape.text_frame.text for shape in slide.shapes if shape.name == "Draft"]
        assert all(words in mark for words in desk.said(locale, ALL))


def test_every_event_of_a_calendar_bears_it(desk: Desk) -> None:
    job = desk.job(CALENDAR, "es", ALL, Options(**START))
    data = desk.production.finish(job, desk.production.prepare(job)).data
    events = Calendar.from_ical(data).walk("VEVENT")
    assert events
    for event in events:
        assert all(words in str(event["DESCRIPTION"]) for words in desk.said("es", ALL))
