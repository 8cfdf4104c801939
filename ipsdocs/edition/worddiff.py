"""Which words changed between two states of a text. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PIECES = re.compile(r"\s+|[^\s]+")
Sign = Literal["", "-", "+"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words that stayed (""), went ("-") or came ("+")."""

    sign: Sign
    words: str


def changed_words(then: Sequence[str], now: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    """The lines that differ, each as runs of words; a line that only one side has is one run."""
    found: list[tuple[Run, ...]] = []
    for tag, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = then[a:b], now[c:d]
        if len(old) == len(new):
            found += [_line(one, other) for one, other in zip(old, new, strict=True)]
        else:
            found += [(Run("-", line),) for line in old] + [(Run("+", line),) for line in new]
    return tuple(found)


def _line(then: str, now: str) -> tuple[Run, ...]:
    old, new = _PIECES.findall(then), _PIECES.findall(now)
    runs: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("", "".join(old[a:b])))
            continue
        runs += [Run("-", "".join(old[a:b]))] if b > a else []
        runs += [Run("+", "".join(new[c:d]))] if d > c else []
    return tuple(runs)


def marked(runs: Sequence[Run]) -> str:
    """A line as plain text: `[-what went-]` and `{+what came+}`, as `git diff --word-diff` writes it."""
    return "".join({"": run.words, "-": f"[-{run.words}-]", "+": f"{{+{run.words}+}}"}[run.sign] for run in runs)
