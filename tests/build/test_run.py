"""Tests of run.py and session.py: only what changed is made, and the folder is always as a clean build's."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from bad_disks import FailingDisk
from fake_producers import ERROR, WARNING, build, factory, job

from ipsdocs.build.files import CACHE, Unwritable
from ipsdocs.build.job import Job
from ipsdocs.build.locks import AnotherBuild, only_build
from ipsdocs.build.pool import Pool
from ipsdocs.build.summary import Done, Summary

JOBS = [job(f"en/base/{n}.pdf", text=f"text {n}") for n in range(4)]
PATHS = tuple(each.output for each in JOBS)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(factory(), 2, timeout=5.0) as pool:
        yield pool


def files(out: Path) -> dict[str, bytes]:
    """Give every file of an output folder but the cache."""
    found = (path for path in out.rglob("*") if path.is_file())
    places = {path.relative_to(out).as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in places.items() if not name.startswith(CACHE)}


def assert_clean(out: Path, jobs: Sequence[Job], pool: Pool) -> None:
    """Assert that a folder is what a clean build of these jobs gives, byte for byte."""
    clean = out.parent / f"{out.name}-clean"
    shutil.rmtree(clean, ignore_errors=True)
    build(jobs, clean, pool)
    assert files(out) == files(clean)


def how(summary: Summary) -> dict[str, tuple[str, ...]]:
    """Give what a build did, without what it did not."""
    names = ("unchanged", "restored", "shared", "built", "failed", "removed", "damaged")
    return {name: value for name in names if (value := getattr(summary, name))}


def test_the_second_build_does_nothing(tmp_path: Path, pool: Pool) -> None:
    done: list[Done] = []
    assert how(build(JOBS, tmp_path, pool)) == {"built": PATHS}
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    summary = build(JOBS, tmp_path, pool, done.append)
    assert how(summary) == {"unchanged": PATHS}
    assert (summary.pages, summary.rendered) == (8, 0)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before
    assert [(each.output, each.how, each.pages, each.number, each.total) for each in done] == [
        (path, "unchanged", 2, number, 4) for number, path in enumerate(PATHS, 1)
    ]


def test_serial_equals_parallel_byte_for_byte(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path / "two", pool)
    with Pool(factory(), 1) as one:
        build(JOBS[::-1], tmp_path / "one", one)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_only_what_changed_is_made(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool)
    edited = [job(PATHS[0], text="edited"), *JOBS[1:]]
    assert how(build(edited, tmp_path, pool)) == {"built": PATHS[:1], "unchanged": PATHS[1:]}
    assert_clean(tmp_path, edited, pool)


def test_a_change_that_does_not_reach_the_page_makes_nothing(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool)
    edited = [replace(JOBS[0], inputs=(*JOBS[0].inputs, ("locales/x.po", "new"))), *JOBS[1:]]
    assert how(build(edited, tmp_path, pool)) == {"shared": PATHS[:1], "unchanged": PATHS[1:]}
    assert_clean(tmp_path, edited, pool)


def test_going_back_makes_nothing(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool)
    build([job(PATHS[0], text="edited"), *JOBS[1:]], tmp_path, pool)
    assert how(build(JOBS, tmp_path, pool)) == {"restored": PATHS[:1], "unchanged": PATHS[1:]}
    assert_clean(tmp_path, JOBS, pool)


def test_a_missing_output_is_restored(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool)
    (tmp_path / PATHS[0]).unlink()
    assert how(build(JOBS, tmp_path, pool)) == {"restored": PATHS[:1], "unchanged": PATHS[1:]}
    assert_clean(tmp_path, JOBS, pool)


def test_a_damaged_output_is_restored_and_said(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool)
    (tmp_path / PATHS[0]).write_bytes(b"changed")
    summary = build(JOBS, tmp_path, pool)
    assert how(summary) == {"restored": PATHS[:1], "unchanged": PATHS[1:], "damaged": PATHS[:1]}
    assert_clean(tmp_path, JOBS, pool)


def test_a_damaged_blob_is_made_again_and_said(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool)
    (tmp_path / PATHS[0]).unlink()
    for blob in (tmp_path / CACHE / "store").glob("*/*"):
        blob.write_bytes(blob.read_bytes()[:-1])
    summary = build(JOBS, tmp_path, pool)
    damaged = summary.damaged
    assert how(summary) == {"built": PATHS[:1], "unchanged": PATHS[1:], "damaged": damaged}
    assert [name.split("/")[0] for name in damaged] == ["store"]
    assert_clean(tmp_path, JOBS, pool)


@pytest.mark.parametrize("lost", ["state", "manifest.json", "state and manifest.json", "cache"])
@pytest.mark.parametrize("how_lost", ["gone", "damaged"])
def test_a_lost_memory_costs_time_never_truth(tmp_path: Path, pool: Pool, lost: str, how_lost: str) -> None:
    build([*JOBS, job("old.pdf")], tmp_path, pool)
    for path in list(tmp_path.rglob("*")):
        mine = path.name in lost.split() or (lost == "cache" and CACHE in path.parts)
        if mine and path.is_file():
            path.unlink() if how_lost == "gone" else path.write_bytes(b"x" + path.read_bytes())
    summary = build(JOBS[:2], tmp_path, pool, planned=PATHS)
    assert summary.failed == ()
    build(JOBS, tmp_path, pool)
    if lost != "state and manifest.json":
        assert summary.removed == ("old.pdf",)
        assert_clean(tmp_path, JOBS, pool)


def test_a_file_that_is_no_longer_planned_goes_and_no_other(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool)
    (tmp_path / "en" / "mine.txt").write_text("mine")
    assert how(build(JOBS[1:], tmp_path, pool)) == {"unchanged": PATHS[1:], "removed": PATHS[:1]}
    assert (tmp_path / "en" / "mine.txt").read_text() == "mine"
    (tmp_path / "en" / "mine.txt").unlink()
    assert_clean(tmp_path, JOBS[1:], pool)


def test_a_selection_keeps_the_rest(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool)
    edited = job(PATHS[0], text="edited")
    assert how(build([edited], tmp_path, pool, planned=PATHS)) == {"built": PATHS[:1]}
    assert_clean(tmp_path, [edited, *JOBS[1:]], pool)


@pytest.mark.parametrize("document", ["raise", "kill", "wrong"])
def test_an_error_keeps_the_last_good_file(tmp_path: Path, pool: Pool, document: str) -> None:
    build(JOBS, tmp_path, pool)
    bad = job(PATHS[0], text="edited", document=document)
    summary = build([bad, *JOBS[1:]], tmp_path, pool)
    assert how(summary) == {"failed": PATHS[:1], "unchanged": PATHS[1:]}
    assert [problem.severity for problem in summary.problems] == ["error"]
    assert document != "wrong" or summary.problems == (ERROR,)
    assert_clean(tmp_path, JOBS, pool)


def test_an_error_brings_a_lost_file_back(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool)
    (tmp_path / PATHS[0]).unlink()
    build([job(PATHS[0], text="edited", document="raise"), *JOBS[1:]], tmp_path, pool)
    assert_clean(tmp_path, JOBS, pool)


def test_a_document_that_never_was_is_not_in_the_manifest(tmp_path: Path, pool: Pool) -> None:
    build([job("bad.pdf", document="raise"), *JOBS], tmp_path, pool)
    assert_clean(tmp_path, JOBS, pool)


def test_a_warning_is_told_again_while_nothing_changes(tmp_path: Path, pool: Pool) -> None:
    jobs = [job("a.pdf", document="warn"), job("b.pdf", document="warn")]
    assert build(jobs, tmp_path, pool).problems == (WARNING,)
    summary = build(jobs, tmp_path, pool)
    assert (summary.unchanged, summary.problems) == (("a.pdf", "b.pdf"), (WARNING,))
    (tmp_path / "a.pdf").unlink()
    assert build(jobs[:1], tmp_path, pool).problems == (WARNING,)


def test_other_code_asks_every_page_again_and_makes_none(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool, code="1")
    assert how(build(JOBS, tmp_path, pool, code="2")) == {"shared": PATHS}


@pytest.mark.parametrize("after", range(12))
@pytest.mark.parametrize("fails", ["full", "torn", "io"])
def test_a_failing_disk_loses_nothing(tmp_path: Path, pool: Pool, fails: str, after: int) -> None:
    build(JOBS, tmp_path, pool)
    old = files(tmp_path)
    edited = [job(each.output, text=f"edited {each.output}") for each in JOBS]
    disk = FailingDisk(fails, after)
    with contextlib.suppress(Unwritable):
        build(edited, tmp_path, pool, disk=disk)
        assert disk.writes <= after
    clean = tmp_path.parent / f"{tmp_path.name}-new"
    build(edited, clean, pool)
    new = files(clean)
    assert all(data in (old[name], new[name]) for name, data in files(tmp_path).items())
    build(edited, tmp_path, pool)
    assert files(tmp_path) == new


def test_a_disk_that_cannot_flush_is_said(tmp_path: Path, pool: Pool) -> None:
    with pytest.raises(Unwritable, match="cannot be written: Input/output error"):
        build(JOBS, tmp_path, pool, disk=FailingDisk("flush"))
    build(JOBS, tmp_path, pool)
    assert_clean(tmp_path, JOBS, pool)


def test_a_worker_whose_disk_is_full_stops_the_build(tmp_path: Path, pool: Pool) -> None:
    build(JOBS, tmp_path, pool)
    shutil.rmtree(tmp_path / CACHE / "tmp")
    (tmp_path / CACHE / "tmp").write_text("no folder: every write of a worker fails")
    old = files(tmp_path)
    with pytest.raises(Unwritable, match="Not a directory"):
        build([job(PATHS[0], text="edited"), *JOBS[1:]], tmp_path, pool)
    assert files(tmp_path) == old


def test_another_build_is_told(tmp_path: Path, pool: Pool) -> None:
    with only_build(tmp_path), pytest.raises(AnotherBuild):
        build(JOBS, tmp_path, pool)


def test_what_a_killed_build_may_have_written_is_removed_if_unplanned(tmp_path: Path, pool: Pool) -> None:
    """A build of other jobs is stopped after its first output, then the plan goes back."""
    build(JOBS, tmp_path, pool)

    def stop(done: Done) -> None:
        if done.how == "built":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([*JOBS[1:], job("new.pdf", text="new"), job("newer.pdf", text="newer")], tmp_path, pool, stop)
    assert (tmp_path / "new.pdf").exists() or (tmp_path / "newer.pdf").exists()
    (tmp_path / "en" / "base" / ".ipsdocs-1-a-0").write_text("half")
    build(JOBS[:1], tmp_path, pool, planned=PATHS)
    (tmp_path / "en" / "base" / ".ipsdocs-1-a-0").unlink(missing_ok=True)
    assert_clean(tmp_path, JOBS, pool)


def test_two_jobs_for_one_file_are_refused(tmp_path: Path, pool: Pool) -> None:
    with pytest.raises(ValueError, match="the same output"):
        build([JOBS[0], JOBS[0]], tmp_path, pool)


NOTHING_TO_DO = """
import json, sys
from pathlib import Path
from fake_producers import build, factory, job
from ipsdocs.build.pool import Pool
if __name__ == "__main__":
    with Pool(factory(), 1) as pool:
        summary = build([job("a.pdf")], Path(sys.argv[1]), pool, code="code")
    print(json.dumps([len(summary.unchanged), sorted(sys.modules)]))
"""


def test_a_build_with_nothing_to_do_imports_nothing_heavy(tmp_path: Path, pool: Pool) -> None:
    build([job("a.pdf")], tmp_path, pool, code="code")
    (tmp_path / "script.py").write_text(NOTHING_TO_DO)
    command = [sys.executable, str(tmp_path / "script.py"), str(tmp_path)]
    path = {"PYTHONPATH": str(Path(__file__).parent)}
    unchanged, modules = json.loads(subprocess.run(command, env=path, capture_output=True, check=True).stdout)
    assert unchanged == 1
    heavy = {"weasyprint", "markdown_it", "pptx", "jinja2", "babel", "yaml", "PIL", "pebble", "multiprocessing"}
    assert heavy.isdisjoint(modules)


def test_a_build_with_nothing_to_do_is_quick(tmp_path: Path) -> None:
    inputs = tuple((f"curriculum/{n}.md", f"{n:064}") for n in range(40))
    long = [job(f"{n}.pdf", text=f"{n:03}" * 170) for n in range(500)]
    jobs = [replace(each, inputs=(*each.inputs, *inputs)) for each in long]
    with Pool(factory()) as pool:
        build(jobs, tmp_path, pool)
        assert sum(len(data) for data in files(tmp_path).values()) > 500 * 100_000
        times = []
        for _ in range(3):
            begun = time.perf_counter()
            assert len(build(jobs, tmp_path, pool).unchanged) == 500
            times.append(time.perf_counter() - begun)
    assert min(times) < 0.2
