"""Tests of `ipsdocs variants report`: two files that other builds leave as they are, the same bytes each time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from command_helpers import TINY, project, run, shell

NAMES = ["prison.es.html", "prison.es.pdf", "prison.html", "prison.pdf"]


@dataclass(frozen=True, slots=True)
class Made:
    root: Path
    out: Path
    said: str

    @property
    def reports(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted((self.out / "reports").iterdir())}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The report on prison in two languages."""
    folder = tmp_path_factory.mktemp("report")
    root, out = project(folder, templates=True), folder / "out"
    said = ""
    for words in ((), ("--locale", "es")):
        result = shell("-C", str(root), "variants", "report", "prison", *words, "--out", str(out))
        assert result.returncode == 0, result.stderr
        said += result.stdout
    return Made(root, out, said)


def test_it_says_where_they_are(made: Made) -> None:
    assert list(made.reports) == NAMES
    lines = made.said.splitlines()
    assert lines[1:3] == [str(made.out / "reports/prison.pdf"), str(made.out / "reports/prison.html")]
    assert lines[0].startswith("2 built, 0 unchanged, 0 shared, ")


def test_a_second_one_draws_nothing(made: Made) -> None:
    result = run(made.root, "variants", "report", "prison", "--out", str(made.out))
    assert result.exit_code == 0
    assert result.stdout.startswith("0 built, 2 unchanged, 0 shared, ")


def test_other_builds_leave_them(made: Made) -> None:
    before = made.reports
    for words in (
        ("build", "--module", "first", "--format", "handout", "--locale", "en", "--variant", "base"),
        ("packet", "day", "--variant", "prison"),
        ("variants", "report", "prison"),
    ):
        result = shell("-C", str(made.root), *words, "--out", str(made.out))
        assert result.returncode == 0, result.stderr
        assert made.reports == before
    assert (made.out / "packets/day-en-prison.zip").is_file()
    assert (made.out / "en/base/modules/first/handout.pdf").is_file()


def test_the_same_bytes_in_another_place(made: Made, tmp_path: Path) -> None:
    other = Made(project(tmp_path, templates=True), tmp_path / "out", "")
    result = shell("-C", str(other.root), "variants", "report", "prison", "--out", str(other.out), TZ="Asia/Tokyo")
    assert result.returncode == 0, result.stderr
    assert other.reports == {name: made.reports[name] for name in ("prison.html", "prison.pdf")}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("prisn",), "Error: Invalid value for VARIANT: unknown variant “prisn”. Did you mean “prison”?\n"),
        (("prison", "--locale", "xx"), "Error: unknown locale “xx”. Known: ar-XB, en, en-XA, es.\n"),
        ((), "Error: Missing argument 'NAME'.\n"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], said: str) -> None:
    result = run(TINY, "variants", "report", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(said)
