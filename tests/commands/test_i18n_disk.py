"""`ipsdocs i18n update` over disks that fail and processes that are killed: every PO file is whole, nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_disks import FailingDisk
from command_helpers import MODULE, change, project, run

from ipsdocs.build.files import LEFTOVER, Unwritable
from ipsdocs.commands import loop
from ipsdocs.commands.loop import update_locale, write_templates
from ipsdocs.i18n.extract import catalogues, with_notes
from ipsdocs.i18n.po import opened
from ipsdocs.i18n.update import HEAD
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.paths import po_file
from ipsdocs.source.project import Project

EDITS = (
    ("We learn together.", "We learn with each other."),
    ("Drink a glass of water.", "Drink two glasses of water."),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose catalogues are up to date; then a text is edited and one moves into the overlay."""
    root = project(tmp_path)
    assert run(root, "i18n", "update").exit_code == 0
    for old, new in EDITS:
        change(root, MODULE, old, new)
    change(root, MODULE, "2. What would be good today?\n", "")
    change(root, "curriculum/variants/prison/first.md", "Staff may have", "What would be good today?\n\nStaff may have")
    return root


def catalogues_of(root: Path) -> dict[str, bytes]:
    folder = root / "locales/es/LC_MESSAGES"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.po"))}


def translations(root: Path) -> set[tuple[str, tuple[str, ...]]]:
    """All that is written in the locale; every file can be read."""
    found: set[tuple[str, tuple[str, ...]]] = set()
    for domain in Project.at(root).catalogue_domains("es"):
        problems = Problems()
        file = opened(Files(root), "es", domain, problems)
        assert list(problems) == []
        assert file
        found |= {(m.msgid, m.forms) for m in (*file.messages, *file.obsolete) if m.finished}
    return found


def undisturbed(root: Path) -> dict[str, bytes]:
    """What an update of a copy makes."""
    copy = root.parent / "copy"
    shutil.copytree(root, copy)
    assert run(copy, "i18n", "update", "es").exit_code == 0
    return catalogues_of(copy)


@pytest.mark.parametrize("fails", ["full", "torn", "io", "rename"])
@pytest.mark.parametrize("after", range(3))
def test_a_disk_that_fails_leaves_every_file_whole(root: Path, fails: str, after: int) -> None:
    before, wanted = translations(root), undisturbed(root)
    source = Project.at(root)
    found = with_notes(source, catalogues(source))
    write_templates(root, found)
    old = catalogues_of(root)
    disk = FailingDisk(fails, after)
    if after < sum(old[name] != data for name, data in wanted.items()):
        with pytest.raises(Unwritable):
            update_locale(root, "es", found, Problems(), disk)
    else:
        update_locale(root, "es", found, Problems(), disk)
    now = catalogues_of(root)
    assert all(now[name] in (old[name], wanted[name]) for name in now)
    assert sum(now[name] != old[name] for name in now) == min(after, sum(old[n] != wanted[n] for n in now))
    assert before <= translations(root)
    assert run(root, "i18n", "update", "es").exit_code == 0
    assert catalogues_of(root) == wanted


def test_a_full_disk_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "DurableDisk", lambda: FailingDisk("full"))
    result = run(root, "i18n", "update", "es")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr == (
        f"{root}/locales/first.pot cannot be written: No space left on device. "
        "What was written until now is whole; run the command again.\n"
    )


def delays() -> Iterator[float]:
    """From before the first file is written to after the last."""
    return (number / 40 for number in range(8, 40, 4))


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Unix")
def test_an_update_that_is_killed_leaves_every_file_whole(root: Path) -> None:
    before, wanted = translations(root), undisturbed(root)
    start = root.parent / "start"
    shutil.copytree(root, start)
    old = catalogues_of(root)
    for delay in delays():
        shutil.rmtree(root)
        shutil.copytree(start, root)
        process = subprocess.Popen(
            [sys.executable, "-c", "from ipsdocs.commands.main import main; main()", "-C", str(root), "i18n", "update"],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = catalogues_of(root)
        assert all(now[name] in (old[name], wanted[name]) for name in now)
        assert before <= translations(root)
        assert run(root, "i18n", "update", "es").exit_code == 0
        assert catalogues_of(root) == wanted
        assert not list((root / "locales").rglob(f"{LEFTOVER}*"))


def test_a_file_that_cannot_be_read_is_left_alone_and_others_are_brought_up_to_date(root: Path) -> None:
    wanted = undisturbed(root)
    path = root / po_file("es", "first")
    broken = path.read_bytes() + b'\nmsgid "open\nmsgstr ""\n'
    path.write_bytes(broken)
    result = run(root, "i18n", "update", "es")
    assert result.exit_code == 1
    line = broken.count(b"\n") - 1
    assert result.stderr.startswith(f"locales/es/LC_MESSAGES/first.po:{line}: error: the PO file can't be read here\n")
    now = catalogues_of(root)
    assert now.pop("first.po") == broken
    assert now.pop("variant-prison.po") != wanted["variant-prison.po"], "what moved is found when the file can be read"
    assert all(now[name] == wanted[name] for name in now)
    path.write_bytes(broken.rpartition(b'\nmsgid "open')[0] + b"\n")
    assert run(root, "i18n", "update", "es").exit_code == 0
    assert catalogues_of(root) == wanted


def test_a_message_that_stands_twice_is_said_with_its_line(root: Path) -> None:
    path = root / po_file("es", "first")
    twice = path.read_bytes() + b'\nmsgid "Together"\nmsgstr "Juntos"\n'
    path.write_bytes(twice)
    result = run(root, "i18n", "update", "es")
    line = twice.count(b"\n") - 1
    assert result.stderr == (
        f"locales/es/LC_MESSAGES/first.po:{line}: error: this msgid stands in the file before: nobody can say which "
        "translation holds\n    Keep the better one of the two, and delete the other.\n"
    )
    assert path.read_bytes() == twice


def test_a_catalogue_of_nothing_is_said_and_stays(root: Path) -> None:
    path = root / po_file("es", "gone")
    path.write_text(
        HEAD.format(domain="gone") + '\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    )
    (root / "locales/gone.pot").write_text("")
    said = run(root, "i18n", "update", "es").stderr
    assert said == (
        "locales/es/LC_MESSAGES/gone.po: warning: nothing is called “gone” any more\n"
        "    All that is translated in it stands in other catalogues: delete the file.\n"
    )
    assert not (root / "locales/gone.pot").exists()
    path.write_text(path.read_text() + '\n#~ msgid "Soup."\n#~ msgstr "Sopa."\n')
    assert "Keep it: 1 of its translations stand nowhere else" in run(root, "i18n", "update", "es").stderr
    assert path.exists()
