"""The project's pages as values: fenced blocks, commands, links, tables."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", *sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs").glob("*.md")))
FENCE = re.compile(r"^(?P<fence>```+|~~~~+)(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=fence)\s*$", re.M | re.S)
LINK = re.compile(
    r"(?<!!)\[(?:[^\]\[]|\[[^\]]*\])*\]\((?P<target>[^)\s]+)(?:\s+\"[^\"]*\")?\)|!\[[^\]]*\]\((?P<picture>[^)\s]+)"
)
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


@dataclass(frozen=True, slots=True)
class Fenced:
    """A fenced block of a page: its language, its text, the line it begins in."""

    page: str
    line: int
    info: str
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a page, without comment and prompt, as its words."""

    page: str
    line: int
    words: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.words)


def read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def fenced(page: str) -> Iterator[Fenced]:
    text = read(page)
    for match in FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 2
        yield Fenced(page, line, match["info"].strip(), match["text"])


def prose(page: str) -> str:
    """A page without its fenced blocks."""
    return FENCE.sub("", read(page))


def commands() -> Iterator[Command]:
    """Every command that a page shows in a `sh` or `console` block; `&&` makes two of them."""
    for page in PAGES:
        for block in fenced(page):
            if block.info not in ("sh", "console"):
                continue
            for number, line in enumerate(block.text.splitlines()):
                if block.info == "console" and not line.startswith("$ "):
                    continue
                words = shlex.split(line.removeprefix("$ "), comments=True)
                for part in _split(words):
                    yield Command(page, block.line + number, part)


def _split(words: list[str]) -> Iterator[tuple[str, ...]]:
    part: list[str] = []
    for word in [*words, "&&"]:
        if word == "&&" and part:
            yield tuple(part)
            part = []
        elif word != "&&":
            part.append(word)


def anchors(page: str) -> set[str]:
    """The ids that a forge gives to a page's headings."""
    titles = re.findall(r"^#+ (.+)$", prose(page), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def table(page: str, first: str) -> list[list[str]]:
    """The rows of the table whose head's first cell is `first`, without the head."""
    rows: list[list[str]] = []
    inside = False
    for line in prose(page).splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if cells and cells[0] == first:
            inside = True
        elif inside and not cells:
            return rows
        elif inside and not set(cells[0]) <= set("-: "):
            rows.append(cells)
    return rows
