"""The tiny project with a second module, a glossary and the real templates; all its Spanish is there and reviewed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from click.testing import CliRunner
from tiny_worlds import with_templates

from ipsdocs.build.job import Job, Prepared
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.produce import Production
from ipsdocs.commands.main import main
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.paths import po_file
from ipsdocs.source.project import Project

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "projects" / "tiny"
FIRST = "curriculum/modules/first.md"
OVERLAY = "curriculum/variants/prison/first.md"
CURRICULUM = "curriculum/curriculum.yaml"
CONTACTS = "curriculum/contacts/us.yaml"
GLOSSARY = "curriculum/glossary.yaml"
SNAPSHOT = "locales/es/frozen"
HEAD = """# {domain}
#
# reviewed-by: A. Lectora
# reviewed-on: 2026-11-01
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
TERM = "limit:\n  term: limit\n  meaning: Where I end.\n  everyday: yes\n"


def world(folder: Path) -> Path:
    """The project, still live."""
    root = folder / "project"
    shutil.copytree(TINY, root)
    with_templates(root, "es")
    first = (root / FIRST).read_text("utf-8")
    (root / "curriculum/modules/second.md").write_text(re.sub("(?m)^id: first$", "id: second", first), "utf-8")
    shutil.copytree(root / "curriculum/modules/first", root / "curriculum/modules/second")
    shutil.copy(root / po_file("es", "first"), root / po_file("es", "second"))
    (root / GLOSSARY).write_text(TERM, "utf-8")
    words = (("limit", "límite"), ("Where I end.", "Donde termino yo."))
    entries = "".join(f'\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in words)
    (root / po_file("es", "glossary")).write_text(HEAD.format(domain="glossary") + entries, "utf-8")
    return root


def run(root: Path, *words: str) -> str:
    """What a command that goes well says."""
    done = CliRunner().invoke(main, ["-C", str(root), *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (file, old, text.count(old))
    path.write_text(text.replace(old, new), "utf-8")


def move_on(root: Path) -> None:
    """Today's source goes on: a paragraph, an overlay, a term, the title and the glossary say something else, a module
    goes, and another comes.
    """
    change(root, FIRST, "We learn together.", "We learn with each other.")
    change(root, OVERLAY, "Staff may have to pass on what they hear.", "Staff write down what they hear.")
    change(root, CURRICULUM, "peer-support: peer support", "peer-support: mutual support")
    change(root, CURRICULUM, "title: A tiny curriculum", "title: A small curriculum")
    change(root, GLOSSARY, "Where I end.", "Where I stop.")
    (root / "curriculum/modules/second.md").rename(root / "curriculum/modules/third.md")
    change(root, "curriculum/modules/third.md", "id: second", "id: third")
    shutil.move(root / "curriculum/modules/second", root / "curriculum/modules/third")


def planned(root: Path, locale: str = "es", **selected: tuple[str, ...]) -> dict[str, Job]:
    problems = Problems()
    planner = Planner.of(Files(root), problems)
    assert planner is not None
    jobs = planner.jobs(Selection(locales=(locale,), **selected))
    assert list(problems) == []
    return {job.output: job for job in jobs}


def prepared(root: Path, locale: str = "es", **selected: tuple[str, ...]) -> dict[str, Prepared]:
    """Every document of a locale, closed, before any engine."""
    production = Production(Project.at(root))
    found = {output: production.prepare(job) for output, job in planned(root, locale, **selected).items()}
    assert [each.problems for each in found.values() if each.problems] == []
    return found


def pages(root: Path, locale: str = "es", **selected: tuple[str, ...]) -> dict[str, str]:
    """What its documents say."""
    return {output: each.payload for output, each in prepared(root, locale, **selected).items()}
