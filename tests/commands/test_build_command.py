"""Tests of `ipsdocs build` and `why`: what a run says, and why an output would be made again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_helpers import MODULE, change, project, run, shell

from ipsdocs.build.summary import Done
from ipsdocs.commands.common import Progress, counted

HANDOUT = "en/base/modules/first/handout.pdf"
SELECTED = ("--module", "first", "--locale", "en", "--variant", "base", "--format", "handout", "--jobs", "1")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str, str]:
    """A project, the folder its handout was built into, and what that said."""
    folder = tmp_path_factory.mktemp("built")
    root = project(folder, templates=True)
    result = shell("-C", str(root), "build", *SELECTED, "--out", str(folder / "out"))
    assert result.returncode == 0, result.stderr
    return root, folder / "out", result.stdout, result.stderr


def changed(folder: Path) -> Path:
    """Another copy of the project, with one sentence changed."""
    root = project(folder, templates=True)
    change(root, MODULE, "Drink a glass of water.", "Drink tea.")
    return root


def test_progress_off_a_terminal_is_a_plain_line_for_each_output(built: tuple[Path, Path, str, str]) -> None:
    lines = sorted(line.partition("] ")[2] for line in built[3].splitlines())
    assert lines == [f"built {HANDOUT.replace('pdf', 'html')}", f"built {HANDOUT}"]
    assert {line.partition("] ")[0] for line in built[3].splitlines()} == {"[1/2", "[2/2"}


def test_the_summary(built: tuple[Path, Path, str, str]) -> None:
    count, rest = built[2].split(", 0 unchanged, 0 shared, ")
    assert count == "2 built"
    pages, seconds, problems = rest.rsplit(", ", 2)
    assert pages.endswith(" drawn)")
    assert seconds.endswith(" s")
    assert problems == "0 problems\n"


def test_a_second_build_does_nothing(built: tuple[Path, Path, str, str]) -> None:
    root, out, *_ = built
    before = (out / "manifest.json").read_bytes()
    result = run(root, "build", *SELECTED, "--out", str(out))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("0 built, 2 unchanged, 0 shared, ")
    assert (out / "manifest.json").read_bytes() == before


def test_json(built: tuple[Path, Path, str, str]) -> None:
    root, out, *_ = built
    found = json.loads(run(root, "build", *SELECTED, "--out", str(out), "--json").stdout)
    assert found["unchanged"] == [HANDOUT, HANDOUT.replace("pdf", "html")]
    assert found["problems"] == []
    lists = ["built", "unchanged", "shared", "restored", "removed", "failed", "damaged"]
    assert list(found) == [*lists, "pages", "drawn", "seconds", "problems"]


def test_the_manifest_has_the_fields_of_ci_md(built: tuple[Path, Path, str, str]) -> None:
    entry = json.loads((built[1] / "manifest.json").read_bytes())["outputs"][HANDOUT]
    assert sorted(entry) == (
        ["bytes", "coverage", "document", "edition", "fallbacks", "pages", "sha256", "sources", "subject"]
    )


def test_why_of_an_unchanged_output(built: tuple[Path, Path, str, str]) -> None:
    root, out, *_ = built
    for name in (HANDOUT, str(out / HANDOUT)):
        result = run(root, "why", name, "--out", str(out))
        assert (result.exit_code, result.stdout, result.stderr) == (0, "Nothing changed.\n", "")


def test_why_of_a_changed_source(built: tuple[Path, Path, str, str], tmp_path: Path) -> None:
    result = run(changed(tmp_path), "why", HANDOUT, "--out", str(built[1]))
    assert (result.exit_code, result.stdout) == (0, f"{MODULE} changed.\n")


def test_why_as_json(built: tuple[Path, Path, str, str], tmp_path: Path) -> None:
    result = run(changed(tmp_path), "why", HANDOUT, "--out", str(built[1]), "--json")
    assert json.loads(result.stdout) == {"output": HANDOUT, "rebuild": True, "reasons": [f"{MODULE} changed."]}


def test_why_of_an_output_that_was_never_built(built: tuple[Path, Path, str, str]) -> None:
    root, out, *_ = built
    result = run(root, "why", "es/prison/modules/first/slides.pptx", "--out", str(out))
    assert (result.exit_code, result.stdout) == (0, "It has not been built yet.\n")


def test_why_of_an_unknown_output(built: tuple[Path, Path, str, str]) -> None:
    root, out, *_ = built
    result = run(root, "why", "en/base/modules/frist/handout.pdf", "--out", str(out))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"no output is called “en/base/modules/frist/handout.pdf”. Did you mean “{HANDOUT}”?\n"


def test_a_problem_stops_what_it_is_about_and_keeps_what_was_there(tmp_path: Path) -> None:
    root = project(tmp_path, templates=True)
    out = tmp_path / "out"
    kept = out / HANDOUT
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"the last good one")
    change(root, MODULE, "::: support {#contacts}\nYou can reach these people day and night.\n:::\n", "")
    result = shell("-C", str(root), "build", *SELECTED, "--out", str(out))
    assert result.returncode == 1
    assert f"{MODULE}:11: error: the topic suicide is sensitive, and there is no support block\n" in result.stderr
    assert result.stdout.startswith("0 built, 0 unchanged, 0 shared, 2 failed, 0 pages (0 drawn), ")
    assert result.stdout.endswith(", 1 problem\n")
    assert kept.read_bytes() == b"the last good one"


@pytest.mark.parametrize("words", [("--jobs", "0"), ("--jobs", "many"), ("--colour",), ("extra",)])
def test_wrong_usage(words: tuple[str, ...], tmp_path: Path) -> None:
    result = run(project(tmp_path), "build", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "\nError: " in result.stderr


@pytest.mark.parametrize(
    ("option", "word", "hint"),
    [
        ("--module", "frist", "Did you mean “first”?"),
        ("--training", "dya", "Did you mean “day”?"),
        ("--format", "pptx", "Known: guide, handout, poster, slides."),
        ("--variant", "prisn", "Did you mean “prison”?"),
        ("--locale", "xx", "xx"),
    ],
)
def test_an_unknown_word_is_wrong_usage_with_a_suggestion(option: str, word: str, hint: str, tmp_path: Path) -> None:
    result = run(project(tmp_path), "build", option, word, "--out", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert hint in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    root = project(tmp_path, templates=True)
    result = shell("-C", str(root), "build", *SELECTED, "--out", "/proc/nothing")
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == "/proc/nothing cannot be written: No such file or directory.\n"


def test_progress_on_a_terminal_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress(quiet=False)
    progress(Done("a.pdf", "unchanged", 1, 1, 2))
    progress(Done("b.pdf", "built", 1, 2, 2))
    progress.end()
    assert capsys.readouterr().err == "\r\x1b[K[1/2] unchanged a.pdf\r\x1b[K[2/2] built b.pdf\r\x1b[K"


@pytest.mark.parametrize(("quiet", "said"), [(False, "[2/2] built b.pdf\n"), (True, "")])
def test_progress_elsewhere(capsys: pytest.CaptureFixture[str], quiet: bool, said: str) -> None:
    progress = Progress(quiet)
    progress(Done("a.pdf", "unchanged", 1, 1, 2))
    progress(Done("b.pdf", "built", 1, 2, 2))
    progress.end()
    assert capsys.readouterr().err == said


def test_counted() -> None:
    assert [counted(n, "page") for n in (0, 1, 1234)] == ["0 pages", "1 page", "1,234 pages"]
    assert counted(2, "child", "children") == "2 children"


def test_pseudo_locales_can_be_built(tmp_path: Path) -> None:
    root = project(tmp_path, templates=True)
    words = ("--module", "first", "--locale", "en-XA", "--variant", "base", "--format", "handout", "--jobs", "1")
    assert shell("-C", str(root), "build", *words, "--out", str(tmp_path / "out")).returncode == 0


def test_a_poster_with_too_many_words_is_named_with_its_edition(tmp_path: Path) -> None:
    root = project(tmp_path, templates=True)
    change(root, "curriculum/posters/wall.yaml", "We stay until there is a next step.", "We stay. " * 400)
    words = ("--format", "poster", "--locale", "es", "--variant", "prison", "--jobs", "1")
    result = shell("-C", str(root), "build", *words, "--out", str(tmp_path / "out"))
    assert result.returncode == 1
    assert (
        "curriculum/posters/wall.yaml: error: poster “wall” doesn't fit on one page in es, prison\n"
        "    Shorten its texts, or the translation of them.\n"
    ) in result.stderr
    assert result.stdout.startswith("0 built, 0 unchanged, 0 shared, 2 failed, ")
