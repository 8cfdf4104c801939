"""`ipsdocs i18n freeze` and `thaw`, and what other commands do with a frozen locale."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import readback
from bad_disks import FailingDisk, failure
from command_helpers import change, run, shell
from frozen_world import CONTACTS, CURRICULUM, FIRST, SNAPSHOT, move_on, world

from ipsdocs.build.files import DurableDisk, Unwritable
from ipsdocs.commands.i18n_freeze import write_snapshot
from ipsdocs.i18n.freeze import snapshot
from ipsdocs.source.files import Files
from ipsdocs.source.frozen import frozen_files
from ipsdocs.source.paths import po_file
from ipsdocs.source.project import Project

TODAY = "2026-12-01"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return world(tmp_path)


@pytest.fixture
def frozen(root: Path) -> Path:
    assert run(root, "i18n", "freeze", "es").exit_code == 0
    return root


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def read(root: Path) -> dict[str, bytes]:
    """The snapshot that pages are made from."""
    files = frozen_files(Files(root), "es")
    assert isinstance(files, Files)
    assert files.snapshot
    return tree(root / files.snapshot.folder)


def test_what_a_snapshot_holds(root: Path) -> None:
    before = tree(root)
    (root / "curriculum/.DS_Store").write_bytes(b"x")
    (root / po_file("ar", "first")).parent.mkdir(parents=True)
    shutil.copy(root / po_file("es", "first"), root / po_file("ar", "first"))
    said = run(root, "i18n", "freeze", "es")
    held = tree(root / SNAPSHOT)
    assert said.stdout == (
        f"es is frozen: {len(held)} files in locales/es/frozen/\n"
        "100 % of its words are translated; a release needs 90 %\n"
    )
    row = "es: {minimum: 90, policy: frozen}"
    assert held.pop("numbers.txt") == b"988\n"
    assert held.pop(CURRICULUM) == before[CURRICULUM].replace(b"es: 90", row.encode())
    never = (
        "curriculum/contacts/",
        "curriculum/language/",
        "templates/",
        "locales/templates",
        po_file("es", "templates"),
    )
    assert held == {n: d for n, d in before.items() if not n.startswith(never) and n != CURRICULUM}
    assert (root / CURRICULUM).read_text("utf-8").count(row) == 1
    assert run(root, "check", "--today", TODAY).stdout == "0 errors, 0 warnings\n"


def test_freezing_again_is_a_new_round_and_the_same_where_nothing_changed(frozen: Path) -> None:
    first = tree(frozen)
    assert run(frozen, "i18n", "freeze", "es").exit_code == 0
    assert tree(frozen) == first
    move_on(frozen)
    assert run(frozen, "i18n", "update", "es").exit_code == 0
    said = run(frozen, "i18n", "freeze", "es").stdout
    assert "a release needs 90 %" in said or "under the 90 % of a release" in said
    assert f"{SNAPSHOT}/curriculum/modules/third.md" in tree(frozen)
    assert f"{SNAPSHOT}/curriculum/modules/second.md" not in tree(frozen)


def test_thawed_all_is_as_it_was(root: Path) -> None:
    before = tree(root)
    run(root, "i18n", "freeze", "es")
    assert run(root, "i18n", "thaw", "es").stdout == "es is live: its pages are made from today's source\n"
    assert tree(root) == before
    assert not (root / SNAPSHOT).exists()


def test_the_snapshot_of_a_locale_that_was_taken_out_is_removed(frozen: Path) -> None:
    change(frozen, CURRICULUM, ", es: {minimum: 90, policy: frozen}", "")
    before = tree(frozen)
    assert run(frozen, "i18n", "freeze", "es").exit_code == 2
    result = run(frozen, "i18n", "thaw", "es")
    assert (result.exit_code, result.stdout) == (0, "es has no snapshot any more\n")
    assert tree(frozen) == {name: data for name, data in before.items() if not name.startswith(f"{SNAPSHOT}/")}
    assert run(frozen, "i18n", "thaw", "es").exit_code == 2


def test_a_locale_with_its_parents_is_frozen_whole(root: Path) -> None:
    change(root, CURRICULUM, "es: 90}", "es: 90, es-MX: 0}")
    assert run(root, "i18n", "freeze", "es-MX").exit_code == 0
    assert f"locales/es-MX/frozen/{po_file('es', 'first')}" in tree(root)


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "“en” is no locale of this curriculum that is translated. Known: es."),
        ("fr", "“fr” is no locale of this curriculum that is translated. Known: es."),
    ],
)
def test_what_cannot_be_frozen_is_wrong_usage(root: Path, tag: str, said: str) -> None:
    for command in ("freeze", "thaw"):
        result = run(root, "i18n", command, tag)
        assert result.exit_code == 2
        assert said in result.stderr


@pytest.mark.parametrize("tag", ["../..", "es@/../../../mine", "es@x", "root"])
def test_a_tag_that_is_none_is_refused_before_a_folder_is_named_for_it(root: Path, tag: str) -> None:
    (root / f"locales/{tag}/frozen").resolve().mkdir(parents=True)
    before = sorted(root.parent.rglob("*"))
    for row in ("", f", {tag!r}: {{minimum: 90, policy: frozen}}"):
        change(root, CURRICULUM, "es: 90}", f"es: 90{row}}}")
        for command in ("freeze", "thaw"):
            result = run(root, "i18n", command, tag)
            assert result.exit_code == 2
            assert f"“{tag}” is no language tag. Write a BCP 47 tag, such as es or es-MX." in result.stderr
        assert sorted(root.parent.rglob("*")) == before


def test_half_a_source_is_not_frozen(root: Path) -> None:
    change(root, FIRST, "status: draft", "status: raw")
    before = tree(root)
    result = run(root, "i18n", "freeze", "es")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{FIRST}:6: error: unknown word “raw” in “status”\n")
    assert tree(root) == before


def test_a_catalogue_that_cannot_be_read_is_not_frozen(root: Path) -> None:
    path = root / po_file("es", "first")
    path.write_text(path.read_text("utf-8") + '\nmsgid "open\n', "utf-8")
    result = run(root, "i18n", "freeze", "es")
    assert result.exit_code == 1
    assert "the PO file can't be read here" in result.stderr
    assert not (root / SNAPSHOT).exists()


class Torn(DurableDisk):
    """Fails at its `nth` operation; when it is killed there, nothing more is done."""

    def __init__(self, nth: int) -> None:
        self.left = nth

    def write(self, path: Path, data: bytes) -> None:
        self._count()
        super().write(path, data)

    def rename(self, old: Path, new: Path) -> None:
        self._count()
        super().rename(old, new)

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise failure(errno.EIO)


@pytest.mark.parametrize("fails", ["full", "torn", "io", "rename", "flush"])
@pytest.mark.parametrize("again", [False, True])
def test_a_disk_that_fails_leaves_the_old_snapshot(root: Path, fails: str, again: bool) -> None:
    if again:
        run(root, "i18n", "freeze", "es")
    before = tree(root)
    change(root, FIRST, "We learn together.", "We learn with each other.")
    with pytest.raises(Unwritable, match="cannot be written"):
        write_snapshot(root, "es", snapshot(Project.at(root), "es"), FailingDisk(fails, 3))
    change(root, FIRST, "We learn with each other.", "We learn together.")
    assert tree(root) == before


def test_at_every_step_there_is_the_old_snapshot_or_the_new(frozen: Path) -> None:
    old = read(frozen)
    change(frozen, FIRST, "We learn together.", "We learn with each other.")
    new = snapshot(Project.at(frozen), "es")
    for step in range(100):
        try:
            write_snapshot(frozen, "es", new, Torn(step))
        except Unwritable:
            assert read(frozen) == old, step
        else:
            break
    assert read(frozen) == new
    assert step >= len(new) + 2, "each file, and two renamings"


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Unix")
def test_a_freezing_that_is_killed_leaves_the_old_snapshot_or_the_new(frozen: Path) -> None:
    old = read(frozen)
    change(frozen, FIRST, "We learn together.", "We learn with each other.")
    new = snapshot(Project.at(frozen), "es")
    start, seen = frozen.parent / "start", set()
    shutil.copytree(frozen, start)
    for delay in delays():
        shutil.rmtree(frozen)
        shutil.copytree(start, frozen)
        process = subprocess.Popen(
            [sys.executable, "-c", SLOWLY, str(frozen)], env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        )
        while not (frozen / "locales/es/frozen.new").exists():
            time.sleep(0.001)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = read(frozen)
        assert now in (old, new)
        seen.add(now == new)
        assert run(frozen, "i18n", "freeze", "es").exit_code == 0
        assert read(frozen) == new
        assert [path.name for path in (frozen / "locales/es").iterdir() if path.name.startswith("frozen")] == ["frozen"]
    assert seen == {False, True}


# Each step takes long enough to be killed in it.
SLOWLY = """
import sys, time
from ipsdocs.build.files import LocalDisk
from ipsdocs.commands.main import main
rename = LocalDisk.rename
def slowly(self, old, new):
    rename(self, old, new)
    time.sleep(0.05)
LocalDisk.rename = slowly
main(["-C", sys.argv[1], "i18n", "freeze", "es"])
"""


def delays() -> Iterator[float]:
    """From before all is written to after the new snapshot stands in its place."""
    return (number / 40 for number in range(0, 16, 2))


def test_an_old_snapshot_beside_is_read_and_goes_back(frozen: Path) -> None:
    """As a power cut between the two renamings leaves it."""
    old = read(frozen)
    (frozen / SNAPSHOT).rename(frozen / f"{SNAPSHOT}.before")
    assert read(frozen) == old
    assert "left when it was interrupted" in run(frozen, "check", "--today", TODAY).stdout
    with pytest.raises(Unwritable):
        write_snapshot(frozen, "es", {"x": b""}, FailingDisk("full"))
    assert tree(frozen / SNAPSHOT) == old


def test_status_says_how_far_it_is_behind(frozen: Path) -> None:
    said = run(frozen, "i18n", "status").stdout.splitlines()[-1]
    assert said.endswith("100  frozen, and up to date")
    move_on(frozen)
    assert run(frozen, "i18n", "update", "es").exit_code == 0
    said = run(frozen, "i18n", "status", "es").stdout.splitlines()[-1]
    lag = "frozen: 5 messages (19 words) are new since, 4 messages (17 words) are gone"
    assert said.endswith(f"  {lag}"), "a release's minimum is not of today's source"
    row = json.loads(run(frozen, "i18n", "status", "es", "--json").stdout)["locales"][0]
    assert row["policy"] == "frozen"
    assert row["behind"] == {"new": {"messages": 5, "words": 19}, "gone": {"messages": 4, "words": 17}}
    assert row["fuzzy"] + row["missing"] > 0, "what translators have to do is against today's source"
    page = frozen / "map.html"
    run(frozen, "i18n", "status", "--html", str(page))
    assert f"<small>{lag}</small>" in page.read_text("utf-8")
    assert run(frozen, "i18n", "freeze", "es").exit_code == 0
    assert "frozen, and up to date" in run(frozen, "i18n", "status").stdout


def test_extract_and_update_are_against_today(frozen: Path) -> None:
    held = read(frozen)
    move_on(frozen)
    run(frozen, "i18n", "update", "es")
    assert 'msgid "We learn with each other."' in (frozen / po_file("es", "first")).read_text("utf-8")
    assert read(frozen) == held


@pytest.mark.parametrize(
    ("option", "name", "there"),
    [("--module", "third", "second"), ("--variant", "ward", "prison")],
)
def test_what_came_after_is_wrong_usage(frozen: Path, option: str, name: str, there: str) -> None:
    move_on(frozen)
    shutil.copytree(frozen / "curriculum/variants/prison", frozen / "curriculum/variants/ward")
    change(frozen, "curriculum/variants/ward/variant.yaml", "id: prison", "id: ward")
    result = run(frozen, "build", "--locale", "es", option, name)
    assert result.exit_code == 2
    what = option.removeprefix("--")
    assert f"the snapshot of es has no {what} “{name}”. Freeze es again, or thaw it." in result.stderr
    result = run(frozen, "build", "--locale", "es", option, "nothing")
    assert f"unknown {what} “nothing”. Known: " in result.stderr
    assert there in result.stderr


def test_what_is_built_reads_as_before_with_todays_number(frozen: Path) -> None:
    """From the files themselves, and `why` names the snapshot's files."""
    out = frozen.parent / "out"

    def build() -> dict[str, list[str]]:
        command = ("build", "--format", "handout", "--locale", "es", "--variant", "base", "--module", "second")
        result = shell("-C", str(frozen), *command, "--json", "--out", str(out))
        assert result.returncode == 0, result.stderr
        summary: dict[str, list[str]] = json.loads(result.stdout)
        return summary

    handout = out / "es/base/modules/second/handout.pdf"
    assert len(build()["built"]) == 2
    before = readback.by_pdfium(handout)
    move_on(frozen)
    assert len(build()["unchanged"]) == 2
    change(frozen, CONTACTS, '"988"', '"7 53 10"')
    why = run(frozen, "why", str(handout), "--out", str(out))
    assert why.stdout == f"{CONTACTS} changed.\n"
    assert len(build()["built"]) == 2
    after = readback.by_pdfium(handout)
    assert any("988" in line for line in before)
    assert [line.replace("75310", "988") for line in after] == list(before)
    change(frozen, f"{SNAPSHOT}/curriculum/modules/second.md", "version: 1", "version: 2")
    assert run(frozen, "why", str(handout), "--out", str(out)).stdout == (
        f"{SNAPSHOT}/curriculum/modules/second.md changed.\n"
    )


def test_a_packet_of_a_training_that_today_holds_otherwise(frozen: Path) -> None:
    """Its modules, papers and words are the snapshot's."""
    out = frozen.parent / "out"
    change(frozen, "curriculum/trainings/day.yaml", "- module: first", "- module: second")
    (frozen / FIRST).unlink()
    result = shell("-C", str(frozen), "packet", "day", "--locale", "es", "--out", str(out))
    assert result.returncode == 0, result.stderr
    folder = out / "packets/day-es-base"
    page = (folder / "10-handouts/01-first.html").read_text("utf-8")
    assert "Aprendemos juntas." in page
    assert readback.missing(["Una primera charla"], readback.by_pdfium(folder / "03-agenda.pdf")) == []
