"""The store: blobs by the digest of their content, and small documents by a stamp.

A store is three methods over text keys, so that it can sit on any address that knows files (an fsspec adapter
is those three). The cache on top of it writes every entry with its digest and checks that on every read.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ipsdocs.build.files import Disk, LocalDisk, clean_leftovers, write_whole
from ipsdocs.build.stamps import canonical, digest
from ipsdocs.build.state import FORMAT, Made, Record, State, made_of, record_of, state_of

T = TypeVar("T")


class Store(Protocol):
    """Bytes by key. A key is words with `/` between them; `put` is whole or not at all, and replaces.

    `get` gives None for what is missing or cannot be read; `put` raises `files.Unwritable`.
    """

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...

    def drop(self, key: str) -> None: ...


class LocalStore:
    """A store in a folder; half-written entries are in its `tmp`, so a new start finds them all at once."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self._folder = folder
        self._disk = disk or LocalDisk()

    def get(self, key: str) -> bytes | None:
        try:
            return self._disk.read(self._folder / key)
        except OSError:
            return None

    def put(self, key: str, data: bytes) -> None:
        write_whole(self._disk, self._folder / key, data, temporary=self._folder / "tmp")

    def drop(self, key: str) -> None:
        self._disk.remove(self._folder / key)

    def clean(self) -> None:
        """Remove what a killed build left half-written."""
        clean_leftovers(self._folder / "tmp")


class Cache:
    """What was built before, over a store. An entry that isn't what was written counts as missing.

    `damaged` names such entries, for the summary; making them anew repairs them.
    """

    def __init__(self, store: Store) -> None:
        self.damaged: list[str] = []
        self._store = store

    def blob(self, sha256: str) -> bytes | None:
        key = _key("store", sha256)
        data = self._store.get(key)
        if data is None or digest(data) == sha256:
            return data
        self.damaged.append(key)
        return None

    def keep(self, data: bytes) -> str:
        """Store bytes, if they aren't there yet or no longer whole; give their digest."""
        sha256 = digest(data)
        if self.blob(sha256) is None:
            self._store.put(_key("store", sha256), data)
        return sha256

    def made(self, second: str) -> Made | None:
        """Give what was made of a page, if its blob is still there and whole."""
        made = self._document(_key("made", second), made_of)
        return made if made and self.blob(made.sha256) is not None else None

    def record(self, first: str) -> Record | None:
        return self._document(_key("records", first), record_of)

    def state(self) -> State:
        return self._document("state", state_of) or State({}, "")

    def pending(self) -> frozenset[str]:
        """Give the outputs that a build was about to write when it was killed."""
        return self._document("pending", lambda value: frozenset(map(str, value))) or frozenset()

    def note_made(self, second: str, made: Made) -> None:
        self._note(_key("made", second), made)

    def note_record(self, first: str, record: Record) -> None:
        self._note(_key("records", first), record)

    def note_state(self, state: State) -> None:
        self._note("state", state)

    def note_pending(self, outputs: frozenset[str]) -> None:
        if outputs:
            self._note("pending", sorted(outputs))
        else:
            self._store.drop("pending")

    def _note(self, key: str, value: object) -> None:
        body = canonical({"format": FORMAT, "value": value})
        self._store.put(key, digest(body).encode() + b"\n" + body)

    def _document(self, key: str, read: Callable[[Any], T]) -> T | None:
        data = self._store.get(key)
        if data is None:
            return None
        written, _, body = data.partition(b"\n")
        if digest(body).encode() != written:
            self.damaged.append(key)
            return None
        try:
            document = json.loads(body)
            return read(document["value"]) if document["format"] == FORMAT else None
        except (KeyError, TypeError, ValueError):
            return None  # whole, but written by another version of this package


def _key(kind: str, sha256: str) -> str:
    return f"{kind}/{sha256[:2]}/{sha256}"
