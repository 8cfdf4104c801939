"""A page in a thin locale: its parent's words are its own, and what it says otherwise can be a draft."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from tiny_worlds import with_templates

from ipsdocs.build.job import Job
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.produce import Production
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.paths import po_file
from ipsdocs.source.project import Project

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "projects" / "tiny"
HEAD = (
    '# reviewed-by:{by}\nmsgid ""\nmsgstr ""\n"Language: {tag}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)
MARK = "This translation has not been reviewed by a person yet"
IN_SPANISH = "Esta traducción aún no la ha revisado nadie"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny project with the real templates; its Spanish is reviewed."""
    shutil.copytree(TINY, tmp_path, dirs_exist_ok=True)
    return with_templates(tmp_path, "es")


def differs(root: Path, tag: str, words: dict[str, str], by: str = "") -> None:
    """What a thin locale says otherwise in the tiny project's module."""
    texts = "".join(f'\nmsgid "{msgid}"\nmsgstr "{said}"\n' for msgid, said in words.items())
    path = root / po_file(tag, "first")
    path.parent.mkdir(parents=True)
    path.write_text(HEAD.format(tag=tag.replace("-", "_"), by=f" {by}" if by else "") + texts, "utf-8")


def job(root: Path, tag: str, name: str = "handout.html") -> Job:
    planner = Planner.of(Files(root), Problems())
    assert planner is not None
    jobs = planner.jobs(Selection(locales=(tag,), stacks=("base",)))
    return next(job for job in jobs if job.output.endswith(f"modules/first/{name}"))


def page(root: Path, tag: str) -> str:
    """A handout's page, of which all is translated."""
    prepared = Production(Project.at(root)).prepare(job(root, tag))
    assert (prepared.problems, prepared.fallbacks) == ((), ())
    done, of_all = prepared.coverage
    assert done == of_all > 0
    return prepared.payload


@pytest.mark.parametrize("tag", ["en-GB", "en-AU", "es-419", "es-ES"])
def test_a_parents_words_are_no_foreign_passage(root: Path, tag: str) -> None:
    assert re.findall(r'lang="([^"]*)"', page(root, tag)) == [tag]


def test_a_page_says_what_its_locale_says_otherwise(root: Path) -> None:
    differs(root, "en-GB", {"Together": "Side by side"})
    assert "Side by side" in page(root, "en-GB")
    assert "Side by side" not in page(root, "en-AU"), "CLDR has it beside en-GB, not below it"


def test_words_of_the_source_are_no_draft_and_words_beside_them_are(root: Path) -> None:
    assert MARK not in page(root, "en-GB")
    differs(root, "en-GB", {"Together": "Side by side"})
    assert MARK in page(root, "en-GB")
    shutil.rmtree(root / "locales/en-GB")
    differs(root, "en-GB", {"Together": "Side by side"}, by="A. Reader")
    assert MARK not in page(root, "en-GB")


def test_a_catalogue_without_words_is_no_draft(root: Path) -> None:
    differs(root, "en-GB", {})
    assert MARK not in page(root, "en-GB")


def test_a_draft_of_the_parent_is_one_of_the_locale(root: Path) -> None:
    assert IN_SPANISH not in page(root, "es-419")
    file = root / po_file("es", "first")
    file.write_text(file.read_text("utf-8").replace("# reviewed-by: A. Lectora", "# reviewed-by:"), "utf-8")
    assert IN_SPANISH in page(root, "es-419")


@pytest.mark.parametrize(("tag", "points"), [("en", (612, 792)), ("en-GB", (595, 842)), ("es-419", (612, 792))])
def test_paper_and_language_of_a_pdf(root: Path, tag: str, points: tuple[int, int]) -> None:
    production, wanted = Production(Project.at(root)), job(root, tag, "handout.pdf")
    data = production.finish(wanted, production.prepare(wanted)).data
    with pikepdf.open(io.BytesIO(data)) as document:
        assert str(document.Root.Lang) == tag
        box = document.pages[0].MediaBox
        assert (round(box[2]), round(box[3])) == points


def test_the_real_thin_locales_say_the_frameworks_name() -> None:
    """Both are drafts over a draft; `Apoyo de Pares Intencional (API)` is what its authors call it in Spanish."""
    said = {}
    for tag in ("es", "es-419", "es-ES"):
        catalogue = Project.at(ROOT).catalogue(tag, "curriculum")
        assert catalogue is not None
        assert not catalogue.reviewed_by
        said[tag] = dict(catalogue.messages)["Intentional Peer Support"].text
    assert said["es-419"] == f"{said['es']} (API)" == "Apoyo de Pares Intencional (API)"
    assert said["es-ES"] == "Apoyo Intencional entre Iguales"
