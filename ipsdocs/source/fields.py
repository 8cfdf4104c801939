"""A YAML mapping read field by field: every wrong key, type and word is noted, none stops the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ipsdocs.model import Text
from ipsdocs.problems import Place, Problems, suggest
from ipsdocs.source.yamltext import Mapping, Node, Scalar, Sequence

Value = TypeVar("Value")

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHAPES = {Scalar: "text", Sequence: "a list", Mapping: "keys with values"}


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping's fields. `domain` and `locale` are given to every Text made from them.

    Readers return an empty value where a field is missing or wrong, and note the problem.
    """

    mapping: Mapping
    problems: Problems
    domain: str
    locale: str

    @property
    def place(self) -> Place:
        return self.mapping.place

    def only(self, known: Collection[str]) -> None:
        """Note every key that isn't known."""
        for key, place in self.mapping.places.items():
            if key not in known:
                self.problems.error(place, f"unknown key “{key}”", suggest(key, known))

    def has(self, key: str) -> bool:
        return key in self.mapping.items

    def where(self, key: str) -> Place:
        return self.mapping.places.get(key, self.place)

    def _node(self, key: str, shape: type[Value], required: bool) -> Value | None:
        node = self.mapping.items.get(key)
        if node is None:
            if required:
                self.problems.error(self.place, f"“{key}” is missing", f"Add `{key}:` with {_SHAPES[shape]}.")
            return None
        if not isinstance(node, shape):
            self._wrong(key, node, _SHAPES[shape])
            return None
        return node

    def _wrong(self, key: str, node: Node, expected: str) -> None:
        self.problems.error(
            node.place,
            f"“{key}” is {_SHAPES[type(node)]}, expected {expected}",
            "See the module format in docs/format.md.",
        )

    def word(self, key: str, required: bool = True, default: str = "") -> str:
        """A plain piece of text; an empty one counts as missing when it is required."""
        node = self._node(key, Scalar, required)
        if node is None:
            return default
        if required and not node.value.strip():
            self.problems.error(node.place, f"“{key}” is empty", "Write its value after the colon.")
        return node.value.strip()

    def message(self, key: str, required: bool = True) -> Text:
        """A text that translators see."""
        node = self._node(key, Scalar, required)
        if node is not None and required and not node.value.strip():
            self.problems.error(node.place, f"“{key}” is empty", "Write its value after the colon.")
        return self.as_text(node) if node else Text("", self.place, self.domain, self.locale)

    def messages(self, key: str, required: bool = True) -> tuple[Text, ...]:
        return tuple(self.as_text(item) for item in self._scalars(key, required))

    def as_text(self, node: Scalar) -> Text:
        return Text(" ".join(node.value.split()), node.place, self.domain, self.locale)

    def identifier(self, key: str) -> str:
        """A name in small letters, digits and hyphens: safe in paths and addresses."""
        value = self.word(key)
        if value and not ID.fullmatch(value):
            self.problems.error(self.where(key), f"“{value}” is no id", "Use small letters, digits and single hyphens.")
        return value

    def number(self, key: str, required: bool = True, low: int = 0, high: int = 10_000) -> int:
        node = self._node(key, Scalar, required)
        if node is None:
            return 0
        return whole(node, key, self.problems, low, high)

    def choice(self, key: str, words: Collection[str], required: bool = True, default: str = "") -> str:
        node = self._node(key, Scalar, required)
        if node is None or not (node.value or required):
            return default
        return self._known(key, node, words)

    def choices(self, key: str, words: Collection[str], required: bool = True) -> tuple[str, ...]:
        return tuple(w for n in self._scalars(key, required) if (w := self._known(key, n, words)))

    def _known(self, key: str, node: Scalar, words: Collection[str]) -> str:
        if node.value in words:
            return node.value
        self.problems.error(node.place, f"unknown word “{node.value}” in “{key}”", suggest(node.value, words))
        return ""

    def flag(self, key: str, default: bool) -> bool:
        """`yes` or `no`, written so."""
        value = self.choice(key, ("yes", "no"), required=False, default="yes" if default else "no")
        return value == "yes"

    def day(self, key: str, required: bool = True) -> date | None:
        node = self._node(key, Scalar, required)
        if node is None or not node.value:
            return None
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            self.problems.error(node.place, f"“{node.value}” is no date", "Write it as 2027-01-31.")
            return None

    def words(self, key: str, required: bool = True) -> tuple[str, ...]:
        return tuple(n.value for n in self._scalars(key, required))

    def _scalars(self, key: str, required: bool) -> Iterator[Scalar]:
        node = self._node(key, Sequence, required)
        for item in node.items if node else ():
            if isinstance(item, Scalar):
                yield item
            else:
                self._wrong(key, item, "text")

    def part(self, key: str, required: bool = True) -> Fields | None:
        """The mapping under a key."""
        node = self._node(key, Mapping, required)
        return Fields(node, self.problems, self.domain, self.locale) if node else None

    def parts(self, key: str, required: bool = True) -> Iterator[Fields]:
        """The mappings of the list under a key."""
        node = self._node(key, Sequence, required)
        for item in node.items if node else ():
            if isinstance(item, Mapping):
                yield Fields(item, self.problems, self.domain, self.locale)
            else:
                self._wrong(key, item, "keys with values")

    def texts(self, key: str, required: bool = True) -> tuple[tuple[str, Text], ...]:
        """A mapping of ids to messages."""
        return self.table(key, lambda fields, word: fields.message(word), required)

    def table(
        self, key: str, read: Callable[[Fields, str], Value], required: bool = True
    ) -> tuple[tuple[str, Value], ...]:
        """A mapping of ids to whatever `read` makes of each."""
        part = self.part(key, required)
        return tuple((word, read(part, word)) for word in part.mapping.items) if part else ()


def whole(node: Scalar, key: str, problems: Problems, low: int = 0, high: int = 10_000) -> int:
    """The whole number a scalar holds, between `low` and `high`; 0, with the problem noted, otherwise."""
    if not re.fullmatch(r"\d{1,6}", node.value):
        problems.error(node.place, f"“{key}” is “{node.value}”, expected a whole number", "Write digits only.")
        return 0
    value = int(node.value)
    if not low <= value <= high:
        problems.error(node.place, f"“{key}” is {value}, expected {low} to {high}", "Correct the number.")
    return value
