"""Counts that took seconds to make, kept in the cache under the digest of everything they were made from."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from ipsdocs.build.files import CACHE, LocalDisk, Unwritable, write_whole
from ipsdocs.build.stamps import canonical, code_digest, digest, digest_tree
from ipsdocs.i18n.status import Coverage
from ipsdocs.problems import Problems

SOURCES = ("curriculum", "templates", "locales")


def kept(root: Path, locales: Sequence[str], problems: Problems, count: Callable[[], list[Coverage]]) -> list[Coverage]:
    """What `count` gives for these locales, or gave when every file of the project and the code were as they are now.

    What has problems is counted again each time, so that they are said; a cache that can't be read or written costs
    time only.
    """
    file = root / "build" / CACHE / f"i18n-status-{digest(canonical(locales))[:16]}.json"
    key = digest(canonical([code_digest(), locales, [digest_tree(root / folder) for folder in SOURCES]]))
    rows = _read(file, key)
    if rows is None:
        rows = count()
        if not list(problems):
            with contextlib.suppress(Unwritable):
                write_whole(LocalDisk(), file, _written(key, rows))
    return rows


def _written(key: str, rows: list[Coverage]) -> bytes:
    values = [asdict(row) for row in rows]
    return canonical({"key": key, "rows": values, "sha256": digest(canonical([key, values]))})


def _read(file: Path, key: str) -> list[Coverage] | None:
    try:
        found = json.loads(file.read_bytes())
        whole = found["key"] == key and found["sha256"] == digest(canonical([key, found["rows"]]))
        return [Coverage(**row) for row in found["rows"]] if whole else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
