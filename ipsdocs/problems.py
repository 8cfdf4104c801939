"""What is wrong in the content, where, and how to mend it: collected, never one at a time."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file. `file` is relative to the project, with `/`; `line` counts from 1, 0 is the whole file."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: `rule` names the check, `hint` says how to mend it."""

    place: Place
    message: str
    hint: str = ""
    rule: str = "format"
    severity: Severity = "error"

    def __str__(self) -> str:
        line = f"{self.place}: {self.severity}: {self.message}"
        return f"{line}\n    {self.hint}" if self.hint else line


@dataclass(slots=True)
class Problems:
    """A collector that readers and checks write to; it keeps each problem once.

    `real` says where a file lies that is read under another name, as a frozen locale's are.
    """

    real: Callable[[str], str] | None = None
    _found: dict[Problem, None] = field(default_factory=dict)

    def error(self, place: Place, message: str, hint: str = "", rule: str = "format") -> None:
        self.extend((Problem(place, message, hint, rule, "error"),))

    def warning(self, place: Place, message: str, hint: str = "", rule: str = "format") -> None:
        self.extend((Problem(place, message, hint, rule, "warning"),))

    def extend(self, problems: Iterable[Problem]) -> None:
        self._found.update(dict.fromkeys(map(self._placed, problems)))

    def _placed(self, problem: Problem) -> Problem:
        if self.real is None:
            return problem
        return replace(problem, place=replace(problem.place, file=self.real(problem.place.file)))

    def elsewhere(self, real: Callable[[str], str]) -> Problems:
        """The same collection, for files that lie where `real` says."""
        return replace(self, real=real)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build, in order of place."""
        return tuple(p for p in self if p.severity == "error")


def suggest(word: str, known: Iterable[str]) -> str:
    """A hint for an unknown word: the nearest known one, or the whole list where none is near."""
    names = sorted(known)
    return near(word, names) or (f"Known: {', '.join(names)}." if names else "None is declared.")


def near(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known word, empty where none is near."""
    found = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean “{found[0]}”?" if found else ""
