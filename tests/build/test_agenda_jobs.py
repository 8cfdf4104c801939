"""What a build reads and shows of a training whose agenda a variant changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ipsdocs.build.job import Job
from ipsdocs.build.kitchen import Kitchen
from ipsdocs.build.plan import Planner, Selection
from ipsdocs.document.schedule import Schedule
from ipsdocs.edition.edition import EditedTraining
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project

TINY = Path(__file__).parents[1] / "projects" / "tiny"
ROOT = Path(__file__).parents[2]
MODULE = "curriculum/modules/first.md"
SECOND = "curriculum/variants/prison/modules/second.md"
VARIANT = "curriculum/variants/prison/variant.yaml"
AGENDA = "curriculum/variants/prison/trainings/day.yaml"
PICTURE = '![A door that stands open](door.svg "Come in.")'
CATALOGUE = "locales/es/LC_MESSAGES/variant-prison.po"
CHANGES = """training: day
changes:
  - after: morning/first
    base: 000000000000
    dimension: content
    depth: deep
    why: People here ask for it.
    items:
      - module: second
      - {talk: 5, title: Doors, text: Who has a key?}
  - remove: morning/opening
    base: 000000000000
    dimension: context
    depth: surface
    why: Nobody arrives.
"""
CALENDAR = """calendar:
  - {name: A count, between: "10:00-10:30", minutes: 15}
  - {name: Visits, on: 01-11, source: The house}
"""
PRACTICES = """practices:
  opening: {minutes: 3, title: The day here}
  closing: {minutes: 4, title: Going back}
"""
SPANISH = """
msgid "Doors"
msgstr "Puertas"
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project, where the variant has a module of its own, an agenda and practices; with our templates."""
    made = tmp_path_factory.mktemp("agenda") / "project"
    shutil.copytree(TINY, made)
    shutil.copytree(ROOT / "templates", made / "templates")
    second = (made / MODULE).read_text("utf-8").replace("id: first", "id: second").replace(PICTURE, "")
    new = {
        SECOND: second,
        AGENDA: CHANGES,
        VARIANT: (made / VARIANT).read_text("utf-8") + PRACTICES + CALENDAR,
        CATALOGUE: (made / CATALOGUE).read_text("utf-8") + SPANISH,
    }
    for name, text in new.items():
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_text(text, "utf-8")
    return made


def jobs(root: Path, selection: Selection) -> dict[str, Job]:
    problems = Problems()
    planner = Planner.of(Files(root), problems)
    assert planner is not None
    made = {job.output: job for job in planner.jobs(selection)}
    assert list(problems) == []
    return made


def on_the_clock(root: Path, stack: str, start: str) -> tuple[Schedule, list[str]]:
    """When the training is held from a start on, and what is warned of."""
    job = jobs(root, Selection(trainings=("day",)))[f"en/{stack}/trainings/day/agenda.pdf"]
    problems = Problems()
    options = replace(job.options, start=start, zone="Europe/Madrid" if start else "")
    kitchen = Kitchen(Project.at(root), replace(job, options=options), problems)
    return kitchen.schedule(kitchen.training()), [problem.message for problem in problems]


def edited(root: Path, stack: str, locale: str = "en") -> EditedTraining:
    output = f"{locale}/{stack}/trainings/day/agenda.pdf"
    problems = Problems()
    kitchen = Kitchen(Project.at(root), jobs(root, Selection(trainings=("day",)))[output], problems)
    made = kitchen.training()
    assert list(problems) == []
    return made


def test_a_training_brings_the_modules_that_its_agenda_brings(root: Path) -> None:
    outputs = jobs(root, Selection(trainings=("day",), locales=("en",)))
    assert "en/prison/modules/second/guide.pdf" in outputs
    assert "en/base/modules/second/guide.pdf" not in outputs


def test_its_papers_read_the_agenda_and_those_modules_and_the_base_does_not(root: Path) -> None:
    outputs = jobs(root, Selection())
    read = dict(outputs["en/prison/trainings/day/agenda.pdf"].inputs)
    assert {AGENDA, SECOND, VARIANT} <= set(read)
    assert {AGENDA, SECOND, VARIANT}.isdisjoint(dict(outputs["en/base/trainings/day/agenda.pdf"].inputs))
    assert AGENDA not in dict(outputs["en/prison/modules/second/guide.pdf"].inputs)


def test_the_edition_shows_the_agenda_as_the_variant_leaves_it(root: Path) -> None:
    made = edited(root, "prison")
    (session,) = made.training.sessions
    assert [item.module or (item.title and item.title.source) for item in session.items] == [
        *("The day here", "first", "second", "Doors", None, "Going back")
    ]
    assert [module.module.id for module in made.modules] == ["first", "second"]
    assert session.minutes == made.training.minutes == 3 + 30 + 30 + 5 + 10 + 4


def test_the_base_is_as_it_was(root: Path) -> None:
    assert [session.minutes for session in edited(root, "base").training.sessions] == [45]


def test_a_start_keeps_the_calendar_and_says_what_it_can_t_keep(root: Path) -> None:
    """30 minutes of a module lie over the count, and what is before it can't be moved."""
    found, said = on_the_clock(root, "prison", "2027-01-11T09:50")
    assert [slot.item.does for slot in found.meetings[0].slots].count("break") == 0
    assert said == [
        "session “morning” on 2027-01-11, 09:50–11:12, has no place between two items for “A count” of prison, "
        "15 minutes between 10:00 and 10:30",
        "session “morning” on 2027-01-11, 09:50–11:12, is on “Visits” of prison, a day without sessions",
    ]
    found, said = on_the_clock(root, "prison", "2027-01-12T09:30")
    assert [(slot.title and slot.title.source, slot.start) for slot in found.meetings[0].slots][2:4] == [
        ("A count", 33),
        ("A first talk", 48),
    ]
    assert said == []


def test_without_the_variant_or_a_start_the_calendar_is_nobodys(root: Path) -> None:
    for stack, start in (("base", "2027-01-11T09:50"), ("prison", "")):
        found, said = on_the_clock(root, stack, start)
        assert said == []
        assert "A count" not in {slot.title.source for slot in found.meetings[0].slots if slot.title}


def test_what_the_agenda_brings_is_translated_by_the_variants_catalogue(root: Path) -> None:
    made = edited(root, "prison", "es")
    assert "Puertas" in {text.source for text in made.training.texts}
    assert "Who has a key?" in {text.source for text in made.fallbacks}
