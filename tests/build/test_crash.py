"""A build that is killed at any moment leaves whole files, and the next one gives what a clean build would."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_run import files

HERE = Path(__file__).parent
SCRIPT = """
import sys
from pathlib import Path
from fake_producers import build, factory, job
from ipsdocs.build.pool import Pool
if __name__ == "__main__":
    out, version = Path(sys.argv[1]), sys.argv[2]
    jobs = [job(f"en/{version}/{n}.pdf", text=f"{n} {version}") for n in range(12)]
    jobs += [job(f"en/{n}.pdf", text=f"{n} {version}") for n in range(12)]
    jobs += [job(f"es/{n}.pdf", text=f"{n}") for n in range(12)]
    with Pool(factory(seconds=0.01), 2) as pool:
        build(jobs, out, pool, code="code")
"""


def start(folder: Path, out: str, version: str) -> subprocess.Popen[bytes]:
    """Start a build of a version in a process group of its own."""
    environment = {**os.environ, "PYTHONPATH": f"{HERE}{os.pathsep}{HERE.parents[1]}"}
    command = [sys.executable, str(folder / "script.py"), str(folder / out), version]
    return subprocess.Popen(command, env=environment, start_new_session=True)


def contents(folder: Path, out: str, version: str) -> dict[str, bytes]:
    """Build a version to the end and give its files."""
    assert start(folder, out, version).wait(60) == 0
    return files(folder / out)


@pytest.mark.parametrize("seed", range(5))
def test_a_killed_build_leaves_whole_files_and_a_way_on(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # dice, not secrets
    (tmp_path / "script.py").write_text(SCRIPT)
    wanted = {version: contents(tmp_path, f"clean-{version}", version) for version in ("1", "2")}
    whole = {data for version in wanted.values() for name, data in version.items() if name != "manifest.json"}
    contents(tmp_path, "out", "1")
    for version in ("2", "1", "2", "1"):
        process = start(tmp_path, "out", version)
        time.sleep(chance.uniform(0.1, 0.8))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        found = files(tmp_path / "out")
        finals = {name: data for name, data in found.items() if ".ipsdocs-" not in name}
        assert finals.pop("manifest.json") in [each["manifest.json"] for each in wanted.values()]
        assert set(finals.values()) <= whole
    assert contents(tmp_path, "out", "2") == wanted["2"]
    assert not list((tmp_path / "out" / ".cache" / "tmp").glob(".*"))
