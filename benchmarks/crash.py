"""Kill a build again and again at random moments: nothing half-made may ever stand in the output folder.

    python benchmarks/crash.py --kills 50 --seed 1 ipsdocs build

It copies the project, builds it once undisturbed, then, for each kill, takes the output folder away or edits a
module (or neither), starts the command in a process group of its own, kills the group with SIGKILL and looks at
every file. At the end it takes all edits back, builds, and compares all files with those of the undisturbed build.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pikepdf

OURS = (".git", ".venv", "build", ".mypy_cache", ".pytest_cache", ".ruff_cache", "*.egg-info", "__pycache__")
LEFTOVER = ".ipsdocs-"


class Torn(Exception):
    """A file is not what a build wrote."""


class Trial:
    """A copy of a project and the build that is killed in it."""

    def __init__(self, project: Path, copy: Path, command: list[str], chance: random.Random) -> None:
        shutil.copytree(project, copy, ignore=shutil.ignore_patterns(*OURS))
        self.out = copy / "build"
        self._copy = copy
        self._command = command
        self._chance = chance
        self._seen: set[str] = set()  # digests of files that were opened and found good

    def build(self) -> float:
        """Build to the end; give the seconds. Exit code 1 means problems in the content, and is a good build."""
        begun = time.perf_counter()
        code = self._start().wait()
        if code not in (0, 1):
            raise SystemExit(f"{' '.join(self._command)} ended with exit code {code}")
        return time.perf_counter() - begun

    def kill(self, seconds: float) -> str:
        """Disturb, start, kill after a random time up to `seconds`; say what was done."""
        done = self._disturb()
        moment = self._chance.uniform(0, seconds)
        process = self._start()
        time.sleep(moment)
        with contextlib.suppress(ProcessLookupError):  # it was quicker
            os.killpg(process.pid, signal.SIGKILL)
        ended = process.wait() >= 0
        return f"{done}, {'ended before' if ended else 'killed at'} {moment:.2f} s"

    def files(self) -> dict[str, str]:
        """Give the digest of every file in the output folder but the cache and what is half-written."""
        found = {}
        for path in sorted(self.out.rglob("*")):
            name = path.relative_to(self.out)
            if path.is_file() and name.parts[0] != ".cache" and not path.name.startswith(LEFTOVER):
                found[name.as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def check(self) -> int:
        """Look at every output; give how many there are. Raises Torn."""
        files = self.files()
        known = self._recorded()
        for name, sha256 in files.items():
            if name == "manifest.json":
                json.loads((self.out / name).read_bytes())
            elif sha256 not in known:
                raise Torn(f"{name}: no record of a build has this content")
            elif sha256 not in self._seen:
                look(self.out / name)
                self._seen.add(sha256)
        return len(files)

    def undo(self) -> None:
        """Take all edits back."""
        for kept in (self._copy / "curriculum" / "modules").glob("*.md.kept"):
            kept.rename(kept.with_suffix(""))

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  # the command is what the caller asked for
            self._command, cwd=self._copy, start_new_session=True, stdout=subprocess.DEVNULL
        )

    def _disturb(self) -> str:
        does = self._chance.choice(["edited", "edited", "edited", "emptied", "left alone"])
        if does == "emptied":
            shutil.rmtree(self.out, ignore_errors=True)
        if does == "edited":
            self.undo()
            module = self._chance.choice(sorted((self._copy / "curriculum" / "modules").glob("*.md")))
            shutil.copy2(module, f"{module}.kept")
            with module.open("a") as file:
                file.write(f"\nA paragraph that is number {self._chance.randrange(10**6)}.\n")
        return does

    def _recorded(self) -> set[str]:
        records = (self.out / ".cache" / "records").glob("*/*")
        return {json.loads(path.read_bytes().partition(b"\n")[2])["value"]["made"]["sha256"] for path in records}


def look(path: Path) -> None:
    """Open a file as its kind asks. Raises Torn."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        if not data.rstrip().endswith(b"%%EOF"):
            raise Torn(f"{path}: no %%EOF")
        with pikepdf.open(path) as pdf:
            len(pdf.pages)
    elif path.suffix in (".zip", ".pptx"):
        with zipfile.ZipFile(path) as archive:
            if archive.testzip():
                raise Torn(f"{path}: damaged archive")
    elif path.suffix == ".html" and not data.rstrip().endswith(b"</html>"):
        raise Torn(f"{path}: no </html>")


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, default=Path(), help="the project to copy (default: here)")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("command", nargs=argparse.REMAINDER, help="a command that builds into build/")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(asked.project, Path(folder) / "project", asked.command, random.Random(asked.seed))  # noqa: S311  # dice, not secrets
        seconds = trial.build()
        wanted = trial.files()
        tell(f"undisturbed: {seconds:.2f} s, {trial.check()} files")
        for number in range(1, asked.kills + 1):
            said = trial.kill(seconds)
            tell(f"{number}: {said}, {trial.check()} whole files")
        trial.undo()
        trial.build()
        found = trial.files()
    different = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    tell(f"{len(different)} files differ from the undisturbed build" + "".join(f"\n  {name}" for name in different))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
