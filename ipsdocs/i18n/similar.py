"""Which old text a new one was made from: edited, cut out of a longer one, or joined from several. Pure.

Prose is compared word by word, short texts letter by letter. A text is compared only with those that share its
rarest words, so that ten thousand edited texts are looked up in ten thousand others within seconds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from math import log

ALIKE = 0.6  # what an edited text shares with what it was, as difflib counts it
INSIDE = 0.8  # what a part shares of its own words with the whole
FEW = 6  # words up to which a text is compared by letters; a part needs more
ROOT = 5  # letters by which words are looked up: “boundary” finds “boundaries”
KEYS, LOOKS = 16, 8  # rarest words of a text that are looked up, and texts that are then compared with it
COMMON = 400  # texts that share a word, from which on it tells nothing, unless there is no rarer one
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Match:
    """The old texts by their number: one, or several that were joined, in the new text's order; how alike, up to 1."""

    numbers: tuple[int, ...]
    score: float


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.casefold()))


def alike(new: str, old: str) -> float:
    """From 0, nothing in common, to 1, the same but for case and signs."""
    few = min(len(words(new)), len(words(old))) <= FEW
    return _matcher(new.casefold(), old.casefold()).ratio() if few else _matcher(words(new), words(old)).ratio()


def _matcher(new: Sequence[str], old: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, new, old, autojunk=False)


def inside(part: str, whole: str) -> tuple[float, int]:
    """How much of a part's words stand in a whole in their order, up to 1, and at which of its words they begin."""
    blocks = _matcher(words(whole), words(part)).get_matching_blocks()
    shared = sum(block.size for block in blocks)
    return shared / (len(words(part)) or 1), blocks[0].a


@dataclass(slots=True)
class Pool:
    """Old texts that new ones may come from. Those of `free` stand nowhere any more, and go before others.

    Parts and joins are of these alone.
    """

    texts: Sequence[str]
    free: frozenset[int]
    _having: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for number, text in enumerate(self.texts):
            for root in {word[:ROOT] for word in words(text)}:
                self._having[root].append(number)

    def find(self, new: str) -> Match | None:
        """Where a new text most likely comes from; None where nothing is alike enough."""
        near = self._near(new)
        found = [Match((n,), alike(new, self.texts[n])) for n in near]
        single = max(found, key=lambda match: match.score + 0.1 * (match.numbers[0] in self.free), default=None)
        joined = self._joined(new, near)
        if joined and (not single or joined.score > single.score):
            return joined
        if single and single.score >= ALIKE:
            return single
        return self._whole(new, near)

    def _near(self, new: str) -> list[int]:
        """The texts that share the most, and the rarest, words with it."""
        known = sorted(
            (len(numbers), root) for root in {word[:ROOT] for word in words(new)} if (numbers := self._having.get(root))
        )
        weights: Counter[int] = Counter()
        for count, root in [rare for rare in known[:KEYS] if rare[0] <= COMMON] or known[:1]:
            weight = log(1 + len(self.texts) / count)
            for number in self._having[root]:
                weights[number] += weight / (20 + len(words(self.texts[number]))) ** 0.5
        return sorted(weights, key=lambda number: (-weights[number], number))[:LOOKS]

    def _joined(self, new: str, near: list[int]) -> Match | None:
        """Several texts that stand one after the other in it."""
        if len(words(new)) <= FEW:
            return None
        parts: dict[int, tuple[float, int]] = {}  # by the word of the new text at which they begin
        for number in near:
            if number in self.free:
                share, begin = inside(self.texts[number], new)
                if share >= INSIDE:
                    parts[begin] = max(parts.get(begin, (0.0, 0)), (share, -number))
        numbers = tuple(-number for _, (_, number) in sorted(parts.items()))
        if len(numbers) < 2:
            return None
        score = alike(new, " ".join(self.texts[number] for number in numbers))
        return Match(numbers, score) if score >= ALIKE else None

    def _whole(self, new: str, near: list[int]) -> Match | None:
        """The longer text that it was cut out of."""
        if len(words(new)) <= FEW:
            return None
        found = [Match((n,), inside(new, self.texts[n])[0]) for n in near if n in self.free]
        best = max(found, key=lambda match: match.score, default=None)
        return best if best and best.score >= INSIDE else None
