"""A poster is one page in every edition, on the edition's paper and on a sheet of twice its size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdf
import pypdfium2
import pytest
from matrix import Matrix, ipsdocs
from readback import bare
from wording import words

from ipsdocs.build.kitchen import Kitchen
from ipsdocs.problems import Problems

LOCALES = ("en", "es", "ar")
SIZES = {"a4": ((595, 842), (842, 1191)), "letter": ((612, 792), (792, 1224))}


def titles(outline: list[Any]) -> Iterator[str]:
    """The bookmarks of all levels, in order."""
    for each in outline:
        if isinstance(each, list):
            yield from titles(each)
        else:
            yield bare(str(each.title))


@pytest.mark.parametrize("locale", LOCALES)
def test_one_page_of_the_right_size(built: Matrix, locale: str) -> None:
    wrong, seen = {}, 0
    for output, file in built.outputs("poster.pdf", "poster-large.pdf", locale=locale):
        kitchen = Kitchen(built.project, built.jobs[output], Problems())
        wanted = SIZES[kitchen.composer.edition.print.paper]["large" in file.name]
        with pypdfium2.PdfDocument(file) as document:
            found = [tuple(round(side) for side in page.get_size()) for page in document]
        seen += 1
        if found != [wanted]:
            wrong[output] = found
    assert wrong == {}
    editions = {job.stack for job in built.jobs.values() if job.locale == locale}
    assert seen == 2 * len(built.project.poster_ids()) * len(editions)


@pytest.mark.parametrize("locale", LOCALES)
def test_bookmarks_name_the_principles_and_the_tasks(built: Matrix, locale: str) -> None:
    for output, file in built.outputs("poster.pdf", locale=locale, stack="base"):
        edited = Kitchen(built.project, built.jobs[output], Problems()).poster()
        named = edited.edition.words
        names = [words(name) for _, name in (*named.principles, *named.tasks)]
        found = list(titles(pypdf.PdfReader(file).outline))
        assert found[0] == bare(words(edited.poster.title)), output
        assert [title for title in found if title in map(bare, names)] == [bare(name) for name in names], output


@pytest.mark.parametrize("locale", ["en-XA", "ar-XB"])
def test_longer_words_and_words_from_the_right_fit_as_well(workshop: Matrix, locale: str) -> None:
    out = workshop.out.parent / "pseudo"
    done = ipsdocs(workshop.root, "build", "--locale", locale, "--format", "poster", "--out", out)
    assert done.returncode == 0, done.stderr
    for file in out.rglob("*.pdf"):
        with pypdfium2.PdfDocument(file) as document:
            assert len(document) == 1, file
