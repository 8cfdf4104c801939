"""What a variant's folder can hold reaches the pages of its editions, and of no other: tested on a small project."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

from ipsdocs.build.job import Options
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.produce import Production
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests/projects/tiny"
HEAD = "---\nmodule: first\n---\n\n"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>x</title><text x="1" y="5">Harbour</text></svg>'
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The tiny project with templates, and two variants more: coast, and harbour, which extends it."""
    project = tmp_path / "project"
    copytree(TINY, project)
    copytree(ROOT / "templates", project / "templates")
    variant(project, "coast")
    variant(project, "harbour", "extends: [coast]\n")
    return project


def variant(root: Path, id: str, more: str = "") -> Path:
    folder = root / "curriculum/variants" / id
    folder.mkdir()
    text = f"id: {id}\nname: {id.title()}\nkind: culture\nwhy: People live by the water.\n{more}"
    (folder / "variant.yaml").write_text(text, "utf-8")
    return folder


def overlay(root: Path, id: str, *operations: str) -> None:
    (root / f"curriculum/variants/{id}/first.md").write_text(HEAD + "\n\n".join(operations) + "\n", "utf-8")


def operation(head: str, text: str = "") -> str:
    return f'::: {head} base=000000000000 dimension=content depth=deep why="A test."}}\n{text}\n:::'


def page(root: Path, stack: str, locale: str = "en", document: str = "handout.html", module: str = "first") -> str:
    """The closed page of one module in one edition, its words alone."""
    problems = Problems()
    planner = Planner.of(Files(root), problems)
    assert planner is not None
    job = planner.job("x", document, module, locale, tuple(stack.split("+")), Options())
    prepared = Production(Project.at(root)).prepare(job)
    assert [str(problem) for problem in (*problems, *prepared.problems)] == []
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", str(prepared.payload)))


def test_a_variant_stands_on_what_it_extends(root: Path) -> None:
    overlay(root, "coast", operation("fill {at=local", "We meet by the water. {#water}"))
    overlay(root, "harbour", operation("after {at=water", "We meet on boats."))
    assert "We meet by the water. We meet on boats." in page(root, "harbour")
    assert "boats" not in page(root, "coast")


def test_a_stack_has_each_variant_once(root: Path) -> None:
    overlay(root, "coast", operation("after {at=local", "We meet by the water."))
    assert page(root, "coast+harbour").count("We meet by the water.") == 1


def test_words_for_one_language_are_on_its_pages_alone(root: Path) -> None:
    own = operation("after {at=local locale=es", "Aquí nos sentamos junto al agua.")
    overlay(root, "coast", own, operation("after {at=local", "By the water."))
    assert "Aquí nos sentamos junto al agua." in page(root, "coast", "es")
    assert "Aquí nos sentamos" not in page(root, "coast")
    assert "By the water." in page(root, "coast")


def test_a_variant_brings_its_own_picture(root: Path) -> None:
    pictures = root / "curriculum/variants/coast/pictures"
    pictures.mkdir()
    (pictures / "door.svg").write_text(SVG, "utf-8")
    overlay(root, "coast", operation("after {at=local", "![A harbour with boats](door.svg)"))
    project = Project.at(root)
    found = project.overlay("coast", "first")
    assert found is not None
    assert [picture.name for picture in project.overlay_pictures(found)] == ["variant-coast/door.svg"]
    shown = page(root, "coast", document="guide.html")
    assert shown
    prepared = html(root, "coast")
    assert prepared.count("<img") == 2  # the module's own door, and the variant's
    assert html(root, "prison").count("<img") == 1


def html(root: Path, stack: str) -> str:
    planner = Planner.of(Files(root), Problems())
    assert planner is not None
    job = planner.job("x", "handout.pdf", "first", "en", (stack,), Options())
    return str(Production(Project.at(root)).prepare(job).payload)


def test_a_module_that_a_variant_adds_is_in_its_editions_alone(root: Path) -> None:
    folder = root / "curriculum/variants/coast/modules"
    folder.mkdir()
    copytree(root / "curriculum/modules/first", folder / "second")
    text = (root / "curriculum/modules/first.md").read_text("utf-8").replace("id: first", "id: second")
    (folder / "second.md").write_text(text.replace("A first talk", "A second talk"), "utf-8")
    planner = Planner.of(Files(root), Problems())
    assert planner is not None
    editions = {
        (job.locale, job.stack)
        for stack in ("base", "prison", "coast", "harbour")
        for job in planner.jobs(Selection(stacks=(stack,)))
        if job.subject == "second"
    }
    assert editions == {(locale, (stack,)) for locale in ("en", "es") for stack in ("coast", "harbour")}
    assert "A second talk" in page(root, "harbour", module="second")


def test_a_whole_build_makes_a_variant_in_its_languages_only(root: Path) -> None:
    variant(root, "inland", "locales: [es]\n")
    file = root / "curriculum/curriculum.yaml"
    file.write_text(file.read_text("utf-8").replace("stacks: [base, prison]", "stacks: [base, inland]"), "utf-8")
    planner = Planner.of(Files(root), Problems())
    assert planner is not None
    assert {(job.locale, job.stack) for job in planner.jobs(Selection())} == {
        ("en", ()),
        ("es", ()),
        ("es", ("inland",)),
    }
    # Somebody who names it gets it in any language.
    named = planner.jobs(Selection(stacks=("inland",)))
    assert {job.locale for job in named} == {"en", "es"}


def test_an_edited_parent_makes_its_child_anew(root: Path) -> None:
    """A job may read the files of all that its stack extends: its first stamp is over them."""
    overlay(root, "coast", operation("after {at=local", "By the water."))
    planner = Planner.of(Files(root), Problems())
    assert planner is not None
    job = planner.job("x", "handout.pdf", "first", "en", ("harbour",), Options())
    names = {name for name, _ in job.inputs}
    assert {"curriculum/variants/coast/first.md", "curriculum/variants/coast/variant.yaml"} <= names


def test_variants_in_a_circle_are_one_problem(root: Path) -> None:
    file = root / "curriculum/variants/coast/variant.yaml"
    file.write_text(file.read_text("utf-8") + "extends: [harbour]\n", "utf-8")
    problems = Problems()
    planner = Planner.of(Files(root), problems)
    assert planner is not None
    planner.jobs(Selection(stacks=("harbour",)))
    assert [problem.message for problem in problems] == ["variants extend each other: harbour → coast → harbour"]
