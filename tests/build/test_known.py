"""What a worker knows from earlier jobs changes nothing of what it prepares."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsdocs.build.plan import Planner, Selection
from ipsdocs.build.produce import Production
from ipsdocs.document.page import compiled_in
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("stack", ["base", "aotearoa+prison"])
def test_a_job_is_prepared_alike_first_and_last(stack: str) -> None:
    planner = Planner.of(Files(ROOT), Problems())
    assert planner is not None
    jobs = [job for job in planner.jobs(Selection(locales=("es",), stacks=(stack,))) if "trauma" in job.output]
    assert jobs
    project = Project.at(ROOT)
    experienced = Production(project)
    for job in jobs:
        experienced.prepare(job)
    for job in jobs:
        again, anew = experienced.prepare(job), Production(project).prepare(job)
        assert (again.payload, again.problems) == (anew.payload, anew.problems), job.output
        assert (again.fallbacks, again.coverage) == (anew.fallbacks, anew.coverage), job.output


def test_templates_compiled_before_give_the_same_page_even_when_damaged(tmp_path: Path) -> None:
    planner = Planner.of(Files(ROOT), Problems())
    assert planner is not None
    jobs = planner.jobs(Selection(modules=("trauma",), locales=("en",), stacks=("base",)))
    job = next(job for job in jobs if job.document == "handout.html")

    def payload() -> str:
        return Production(Project.at(ROOT), compiled_in(str(tmp_path))).prepare(job).payload

    first = payload()
    written = {file: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    assert written
    assert payload() == first
    assert {file: file.stat().st_mtime_ns for file in written} == written, "compiled a second time"
    for file in written:
        file.write_bytes(file.read_bytes()[:-40])
    assert payload() == first


def test_other_fonts_are_another_engine_for_a_pdf_alone() -> None:
    """A PDF embeds them; a file for a browser or PowerPoint doesn't."""
    planner = Planner.of(Files(ROOT), Problems())
    assert planner is not None
    jobs = planner.jobs(Selection(modules=("trauma",), locales=("en",), stacks=("base",), formats=("handout",)))
    before, after = Production(Project.at(ROOT)), Production(Project.at(ROOT))
    after.fonts = "another lock's digest"
    same = {job.document: before.prepare(job).engine == after.prepare(job).engine for job in jobs}
    assert same == {"handout.pdf": False, "handout.html": True}
