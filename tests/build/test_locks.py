"""Tests of locks.py: one build in a folder, one maker of a page, and no lock outlives its holder."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from ipsdocs.build.files import Unwritable
from ipsdocs.build.locks import AnotherBuild, Claims, only_build

HOLD = "from pathlib import Path; import sys, time; from ipsdocs.build.locks import *\n"


def holder(code: str, path: Path) -> subprocess.Popen[str]:
    """Start a process that takes a lock, and wait until it has it."""
    process = subprocess.Popen([sys.executable, "-c", HOLD + code, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_build_is_told(tmp_path: Path) -> None:
    code = "with only_build(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    other = holder(code, tmp_path)
    with pytest.raises(AnotherBuild) as said, only_build(tmp_path):
        pass
    assert str(said.value) == f"Another build is running in {tmp_path}."
    other.kill()
    other.communicate()
    with only_build(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unwritable, match="file cannot be written: Not a directory"), only_build(tmp_path / "file"):
        pass


def test_a_claim_is_waited_for_and_freed_by_death(tmp_path: Path) -> None:
    stamp = "ab" * 32
    code = f"with Claims(Path(sys.argv[1])).claim('{stamp}'): print('held', flush=True); time.sleep(0.5)"
    other = holder(code + "; import os; os.kill(os.getpid(), 9)", tmp_path / "claims")
    claims = Claims(tmp_path / "claims")
    begun = time.monotonic()
    with claims.claim("cd" * 32):
        assert time.monotonic() - begun < 0.3
    with claims.claim(stamp):
        assert time.monotonic() - begun > 0.3
    other.communicate()
    assert [path.name for path in tmp_path.iterdir()] == ["claims"]
