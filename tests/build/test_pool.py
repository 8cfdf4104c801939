"""Tests of pool.py and rounds.py: whatever a document does to its worker, it is that document's error alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_producers import factory, job

from ipsdocs.build.job import Job
from ipsdocs.build.pool import Pool
from ipsdocs.build.stamps import first
from ipsdocs.build.work import Built, CannotStart, Factory, Failed, Outcome, Task

HERE = Path(__file__).parent


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(factory(), 2, timeout=1.0, memory=1 << 28) as pool:
        yield pool


def outcomes(pool: Pool, cache: Path, *jobs: Job) -> list[Outcome]:
    tasks = [Task(job, first(job, "code"), "code", cache) for job in jobs]
    return [outcome for _, outcome in sorted(pool.each(tasks), key=lambda each: each[0])]


def children(pid: int) -> list[int]:
    """Give the living processes that a process started."""
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text() if alive(pid) else ""
    return [child for child in map(int, text.split()) if alive(child)]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def workers() -> list[int]:
    """Give the processes below this one that run jobs: children of the fork server."""
    return [worker for server in children(os.getpid()) for worker in children(server)]


def left(pids: list[int]) -> list[int]:
    """Give those that are still alive after some time."""
    deadline = time.monotonic() + 5
    while (living := [pid for pid in pids if alive(pid)]) and time.monotonic() < deadline:
        time.sleep(0.02)
    return living


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("raise", "ValueError: no such template"),
        ("stop", "SystemExit: 0"),
        ("exit", "its worker died (exit code 3)."),
        ("kill", "its worker died (SIGKILL)."),
        ("hang", "it took longer than 1 seconds."),
        ("eat", "it needs more memory than a worker may take."),
    ],
)
def test_a_bad_document_is_one_error(pool: Pool, tmp_path: Path, document: str, message: str) -> None:
    good = [job(f"{n}.pdf", text=str(n)) for n in range(6)]
    *others, bad = outcomes(pool, tmp_path, *good, job("bad.pdf", text="bad", document=document))
    assert all(isinstance(other, Built) for other in others)
    assert isinstance(bad, Failed)
    assert [problem.message for problem in bad.problems] == [f"bad.pdf could not be made: {message}"]
    assert bad.problems[0].place.file == "curriculum/modules/a.md"


def test_many_bad_documents_at_once(pool: Pool, tmp_path: Path) -> None:
    kinds = ["kill", "text", "exit", "hang", "raise", "text", "kill", "text"]
    jobs = [job(f"{n}.pdf", text=str(n), document=kind) for n, kind in enumerate(kinds)]
    made = [isinstance(outcome, Built) for outcome in outcomes(pool, tmp_path, *jobs)]
    assert made == [kind == "text" for kind in kinds]


def test_a_worker_that_dies_for_another_reason_costs_nothing(pool: Pool, tmp_path: Path) -> None:
    (outcome,) = outcomes(pool, tmp_path, job("a.pdf", document="once", locale=str(tmp_path / "died")))
    assert isinstance(outcome, Built)


def test_a_worker_killed_between_jobs_costs_nothing(pool: Pool, tmp_path: Path) -> None:
    outcomes(pool, tmp_path, job("a.pdf"))
    for worker in workers():
        os.kill(worker, signal.SIGKILL)
    time.sleep(0.3)
    (outcome,) = outcomes(pool, tmp_path, job("b.pdf"))
    assert isinstance(outcome, Built)


def test_workers_stay_between_builds_and_are_gone_after(tmp_path: Path) -> None:
    with Pool(factory(), 2) as pool:
        outcomes(pool, tmp_path, job("a.pdf"))
        before = workers()
        outcomes(pool, tmp_path, job("b.pdf"))
        assert workers() == before
        assert len(before) == 2
    assert workers() == []


def test_workers_are_recycled(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    with Pool(factory(tmp_path), 1, tasks=3) as pool:
        outcomes(pool, tmp_path / "cache", *(job(f"{n}", text=f"{n}") for n in range(9)))
    assert len({path.name.split("-")[1] for path in tmp_path.glob("*-*-*")}) == 3


def test_the_same_page_is_made_once_even_at_the_same_time(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.mkdir()
    with Pool(factory(log, seconds=0.3), 2) as pool:
        done = outcomes(pool, tmp_path, *(job(f"{n}.pdf") for n in range(4)))
    assert sorted(each.how for each in done if isinstance(each, Built)) == ["built", *["shared"] * 3]
    assert len(list(log.iterdir())) == 1


def test_a_producer_that_cannot_start_is_said_once(tmp_path: Path) -> None:
    with (
        Pool(Factory("fake_producers", "broken"), 2) as pool,
        pytest.raises(CannotStart, match=r"OSError: cannot load library libpango-1\.0-0"),
    ):
        outcomes(pool, tmp_path, job("a.pdf"), job("b.pdf"))


def test_workers_that_die_at_the_start_are_given_up(tmp_path: Path) -> None:
    with (
        Pool(Factory("fake_producers", "deadly"), 2) as pool,
        pytest.raises(CannotStart, match="The workers end as soon as they start"),
    ):
        outcomes(pool, tmp_path, job("a.pdf"), job("b.pdf"))


SCRIPT = """
import sys
from pathlib import Path
from fake_producers import build, factory, job
from ipsdocs.build.pool import Pool
if __name__ == "__main__":
    jobs = [job(f"{n}.pdf", text=str(n), document=sys.argv[2]) for n in range(4)]
    with Pool(factory(), 2) as pool:
        try:
            build(jobs, Path(sys.argv[1]), pool)
        except KeyboardInterrupt:
            print("stopped")
            sys.exit(130)
"""


def build_that_hangs(out: Path, document: str) -> tuple[subprocess.Popen[str], list[int]]:
    """Start a build in a session of its own, wait until its workers work; give all of its processes too."""
    script = out / "script.py"
    script.write_text(SCRIPT)
    environment = {**os.environ, "PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parents[1]}"}
    process = subprocess.Popen(
        [sys.executable, str(script), str(out), document],
        env=environment, start_new_session=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    deadline = time.monotonic() + 20
    while not (out / ".cache" / "claims").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.2)
    below = children(process.pid)
    return process, below + [worker for server in below for worker in children(server)]


@pytest.mark.parametrize("document", ["hang", "spin"])
def test_control_c_ends_with_no_worker_left_and_no_traceback(tmp_path: Path, document: str) -> None:
    process, below = build_that_hangs(tmp_path, document)
    os.killpg(process.pid, signal.SIGINT)
    said, complained = process.communicate(timeout=20)
    assert (process.returncode, said, complained) == (130, "stopped\n", "")
    assert left(below) == []


def test_a_killed_build_takes_its_workers_along(tmp_path: Path) -> None:
    process, below = build_that_hangs(tmp_path, "spin")
    process.kill()
    process.communicate()
    assert len(below) >= 3
    assert left(below) == []
