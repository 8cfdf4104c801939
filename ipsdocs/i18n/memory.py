"""All that a locale's translators have written, wherever it stands: where a text that moved finds its words. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ipsdocs.edition.messages import Entry
from ipsdocs.i18n.po import PoFile, Translation
from ipsdocs.i18n.similar import Pool

ELSEWHERE = 0.75  # how alike a text of another catalogue must be to be offered


@dataclass(frozen=True, slots=True)
class Kept:
    """A translation and its catalogue. `gone` says that its text stands there no more; `reviewed` is said of this very
    message, which may have come after the catalogue's review.
    """

    translation: Translation
    domain: str
    gone: bool
    reviewed: bool


@dataclass(slots=True)
class Memory:
    """The PO files of a locale by domain, those too that nothing is called after any more, and today's messages."""

    files: Mapping[str, PoFile]
    entries: Mapping[str, tuple[Entry, ...]]
    _same: dict[tuple[str, str], list[Kept]] = field(default_factory=lambda: defaultdict(list))
    going: set[Translation] = field(default_factory=set)  # what an update makes obsolete
    _finished: set[tuple[str, ...]] = field(default_factory=set)
    _pools: dict[str, tuple[Pool, tuple[Kept, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for domain in sorted(self.files):
            for kept in self._of(domain):
                self._same[kept.translation.msgid, kept.translation.plural].append(kept)
                if kept.gone and domain in self.entries and kept.translation in self.files[domain].messages:
                    self.going.add(kept.translation)
                if kept.translation.finished:
                    self._finished.add(kept.translation.forms)
        for all_of_one in self._same.values():
            # Finished before fuzzy, where it came from before where it stands still, reviewed before draft.
            all_of_one.sort(key=lambda k: (not k.translation.finished, not k.gone, not k.reviewed))

    def _of(self, domain: str) -> Iterable[Kept]:
        """What is written in a catalogue: what is gone longest first, what stands there last."""
        file, today = self.files[domain], {(e.msgid, e.plural) for e in self.entries.get(domain, ())}
        for t in file.obsolete:
            if t.written:
                yield Kept(t, domain, True, file.has_reviewed(t))
        for t in file.messages:
            if t.written:
                gone = (t.msgid, t.plural) not in today or t.context is not None
                yield Kept(t, domain, gone, file.has_reviewed(t))

    @property
    def orphans(self) -> tuple[str, ...]:
        """The catalogues that nothing is called after any more."""
        return tuple(sorted(set(self.files) - set(self.entries)))

    def only_in(self, domain: str) -> int:
        """How many of a catalogue's translations stand in no other, and go to none by an update."""
        today = {(e.msgid, e.plural) for entries in self.entries.values() for e in entries}
        own = {(kept.translation.msgid, kept.translation.plural) for kept in self._of(domain)} - today
        return sum(all(kept.domain == domain for kept in self._same[text]) for text in own)

    def same(self, domain: str, entry: Entry) -> Kept | None:
        """What this very text was translated to: in its own catalogue, else in another."""
        found = self._same.get((entry.msgid, entry.plural), ())
        # A guess at a text that another catalogue has, too, is none of a translator's words.
        of_others = (kept for kept in found if kept.translation.finished or kept.gone)
        return next((kept for kept in found if kept.domain == domain), next(of_others, None))

    def near(self, domain: str, text: str, more: tuple[Translation, ...]) -> tuple[Kept, ...]:
        """What the text was edited, cut or joined from: in its own catalogue, with `more` that this update brings
        there, or among what is gone from others.
        """
        for name, least in ((domain, 0.0), ("", ELSEWHERE)):
            if name not in self._pools:
                self._pools[name] = self._pool(name, more)
            pool, kept = self._pools[name]
            match = pool.find(text)
            if match and match.score >= least:
                return tuple(kept[number] for number in match.numbers)
        return ()

    def _pool(self, domain: str, more: tuple[Translation, ...]) -> tuple[Pool, tuple[Kept, ...]]:
        """The texts of a catalogue; without one named, those that are gone from any.

        A fuzzy message is itself made from another, unless its text is gone: then it is the newest that was written.
        """
        domains = (domain,) if domain in self.files else () if domain else sorted(self.files)
        every = (kept for name in domains for kept in self._of(name))
        found = [kept for kept in every if kept.gone or (domain and kept.translation.finished)]
        found += [Kept(t, domain, False, False) for t in more if domain]
        kept = tuple({k.translation.of: k for k in found}.values())
        today = {e.msgid for e in self.entries.get(domain, ())}
        free = frozenset(n for n, k in enumerate(kept) if k.translation.of not in today)
        return Pool([k.translation.of for k in kept], free), kept

    def guessed(self, translation: Translation) -> bool:
        """Whether a fuzzy message says only what a finished one says, as it was offered."""
        return translation.fuzzy and translation.forms in self._finished
