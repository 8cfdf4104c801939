"""A page says in its language what nobody has reviewed, until a name stands in every catalogue that it draws on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tiny_worlds import with_templates

from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.produce import Production
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.paths import po_file
from ipsdocs.source.project import Project

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "projects" / "tiny"
MARK = "This translation has not been reviewed by a person yet"
IN_SPANISH = "Esta traducción aún no la ha revisado nadie"
BASE = ("first", "curriculum")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny project with the real templates and their Spanish words; all its catalogues are reviewed."""
    shutil.copytree(TINY, tmp_path, dirs_exist_ok=True)
    return with_templates(tmp_path, "es")


def page(root: Path, locale: str = "es", stack: str = "base") -> str:
    """A handout's page, before any engine."""
    planner = Planner.of(Files(root), Problems())
    assert planner is not None
    jobs = planner.jobs(Selection(locales=(locale,), stacks=(stack,), formats=("handout",)))
    job = next(job for job in jobs if job.output.endswith("modules/first/handout.html"))
    prepared = Production(Project.at(root)).prepare(job)
    assert prepared.problems == ()
    return prepared.payload


def head(root: Path, domain: str, old: str, new: str) -> None:
    path = root / po_file("es", domain)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_words_of_the_mark_are_translated() -> None:
    assert f'msgid "{MARK}"\nmsgstr "{IN_SPANISH}"' in (ROOT / po_file("es", "templates")).read_text("utf-8")


def test_what_a_person_has_read_carries_no_mark(root: Path) -> None:
    assert IN_SPANISH not in page(root)


@pytest.mark.parametrize("domain", BASE)
def test_every_catalogue_of_a_page_needs_a_reviewer(root: Path, domain: str) -> None:
    head(root, domain, "# reviewed-by: A. Lectora", "# reviewed-by:")
    assert re.search(rf'<p class="draft"><b>Borrador</b> · [^·]+ · {IN_SPANISH}</p>', page(root))
    assert MARK not in page(root)


def test_the_catalogue_of_another_page_is_none_of_its_matter(root: Path) -> None:
    head(root, "training-day", "# reviewed-by: A. Lectora", "# reviewed-by:")
    head(root, "variant-prison", "# reviewed-by: A. Lectora", "# reviewed-by:")
    assert IN_SPANISH not in page(root)
    assert IN_SPANISH in page(root, stack="prison")


def test_words_that_came_after_the_review_bring_the_mark_back(root: Path) -> None:
    head(root, "first", 'msgid "Together"', '# after-review: A. Lectora 2026-11-01\nmsgid "Together"')
    assert IN_SPANISH in page(root)


def test_what_is_not_translated_is_no_draft(root: Path) -> None:
    """The source's own pages carry no word of a translation."""
    head(root, "first", "# reviewed-by: A. Lectora", "# reviewed-by:")
    assert MARK not in page(root, "en")
