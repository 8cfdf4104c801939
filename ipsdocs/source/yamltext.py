"""YAML without surprises: every scalar is text, and aliases, tags and doubled keys are problems.

PyYAML's own loaders keep the last of two equal keys, read `no` as False and `12:30:00` as 45000, and
unfold a small file of aliases into gigabytes; so only its event parser is used here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import yaml

from ipsdocs.problems import Place, Problems

MOST_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text and where it begins."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes, in order; `places` says where each key stands."""

    items: dict[str, Node]
    places: dict[str, Place]
    place: Place


Node: TypeAlias = Scalar | Sequence | Mapping


class _Refused(Exception):
    """Reading can't go on; the problem is noted."""


def read(text: str, file: str, problems: Problems, first_line: int = 1) -> Mapping | None:
    """The mapping that `text` holds; None, with problems noted, where it isn't one.

    `first_line` is the line of `file` that the text begins on.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    reader = _Reader(file, first_line - 1, problems)
    try:
        reader.events = list(yaml.parse(text, Loader=loader))
        node = reader.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        problems.error(
            Place(file, line),
            f"YAML can't be read: {error.problem or error.context}{_since(error, first_line)}",
            "Check the indentation, and put text with a colon, # or a leading quote between double quotes.",
        )
        return None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + first_line
        problems.error(Place(file, line), f"YAML can't be read: {error.reason}", "Delete the sign it names.")
        return None
    except _Refused:
        return None
    if not isinstance(node, Mapping):
        problems.error(Place(file, first_line), "expected keys with values", "Write `key: value` lines.")
        return None
    return node


def _since(error: yaml.MarkedYAMLError, first_line: int) -> str:
    """Where the piece of YAML begins that an error ends in, if that is another line."""
    begin, end = error.context_mark, error.problem_mark
    if not begin or not end or begin.line == end.line or not error.context:
        return ""
    return f" ({error.context} that begins in line {begin.line + first_line})"


class _Reader:
    """Walks YAML's events once; positions are kept, nothing is unfolded."""

    def __init__(self, file: str, shift: int, problems: Problems) -> None:
        self.file, self.shift, self.problems = file, shift, problems
        self.events: list[yaml.Event] = []
        self.position = 0

    def document(self) -> Node | None:
        """The first document's node; a second one is a problem."""
        bodies = [e for e in self.events if isinstance(e, yaml.DocumentStartEvent)]
        if not bodies:
            return None
        if len(bodies) > 1:
            self.refuse(bodies[1], "a second YAML document begins here", "Keep one document in a file.")
        self.position = self.events.index(bodies[0]) + 1
        return self.node(0)

    def place(self, event: yaml.Event) -> Place:
        line = event.start_mark.line if event.start_mark else 0
        return Place(self.file, line + 1 + self.shift)

    def refuse(self, event: yaml.Event, message: str, hint: str) -> None:
        self.problems.error(self.place(event), message, hint)
        raise _Refused

    def node(self, depth: int) -> Node:
        event = self.events[self.position]
        self.position += 1
        if depth > MOST_DEPTH:
            self.refuse(event, f"YAML nested more than {MOST_DEPTH} deep", "Flatten it.")
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"YAML alias *{anchor}", "Write the value out: aliases are not allowed.")
        if tag is not None and tag != "!":
            short = tag.replace("tag:yaml.org,2002:", "!!")
            self.refuse(event, f"YAML tag {short}", "Take the tag away: every value is plain text here.")
        if anchor:
            self.refuse(event, f"YAML anchor &{anchor}", "Take the anchor away: aliases are not allowed.")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, self.place(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def sequence(self, start: yaml.Event, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(self.events[self.position], yaml.SequenceEndEvent):
            items.append(self.node(depth + 1))
        self.position += 1
        return Sequence(tuple(items), self.place(start))

    def mapping(self, start: yaml.Event, depth: int) -> Mapping:
        items: dict[str, Node] = {}
        places: dict[str, Place] = {}
        while not isinstance(self.events[self.position], yaml.MappingEndEvent):
            event = self.events[self.position]
            key = self.node(depth + 1)
            if not isinstance(key, Scalar):
                self.refuse(event, "a key must be a word", "Write `key: value`.")
                continue
            value = self.node(depth + 1)
            if key.value in items:
                self.problems.error(
                    key.place,
                    f"key “{key.value}” stands twice; the first is in line {places[key.value].line}",
                    "Keep one of them.",
                )
                continue
            items[key.value], places[key.value] = value, key.place
        self.position += 1
        return Mapping(items, places, self.place(start))
