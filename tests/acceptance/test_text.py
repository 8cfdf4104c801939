"""Text read back from every PDF equals its source, paragraph by paragraph, by two readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import readback
from matrix import ROOT, Matrix
from readback import Lines

from ipsdocs.build.plan import Planner, Selection
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files


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
            lost = readback.missing(built.said(output), lines)
            if folder.startswith("ar/"):
                lost = [words for words in lost if not readback.letters_are_there(words, lines)]
            if lost:
                found[output] = lost
    assert found == {}
