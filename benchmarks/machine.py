"""The machine that a run was made on, for the head of the table."""

from __future__ import annotations

import ctypes.util
import importlib.metadata
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

CORES = 2


def pin(cores: int = CORES) -> str:
    """Keep this process, and with it everything it starts, on two cores; say which, or why not."""
    if not hasattr(os, "sched_setaffinity"):
        return f"not pinned: {platform.system()} can't; {os.cpu_count()} cores, {cores} workers"
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    os.sched_setaffinity(0, allowed)
    return f"{len(allowed)} (number {', '.join(map(str, allowed))}) of {os.cpu_count()}; everything is pinned to them"


def facts(cores: str) -> dict[str, str]:
    """Name → value, in the order to print."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "CPU": cpu(),
        "cores used": cores,
        "memory": memory(),
        "OS": system(),
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "ipsdocs": version("ipsdocs"),
        "WeasyPrint": version("weasyprint"),
        "Pango": pango(),
        "load before": load(),
    }


def load() -> str:
    """The load average of the last minutes: above 1 before a run, other work disturbs the figures."""
    if not hasattr(os, "getloadavg"):
        return "unknown"
    return " ".join(f"{value:.2f}" for value in os.getloadavg())


def busy() -> bool:
    """Whether other work takes a good part of the machine."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > 0.5


def cpu() -> str:
    return _field("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()


def memory() -> str:
    total = _field("/proc/meminfo", "MemTotal").split()
    return f"{int(total[0]) / 1024**2:.1f} GiB" if total else "unknown"


def system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = platform.system()
    return f"{name}, {platform.release()}, {platform.machine()}"


def version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not there"


def pango() -> str:
    """Asked of the library itself, without WeasyPrint."""
    library = ctypes.util.find_library("pango-1.0")
    if library is None:
        return "not there"
    function = ctypes.CDLL(library).pango_version_string
    function.restype = ctypes.c_char_p
    text: bytes = function()
    return text.decode()


def head(found: dict[str, str]) -> Sequence[str]:
    width = max(map(len, found))
    return [f"{name:<{width}}  {value}" for name, value in found.items()]


def _field(file: str, name: str) -> str:
    path = Path(file)
    if not path.is_file():
        return ""
    pairs = (line.partition(":") for line in path.read_text(encoding="utf-8").splitlines())
    return next((value.strip() for key, _, value in pairs if key.strip() == name), "")
