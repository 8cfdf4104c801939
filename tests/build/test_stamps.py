"""Tests of stamps.py: a stamp changes with everything that a job depends on, and with nothing else."""

from __future__ import annotations

import os
import time
from dataclasses import fields, replace
from pathlib import Path

import pytest
from fake_producers import job
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.build.job import Job, Options, Prepared
from ipsdocs.build.stamps import canonical, code_digest, digest_file, digest_tree, engines, first, second

OTHER: dict[str, object] = {
    "output": "b.pdf", "document": "slides", "subject": "b", "locale": "es", "stack": ("prison",),
    "options": Options(large=True), "inputs": (("curriculum/modules/a.md", "two"),),
}  # fmt: skip


@pytest.mark.parametrize("name", [field.name for field in fields(Job)])
def test_every_field_of_a_job_counts(name: str) -> None:
    one = job("a.pdf")
    assert first(replace(one, **{name: OTHER[name]}), "code") != first(one, "code")  # type: ignore[arg-type]


def test_the_code_counts_and_nothing_else_does() -> None:
    assert first(job("a.pdf"), "code") != first(job("a.pdf"), "other code")
    assert first(job("a.pdf"), "code") == first(job("a.pdf"), "code")


@given(st.text(), st.text(), st.text(), st.text())
def test_payload_and_engine_make_the_second_stamp(payload: str, engine: str, other: str, machine: str) -> None:
    same = (payload, engine) == (other, machine)
    assert (second(Prepared(payload, engine, 1)) == second(Prepared(other, machine, 2))) == same


@given(st.characters(categories=["Cs"]))
def test_half_characters_are_stamped_too(half: str) -> None:
    assert canonical(half)


def test_a_tree_is_digested_by_content_alone(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_text("2")
    (tmp_path / "a.md").write_text("1")
    (tmp_path / "link").symlink_to("/etc")
    before = digest_tree(tmp_path)
    assert [path for path, _ in before] == ["a.md", "b/two.md", "link"]
    assert dict(before)["a.md"] == digest_file(tmp_path / "a.md")
    os.utime(tmp_path / "a.md", (1, 1))
    assert digest_tree(tmp_path) == before
    (tmp_path / "link").unlink()
    (tmp_path / "link").symlink_to("/usr")
    assert digest_tree(tmp_path) != before


def test_the_code_digest_covers_what_the_documents_are_made_with() -> None:
    assert any(name.startswith("weasyprint-") for name in engines())
    assert any(name.startswith("libpango-1.0.so.0.") for name in engines())
    assert not any(name.startswith(("pytest", "ruff", "ipsdocs")) for name in engines())


def test_the_code_digest_is_quick() -> None:
    code_digest.cache_clear()
    engines.cache_clear()
    begun = time.perf_counter()
    code_digest()
    assert time.perf_counter() - begun < 0.2
