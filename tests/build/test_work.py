"""Tests of work.py: one job at a time, in this process, with a disk that may fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from bad_disks import FailingDisk
from fake_producers import ERROR, WARNING, Texts, job

from ipsdocs.build.files import Disk, LocalDisk, Unwritable
from ipsdocs.build.job import Fallback, Job
from ipsdocs.build.locks import Claims
from ipsdocs.build.stamps import digest
from ipsdocs.build.store import Cache, LocalStore
from ipsdocs.build.work import Built, Failed, Outcome, Task, make, place_of
from ipsdocs.problems import Place


def work(folder: Path, job: Job, first: str = "ab" * 32, disk: Disk | None = None) -> Outcome:
    cache = Cache(LocalStore(folder, disk or LocalDisk()))
    return make(Task(job, first, "code", folder), Texts(), cache, Claims(folder / "claims"))


def test_a_made_job_is_in_the_cache_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    built = work(tmp_path, job("a.pdf", document="warn"))
    assert isinstance(built, Built)
    assert built.how == "built"
    cache = Cache(LocalStore(tmp_path))
    assert cache.record("ab" * 32) == built.record
    blob = cache.blob(built.record.made.sha256)
    assert blob is not None
    assert blob.startswith(b"one 0\none 1\n")
    assert digest(blob) == built.record.made.sha256
    assert built.record.made.problems == (WARNING,)
    assert built.record.fallbacks == (Fallback("a", "one", "en"),)
    assert built.record.coverage == (1, 2)


def test_the_same_page_is_shared(tmp_path: Path) -> None:
    first = work(tmp_path, job("a.pdf"))
    other = work(tmp_path, job("b.pdf", extra="template 2"), "cd" * 32)
    assert isinstance(first, Built)
    assert isinstance(other, Built)
    assert other.how == "shared"
    assert other.record.made == first.record.made
    assert other.record.job.output == "b.pdf"


def test_a_warning_belongs_to_its_job_not_to_the_page(tmp_path: Path) -> None:
    work(tmp_path, job("a.pdf", document="warn"))
    other = work(tmp_path, job("b.pdf"), "cd" * 32)
    assert isinstance(other, Built)
    assert other.how == "shared"
    assert other.record.made.problems == ()


def test_a_job_with_errors_is_not_made(tmp_path: Path) -> None:
    assert work(tmp_path, job("a.pdf", document="wrong")) == Failed((ERROR,))
    assert [path.name for path in tmp_path.iterdir()] == ["claims"]


@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize("fails", ["full", "torn", "io", "rename"])
def test_a_failing_disk_fails_the_job_and_the_next_try_is_good(tmp_path: Path, fails: str, after: int) -> None:
    with pytest.raises(Unwritable):
        work(tmp_path, job("a.pdf"), disk=FailingDisk(fails, after))
    built = work(tmp_path, job("a.pdf"))
    assert isinstance(built, Built)
    assert built.damaged == ()
    assert Cache(LocalStore(tmp_path)).record("ab" * 32) == built.record


def test_a_failure_is_told_at_the_source() -> None:
    assert place_of(job("a.pdf")) == Place("curriculum/modules/a.md")
    assert place_of(Job("a.ics", "ics", "x", "en", (), job("a").options, ())) == Place("a.ics")
