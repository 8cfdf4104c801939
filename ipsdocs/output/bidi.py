"""The Unicode bidirectional algorithm (UAX 9) for one line: which way each sign of a label runs, in which order. Pure.

Written here because no package gives what shaping needs, a level for each sign: python-bidi's Rust half gives
reordered strings only, its Python half knows neither isolates nor brackets, and both are LGPL. A label is one
line without embeddings, so what is left is short; the tests hold it to FriBidi, sign by sign.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from typing import TypeVar

Run = TypeVar("Run")

STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # what neutral signs and brackets see: numbers count as R
NEUTRAL = frozenset({"ON", "WS", "S", "B"})
REMOVED = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})  # rule X9; embeddings have no place in a label
ISOLATES = frozenset({"LRI", "RLI", "FSI"})
BRACKETS = {"(": ")", "[": "]", "{": "}"}


def levels(text: str, base: int | None = None) -> tuple[int, ...]:
    """The embedding level of each sign; odd runs from the right. `base` None: the first strong sign decides."""
    types = [unicodedata.bidirectional(sign) or "L" for sign in text]
    ground = _first_strong(types) if base is None else base
    found = [ground] * len(text)
    _resolve(text, types, range(len(text)), ground, found)
    for at in range(len(text)):
        if types[at] in REMOVED and at:
            found[at] = found[at - 1]
    for at in reversed(range(len(text))):  # rule L1: what ends the line goes where the line ends
        if types[at] not in {"WS", "S", "B", "PDI"} | ISOLATES | REMOVED:
            break
        found[at] = ground
    return tuple(found)


def visual(runs: Sequence[tuple[int, Run]]) -> list[Run]:
    """Runs, each with its level, in the order in which they stand from left to right (rule L2)."""
    order = list(runs)
    for least in range(max((level for level, _ in runs), default=0), 0, -1):
        order = _turned(order, least)
    return [run for _, run in order]


def _turned(runs: Sequence[tuple[int, Run]], least: int) -> list[tuple[int, Run]]:
    """The same runs, with every sequence of levels from `least` upwards reversed."""
    turned: list[tuple[int, Run]] = []
    for high, group in groupby(runs, lambda run: run[0] >= least):
        sequence = list(group)
        turned += sequence[::-1] if high else sequence
    return turned


def _first_strong(types: Sequence[str]) -> int:
    """0 or 1 by the first strong sign outside isolates (rules P2 and P3)."""
    depth = 0
    for kind in types:
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return int(kind != "L")
    return 0


def _resolve(text: str, types: list[str], places: range, level: int, found: list[int]) -> None:
    """Put the levels of `places` into `found`; what stands inside an isolate is resolved on its own."""
    line = []
    places_left = iter(places)
    for at in places_left:
        if types[at] in ISOLATES:
            end = _end(types, at, places.stop)
            inside = range(at + 1, end)
            down = {"LRI": 0, "RLI": 1}.get(types[at], _first_strong(types[at + 1 : end]))
            _resolve(text, types, inside, level + 1 + ((level + 1) % 2 != down), found)
            for _ in inside:
                next(places_left)
        if types[at] not in REMOVED:
            line.append(at)
    own = "R" if level % 2 else "L"
    kinds = _weak([types[at] for at in line], own)
    marks = [types[at] == "NSM" for at in line]
    _brackets([text[at] for at in line], marks, kinds, own)
    _neutral(kinds, own)
    for at, kind in zip(line, kinds, strict=True):
        found[at] = level + (kind == "L" if level % 2 else {"L": 0, "R": 1}.get(kind, 2))
        found[at] += bool(level % 2 and kind in {"EN", "AN"})


def _end(types: Sequence[str], at: int, stop: int) -> int:
    """Where the isolate that begins at `at` ends: its PDI, or `stop`."""
    depth = 0
    for here in range(at, stop):
        depth += (types[here] in ISOLATES) - (types[here] == "PDI")
        if depth == 0:
            return here
    return stop


def _weak(types: Sequence[str], own: str) -> list[str]:
    """Rules W1 to W7: marks, numbers and what stands in and around numbers."""
    kinds: list[str] = []
    for kind in types:
        before = kinds[-1] if kinds else own
        kinds.append(before if kind == "NSM" else "ON" if kind in ISOLATES or kind == "PDI" else kind)
    strong = own
    for at, kind in enumerate(kinds):
        strong = kind if kind in {"L", "R", "AL"} else strong
        kinds[at] = "AN" if kind == "EN" and strong == "AL" else kind
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and (kind, before) in {("ES", "EN"), ("CS", "EN"), ("CS", "AN")}:
            kinds[at] = before
    for kind, start, stop in _groups(kinds):
        if kind == "ET" and "EN" in (kinds[start - 1 : start] + kinds[stop : stop + 1]):
            kinds[start:stop] = ["EN"] * (stop - start)
    strong = own
    for at, kind in enumerate(kinds):
        strong = kind if kind in {"L", "R"} else strong
        kinds[at] = "ON" if kind in {"ES", "ET", "CS"} else "L" if kind == "EN" and strong == "L" else kind
    return kinds


def _brackets(signs: Sequence[str], marks: Sequence[bool], kinds: list[str], own: str) -> None:
    """Rule N0: both brackets of a pair run the same way, with the marks upon them."""
    for start, end in sorted(_pairs(signs, kinds)):
        inside = {STRONG[kind] for kind in kinds[start + 1 : end] if kind in STRONG}
        before = next((STRONG[kind] for kind in reversed(kinds[:start]) if kind in STRONG), own)
        if not inside:
            continue
        for bracket in (start, end):
            kinds[bracket] = own if own in inside else before
            for mark in takewhile(lambda at: marks[at], range(bracket + 1, len(kinds))):
                kinds[mark] = kinds[bracket]


def _pairs(signs: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where brackets open and where the same ones close (definition BD16)."""
    opened: list[tuple[str, int]] = []
    for at, sign in enumerate(signs):
        if kinds[at] == "ON" and sign in BRACKETS:
            opened.append((BRACKETS[sign], at))
        elif kinds[at] == "ON" and sign in BRACKETS.values():
            match = next((n for n in reversed(range(len(opened))) if opened[n][0] == sign), None)
            if match is not None:
                yield opened[match][1], at
                del opened[match:]


def _neutral(kinds: list[str], own: str) -> None:
    """Rules N1 and N2: neutral signs run as both their neighbours do, else as the line does."""
    seen = ["N" if kind in NEUTRAL else kind for kind in kinds]
    for kind, start, stop in _groups(seen):
        if kind == "N":
            before = STRONG[kinds[start - 1]] if start else own
            after = STRONG[kinds[stop]] if stop < len(kinds) else own
            kinds[start:stop] = [before if before == after else own] * (stop - start)


def _groups(kinds: Sequence[str]) -> list[tuple[str, int, int]]:
    """Equal neighbours as (kind, start, stop)."""
    edges = [0, *(at for at, (one, two) in enumerate(pairwise(kinds), 1) if one != two), len(kinds)]
    return [(kinds[start], start, stop) for start, stop in pairwise(edges) if start < stop]
