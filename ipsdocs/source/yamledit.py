"""A row added to a mapping of a YAML file as text, so that comments and lines stay as people wrote them. Pure."""

from __future__ import annotations

import re

_ON_ONE_LINE = re.compile(r"(?P<before>[^#]*\{[^#]*?)(?P<space>\s*)\}(?P<after>\s*(?:#.*)?)")


def with_row(text: str, key: str, row: str) -> str:
    """The file's text with `row` (`name: value`, one line) last in the mapping under a key at its outermost level.

    The mapping stands on its key's line in braces, or on indented lines below. What is written otherwise is given
    back as it is; whoever calls this reads the result again and sees whether it says what was meant.
    """
    lines = text.split("\n")
    at = next((number for number, line in enumerate(lines) if line.startswith(f"{key}:")), None)
    if at is None:
        return text
    short = _ON_ONE_LINE.fullmatch(lines[at])
    if short:
        comma = "" if short["before"].rstrip().endswith("{") else ", "
        lines[at] = f"{short['before'].rstrip()}{comma}{row}}}{short['after']}"
        return "\n".join(lines)
    last, indent = at, ""
    for number, line in enumerate(lines[at + 1 :], at + 1):
        if line.strip() and not line.startswith((" ", "#")):
            break
        if line.startswith(" ") and not line.lstrip().startswith("#"):
            last, indent = number, indent or line[: len(line) - len(line.lstrip())]
    return "\n".join((*lines[: last + 1], f"{indent}{row}", *lines[last + 1 :])) if indent else text
