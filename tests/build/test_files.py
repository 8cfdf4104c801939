"""Tests of files.py: whole files, with the right mode, nowhere but in their folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_disks import FailingDisk

from ipsdocs.build.files import LEFTOVER, LocalDisk, Outputs, Unwritable, clean_leftovers, write_whole


@pytest.fixture(autouse=True)
def tight_umask() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_everyone_may_read_an_output_whatever_the_umask(tmp_path: Path) -> None:
    Outputs(tmp_path, LocalDisk()).write("en/base/a.pdf", b"new")
    assert (tmp_path / "en/base/a.pdf").read_bytes() == b"new"
    assert mode(tmp_path / "en/base/a.pdf") == 0o644
    assert mode(tmp_path / "en") == mode(tmp_path / "en/base") == 0o755


@pytest.mark.parametrize("fails", ["full", "torn", "io", "rename"])
def test_a_failing_disk_leaves_the_old_file(tmp_path: Path, fails: str) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    with pytest.raises(Unwritable, match=r"a.pdf cannot be written: (No space left|Input/output)"):
        write_whole(FailingDisk(fails), tmp_path / "a.pdf", b"new content")
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_leftovers_go_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / f"{LEFTOVER}1-2-3").touch()
    (tmp_path / ".mine").touch()
    clean_leftovers(tmp_path)
    clean_leftovers(tmp_path / "missing")
    assert names(tmp_path) == [".mine"]


@pytest.mark.parametrize(
    "output", ["", "/etc/x", "../x", "a/../../x", "a//b", "./a", ".cache/x", "manifest.json", "a/"]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, output: str) -> None:
    with pytest.raises(Unwritable, match="is no place for an output"):
        Outputs(tmp_path, LocalDisk()).write(output, b"x")


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.pdf").write_bytes(b"mine")
    out.mkdir()
    (out / "en").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Unwritable, match="a link leads out of"):
        Outputs(out, LocalDisk()).write("en/a.pdf", b"x")
    assert not Outputs(out, LocalDisk()).remove("en/a.pdf")
    assert (tmp_path / "elsewhere" / "a.pdf").read_bytes() == b"mine"


def test_a_link_in_place_of_an_output_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "a.pdf").symlink_to("mine")
    outputs = Outputs(tmp_path, LocalDisk())
    assert outputs.digest("a.pdf") is None
    outputs.write("a.pdf", b"new")
    assert (tmp_path / "mine").read_bytes() == b"mine"
    assert not (tmp_path / "a.pdf").is_symlink()


def test_removing_takes_empty_folders_along(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path, LocalDisk())
    outputs.write("en/base/a.pdf", b"a")
    outputs.write("en/b.pdf", b"b")
    assert outputs.remove("en/base/a.pdf")
    assert not outputs.remove("en/base/a.pdf")
    assert names(tmp_path / "en") == ["b.pdf"]
    assert outputs.remove("en/b.pdf")
    assert names(tmp_path) == []


def test_flush_reaches_the_disk(tmp_path: Path) -> None:
    LocalDisk().flush(tmp_path)
