"""Which words changed between two states of a text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

ALIKE = 0.4  # the share of words from which two lines are one that changed
Sign = Literal["", "-", "+"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, with a space between each two, that stayed (""), went ("-") or came ("+")."""

    sign: Sign
    words: str


def changed_words(then: Sequence[str], now: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    """The lines that differ, each as runs of words; a line that only one side has is one run."""
    found: list[tuple[Run, ...]] = []
    for tag, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        found += _paired(list(then[a:b]), list(now[c:d]))
    return tuple(found)


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[Run, ...]]:
    """Lines that are like each other side by side, in their order; the others whole."""
    while old or new:
        if old and new and SequenceMatcher(None, old[0].split(), new[0].split()).ratio() >= ALIKE:
            yield _line(old.pop(0), new.pop(0))
        elif len(old) > len(new) or not new:
            yield (Run("-", old.pop(0)),)
        elif len(new) > len(old):
            yield (Run("+", new.pop(0)),)
        else:
            yield from ((Run("-", old.pop(0)),), (Run("+", new.pop(0)),))


def _line(then: str, now: str) -> tuple[Run, ...]:
    old, new = then.split(), now.split()
    runs: list[Run] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        parts: tuple[tuple[Sign, list[str]], ...] = (("-", old[a:b]), ("+", new[c:d]))
        for sign, part in (("", old[a:b]),) if tag == "equal" else parts:
            runs += [Run(sign, " ".join(part))] if part else []
    return tuple(runs)


def marked(runs: Sequence[Run]) -> str:
    """A line as plain text: `[-what went-]` and `{+what came+}`, as `git diff --word-diff` writes it."""
    signs: dict[Sign, str] = {"": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return " ".join(signs[run.sign].format(run.words) for run in runs)
