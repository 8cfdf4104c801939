"""Tests of source/files.py: only inside the project, only UTF-8, nothing hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsdocs.problems import Problems
from ipsdocs.source.files import BIDI, BLANK, MOST_BYTES, ZERO_WIDTH, Files


def said(files: Files, name: str, locale: str = "en") -> list[str]:
    problems = Problems()
    text = files.text(name, problems, locale)
    assert (text is None) == bool(len(problems))
    return [f"{problem.place}: {problem.message}" for problem in problems]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "inside").mkdir()
    (tmp_path / "outside.md").write_text("secret", "utf-8")
    return tmp_path / "inside"


@pytest.mark.parametrize("name", ["../outside.md", "a/../../outside.md", "/etc/passwd"])
def test_nothing_outside_is_read(root: Path, name: str) -> None:
    files = Files(root)
    assert not files.exists(name)
    assert files.data(name) is None
    assert said(files, name) == [f"{name}: the file is missing"]


def test_no_link_leads_out(root: Path) -> None:
    (root / "a.md").symlink_to(root.parent / "outside.md")
    assert Files(root).data("a.md") is None
    assert said(Files(root), "a.md") == ["a.md: the file is a link to a place outside the project"]


def test_a_file_is_read_once(root: Path) -> None:
    (root / "a.md").write_text("one", "utf-8")
    files = Files(root)
    before = files.digest("a.md")
    (root / "a.md").write_text("two", "utf-8")
    assert files.data("a.md") == b"one"
    assert files.digest("a.md") == before
    assert files.read == {"a.md"}


def test_lists_are_in_order(root: Path) -> None:
    for name in ("b.md", "a.md", "c.yaml"):
        (root / name).touch()
    assert list(Files(root).list("", "*.md")) == ["a.md", "b.md"]
    assert list(Files(root).list("nowhere")) == []


def test_size(root: Path) -> None:
    (root / "a.md").write_bytes(b"x" * (MOST_BYTES + 1))
    assert said(Files(root), "a.md") == ["a.md: the file has 2,000,001 bytes, more than 2,000,000"]


def test_utf_8(root: Path) -> None:
    (root / "a.md").write_bytes(b"one\ntwo \xe9\n")
    assert said(Files(root), "a.md") == ["a.md:2: byte 0xE9 is not UTF-8"]


@pytest.mark.parametrize("sign", sorted(BIDI | ZERO_WIDTH | BLANK | {"\x00", "\x1b", "\x7f", "\ue000"}))
def test_hidden_signs(root: Path, sign: str) -> None:
    (root / "a.md").write_text(f"one\ntwo{sign}\n", "utf-8")
    (message,) = said(Files(root), "a.md")
    assert message.startswith(f"a.md:2: hidden sign U+{ord(sign):04X} (")
    assert message.endswith(") at column 4")


@pytest.mark.parametrize(
    ("locale", "sign"), [("ar", "\u200f"), ("ar", "\u200d"), ("fa-AF", "\u200c"), ("he", "\u200e"), ("hi", "\u200d")]
)
def test_signs_a_script_needs(root: Path, locale: str, sign: str) -> None:
    (root / "a.po").write_text(f"one{sign}\n", "utf-8")
    assert said(Files(root), "a.po", locale) == []
    assert len(said(Files(root), "a.po", "es")) == 1


def test_a_lost_sign_is_said(root: Path) -> None:
    (root / "a.po").write_text("l\ufffdnea\n", "utf-8")
    assert said(Files(root), "a.po", "es") == ["a.po:1: sign U+FFFD (replacement character) at column 2"]


def test_an_override_is_needed_by_nobody(root: Path) -> None:
    (root / "a.po").write_text("one\u202e\n", "utf-8")
    assert len(said(Files(root), "a.po", "ar")) == 1
