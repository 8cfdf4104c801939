"""Files, written whole or not at all: the only place where a build meets the disk.

A file is written under a name of its own and then renamed, so a reader, a crash or a full disk sees the
old file or the new one, never a part. Nothing is flushed one by one: every read of the cache and of the
outputs is checked against a digest, so a power cut costs a rebuild at worst, and `Disk.flush` at the end of
a build makes everything durable at once (measured: 2.5 ms for all, against 2.5 ms for each file).
"""

from __future__ import annotations

import contextlib
import itertools
import os
import secrets
from pathlib import Path, PurePosixPath
from typing import Protocol

from ipsdocs.build.stamps import digest

CACHE = ".cache"
MANIFEST = "manifest.json"
LEFTOVER = ".ipsdocs-"  # how a half-written file's name begins
_token = secrets.token_hex(4)
_count = itertools.count()


class Unwritable(Exception):
    """The disk refuses: full, failing, read-only or not ours. It stops a build; what was built stays."""


class Disk(Protocol):
    """What a build asks of a disk; tests bring one that is full or failing. All may raise OSError."""

    def read(self, path: Path) -> bytes: ...

    def write(self, path: Path, data: bytes) -> None: ...

    def rename(self, old: Path, new: Path) -> None: ...

    def remove(self, path: Path) -> None: ...

    def flush(self, folder: Path) -> None: ...


class LocalDisk:
    """The disk of this machine. Files are readable by all, whatever the umask."""

    def read(self, path: Path) -> bytes:
        """Read a plain file; a link in its place is an error, because it isn't what was written."""
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb", buffering=0) as file:
            return file.read()

    def write(self, path: Path, data: bytes) -> None:
        """Write a new file; it makes the folders it needs and fails where the name is taken."""
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileNotFoundError:
            make_folders(path.parent)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            os.fchmod(descriptor, 0o644)
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) or 0 :]

    def rename(self, old: Path, new: Path) -> None:
        try:
            old.replace(new)
        except FileNotFoundError:
            make_folders(new.parent)
            old.replace(new)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def flush(self, folder: Path) -> None:
        """Wait until everything written to the file system of a folder stands on the disk."""
        import ctypes  # 8 ms that a build with nothing to do need not spend

        system = ctypes.CDLL(None, use_errno=True)
        if not hasattr(system, "syncfs"):  # macOS
            os.sync()
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if system.syncfs(descriptor):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        finally:
            os.close(descriptor)


class DurableDisk(LocalDisk):
    """The disk for what people have written, which no build makes again: a file stands there before it is renamed."""

    def write(self, path: Path, data: bytes) -> None:
        super().write(path, data)
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def make_folders(folder: Path) -> None:
    """Make a folder and those above it that are missing, open to read for all, whatever the umask."""
    missing = [folder, *folder.parents]
    for path in reversed([path for path in missing if not path.exists()]):
        path.mkdir(exist_ok=True)
        path.chmod(0o755)


def write_whole(disk: Disk, path: Path, data: bytes, temporary: Path | None = None) -> None:
    """Put data at a path, whole or not at all, through a new file in `temporary`, else beside it."""
    beside = (temporary or path.parent) / f"{LEFTOVER}{os.getpid()}-{_token}-{next(_count)}"
    try:
        disk.write(beside, data)
        disk.rename(beside, path)
    except OSError as error:
        with contextlib.suppress(OSError):  # the next build cleans up; what matters now is the first error
            disk.remove(beside)
        raise Unwritable(f"{path} cannot be written: {error.strerror or error}.") from error


def clean_leftovers(folder: Path) -> None:
    """Remove the half-written files that a killed build left in a folder."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name.startswith(LEFTOVER):
                path.unlink(missing_ok=True)


class Outputs:
    """The files of an output folder, by their path there. Nothing outside of the folder is touched."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self.root = root
        self._disk = disk
        self._inside: set[Path] = set()  # folders that were looked at already

    def path(self, output: str) -> Path:
        """Give an output's place.

        Raises:
            Unwritable: the name or a link on the way would lead out of the folder, or into what is ours.
        """
        parts = PurePosixPath(output).parts
        if not parts or output != "/".join(parts) or ".." in parts or parts[0] in ("/", CACHE, MANIFEST):
            raise Unwritable(f"“{output}” is no place for an output.")
        path = self.root / output
        if path.parent not in self._inside:
            real = Path(os.path.realpath(path.parent))
            if not real.is_relative_to(os.path.realpath(self.root)):
                raise Unwritable(f"{path} cannot be written: a link leads out of {self.root}.")
            self._inside.add(path.parent)
        return path

    def digest(self, output: str) -> str | None:
        """Give the sha256 of what stands there; None where it is missing, unreadable or no plain file."""
        try:
            return digest(self._disk.read(self.path(output)))
        except OSError:
            return None

    def write(self, output: str, data: bytes) -> None:
        write_whole(self._disk, self.path(output), data)

    def remove(self, output: str) -> bool:
        """Remove a file and the folders that it leaves empty; say whether there was one."""
        try:
            path = self.path(output)
            if not (path.is_file() or path.is_symlink()):
                return False
            self._disk.remove(path)
        except Unwritable:
            return False  # an old manifest's odd name: never follow it
        except OSError as error:
            raise Unwritable(f"{output} cannot be removed: {error.strerror or error}.") from error
        with contextlib.suppress(OSError):  # the folder still holds something
            for folder in list(path.relative_to(self.root).parents)[:-1]:
                (self.root / folder).rmdir()
        return True

    def clean(self, outputs: frozenset[str]) -> None:
        """Remove what a killed build left half-written beside these outputs."""
        for folder in {self.path(output).parent for output in outputs}:
            clean_leftovers(folder)
