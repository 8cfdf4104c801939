"""Pandoc's fenced divs as a block rule of markdown-it.

A line of three or more colons with a name or attributes opens a div; one of colons alone closes the div
opened last, whatever its number of colons (Pandoc's manual, extension `fenced_divs`).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

OPEN = re.compile(r"^:{3,}\s*(?P<head>[^\s:].*?)\s*:*$")
CLOSE = re.compile(r"^:{3,}\s*$")
CODE = re.compile(r"^(?P<fence>`{3,}|~{3,})")
HEAD = re.compile(r"^(?P<kind>[\w-]*)\s*(?:\{(?P<inside>.*)\})?$")
MOST_DEPTH = 8


def install(markdown: MarkdownIt) -> None:
    """Add the rule to a parser, before fenced code."""
    markdown.block.ruler.before(
        "fence", "div", _div, {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    )


def _line(state: StateBlock, number: int) -> str:
    begin = state.bMarks[number] + state.tShift[number]
    return state.src[begin : state.eMarks[number]]


def _div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    head = OPEN.match(_line(state, start))
    if head is None:
        return False
    if silent:
        return True
    close = _closing(state, start, end)
    depth = int(state.env.get("depth", 0)) + 1
    opening = state.push("div_open", "div", 1)
    opening.block = True
    opening.info = head["head"]
    opening.map = [start, min(close + 1, end)]
    opening.meta = {"closed": close < end, "deep": depth > MOST_DEPTH}
    if depth <= MOST_DEPTH:
        _inside(state, start + 1, close, depth)
    closing = state.push("div_close", "div", -1)
    closing.block = True
    state.line = min(close + 1, end)
    return True


def _inside(state: StateBlock, start: int, close: int, depth: int) -> None:
    """Parse the div's own lines; `lineMax` keeps lists and paragraphs from running past its end."""
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "div", close
    state.env["depth"] = depth
    state.md.block.tokenize(state, start, close)
    state.env["depth"] = depth - 1
    state.parentType, state.lineMax = parent, line_max


def _closing(state: StateBlock, start: int, end: int) -> int:
    """The line that closes the div opened in `start`, or `end` where none does."""
    depth, fence = 0, ""
    for number in range(start, end):
        line = _line(state, number)
        if fence:
            fence = "" if line.startswith(fence) and not line.strip(fence[0]).strip() else fence
            continue
        code = CODE.match(line)
        if code:
            fence = code["fence"]
        elif CLOSE.match(line):
            depth -= 1
        elif OPEN.match(line):
            depth += 1
        if depth == 0:
            return number
    return end
