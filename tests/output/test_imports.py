"""The engine is imported without starting another program, and leaves `ctypes` as it was."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = """
import ctypes.util, gc, sys
before = ctypes.util.find_library
started = []
sys.addaudithook(lambda event, _: started.append(event) if event == "subprocess.Popen" else None)
from ipsdocs.output import imports
assert "weasyprint" not in sys.modules
imports.engine("json.tool")
print(len(started), ctypes.util.find_library is before, gc.isenabled())
print(all(name in sys.modules for name in ("weasyprint", "json.tool")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are found as ctypes finds them")
def test_nothing_is_asked_of_the_compiler() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout == "0 True True\nTrue\n"
