"""Editions without addresses, without colour, without internet: what the real curriculum's files show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from lxml import etree, html
from matrix import ROOT, Matrix

from ipsdocs.build.kitchen import Kitchen
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.edition.addresses import addresses
from ipsdocs.edition.edition import Edition
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files

COLOURED = ("trauma/handout.pdf", "trauma/slides.pdf", "trauma/guide.pdf", "poster.pdf")


def edition(built: Matrix, output: str) -> Edition:
    return Kitchen(built.project, built.jobs[output], Problems()).composer.edition


def silent(built: Matrix, *endings: str) -> Iterator[tuple[str, Path]]:
    """The outputs of editions that print no address."""
    yield from ((o, file) for o, file in built.outputs(*endings) if not edition(built, o).print.addresses)


def followed(file: Path) -> list[str]:
    """Where a file's links lead."""
    if file.suffix == ".html":
        found = [str(e.get("href", "")) for e in html.parse(file).getroot().iter(etree.Element)]
        return [address for address in found if address and not address.startswith("#")]
    pages = pypdf.PdfReader(file).pages
    actions = (note.get_object().get("/A", {}) for page in pages for note in page.get("/Annots") or ())
    return [str(action["/URI"]) for action in actions if "/URI" in action]


def said(file: Path) -> str:
    if file.suffix == ".html":
        return str(html.parse(file).getroot().text_content())
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_no_address_is_printed_or_followed(built: Matrix) -> None:
    looked_at = 0
    for output, file in silent(built, ".pdf", ".html"):
        looked_at += 1
        assert (followed(file), addresses(said(file))) == ([], ()), output
    assert looked_at > 20


def test_no_page_has_a_colour(built: Matrix) -> None:
    grey = [(output, file) for output, file in built.outputs(*COLOURED) if edition(built, output).print.greyscale]
    assert len({output.rpartition("/")[2] for output, _ in grey}) == len(COLOURED)
    for output, file in grey:
        with pypdfium2.PdfDocument(file) as document:
            for number, page in enumerate(document, 1):
                red, green, blue = page.render(scale=0.5).to_pil().convert("RGB").split()
                assert red.tobytes() == green.tobytes() == blue.tobytes(), f"{output}, page {number}"


@pytest.mark.parametrize("locale", ["en", "es", "ar"])
def test_a_room_has_no_training_over_video_call(locale: str) -> None:
    """Asked for all there is: a whole build makes a part of it in some locales."""
    planner = Planner.of(Files(ROOT), Problems())
    assert planner is not None
    every = Selection(planner.module_ids(), planner.training_ids(), (locale,), ("prison",))
    rooms = [job.output for job in planner.jobs(every)]
    assert rooms
    assert {output.split("/")[3] for output in rooms if "/trainings/" in output} == {"core-in-person"}
    assert not any("facilitating-online" in output for output in rooms)
