"""Locks that the system lets go of when their holder dies, so that a killed build blocks nobody."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipsdocs.build.files import CACHE, Unwritable, make_folders


class AnotherBuild(Exception):
    """A build is running in the same output folder."""


@contextmanager
def only_build(out: Path) -> Iterator[None]:
    """Hold the output folder for one build.

    Raises:
        AnotherBuild: somebody else holds it.
        Unwritable: the folder can't be made or written.
    """
    try:
        make_folders(out / CACHE)
        descriptor = os.open(out / CACHE / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise Unwritable(f"{out} cannot be written: {error.strerror or error}.") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherBuild(f"Another build is running in {out}.") from None
        yield
    finally:
        os.close(descriptor)


class Claims:
    """Claims on stamps among the workers of a machine: who claims first makes it, the others wait and share.

    One file, one byte of it per stamp (of 2^60): nothing to clean up, and a killed worker's claims are free.
    A process must hold one `Claims` per file at most: closing any handle of the file frees all of its claims.
    """

    def __init__(self, file: Path) -> None:
        self._descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)

    @contextmanager
    def claim(self, stamp: str) -> Iterator[None]:
        """Wait until nobody else holds the stamp, and hold it."""
        byte = int(stamp[:15], 16)
        fcntl.lockf(self._descriptor, fcntl.LOCK_EX, 1, byte)
        try:
            yield
        finally:
            fcntl.lockf(self._descriptor, fcntl.LOCK_UN, 1, byte)
