"""Catalogues brought up to date with their sources: pure, and the same bytes when nothing has changed.

What a translator wrote is never lost: a text that moved takes its translation with it, an edited one comes back
fuzzy with its previous msgid, and what is gone stays as an obsolete entry until its text comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ipsdocs.edition.messages import Entry
from ipsdocs.i18n.memory import Kept, Memory
from ipsdocs.i18n.po import PoFile, Translation, dump, new
from ipsdocs.i18n.similar import INSIDE, alike, inside
from ipsdocs.source.catalogues import AFTER, PARENT_SAYS, REMARK

Ids = tuple[str, str]
HEAD = "# {domain}\n#\n# drafted-by:\n# reviewed-by:\n# reviewed-on:"


def template(domain: str, entries: tuple[Entry, ...]) -> bytes:
    """The POT file of a catalogue."""
    empty = new(None, f"# {domain}")
    return dump(replace(empty, messages=tuple(Translation(e.msgid, e.plural) for e in entries)), entries)


def updated(memory: Memory, locale: str, domain: str) -> bytes:
    """The PO file of a locale with today's messages of a catalogue; an empty one where there was none."""
    entries = memory.entries[domain]
    old = memory.files.get(domain) or _begun(memory, locale, domain)
    live = {(t.msgid, t.plural): t for t in old.messages if t.context is None}
    kept = {entry: _kept(entry, live.get((entry.msgid, entry.plural)), old, domain, memory) for entry in entries}
    more = tuple(t for t in kept.values() if t and t.finished)
    found = tuple(
        kept[entry] or _offered(entry, live, old, memory.near(domain, entry.msgid, more)) for entry in entries
    )
    return dump(replace(old, messages=found, obsolete=_gone(old, found, memory)), entries)


def differing(memory: Memory, locale: str, domain: str, parents: Sequence[PoFile] = ()) -> bytes:
    """The PO file of a thin locale: only what it says otherwise than its parent, and what a translator remarked.

    A text comes back fuzzy where it was edited or split, and where the nearest of `parents`, the catalogues that it
    stands over, says it anew. Empty bytes where there is no file and nothing for one.
    """
    begun, entries = domain in memory.files, memory.entries[domain]
    old, said = memory.files[domain] if begun else _begun(memory, locale, domain), _said(parents)
    live = {(t.msgid, t.plural): t for t in old.messages if t.context is None}
    kept = {e: _kept(e, live.get((e.msgid, e.plural)), old, domain, memory) for e in entries}
    for entry, near in _edited(memory, domain, tuple(entry for entry in entries if not kept[entry])):
        kept[entry] = _offered(entry, live, old, near)
    for entry in entries:
        empty = live.get((entry.msgid, entry.plural))
        if not kept[entry] and empty and any(not r.startswith(PARENT_SAYS) for r in _remarks(empty, at_home=False)):
            kept[entry] = empty
    found = tuple(_told(message, said.get(message.msgid, ""), old) for message in kept.values() if message)
    if not found and not begun:
        return b""
    file = replace(old, messages=found, obsolete=_gone(old, found, memory))
    return dump(file, tuple(entry for entry in entries if kept[entry]))


def _said(parents: Sequence[PoFile]) -> dict[str, str]:
    """What translators are told of each text that a parent translates."""
    nearest_last = (t for file in reversed(parents) for t in file.messages if t.finished)
    return {t.msgid: PARENT_SAYS + " | ".join(" ".join(form.split()) for form in t.forms) for t in nearest_last}


def _told(translation: Translation, said: str, file: PoFile) -> Translation:
    """A message of a thin locale with what its parent says, fuzzy where that was something else when it was written.

    While the parent says nothing that a page may use, what it said last stays, so that its next words are compared.
    """
    if not said:
        return translation
    before = {remark for remark in translation.remarks if remark.startswith(PARENT_SAYS)}
    others = tuple(remark for remark in translation.remarks if remark not in before)
    now = replace(translation, remarks=(said, *others))
    if translation.finished and before and before != {said}:
        return _marked(replace(now, fuzzy=True), file, seen=False)
    return now


def _edited(memory: Memory, domain: str, entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, tuple[Kept, ...]]]:
    """Of the messages without words of their own those that are an edited, joined or cut text, of any catalogue.

    All that the parent says for it is without words here, so only texts that go with this update are looked at. Each
    comes back in the message that is most like it, and in all that are parts of it.
    """
    going = memory.going
    offers = [(entry, memory.near(domain, entry.msgid, ())) for entry in entries if going]
    offers = [(entry, near) for entry, near in offers if near and all(kept.translation in going for kept in near)]
    most: dict[tuple[Kept, ...], float] = {}
    for entry, near in offers:
        most[near] = max(most.get(near, 0.0), _likeness(entry, near))
    yield from ((e, near) for e, near in offers if _likeness(e, near) == most[near] or _part(e, near))


def _likeness(entry: Entry, near: tuple[Kept, ...]) -> float:
    return alike(entry.msgid, " ".join(kept.translation.of for kept in near))


def _part(entry: Entry, near: tuple[Kept, ...]) -> bool:
    return len(near) == 1 and inside(entry.msgid, near[0].translation.of)[0] >= INSIDE


def _begun(memory: Memory, locale: str, domain: str) -> PoFile:
    """A new file. Where most of it comes from one that nothing is called after any more, it was renamed: who drafted
    and reviewed that one did so for this.
    """
    sources = (memory.same(domain, entry) for entry in memory.entries[domain])
    from_where = Counter(kept.domain for kept in sources if kept and kept.domain in memory.orphans)
    file = new(locale, HEAD.format(domain=domain))
    for orphan, count in from_where.most_common(1):
        if 2 * count >= len(memory.entries[domain]):
            head = memory.files[orphan].head
            return replace(file, head=tuple(f"# {domain}" if line == f"# {orphan}" else line for line in head))
    return file


def _kept(entry: Entry, own: Translation | None, file: PoFile, domain: str, memory: Memory) -> Translation | None:
    """A message with what this very text was translated to, here or elsewhere; None where it never was."""
    if own and own.written:
        return _marked(own, file, seen=own.finished)
    same = memory.same(domain, entry)
    if same is None:
        return None
    at_home = same.domain == domain
    remarks = _both(_remarks(own, at_home=False) if own else (), _remarks(same.translation, at_home))
    seen = same.translation.finished and (at_home or same.reviewed)
    return _marked(replace(same.translation, remarks=remarks, context=None), file, seen)


def _offered(entry: Entry, live: Mapping[Ids, Translation], file: PoFile, near: tuple[Kept, ...]) -> Translation:
    """A message with the translation of what its text most likely was; fuzzy, with that text. Empty without any.

    What was waived of that text stays with it: of another one it would hide what is lost.
    """
    own, count = live.get((entry.msgid, entry.plural)), file.plurals if entry.plural else 1
    remarks = own.remarks if own else ()
    for kept in near:
        of_text = _remarks(kept.translation, at_home=False)
        remarks = _both(remarks, tuple(remark for remark in of_text if not _is_waiver(remark)))
    empty = Translation(entry.msgid, entry.plural, ("",) * count, remarks=remarks)
    if not near:
        return _marked(empty, file, seen=False)
    first = near[0].translation
    forms, of = first.forms, first.previous if first.fuzzy and first.previous else _ids(first)
    if len(near) > 1:
        forms, of = (" ".join(k.translation.forms[0] for k in near),), (" ".join(k.translation.of for k in near),)
    padded = (*forms, *empty.forms)[:count]
    return _marked(replace(empty, forms=padded, fuzzy=True, previous=of), file, seen=False)


def _ids(translation: Translation) -> tuple[str, ...]:
    return (translation.msgid, translation.plural) if translation.plural else (translation.msgid,)


def _remarks(translation: Translation, at_home: bool) -> tuple[str, ...]:
    """What translators remarked; another catalogue's reviews say nothing here."""
    return tuple(remark for remark in translation.remarks if at_home or not remark.startswith(AFTER))


def _is_waiver(remark: str) -> bool:
    match = REMARK.fullmatch(remark)
    return bool(match and match["word"] == "waive")


def _both(some: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(some + more))


def _marked(translation: Translation, file: PoFile, seen: bool) -> Translation:
    """The message with a remark where the file was reviewed and this was no part of it, as long as no other
    review follows; marks of earlier reviews go.
    """
    mark = f"{AFTER}{file.review}"
    others = tuple(remark for remark in translation.remarks if not remark.startswith(AFTER))
    later = bool(file.review) and (not seen or mark in translation.remarks)
    return replace(translation, remarks=(*others, mark) if later else others)


def _gone(old: PoFile, today: tuple[Translation, ...], memory: Memory) -> tuple[Translation, ...]:
    """What was written for texts that are gone, in the order in which they went; a guess where it was waived."""
    live = {_key(t): t.forms for t in today}
    before = dict.fromkeys((*old.obsolete, *old.messages))
    gone = (t for t in before if t.written and live.get(_key(t)) != t.forms)
    return tuple(t for t in gone if not memory.guessed(t) or any(map(_is_waiver, t.remarks)))


def _key(translation: Translation) -> tuple[str, str, str | None]:
    return translation.msgid, translation.plural, translation.context
