"""Counts that took seconds to make, kept in the cache under the digest of everything they were made from."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ipsdocs.build.files import CACHE, LocalDisk, Unwritable, write_whole
from ipsdocs.build.stamps import canonical, code_digest, digest, digest_tree
from ipsdocs.i18n.behind import Behind
from ipsdocs.i18n.status import Coverage
from ipsdocs.problems import Problems

SOURCES = ("curriculum", "templates", "locales")


@dataclass(frozen=True, slots=True)
class Counts:
    """Each locale's catalogues, and of the frozen locales how far they are behind."""

    rows: list[Coverage]
    behind: dict[str, Behind]


def kept(root: Path, locales: Sequence[str], problems: Problems, count: Callable[[], Counts]) -> Counts:
    """What `count` gives for these locales, or gave when every file of the project and the code were as they are now.

    What has problems is counted again each time, so that they are said; a cache that can't be read or written costs
    time only.
    """
    file = root / "build" / CACHE / f"i18n-status-{digest(canonical(locales))[:16]}.json"
    key = digest(canonical([code_digest(), locales, [digest_tree(root / folder) for folder in SOURCES]]))
    counts = _read(file, key)
    if counts is None:
        counts = count()
        if not list(problems):
            with contextlib.suppress(Unwritable):
                write_whole(LocalDisk(), file, _written(key, counts))
    return counts


def _written(key: str, counts: Counts) -> bytes:
    values = asdict(counts)
    return canonical({"key": key, "counts": values, "sha256": digest(canonical([key, values]))})


def _read(file: Path, key: str) -> Counts | None:
    try:
        found = json.loads(file.read_bytes())
        counts = found["counts"]
        if found["key"] != key or found["sha256"] != digest(canonical([key, counts])):
            return None
        behind = {locale: Behind(**values) for locale, values in counts["behind"].items()}
        return Counts([Coverage(**row) for row in counts["rows"]], behind)
    except (OSError, ValueError, KeyError, TypeError):
        return None
