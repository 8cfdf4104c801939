"""Text read back from every PDF equals its source, paragraph by paragraph, by two readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import readback
import wording
from matrix import ROOT, Matrix
from readback import Lines
from spoken import strangers

from ipsdocs.build.plan import Planner, Selection
from ipsdocs.edition.languages import direction
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files

LOCALES = ("es", "ar", "ru", "hi", "fr", "ja", "he")  # of each script


def _folders() -> list[str]:
    """The folders of the matrix, each with a module's or a training's documents."""
    planner = Planner.of(Files(ROOT), Problems())
    assert planner is not None
    return sorted({job.output.rpartition("/")[0] for job in planner.jobs(Selection())})


@pytest.mark.parametrize("reader", [readback.by_poppler, readback.by_pdfium], ids=["poppler", "pdfium"])
@pytest.mark.parametrize("folder", _folders())
def test_every_paragraph_reads_back_whole(built: Matrix, folder: str, reader: Callable[[Path], Lines]) -> None:
    found = {}
    for output, file in built.outputs(".pdf"):
        if output.startswith(f"{folder}/"):
            lines = reader(file)
            lost = _lost(built.said(output), lines, folder)
            if lost:
                found[output] = lost
    assert found == {}


@pytest.mark.parametrize("reader", [readback.by_poppler, readback.by_pdfium], ids=["poppler", "pdfium"])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_block_of_a_closed_page_reads_back_whole(
    built: Matrix, locale: str, reader: Callable[[Path], Lines]
) -> None:
    """Template strings, numbers and times among them, in one module's handout and guide."""
    for name in ("handout.pdf", "guide.pdf"):
        output = f"{locale}/base/modules/learning-vs-helping/{name}"
        wanted = wording.closed(built.project, built.jobs[output])
        assert len(wanted) > 90, output
        assert _lost(wanted, reader(built.out / output), locale) == [], output


@pytest.mark.parametrize("locale", LOCALES)
def test_every_piece_is_tagged_with_a_language_that_its_letters_are_of(built: Matrix, locale: str) -> None:
    wrong = {output: found for output, file in built.outputs(".pdf", locale=locale) if (found := strangers(file))}
    assert wrong == {}


def _lost(wanted: list[str], lines: Lines, edition: str) -> list[str]:
    """What the reader hasn't whole; of a language from the right, what it hasn't letter by letter."""
    lost = readback.missing(wanted, lines)
    if direction(edition.partition("/")[0]) == "ltr":
        return lost
    return [words for words in lost if not readback.letters_are_there(words, lines)]
