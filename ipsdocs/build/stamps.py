"""Stamps: everything that a job depends on, as one digest. Equal stamps mean that nothing can have changed.

The first stamp costs a comparison, the second a closed document; neither looks at a modification time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import zlib
from dataclasses import fields
from functools import cache
from itertools import chain
from pathlib import Path

import ipsdocs
from ipsdocs.build.job import Job, Prepared

# What the documents are made with: another version of any of these may give other bytes.
DISTRIBUTIONS = (
    "babel", "brotli", "cssselect2", "fonttools", "icalendar", "jinja2", "lxml", "markdown_it_py",
    "markupsafe", "mdurl", "pikepdf", "pillow", "pydyf", "pyphen", "python_pptx", "pyyaml", "tinycss2",
    "tinyhtml5",
    "tzdata", "uharfbuzz", "weasyprint", "xlsxwriter",
)  # fmt: skip
LIBRARIES = (
    "libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0",
    "libfontconfig.so.1", "libfreetype.so.6",
)  # fmt: skip


def first(job: Job, code: str) -> str:
    """Give the stamp of a job: its fields, the digests of its inputs, and the code that makes it."""
    return digest(canonical([code, job]))


def second(prepared: Prepared) -> str:
    """Give the stamp of a closed document: its payload and the engine that turns it into bytes."""
    return digest(canonical([prepared.engine, prepared.payload]))


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_tree(folder: Path) -> tuple[tuple[str, str], ...]:
    """Give the sha256 of every file below a folder by its path there, with `/`, in order of path.

    Links to folders aren't followed; where one points to is digested instead.
    """
    found = []
    for here, folders, files in os.walk(folder):
        base = Path(here)
        found += [(base / name, digest_file(base / name)) for name in files if (base / name).is_file()]
        links = (base / name for name in folders if (base / name).is_symlink())
        found += [(link, digest(os.fsencode(link.readlink()))) for link in links]
    return tuple(sorted((path.relative_to(folder).as_posix(), sha256) for path, sha256 in found))


def canonical(value: object) -> bytes:
    """Give the one way to write a value as JSON; a dataclass is written as its fields."""
    text = json.dumps(value, default=_fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


@cache
def code_digest() -> str:
    """Give the digest of this package's source files and of the versions of what it builds with."""
    package = Path(ipsdocs.__file__).parent
    return digest(canonical([_package_files(package), engines()]))


@cache
def engines() -> tuple[str, ...]:
    """Name the versions of the interpreter, the libraries and the system libraries that outputs depend on.

    Read from names of folders and files, because importing WeasyPrint to ask it takes over half a second.
    """
    python = f"python-{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    return (python, f"zlib-{zlib.ZLIB_RUNTIME_VERSION}", *_distributions(), *_libraries())


def _package_files(package: Path) -> list[tuple[str, str]]:
    """Every file of the package but what Python compiles; data files count as much as code."""
    found = []
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            found.append((path.relative_to(package).as_posix(), digest_file(path)))
    return found


def _distributions() -> list[str]:
    """A distribution's folder carries its version: weasyprint-70.0.dist-info."""
    folders = chain.from_iterable(Path(place).glob("*.dist-info") for place in sys.path if place)
    names = {folder.stem.lower() for folder in folders}
    return sorted(name for name in names if name.rpartition("-")[0] in DISTRIBUTIONS)


def _libraries() -> list[str]:
    """A system library's name carries its version: libpango-1.0.so.0 links to libpango-1.0.so.0.5000.12."""
    roots = [*map(Path, ("/usr/lib", "/usr/lib64", "/usr/local/lib")), *Path("/usr/lib").glob("*-linux-*")]
    found = (root / name for root in roots for name in LIBRARIES)
    return sorted({path.resolve().name for path in found if path.exists()})


def _fields(value: object) -> dict[str, object]:
    return {field.name: getattr(value, field.name) for field in fields(value)}  # type: ignore[arg-type]  # only dataclasses come
