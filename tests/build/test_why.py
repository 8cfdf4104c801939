"""Tests of why.py: every reason to rebuild has its sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fake_producers import build, factory, job

from ipsdocs.build.job import Job
from ipsdocs.build.pool import Pool
from ipsdocs.build.why import CODE, NEVER, Explanation, why

ONE = job("a.pdf")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which `ONE` was built twice, the second time with another text."""
    out = tmp_path_factory.mktemp("out")
    with Pool(factory(), 1) as pool:
        build([job("a.pdf", text="zero")], out, pool, code="code")
        build([ONE], out, pool, code="code")
    return out


def reasons(job: Job, out: Path, code: str = "code") -> tuple[str, ...]:
    explanation = why(job.output, [job], out, code)
    assert explanation.stale
    assert explanation.last == ("curriculum/modules/a.md changed.",)
    return explanation.reasons


def test_nothing_changed(out: Path) -> None:
    last = ("curriculum/modules/a.md changed.",)
    assert why("a.pdf", [ONE], out, "code") == Explanation("a.pdf", True, False, ("Nothing changed.",), last)


def test_inputs_are_named_one_by_one(out: Path) -> None:
    inputs = (("curriculum/modules/a.md", "two"), ("locales/es.po", "new"))
    assert reasons(replace(ONE, inputs=inputs), out) == (
        "curriculum/modules/a.md changed.",
        "locales/es.po is new among what it reads.",
        "templates/a.html is gone from what it reads.",
    )


def test_options_and_code_are_named(out: Path) -> None:
    assert reasons(job("a.pdf", paper="letter"), out) == ("Its option paper changed from none to letter.",)
    assert reasons(replace(ONE, stack=("prison", "maine")), out) == ("Its stack changed from none to prison+maine.",)
    assert reasons(ONE, out, "other code") == (CODE,)


def test_the_file_itself_is_looked_at(out: Path) -> None:
    good = (out / "a.pdf").read_bytes()
    (out / "a.pdf").write_bytes(b"changed")
    assert reasons(ONE, out) == ("The file isn't what the last build wrote.",)
    (out / "a.pdf").unlink()
    assert reasons(ONE, out) == (f"The file is missing from {out}.",)
    (out / "a.pdf").write_bytes(good)


def test_never_built_and_not_planned(out: Path) -> None:
    assert why("b.pdf", [job("b.pdf")], out, "code") == Explanation("b.pdf", True, True, (NEVER,))
    said = why("aa.pdf", [ONE], out, "code")
    assert said.reasons == ("No document of this curriculum has this path. Did you mean “a.pdf”?",)
    assert not said.planned


def test_the_first_build_is_called_that(tmp_path: Path) -> None:
    with Pool(factory(), 1) as pool:
        build([ONE], tmp_path, pool, code="code")
    assert why("a.pdf", [ONE], tmp_path, "code").last == ("It was built for the first time.",)
