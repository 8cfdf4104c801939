"""The content stamp on each paper: it changes when what the paper says does, and then alone.

Every document of the tiny project is prepared, in all its editions, before and after one translation is edited.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ipsdocs.build.job import Job, Options, Prepared
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.produce import Production, Sheet, Show
from ipsdocs.build.stamps import second
from ipsdocs.document.deck_stamp import stamped
from ipsdocs.document.page import Page
from ipsdocs.document.stamp import STAMP
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project

ROOT = Path(__file__).parents[2]
PO = "locales/es/LC_MESSAGES"
STAGED = """
:::: slide {#hopes}
### What we hope for

::: note
Watch the clock.
:::
::::

::::: breakout {#in-two minutes=5}
Talk about it in pairs.

::: producer
Open the rooms.
:::
:::::
"""
TRANSLATED = {
    "What we hope for": "Qué esperamos",
    "Watch the clock.": "Mira el reloj.",
    "Talk about it in pairs.": "Hablad de ello en parejas.",
    "Open the rooms.": "Abre las salas.",
}
NUMBERED = "Page %(page)s of %(pages)s"
TEMPLATES = {
    "Facilitation guide": "Guía",
    "Handout": "Hoja",
    "Contents": "Contenido",
    NUMBERED: "Página %(page)s de %(pages)s",
}
GUIDES = {"guide.pdf", "guide.html", "run-of-show.pdf", "run-of-show.html"}
HANDOUTS = {"handout.pdf", "handout.html", "workbook.pdf"}
SLIDES = {"slides.pdf", "slides.pptx"}
TRAINING = {"agenda.pdf", "certificate.pdf", "overview.pdf", "preparation.pdf", "run-of-show.pdf", "start-here.pdf"}
NUMBERED_PAPERS = TRAINING | {"guide.pdf", "handout.pdf", "workbook.pdf"}
POSTERS = {"poster.pdf", "poster-large.pdf"}


@dataclass(frozen=True)
class Paper:
    """A document's job, its page as the build compares it, its stamp, and all that it says beside that."""

    job: Job
    made: str
    stamp: str
    rest: str


def paper(job: Job, prepared: Prepared) -> Paper:
    assert [str(problem) for problem in prepared.problems] == []
    stamp, rest = _stamp(prepared.document), prepared.payload
    assert (STAMP in rest) is isinstance(prepared.document, Show)  # a deck gets its own as it is drawn
    return Paper(job, second(prepared), stamp, rest.replace(stamp, "") if stamp else rest)


def _stamp(document: object) -> str:
    """The stamp that a document prints, the same wherever it prints it; a calendar file has none."""
    match document:
        case Show(deck):
            words = stamped(deck).version.words
        case Sheet(Page(html)) | Page(html):
            words = html
        case _:
            return ""
    found: set[str] = set(re.findall(r'(?: · |<bdi dir="ltr">)([0-9a-f]{8})(?!\w)', words))
    assert len(found) == 1
    return found.pop()


def planned(root: Path) -> tuple[Job, ...]:
    planner = Planner.of(Files(root), Problems())
    assert planner is not None
    found = planner.jobs(Selection())
    covers = tuple(replace(job, document="start-here.pdf") for job in found if job.document == "overview.pdf")
    return (*found, *(replace(job, output=job.output.replace("overview", "start-here")) for job in covers))


def papers(root: Path) -> dict[str, Paper]:
    production = Production(Project.at(root))
    return {job.output: paper(job, production.prepare(job)) for job in planned(root)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with something for each audience, and a message that no text has any more."""
    root = tmp_path_factory.mktemp("papers") / "project"
    shutil.copytree(ROOT / "tests/projects/tiny", root)
    shutil.copytree(ROOT / "templates", root / "templates")
    module, po = root / "curriculum/modules/first.md", root / PO / "first.po"
    with module.open("a", encoding="utf-8") as file:
        file.write(STAGED)
    head, sign, _ = po.read_text("utf-8").partition('msgid "A first talk"')
    assert sign
    with po.open("a", encoding="utf-8") as file:
        file.write(messages(TRANSLATED) + '\n#~ msgid "Gone."\n#~ msgstr "Ya no está."\n')
    (root / PO / "templates.po").write_text(head.replace("# first", "# templates") + messages(TEMPLATES), "utf-8")
    return root


def messages(translated: dict[str, str]) -> str:
    return "".join(f'\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in translated.items())


@pytest.fixture(scope="module")
def before(root: Path) -> dict[str, Paper]:
    return papers(root)


@pytest.fixture
def after(request: pytest.FixtureRequest, root: Path) -> Iterator[dict[str, Paper]]:
    """The papers after a file is edited, which is undone then."""
    name, old, new = request.param
    path = root / PO / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")
    yield papers(root)
    path.write_text(text, "utf-8")


EVERYWHERE, INSIDE = {"es/base", "es/prison"}, {"es/prison"}
# What is edited → the documents whose pages say it, in these editions.
EDITS: dict[str, tuple[tuple[str, str, str], set[str], set[str]]] = {
    "a facilitator's note upon a slide": (
        ("first.po", "Mira el reloj.", "Mira la hora."),
        GUIDES | {"slides.pptx"},
        EVERYWHERE,
    ),
    "a producer's cue": (("first.po", "Abre las salas.", "Abre salas."), GUIDES, EVERYWHERE),
    "a slide's title": (("first.po", "Qué esperamos", "Lo que esperamos"), GUIDES | SLIDES, EVERYWHERE),
    "a paragraph": (("first.po", "en parejas.", "de dos en dos."), GUIDES | HANDOUTS, EVERYWHERE),
    "its emphasis alone": (("first.po", "en parejas.", "en *parejas*."), GUIDES | HANDOUTS, EVERYWHERE),
    "a link's address": (
        ("first.po", "cómo hablamos](https://example.org/talk)", "cómo hablamos](https://example.org/speak)"),
        GUIDES | HANDOUTS,
        EVERYWHERE,
    ),
    "a label in a picture": (("first.po", "Abierta", "Está abierta"), GUIDES | HANDOUTS, EVERYWHERE),
    "a module's summary": (
        ("first.po", "Cómo empezar con", "Empezar con"),
        (GUIDES - {"run-of-show.pdf", "run-of-show.html"}) | HANDOUTS | SLIDES | {"overview.pdf", "agenda.pdf"},
        EVERYWHERE,
    ),
    "an overlay's words": (
        ("variant-prison.po", "El personal quizá tenga", "El personal tal vez tenga"),
        GUIDES | HANDOUTS,
        INSIDE,
    ),
    "a message that is gone": (("first.po", "Ya no está.", "Se fue."), set(), set()),
    "a remark": (("first.po", 'msgid "Together"', '# ask Ana\nmsgid "Together"'), set(), set()),
    "a string of one template": (("templates.po", '"Guía"', '"La guía"'), {"guide.pdf", "guide.html"}, EVERYWHERE),
    "a string of the workbook": (("templates.po", "Contenido", "Índice"), {"workbook.pdf"}, EVERYWHERE),
    "the phrase of page numbers": (
        ("templates.po", "Página %(page)s de", "Pág. %(page)s de"),
        NUMBERED_PAPERS,
        EVERYWHERE,
    ),
    "a poster's line": (("poster-wall.po", "¿Qué necesitas?", "¿Qué te hace falta?"), POSTERS, EVERYWHERE),
}


@pytest.mark.parametrize(("after", "documents", "editions"), EDITS.values(), ids=EDITS, indirect=["after"])
def test_what_does_not_say_it_stays(
    before: dict[str, Paper], after: dict[str, Paper], documents: set[str], editions: set[str]
) -> None:
    assert after.keys() == before.keys()
    said = {name for name in after if after[name].rest != before[name].rest}
    assert {name for name in after if after[name].made != before[name].made} == said, "drawn for its stamp alone"
    assert {name for name in after if after[name].stamp != before[name].stamp} == said, "another page, the same stamp"
    assert {after[name].job.document for name in said} == documents
    assert {"/".join(name.split("/")[:2]) for name in said} == editions


WAYS = (
    Options(paper="a4"),
    Options(paper="letter"),
    Options(large=True),
    Options(greyscale=True),
    Options(accent="#123456"),
)
WITHOUT_PICTURE = POSTERS  # in large print, a poster gives its picture's place to the words


@pytest.mark.parametrize("options", WAYS, ids=str)
def test_the_same_words_have_the_same_stamp_on_any_paper(
    root: Path, before: dict[str, Paper], options: Options
) -> None:
    production = Production(Project.at(root))
    for name, usual in before.items():
        if usual.job.locale == "es" and not (options.large and usual.job.document in WITHOUT_PICTURE):
            job = replace(usual.job, options=options)
            assert paper(job, production.prepare(job)).stamp == usual.stamp, name
