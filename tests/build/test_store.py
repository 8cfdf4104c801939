"""Tests of store.py: what comes out is what went in, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from bad_disks import FailingDisk
from fake_producers import ERROR, WARNING, job
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.build.files import Unwritable
from ipsdocs.build.job import Fallback
from ipsdocs.build.state import Kept, Made, Record, State
from ipsdocs.build.store import Cache, LocalStore

STAMP = "ab" * 32


class MemoryStore:
    """A store on no disk at all: what an adapter to another address has to do."""

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.entries.get(key)

    def put(self, key: str, data: bytes) -> None:
        self.entries[key] = data

    def drop(self, key: str) -> None:
        self.entries.pop(key, None)


def record() -> Record:
    options = {"zones": ("Europe/Berlin",), "contents": (("a.pdf", "Handout"), ("b.pdf", "Slides"))}
    made = Made(STAMP, 5, 2, (ERROR, WARNING))
    return Record(job("a.pdf", **options), "code", STAMP, made, (Fallback("a", "“text”", "es"),), (1, 2))  # type: ignore[arg-type]


@given(st.binary())
def test_a_blob_comes_back_or_not_at_all(data: bytes) -> None:
    store = MemoryStore()
    cache = Cache(store)
    name = cache.keep(data)
    assert cache.blob(name) == data
    store.entries[f"store/{name[:2]}/{name}"] = data + b"x"
    assert cache.blob(name) is None
    assert cache.damaged == [f"store/{name[:2]}/{name}"]
    assert cache.keep(data) == name
    assert cache.blob(name) == data


def test_documents_come_back_equal() -> None:
    cache = Cache(MemoryStore())
    cache.note_record(STAMP, record())
    assert cache.record(STAMP) == record()
    state = State({"a.pdf": Kept(STAMP, "", record().made)}, "digest")
    cache.note_state(state)
    assert cache.state() == state
    cache.note_pending(frozenset({"a.pdf"}))
    assert cache.pending() == {"a.pdf"}
    cache.note_pending(frozenset())
    assert cache.pending() == frozenset()
    assert cache.damaged == []


@given(st.integers(min_value=0), st.binary(min_size=1, max_size=3))
def test_a_damaged_document_is_never_believed(at: int, noise: bytes) -> None:
    store = MemoryStore()
    cache = Cache(store)
    cache.note_record(STAMP, record())
    (key,) = store.entries
    good = store.entries[key]
    at %= len(good)
    bad = good[:at] + noise + good[at + len(noise) :]
    store.entries[key] = bad
    assert cache.record(STAMP) == (record() if bad == good else None)
    assert cache.damaged == ([] if bad == good else [key])


def test_what_was_made_of_a_page_counts_only_with_its_blob() -> None:
    store = MemoryStore()
    cache = Cache(store)
    made = Made(cache.keep(b"page"), 4, 1)
    cache.note_made(STAMP, made)
    assert cache.made(STAMP) == made
    store.drop(f"store/{made.sha256[:2]}/{made.sha256}")
    assert cache.made(STAMP) is None


def test_another_versions_documents_are_not_read() -> None:
    store = MemoryStore()
    cache = Cache(store)
    cache._note("state", {"outputs": {"a.pdf": {"first": STAMP}}, "manifest": ""})
    assert cache.state() == State({}, "")
    assert cache.damaged == []


@pytest.mark.parametrize("fails", ["full", "torn", "io", "rename"])
def test_a_failing_disk_leaves_a_whole_entry_or_none(tmp_path: Path, fails: str) -> None:
    Cache(LocalStore(tmp_path)).note_state(State({}, "old"))
    cache = Cache(LocalStore(tmp_path, FailingDisk(fails)))
    with pytest.raises(Unwritable):
        cache.note_state(State({}, "new"))
    with pytest.raises(Unwritable):
        cache.keep(b"blob")
    cache = Cache(LocalStore(tmp_path))
    assert cache.state() == State({}, "old")
    assert cache.damaged == []
    assert not list((tmp_path / "tmp").iterdir())
    assert not list(tmp_path.glob("store/*/*"))


def test_a_new_start_removes_what_was_half_written(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    (tmp_path / "tmp" / ".ipsdocs-1-2-3").write_bytes(b"half")
    LocalStore(tmp_path).clean()
    assert not list((tmp_path / "tmp").iterdir())


def test_keys_are_fanned_out_and_no_pickle_is_written(tmp_path: Path) -> None:
    cache = Cache(LocalStore(tmp_path))
    cache.note_record(STAMP, record())
    name = cache.keep(b"blob")
    assert (tmp_path / "store" / name[:2] / name).read_bytes() == b"blob"
    assert (tmp_path / "records" / "ab" / STAMP).read_bytes().split(b"\n", 1)[1].startswith(b'{"format":1,')
