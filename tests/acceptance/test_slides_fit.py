"""One slide is one page, in every edition; the PowerPoint file has the same slides."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from matrix import Matrix
from readback import bare, pages

from ipsdocs.build.kitchen import Kitchen
from ipsdocs.document.deck import Deck, deck
from ipsdocs.problems import Problems


def decks(built: Matrix, locale: str) -> Iterator[tuple[str, Path, Deck]]:
    """Each deck of a locale with the folder of its files."""
    for output, file in built.outputs("slides.pdf", locale=locale):
        kitchen = Kitchen(built.project, built.jobs[output], Problems())
        edited = kitchen.module(kitchen.job.subject, "slides", None)
        yield output, file.parent, deck(edited, kitchen.desk)


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_every_deck_has_a_page_a_slide(built: Matrix, locale: str) -> None:
    wrong = {}
    for output, folder, shown in decks(built, locale):
        with pypdfium2.PdfDocument(folder / "slides.pdf") as document:
            pages = len(document)
        with zipfile.ZipFile(folder / "slides.pptx") as file:
            slides = sum(bool(re.fullmatch(r"ppt/slides/slide\d+\.xml", name)) for name in file.namelist())
        if not len(shown.slides) == pages == slides == built.entries[output]["pages"]:
            wrong[output] = (len(shown.slides), pages, slides)
    assert wrong == {}


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_every_slide_has_its_own_title_on_its_own_page(built: Matrix, locale: str) -> None:
    """A slide that ran over and one that got lost would make up for each other in a count."""
    for output, folder, shown in decks(built, locale):
        for slide, words in zip(shown.slides, pages(folder / "slides.pdf"), strict=True):
            turned = locale == "ar" and _each_word(slide.title.words, words)
            assert turned or bare(slide.title.words) in words, output


def _each_word(title: str, page: str) -> bool:
    """For titles with Latin words or numbers, which pdfium turns round in a line from the right."""
    return all(word in page for word in re.findall(r"\w+", title))
