"""Prose fixtures, as markdown-it's: a title, a line of one dot, the input, a dot, what is expected, a dot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ipsdocs.model import Block

CASES = Path(__file__).parents[1] / "cases"
CASE = re.compile(r"^(?P<title>\S.*)\n\.\n(?P<given>.*?)\n?^\.\n(?P<expected>.*?)\n?^\.$", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Prose:
    """One fixture and its name for the test's id."""

    title: str
    given: str
    expected: str


def prose(name: str) -> list[Prose]:
    """The fixtures of a file in tests/cases."""
    text = (CASES / name).read_text("utf-8")
    found = [Prose(match["title"], match["given"], match["expected"]) for match in CASE.finditer(text)]
    if not found:
        raise ValueError(f"{name} holds no fixture")
    return found


def outline(tree: Iterable[Block], depth: int = 0) -> str:
    """Blocks as an indented outline: line, kind, id, attributes, core, text."""
    lines: list[str] = []
    for block in tree:
        parts = [block.kind, f"#{block.id}" if block.id else "", ".core" if block.core else ""]
        parts += [f"{key}={value}" for key, value in block.attrs]
        text = f": {block.text.source!r}" if block.text else ""
        lines.append(f"{block.place.line:>2} {'  ' * depth}{' '.join(filter(None, parts))}{text}")
        below = outline(block.children, depth + 1)
        lines += [below] if below else []
    return "\n".join(lines)
