"""A frozen locale's pages stay as they were while the source moves on; its support contacts are today's."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from frozen_world import (
    CONTACTS,
    CURRICULUM,
    FIRST,
    GLOSSARY,
    SNAPSHOT,
    change,
    move_on,
    pages,
    planned,
    prepared,
    run,
    world,
)

from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.produce import Production
from ipsdocs.build.why import differences
from ipsdocs.problems import Problems
from ipsdocs.release import report
from ipsdocs.source.files import Files
from ipsdocs.source.paths import po_file
from ipsdocs.source.project import Project

HANDOUT = "es/base/modules/first/handout.html"
DRAFT = "Esta traducción aún no la ha revisado nadie"
STAMP = re.compile(r"\b[0-9a-f]{8}(?=</bdi>)")
FOREIGN = re.compile(r'<[^>]+lang="en"')
CONTACT = """  - id: other
    name: A new line
    number: "555 0100"
    kind: crisis
    peer-run: unknown
    hours: Day and night
    dispatch: unknown
    source: example.org
    confidence: A
    seen: 2026-10-01
    checked-by: A. Reader
    expires: 2027-06-01
"""


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return world(tmp_path)


@pytest.fixture
def frozen(live: Path) -> Path:
    run(live, "i18n", "freeze", "es")
    return live


def test_freezing_changes_no_page(live: Path) -> None:
    before = pages(live)
    assert len(before) > 40
    run(live, "i18n", "freeze", "es")
    assert pages(live) == before


def test_pages_stay_while_the_source_moves_on(frozen: Path) -> None:
    """All of them, those of a module that is gone too, wholly in Spanish; the source's are new."""
    before, english = prepared(frozen), pages(frozen, "en")
    move_on(frozen)
    run(frozen, "i18n", "update")
    after = prepared(frozen)
    assert {output: each.payload for output, each in after.items()} == {o: each.payload for o, each in before.items()}
    assert "es/prison/modules/second/guide.pdf" in after
    assert all(each.fallbacks == () and each.coverage[0] == each.coverage[1] for each in after.values())
    assert not any(FOREIGN.search(each.payload) for output, each in after.items() if output.endswith(".html"))
    now = pages(frozen, "en")
    assert "We learn with each other." in now["en/base/modules/first/handout.html"]
    assert "Staff write down what they hear." in now["en/prison/modules/first/handout.html"]
    assert now.keys() - english.keys() == {o.replace("second", "third") for o in english.keys() - now.keys()} != set()


def test_its_contacts_are_todays(frozen: Path) -> None:
    before = pages(frozen)
    change(frozen, CONTACTS, '"988"', '"7 53 10"')
    after = pages(frozen)
    number = "7\u00a053\u00a010"
    assert number in after[HANDOUT]
    changed = {output for output in after if after[output] != before[output]}
    assert {output for output in changed if output.endswith(".html")} >= {HANDOUT}
    assert not any("988" in after[output] for output in changed if output.endswith(".html"))
    said = STAMP.sub("", after[HANDOUT]).replace(number, "988").replace("75310", "988")
    assert said == STAMP.sub("", before[HANDOUT])


def test_a_new_contact_is_said_in_todays_translation_and_marked_until_it_is_reviewed(frozen: Path) -> None:
    (frozen / CONTACTS).write_text((frozen / CONTACTS).read_text("utf-8") + CONTACT, "utf-8")
    assert re.search(r'lang="en"[^>]*>A new line', pages(frozen)[HANDOUT])
    run(frozen, "i18n", "update", "es")
    po = po_file("es", "curriculum")
    change(frozen, po, 'msgid "A new line"\nmsgstr ""', 'msgid "A new line"\nmsgstr "Una línea nueva"')
    page = pages(frozen)[HANDOUT]
    assert "Una línea nueva" in page
    assert DRAFT in page
    text = (frozen / po).read_text("utf-8")
    (frozen / po).write_text(re.sub("# after-review: .*\n", "", text), "utf-8")
    page = pages(frozen)[HANDOUT]
    assert "Una línea nueva" in page
    assert DRAFT not in page


def test_other_translations_of_today_wait(frozen: Path) -> None:
    before = pages(frozen)
    change(frozen, po_file("es", "first"), "Aprendemos juntas.", "Aprendemos unas con otras.")
    change(frozen, po_file("es", "curriculum"), "Un currículo pequeño", "Un currículo chico")
    assert pages(frozen) == before


def test_templates_are_todays(frozen: Path) -> None:
    path = frozen / "templates/base.css"
    path.write_text(path.read_text("utf-8") + "\n.frozen-or-not { color: red; }\n", "utf-8")
    assert "frozen-or-not" in pages(frozen)[HANDOUT]


def test_today_says_whose_contacts_are_printed(frozen: Path) -> None:
    text = (frozen / CONTACTS).read_text("utf-8")
    other = text.replace("region: us", "region: nz").replace("988", "1737")
    (frozen / "curriculum/contacts/nz.yaml").write_text(other, "utf-8")
    change(frozen, "curriculum/variants/prison/variant.yaml", "kind: setting", "kind: setting\nregion: nz")
    found = pages(frozen)
    assert "1737" in found["es/prison/modules/first/handout.html"]
    assert "1737" not in found[HANDOUT]
    names = {name for name, _ in planned(frozen)["es/prison/modules/first/handout.html"].inputs}
    assert {name for name in names if "/contacts/" in name} == {"curriculum/contacts/nz.yaml"}
    change(frozen, CURRICULUM, "region: us", "region: nz")
    assert "1737" in pages(frozen)[HANDOUT]


def test_its_first_stamps_are_over_the_snapshot(frozen: Path) -> None:
    before = planned(frozen)
    move_on(frozen)
    assert planned(frozen) == before, "what today's source says is nothing to it"
    names = {name for name, _ in before[HANDOUT].inputs}
    outside = {name for name in names if not name.startswith((f"{SNAPSHOT}/", "templates/"))}
    assert outside == {CONTACTS, po_file("es", "curriculum"), po_file("es", "templates"), "locales/templates.pot"}
    change(frozen, f"{SNAPSHOT}/{FIRST}", "version: 1", "version: 2")
    change(frozen, CONTACTS, '"988"', '"989"')
    assert differences(before[HANDOUT], planned(frozen)[HANDOUT]) == (
        f"{CONTACTS} changed.",
        f"{SNAPSHOT}/{FIRST} changed.",
    )


def test_nothing_else_is_read_but_todays_matrix(frozen: Path) -> None:
    """Of which the region alone reaches a page, and its contacts are named."""
    jobs = planned(frozen, stacks=("prison",), modules=("first",))
    reader = Project.at(frozen)
    production = Production(reader)
    for job in jobs.values():
        assert production.prepare(job).problems == ()
    matrix = {CURRICULUM, "curriculum/variants/prison/variant.yaml", "templates/fonts.lock"}
    assert reader.files.read <= {name for job in jobs.values() for name, _ in job.inputs} | matrix


def test_a_stack_of_a_newer_variant_is_made_when_it_is_frozen_again(frozen: Path) -> None:
    shutil.copytree(frozen / "curriculum/variants/prison", frozen / "curriculum/variants/ward")
    change(frozen, "curriculum/variants/ward/variant.yaml", "id: prison", "id: ward")
    change(frozen, CURRICULUM, "stacks: [base, prison]", "stacks: [base, ward, prison]")
    assert {job.split("/")[1] for job in planned(frozen)} == {"base", "prison"}
    assert {job.split("/")[1] for job in planned(frozen, "en")} == {"base", "prison", "ward"}
    run(frozen, "i18n", "freeze", "es")
    assert {job.split("/")[1] for job in planned(frozen)} == {"base", "prison", "ward"}


def test_thawed_it_falls_back_marked(frozen: Path) -> None:
    before = pages(frozen)
    move_on(frozen)
    run(frozen, "i18n", "update")
    run(frozen, "i18n", "thaw", "es")
    assert not (frozen / SNAPSHOT).exists()
    found = prepared(frozen)
    assert re.search(r'lang="en"[^>]*>We learn with each other\.', found[HANDOUT].payload)
    assert "We learn with each other." in {fallback.text for fallback in found[HANDOUT].fallbacks}
    assert found.keys() != before.keys()


def test_a_report_on_a_variant_is_of_what_it_says_today(frozen: Path) -> None:
    move_on(frozen)
    planner = Planner.of(Files(frozen), Problems())
    assert planner is not None
    job = report.jobs("prison", "es", planner)[-1]
    made = Production(Project.at(frozen)).prepare(job)
    assert made.problems == ()
    assert "Staff write down what they hear." in made.payload


def test_a_mistake_in_a_snapshot_is_said_where_it_lies(frozen: Path) -> None:
    change(frozen, f"{SNAPSHOT}/{FIRST}", "Drink a glass of water.", "{{ nothing }}")
    (problem,) = Production(Project.at(frozen)).prepare(planned(frozen)[HANDOUT]).problems
    assert problem.place.file == f"{SNAPSHOT}/{FIRST}"
    change(frozen, f"{SNAPSHOT}/curriculum/trainings/day.yaml", "mode: in-person", "mode: nowhere")
    planner, problems = Planner.of(Files(frozen), noted := Problems()), noted
    assert planner is not None
    planner.jobs(Selection(locales=("es",)))
    assert [problem.place.file for problem in problems] == [f"{SNAPSHOT}/curriculum/trainings/day.yaml"]


def test_a_mistake_of_today_is_said_where_it_lies(frozen: Path) -> None:
    """The catalogue that contacts have their words from is today's."""
    po = po_file("es", "curriculum")
    (frozen / po).write_text((frozen / po).read_text("utf-8") + '\nmsgid "open\n', "utf-8")
    problems = Production(Project.at(frozen)).prepare(planned(frozen)[HANDOUT]).problems
    assert {problem.place.file for problem in problems} == {po}


def test_without_its_snapshot_it_is_not_planned_and_others_are(frozen: Path) -> None:
    shutil.rmtree(frozen / SNAPSHOT)
    planner = Planner.of(Files(frozen), problems := Problems())
    assert planner is not None
    assert planner.jobs(Selection(locales=("en",)))
    assert list(problems) == []
    planner.jobs(Selection())
    assert [problem.message for problem in problems] == ["the locale “es” is frozen, and it has no snapshot"]


def test_the_glossary_is_the_snapshots(frozen: Path) -> None:
    change(frozen, GLOSSARY, "Where I end.", "Where I stop.")
    assert "Donde termino yo." in pages(frozen)["es/base/trainings/day/workbook.pdf"]
