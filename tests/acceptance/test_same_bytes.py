"""The same sources give the same bytes, whatever the place, time zone, language, rights, luck or workers."""

from __future__ import annotations

import hashlib
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from matrix import copy_project, ipsdocs, shrink

START = ("--start", "2027-03-10T10:00", "--zone", "America/New_York", "--also", "Asia/Kolkata")
# A folder, its machine's ways, who may read what is written, and how many workers.
HERE = ("here", {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}, 0o022, "1")
THERE = ("else where/ü", {"TZ": "Pacific/Chatham", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"}, 0o077, "2")


def made(base: Path, where: tuple[str, dict[str, str], int, str]) -> dict[str, str]:
    """Build a part of the matrix and a packet in a copy of the project; each file's digest."""
    folder, environment, umask, workers = where
    root = base / folder
    root.mkdir(parents=True)
    shrink(copy_project(root), "{en: 100, ar: 90}", "[base, prison]", "in-person")
    for file in root.rglob("*.md"):
        file.touch()
        time.sleep(0.01)
    shared = ("--jobs", workers, "--out", root / "out")
    for command in (("build", "--module", "trauma"), ("packet", "core-online", "--locale", "ar", *START)):
        done = ipsdocs(root, *command, *shared, environment=environment, umask=umask)
        assert done.returncode == 0, done.stderr[-2000:]
    files = [path for path in (root / "out").rglob("*") if path.is_file() and ".cache" not in path.parts]
    return {path.relative_to(root / "out").as_posix(): digest(path) for path in files}


def digest(path: Path) -> str:
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.stat().st_mode & 0o777:o}"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    base = tmp_path_factory.mktemp("bytes")
    with ThreadPoolExecutor(2) as both:
        return list(both.map(lambda where: made(base, where), (HERE, THERE)))


def test_two_builds_make_the_same_files(two: list[dict[str, str]]) -> None:
    one, other = two
    assert one.keys() == other.keys()
    endings = {name.rpartition(".")[2] for name in one}
    assert {"pdf", "html", "pptx", "zip", "ics", "json"} <= endings
    assert "manifest.json" in one
    assert [name for name in one if one[name] != other[name]] == []
