"""Importing the PDF engine without the half of it that is waiting.

Importing this module is light; calling `engine` is not.
"""

from __future__ import annotations

import ctypes.util
import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def engine(*others: str) -> None:
    """Import WeasyPrint, then other modules by name, for a process that will draw.

    Without collecting garbage meanwhile it takes a fifth less time; frozen, what was imported is never
    looked through again, and a forked process shares its memory.
    """
    gc.disable()
    with _libraries_by_soname():
        importlib.import_module("weasyprint")
    for name in others:
        importlib.import_module(name)
    gc.freeze()
    gc.enable()


@contextmanager
def _libraries_by_soname() -> Iterator[None]:
    """Let libraries be found by the system's loader alone (Linux).

    WeasyPrint tries a list of names for each library, those of other systems first. For each of them cffi
    asks `ctypes.util.find_library`, which runs gcc and ld: 0.3 s of an import of 0.65 s. The sonames that
    end each list (libpango-1.0.so.0) need no such search.
    """
    if sys.platform != "linux":
        yield
        return
    before = ctypes.util.find_library
    ctypes.util.find_library = _nothing
    try:
        yield
    finally:
        ctypes.util.find_library = before


def _nothing(name: str) -> str | None:
    """Know no library by that name."""
    del name
    return None
