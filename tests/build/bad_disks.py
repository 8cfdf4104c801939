"""Disks that fail in the ways that real ones do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from ipsdocs.build.files import LocalDisk


class FailingDisk(LocalDisk):
    """Fails each write from the `after`th on: full, torn (half of it stands), io, rename, or flush."""

    def __init__(self, fails: str, after: int = 0) -> None:
        self.writes = 0
        self._fails = fails
        self._after = after

    def write(self, path: Path, data: bytes) -> None:
        self.writes += 1
        if self.writes <= self._after:
            super().write(path, data)
        elif self._fails == "torn":
            super().write(path, data[: len(data) // 2])
            raise failure(errno.ENOSPC)
        elif self._fails in ("full", "io"):
            raise failure(errno.ENOSPC if self._fails == "full" else errno.EIO)
        else:
            super().write(path, data)

    def rename(self, old: Path, new: Path) -> None:
        if self._fails == "rename" and self.writes > self._after:
            raise failure(errno.EIO)
        super().rename(old, new)

    def flush(self, folder: Path) -> None:
        if self._fails == "flush":
            raise failure(errno.EIO)
        super().flush(folder)


def failure(number: int) -> OSError:
    return OSError(number, os.strerror(number))
