"""Tests of fonts.py: what is found, and digests that are kept from process to process."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from ipsdocs.output.fonts import HASHES, explain, find


def lock(**fonts: bytes) -> str:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}.ttf\n" for name, data in fonts.items())


def test_a_kept_digest_spares_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, kept = tmp_path / "fonts", tmp_path / "kept"
    folder.mkdir()
    (folder / "One.ttf").write_bytes(b"one")
    where = {"IPSDOCS_FONTS": str(folder)}
    assert find(lock(One=b"one"), where, kept).missing == ()
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read once more"))
    assert [name for name, _ in find(lock(One=b"one"), where, kept).found] == ["One.ttf"]


def test_a_changed_file_is_read_again_though_its_times_and_size_look_the_same(tmp_path: Path) -> None:
    folder, kept = tmp_path / "fonts", tmp_path / "kept"
    folder.mkdir()
    file = folder / "One.ttf"
    file.write_bytes(b"one")
    where, before = {"IPSDOCS_FONTS": str(folder)}, file.stat()
    assert find(lock(One=b"one"), where, kept).different == ()
    file.write_bytes(b"two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert find(lock(One=b"one"), where, kept).different == ("One.ttf",)


@pytest.mark.parametrize("bad", ["", "[]", '{"x": 1}', "{", '{"x": ["a"]}'])
def test_kept_digests_that_are_damaged_count_for_nothing(tmp_path: Path, bad: str) -> None:
    (tmp_path / "One.ttf").write_bytes(b"one")
    (tmp_path / HASHES).write_text(bad)
    assert find(lock(One=b"one"), {"IPSDOCS_FONTS": str(tmp_path)}, tmp_path).different == ()


def test_what_is_missing_names_each_package_once(tmp_path: Path) -> None:
    names = {"NotoSans-Bold": b"", "NotoSans-Regular": b"", "NotoSansCJK-Bold": b""}
    found = find(lock(**names), {"IPSDOCS_FONTS": str(tmp_path)})
    assert explain(found) == (
        "fonts missing: NotoSans-Bold.ttf, NotoSans-Regular.ttf, NotoSansCJK-Bold.ttf. Install them with: "
        "sudo apt-get install fonts-noto-core fonts-noto-cjk (versions 20201225 and 20220127), "
        "or name a folder that holds them in IPSDOCS_FONTS."
    )
