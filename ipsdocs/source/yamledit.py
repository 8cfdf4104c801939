"""Edits of a YAML file as text, so that comments and lines stay as people wrote them. Pure.

What is written otherwise than they expect is given back as it is; whoever calls them reads the result again and sees
whether it says what was meant.
"""

from __future__ import annotations

import re

import yaml

_ON_ONE_LINE = re.compile(r"(?P<before>[^#]*\{[^#]*?)(?P<space>\s*)\}(?P<after>\s*(?:#.*)?)")


def with_row(text: str, key: str, row: str) -> str:
    """The file's text with `row` (`name: value`, one line) last in the mapping under a key at its outermost level.

    The mapping stands on its key's line in braces, or on indented lines below.
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


def with_key(text: str, path: tuple[str, ...], key: str, value: str, short: str) -> str:
    """The file's text with a key in the mapping at a path of keys; a plain value there becomes what `short` names."""
    node = _node(text, path)
    if isinstance(node, yaml.ScalarNode):
        return _put(text, node, f"{{{short}: {_written(text, node)}, {key}: {value}}}")
    if not isinstance(node, yaml.MappingNode) or not node.value:
        return text
    if node.flow_style:
        end = node.value[-1][1].end_mark.index
        return f"{text[:end]}, {key}: {value}{text[end:]}"
    begin, indent = node.start_mark.index, " " * node.start_mark.column
    return f"{text[:begin]}{key}: {value}\n{indent}{text[begin:]}"


def without_key(text: str, path: tuple[str, ...], key: str, short: str) -> str:
    """The file's text without a key that `with_key` put there; of a mapping in braces with `short` alone, its value."""
    node = _node(text, path)
    if not isinstance(node, yaml.MappingNode):
        return text
    names = [name.value for name, _ in node.value]
    if key not in names:
        return text
    at = names.index(key)
    if not node.flow_style:
        name, value = node.value[at]
        lines = text.split("\n")
        return "\n".join(lines[: name.start_mark.line] + lines[value.end_mark.line + 1 :])
    rest = [pair for pair in node.value if pair[0].value != key]
    if [name.value for name, _ in rest] == [short]:
        return _put(text, node, _written(text, rest[0][1]))
    pairs = ", ".join(text[name.start_mark.index : value.end_mark.index] for name, value in rest)
    return _put(text, node, f"{{{pairs}}}")


def _node(text: str, path: tuple[str, ...]) -> yaml.Node | None:
    """The value at a path of keys."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    for key in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for name, value in pairs if name.value == key), None)
    return node


def _written(text: str, node: yaml.Node) -> str:
    return text[node.start_mark.index : node.end_mark.index]


def _put(text: str, node: yaml.Node, new: str) -> str:
    return f"{text[: node.start_mark.index]}{new}{text[node.end_mark.index :]}"
