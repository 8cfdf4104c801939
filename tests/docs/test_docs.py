"""What the pages say is so: commands run, options and files exist, links lead somewhere, tables equal the code."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pages import CODE, LINK, PAGES, ROOT, Command, anchors, commands, prose, read

from ipsdocs.commands.main import COMMANDS, main

ALL = tuple(commands())
# Commands that are only parsed, with the reason; every other `ipsdocs` command of a page is run in a copy.
ONLY_PARSED = {
    "build": "draws pages for seconds to minutes; tests/commands builds a tiny project",
    "packet": "draws forty documents; tests/commands makes a tiny one",
    "doctor": "tells of the machine, not of the project; tests/commands runs it",
    "variants report": "draws pages; tests/commands makes a tiny one",
    "new variant harbour": "asks; tests/commands answers",
    "new locale": "wants the script's fonts on the machine; tests/commands has its own",
}
# Programs that a page may name beside ours; they are not run.
OTHERS = {"cd", "cmp", "export", "git", "sha256sum", "weblate"}
TOOLS = {".venv/bin/pytest", ".venv/bin/ruff", ".venv/bin/mypy", "scripts/lock", ".ci/run"}
REFERENCES = {"docs/format.md", "docs/variants.md"}  # pages to look things up in, and not to read through
OURS = {"ipsdocs", ".venv/bin/ipsdocs"}


def is_ours(command: Command) -> bool:
    return command.words[0] in OURS


def is_parsed_only(command: Command) -> bool:
    return any(" ".join(command.words[1:]).startswith(words) for words in ONLY_PARSED)


def remaining(context: click.Context) -> list[str]:
    """The words that a group has not looked at; click is moving them from one name to another."""
    return [*getattr(context, "_protected_args", ()), *context.args]


def parsed(words: tuple[str, ...]) -> click.Context:
    """The context that click makes of a command's words; UsageError where it can't."""
    context = main.make_context("ipsdocs", list(words), resilient_parsing=False)
    command: click.Command = main
    while isinstance(command, click.Group) and remaining(context):
        name, found, rest = command.resolve_command(context, remaining(context))
        assert found is not None
        command, context = found, found.make_context(name or "", rest, parent=context)
    return context


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's content, on which commands may write."""
    root = tmp_path_factory.mktemp("copy")
    for folder in ("curriculum", "locales", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


def test_there_are_commands_to_look_at() -> None:
    assert len(ALL) > 20
    assert {words.split()[0] for words in ONLY_PARSED} <= set(COMMANDS)


@pytest.mark.parametrize("command", [c for c in ALL if is_ours(c)], ids=str)
def test_a_command_is_one_that_click_knows(command: Command, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (copy / "hub.yaml").write_text("id: r\nname: R\n", "utf-8")
    monkeypatch.chdir(copy)
    assert parsed(command.words[1:]).command.name


@pytest.mark.parametrize("command", [c for c in ALL if is_ours(c) and not is_parsed_only(c)], ids=str)
def test_a_command_runs(command: Command, copy: Path) -> None:
    result = CliRunner().invoke(main, ["-C", str(copy), *command.words[1:]], catch_exceptions=False)
    gate = "--release" in command.words  # it says what a release still lacks, and fails until nothing is
    assert result.exit_code in ((0, 1) if gate else (0,)), result.output


@pytest.mark.parametrize("command", [c for c in ALL if not is_ours(c)], ids=str)
def test_another_program_is_one_that_is_there(command: Command) -> None:
    program, *words = command.words
    if program == "make":
        targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.M))
        variables = set(re.findall(r"^([A-Z]+) +\?=", read("Makefile"), re.M))
        assert {w for w in words if "=" not in w} <= targets
        assert {w.partition("=")[0] for w in words if "=" in w} <= variables
    elif program == ".venv/bin/python":
        assert words[:2] == ["-m", "benchmarks"]
        assert {word for word in words if word.startswith("--")} <= of_benchmarks()
    else:
        assert program in OTHERS | TOOLS


def every_command() -> Iterator[tuple[str, ...]]:
    """The words of each command and group, the program's own first."""
    yield ()
    for name in COMMANDS:
        yield (name,)
        found = main.get_command(click.Context(main), name)
        if isinstance(found, click.Group):
            yield from ((name, inner) for inner in found.commands)


def help_text(words: tuple[str, ...]) -> str:
    return CliRunner().invoke(main, [*words, "--help"]).output


@pytest.mark.parametrize("words", tuple(every_command()), ids=lambda words: " ".join(words) or "ipsdocs")
def test_every_help_has_an_example_that_parses(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    joined = " ".join(help_text(words).split())
    match = re.search(r"Example: ipsdocs (?P<example>.+?)(?= Exit codes:| Options:)", joined)
    assert match, f"ipsdocs {' '.join(words)} --help has no Example line"
    example = tuple(match["example"].split())
    assert example[: len(words)] == words
    parsed(example)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    here = (ROOT / page).parent
    for match in LINK.finditer(CODE.sub("", prose(page))):
        target = match["target"] or match["picture"]
        if target.startswith(("https://", "mailto:")):
            continue
        file, _, anchor = target.partition("#")
        path = (here / file).resolve() if file else ROOT / page
        assert path.exists(), f"{page}: {target}"
        if anchor:
            assert anchor in anchors(path.relative_to(ROOT).as_posix()), f"{page}: {target}"


def words_in_code(page: str) -> list[str]:
    return CODE.findall(prose(page))


def of_benchmarks() -> set[str]:
    """The options of `python -m benchmarks`."""
    return set(re.findall(r'"(--[a-z-]+)"', (ROOT / "benchmarks/__main__.py").read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES)
def test_an_option_that_is_named_exists(page: str) -> None:
    known = {option for words in every_command() for option in re.findall(r"--[a-z0-9-]+", help_text(words))}
    named = {option for words in words_in_code(page) for option in re.findall(r"(?<!\S)--[a-z][a-z-]*", words)}
    assert named - known - of_benchmarks() <= {"--exit-code"}  # git's


@pytest.mark.parametrize("page", PAGES)
def test_a_command_that_is_named_in_a_sentence_exists(page: str) -> None:
    for words in words_in_code(page):
        found = re.fullmatch(r"(?:\.venv/bin/)?ipsdocs ([a-z0-9]+)(?: ([a-z]+))?(?: .*)?", words)
        if found:
            command = main.get_command(click.Context(main), found[1])
            assert command is not None, f"{page}: {words}"
            if isinstance(command, click.Group) and found[2]:
                assert found[2] in command.commands, f"{page}: {words}"


PATHS = re.compile(r"(?:ipsdocs|tests|templates|curriculum|locales|scripts|requirements|docs|\.ci)/[\w./-]*\w/?")
INNER = re.compile(r"(?:source|edition|document|output|checks|i18n|build|release|commands)/\w+\.py")


@pytest.mark.parametrize("page", PAGES)
def test_a_file_that_is_named_exists(page: str) -> None:
    for words in words_in_code(page):
        if any(sign in words for sign in "<*…{ "):
            continue
        if PATHS.fullmatch(words):
            assert (ROOT / words).exists(), f"{page}: {words}"
        elif INNER.fullmatch(words):
            assert (ROOT / "ipsdocs" / words).exists(), f"{page}: {words}"


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/") and page not in REFERENCES])
def test_a_page_fits_on_three_screens(page: str) -> None:
    assert len(read(page).splitlines()) <= 130
    assert max(len(line) for line in read(page).splitlines() if not line.startswith("|")) <= 125
