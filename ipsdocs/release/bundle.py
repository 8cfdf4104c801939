"""A folder as a ZIP with the same bytes whenever its files are the same, and the sums to check it by."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from io import BytesIO

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day a ZIP can name
PLAIN_FILE = 0o100644 << 16
SUMS = "SHA256SUMS"


def sums(files: Mapping[str, bytes]) -> bytes:
    """`sha256sum`'s list of some files, in order of name."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return "".join(lines).encode()


def bundle(folder: str, files: Mapping[str, bytes]) -> bytes:
    """A ZIP of the files below one folder: order, times and permissions fixed, names in UTF-8."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", EARLIEST)
            entry.external_attr = PLAIN_FILE
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()
