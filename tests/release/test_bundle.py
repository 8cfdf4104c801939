"""Tests of bundle.py: the same files give the same bytes."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.release.bundle import SUMS, bundle, sums

FILES = {"b/two.html": b"2", "a.pdf": b"1", "ü.txt": "é".encode()}
NAMES = st.text(st.characters(categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=8)


@given(st.dictionaries(NAMES, st.binary(max_size=50), max_size=6), st.randoms())
def test_order_does_not_matter(files: dict[str, bytes], random: Random) -> None:
    names = list(files)
    random.shuffle(names)
    mixed = {name: files[name] for name in names}
    assert bundle("p", mixed) == bundle("p", files)
    assert sums(mixed) == sums(files)


@given(st.dictionaries(NAMES, st.binary(max_size=50), max_size=6))
def test_what_goes_in_comes_out(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(BytesIO(bundle("p", files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {f"p/{n}": d for n, d in files.items()}


def test_entries_say_nothing_of_machine_or_time() -> None:
    with zipfile.ZipFile(BytesIO(bundle("p", FILES))) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["p/a.pdf", "p/b/two.html", "p/ü.txt"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.create_system for entry in entries} == {3}


def test_sums_are_sha256sums_own_list() -> None:
    assert sums({"b": b"2", "a": b"1"}).decode() == (
        f"{hashlib.sha256(b'1').hexdigest()}  a\n{hashlib.sha256(b'2').hexdigest()}  b\n"
    )


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is missing")
def test_sha256sum_reads_them(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / SUMS).write_bytes(sums(FILES))
    check = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "a.pdf").write_bytes(b"changed")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1
