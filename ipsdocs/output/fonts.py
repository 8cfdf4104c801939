"""The locked fonts: found on the machine, held to their sha256, and shown to WeasyPrint alone.

With the machine's other fonts in sight a PDF's bytes, and sometimes its letters, depend on the machine
as soon as one style or sign is missing from the locked set. So fontconfig gets a file of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ipsdocs.document.script_fonts import package, read_lock

FOLDER_VARIABLE = "IPSDOCS_FONTS"
FOLDERS = (
    "/usr/share/fonts/truetype/noto",
    "/usr/share/fonts/opentype/noto",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
)
CACHE = ".cache"
HASHES = "hashes.json"

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/{cache}</cachedir>
</fontconfig>
"""


@dataclass(frozen=True, slots=True)
class FontSet:
    """The locked fonts as found: file name → path, and what is missing or differs, by file name."""

    found: tuple[tuple[str, Path], ...]
    missing: tuple[str, ...]
    different: tuple[str, ...]
    digest: str


class Hashes:
    """Digests of files. One that is kept counts as long as device, inode, size and both times of its file do: every
    change of a file's bytes sets the time of its inode's change, which no program can set back.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known = self._read()
        self._now: dict[str, list[str]] = {}

    def sha256(self, path: Path) -> str:
        seen = path.stat()
        state = f"{seen.st_dev} {seen.st_ino} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"
        before, digest = self._known.get(str(path), ["", ""])
        if before != state:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        self._now[str(path)] = [state, digest]
        return digest

    def keep(self) -> None:
        if self._file and self._now != self._known:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            temporary = self._file.with_name(f".{self._file.name}.{os.getpid()}")
            temporary.write_text(json.dumps(self._now), encoding="utf-8")
            temporary.replace(self._file)

    def _read(self) -> dict[str, list[str]]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8")) if self._file else {}
            return {str(path): [str(state), str(digest)] for path, (state, digest) in known.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}


class FontsMissing(Exception):
    """A locked font isn't on the machine; the text says which and how to get it."""


def candidates(name: str, environment: Mapping[str, str] = os.environ) -> list[Path]:
    """The files of that name where fonts are looked for."""
    own = environment.get(FOLDER_VARIABLE)
    folders = (Path(folder).expanduser() for folder in ((own,) if own else FOLDERS))
    return [folder / name for folder in folders if (folder / name).is_file()]


def find(lock_text: str, environment: Mapping[str, str] = os.environ, kept: Path | None = None) -> FontSet:
    """Look for every locked font; a file of the right name with other bytes counts as different.

    `kept` is a folder where digests are kept from process to process: Japanese fonts have 90 MB.
    """
    lock = read_lock(lock_text)
    hashes = Hashes(kept / HASHES if kept else None)
    found: list[tuple[str, Path]] = []
    missing: list[str] = []
    different: list[str] = []
    for name, digest in sorted(lock.items()):
        files = candidates(name, environment)
        good = next((file for file in files if hashes.sha256(file) == digest), None)
        if good:
            found.append((name, good))
        else:
            (different if files else missing).append(name)
    hashes.keep()
    return FontSet(tuple(found), tuple(missing), tuple(different), hashlib.sha256(lock_text.encode()).hexdigest())


def isolate(fonts: FontSet, cache: Path) -> Path:
    """Write the fontconfig file that shows these fonts and no others, and return its path.

    `cache` is a folder of the build's; the same fonts give the same subfolder, so workers can share it.
    Raises FontsMissing where the set isn't whole.
    """
    if fonts.missing or fonts.different:
        raise FontsMissing(explain(fonts))
    folder = cache / fonts.digest[:16]
    (folder / CACHE).mkdir(parents=True, exist_ok=True)  # fontconfig complains where it may not write
    for name, path in fonts.found:
        _link(folder / name, path)
    configuration = folder / "fonts.conf"
    temporary = folder / f".fonts.conf.{os.getpid()}"
    temporary.write_text(_CONFIGURATION.format(folder=folder.resolve(), cache=CACHE), encoding="utf-8")
    temporary.replace(configuration)
    return configuration


def _link(link: Path, target: Path) -> None:
    if link.is_symlink() and link.readlink() == target:
        return
    temporary = link.with_name(f".{link.name}.{os.getpid()}")
    temporary.symlink_to(target)
    temporary.replace(link)


def explain(fonts: FontSet) -> str:
    """One sentence for a person about what is missing or differs, with the command that mends it."""
    parts = []
    if fonts.missing:
        parts.append(f"fonts missing: {_few(fonts.missing)}")
    if fonts.different:
        parts.append(f"fonts with other bytes than templates/fonts.lock: {_few(fonts.different)}")
    packages = dict.fromkeys(package(name) for name in (*fonts.missing, *fonts.different))
    names = " ".join(name for name, _ in packages)
    versions = f"version{'s' if len(packages) > 1 else ''} {' and '.join(version for _, version in packages)}"
    return (
        f"{'; '.join(parts)}. Install them with: sudo apt-get install {names} "
        f"({versions}), or name a folder that holds them in {FOLDER_VARIABLE}."
    )


def _few(names: Iterable[str]) -> str:
    all_names = list(names)
    return ", ".join(all_names[:3]) + (f" and {len(all_names) - 3} more" if len(all_names) > 3 else "")
