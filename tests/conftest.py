"""What tests of several folders share: the whole matrix, built once, and a browser."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe import browser
from matrix import (
    EVERY_DOCUMENT,
    EVERY_EDITION,
    EVERY_POSTER,
    Matrix,
    built_in,
    copy_project,
    ipsdocs,
    shrink,
    together,
)
from playwright.sync_api import Browser

KEEP = "IPSDOCS_ACCEPTANCE"  # a folder to build in that stays from run to run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Matrix:
    """The matrix of this checkout as far as tests build it. Of several pytest workers one does, the others wait."""
    place = _place(tmp_path_factory, "matrix")
    with _alone(place):
        told = place / f"summary-{_run(tmp_path_factory)}.json"
        if not told.exists():
            copy_project(place / "project")
            parts = (EVERY_DOCUMENT, EVERY_EDITION, EVERY_POSTER)
            runs = [ipsdocs(place / "project", "build", "--json", "--out", place / "out", *part) for part in parts]
            told.write_text(json.dumps([built_in(run) for run in runs]), encoding="utf-8")
    return Matrix(place / "project", place / "out", together(json.loads(told.read_text(encoding="utf-8"))))


@pytest.fixture
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matrix]:
    """A small project, built, for one test at a time; what a test writes in it is undone."""
    place = _place(tmp_path_factory, "workshop")
    root, out = place / "project", place / "out"
    with _alone(place):
        shrink(copy_project(root), "{en: 100, ar: 90}", "[aotearoa, prison]", "in-person")
        yield Matrix(root, out, built_in(ipsdocs(root, "build", "--json", "--out", out)))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run: Playwright starts no second one in a process."""
    with browser() as started:
        yield started


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Hold a folder against pytest's other workers."""
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _place(factory: pytest.TempPathFactory, name: str) -> Path:
    """A folder outside the checkout, one for all of pytest's workers."""
    kept = os.environ.get(KEEP)
    place = (Path(kept) if kept else _shared(factory)) / name
    place.mkdir(parents=True, exist_ok=True)
    return place


def _shared(factory: pytest.TempPathFactory) -> Path:
    """The run's temporary folder, which all workers of pytest-xdist have in common."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _run(factory: pytest.TempPathFactory) -> str:
    """A name for this run of pytest, the same in all of its workers."""
    return os.environ.get("PYTEST_XDIST_TESTRUNUID") or _shared(factory).name
