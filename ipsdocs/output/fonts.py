"""The locked fonts: found on the machine, held to their sha256, and shown to WeasyPrint alone.

With the machine's other fonts in sight a PDF's bytes, and sometimes its letters, depend on the machine
as soon as one style or sign is missing from the locked set. So fontconfig gets a file of its own.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER_VARIABLE = "IPSDOCS_FONTS"
FOLDERS = (
    "/usr/share/fonts/truetype/noto",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
)
CACHE = ".cache"
INSTALL = "sudo apt-get install fonts-noto-core"

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


class FontsMissing(Exception):
    """A locked font isn't on the machine; the text says which and how to get it."""


def read_lock(text: str) -> dict[str, str]:
    """The lock's text (`sha256  file name` lines, as sha256sum writes them) as file name → sha256."""
    pairs = (line.split() for line in text.splitlines() if line.strip())
    return {name: digest for digest, name in pairs}


def find(lock_text: str, environment: Mapping[str, str] = os.environ) -> FontSet:
    """Look for every locked font; a file of the right name with other bytes counts as different."""
    lock = read_lock(lock_text)
    own = environment.get(FOLDER_VARIABLE)
    folders = [Path(f).expanduser() for f in ((own,) if own else FOLDERS)]
    found: list[tuple[str, Path]] = []
    missing: list[str] = []
    different: list[str] = []
    for name, digest in sorted(lock.items()):
        candidates = [f / name for f in folders if (f / name).is_file()]
        good = next((c for c in candidates if hashlib.sha256(c.read_bytes()).hexdigest() == digest), None)
        if good:
            found.append((name, good))
        else:
            (different if candidates else missing).append(name)
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
    return (
        f"{'; '.join(parts)}. Install them with: {INSTALL} "
        f"(version 20201225), or name a folder that holds them in {FOLDER_VARIABLE}."
    )


def _few(names: Iterable[str]) -> str:
    all_names = list(names)
    return ", ".join(all_names[:3]) + (f" and {len(all_names) - 3} more" if len(all_names) > 3 else "")
