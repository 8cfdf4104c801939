"""A module as the steps of a run of show: who leads, what to say and do, what is on screen, and when.

A timed block is a step of its own. What stands before and between them gathers into lead-in steps,
which share the section's other minutes. Cues for whoever leads (note, say, producer, chat, fallback)
that follow a timed block directly belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ipsdocs.edition.edition import EditedModule
from ipsdocs.model import Block, Item, Mode, Text
from ipsdocs.source.kinds import GUIDE, KINDS, MODES, Cue

LEAD = "facilitator-1"  # leads where neither the block nor its section says who does
FOLLOWS = frozenset({"note", "say", "producer", "chat", "low-bandwidth", "online", "in-person"})
SHARED = frozenset({"producer", "chat", "low-bandwidth"})  # cues that run beside a step and take no time
WHOLE = frozenset({"slide", "poll", "chat", "content-note", "support", "aftercare", "key-idea", "slot", "policy"})
CUES = frozenset(name for name, kind in KINDS.items() if kind.facilitator)
Columns = dict[Cue, list[Block]]


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the run of show. `start` is in minutes from the beginning of the module (or session).

    `remaining` is how many minutes are left when it begins. `kind` is a timed kind, `poll`, `talk` for
    a lead-in, or what an `Item` of a session does. The cue columns keep Block trees: `screen` slides and
    polls, `hands` polls in a room, `chat` whole chat blocks (each is pasted at once), the others what stands
    in their blocks.
    """

    section: Text
    title: Text | None
    kind: str
    start: int
    minutes: int
    remaining: int
    lead: str
    group: int = 0  # people in each small group; 0 is everyone
    screen: tuple[Block, ...] = ()
    hands: tuple[Block, ...] = ()
    say: tuple[Block, ...] = ()
    do: tuple[Block, ...] = ()
    producer: tuple[Block, ...] = ()
    chat: tuple[Block, ...] = ()
    fallback: tuple[Block, ...] = ()
    read: tuple[Block, ...] = ()

    @property
    def is_break(self) -> bool:
        return self.kind == "break"


@dataclass(slots=True)
class _Draft:
    """A step that is still gathering its blocks; `timed` is None for a lead-in."""

    section: Block
    timed: Block | None
    blocks: list[Block] = field(default_factory=list)
    minutes: int = 0

    @property
    def weight(self) -> int:
        """How much there is to say and do, counted in blocks, so that it is the same in every language."""
        return sum(1 for block in self.blocks if block.kind not in SHARED)


def steps(edited: EditedModule) -> tuple[Step, ...]:
    """The run of show of a module, in its mode (online if it has none): their minutes are its sections'."""
    mode: Mode = edited.mode or "online"
    drafts = [draft for section in edited.module.sections for draft in _section(section, mode)]
    return timed(_step(draft, mode) for draft in drafts)


def own_step(item: Item, section: Text, minutes: int) -> Step:
    """A session's item that is no module: what stands on the agenda is done, its cues go to their columns."""
    columns: Columns = {"do": [_words(item.text)] if item.text else []}
    for kind, text in item.cues:
        words = _words(text)
        whole = replace(words, kind=kind, text=None, children=(words,)) if kind in WHOLE else words
        columns.setdefault(KINDS[kind].cue, []).append(whole)
    return Step(section, item.title, item.does, 0, minutes, minutes, item.lead or LEAD, item.group, **_columns(columns))


def _words(text: Text) -> Block:
    return Block("paragraph", text.place, text=text)


def timed(found: Iterable[Step], start: int = 0) -> tuple[Step, ...]:
    """The steps one after the other from `start` (minutes), each with what remains when it begins."""
    rows = tuple(found)
    remaining = sum(step.minutes for step in rows)
    clock, placed = start, []
    for step in rows:
        placed.append(replace(step, start=clock, remaining=remaining))
        clock, remaining = clock + step.minutes, remaining - step.minutes
    return tuple(placed)


def unfilled(edited: EditedModule) -> tuple[Block, ...]:
    """The policy slots that no organisation has filled, in order."""
    return tuple(b for b in edited.module.walk() if b.kind == "policy" and b.attr("filled") != "yes")


def heading(block: Block) -> Text | None:
    """The `###` title that a block begins with."""
    return next((child.text for child in block.children if child.kind == "heading"), None)


def _section(section: Block, mode: Mode) -> list[_Draft]:
    """A section's drafts, with minutes: blocks gathered, then the section's other minutes shared out."""
    drafts: list[_Draft] = []
    for block in _flat(section.children, mode):
        if _is_step(block, mode):
            drafts.append(_Draft(section, block, minutes=block.minutes(mode)))
        elif drafts and (drafts[-1].timed is None or block.kind in FOLLOWS):
            drafts[-1].blocks.append(block)
        else:
            drafts.append(_Draft(section, None, [block]))
    if not drafts:
        drafts.append(_Draft(section, None))
    rest = max(0, section.minutes(mode) - sum(draft.minutes for draft in drafts))
    leads = [draft for draft in drafts if draft.timed is None] or drafts[:1]
    for draft, minutes in zip(leads, share(rest, [draft.weight for draft in leads]), strict=True):
        draft.minutes += minutes
    return drafts


def _flat(blocks: Iterable[Block], mode: Mode) -> Iterator[Block]:
    """A section's blocks; a slot or mode's block that holds steps of its own gives way to its content."""
    for block in _lasting(blocks, mode):
        if block.kind in {"slot", *MODES} and any(_is_step(child, mode) for child in block.walk()):
            yield from _flat(block.children, mode)
        else:
            yield block


def share(minutes: int, weights: Sequence[int]) -> list[int]:
    """Whole minutes shared by weight, none lost: what rounding leaves goes to the first ones."""
    total = sum(weights) or 1
    parts = [minutes * weight // total for weight in weights]
    for n in range(minutes - sum(parts)):
        parts[n % len(parts)] += 1
    return parts


def _is_step(block: Block, mode: Mode) -> bool:
    if block.kind == "poll":
        return block.minutes(mode) > 0
    return block.kind in KINDS and KINDS[block.kind].timed


def _step(draft: _Draft, mode: Mode) -> Step:
    """One draft as a step that has no place in time yet."""
    block, section = draft.timed, draft.section
    columns: Columns = {}
    if block is not None and block.kind == "poll":
        columns[KINDS["poll"].column(mode)] = [block]
    elif block is not None:
        _gather(block.children, "do", mode, columns)
    _gather(draft.blocks, "read", mode, columns)
    titled = block or next((b for b in columns.get("screen", []) if b.kind == "slide"), None)
    return Step(
        section=section.text or _no_title(section),
        title=heading(titled) if titled else None,
        kind=block.kind if block else "talk",
        start=0,
        minutes=draft.minutes,
        remaining=0,
        lead=(block.attr("lead") if block else "") or section.attr("lead") or LEAD,
        group=int(block.attr("group", "0")) if block else 0,
        **_columns(columns),
    )


def _columns(columns: Columns) -> dict[str, tuple[Block, ...]]:
    return {
        cue: tuple(columns.get(cue, ()))
        for cue in ("screen", "hands", "say", "do", "producer", "chat", "fallback", "read")
    }


def _no_title(section: Block) -> Text:
    return Text("", section.place, "", "")


def _gather(blocks: Iterable[Block], plain: Cue, mode: Mode, columns: Columns) -> None:
    """Put each block into its cue's column; `plain` is the column of Markdown's own blocks."""
    for block in _lasting(blocks, mode):
        kind = KINDS.get(block.kind)
        if block.kind in WHOLE and kind:
            columns.setdefault(kind.column(mode), []).append(block)
            _gather((b for b in block.children if b.kind in CUES), plain, mode, columns)
        elif kind:
            _gather(block.children, "do" if kind.timed else kind.cue, mode, columns)
        elif block.kind != "heading" or plain == "read":
            columns.setdefault(plain, []).append(block)


def _lasting(blocks: Iterable[Block], mode: Mode) -> Iterator[Block]:
    """The blocks that the guide shows in this mode."""
    for block in blocks:
        other_mode = block.kind in MODES and block.kind != mode
        if not other_mode and (block.kind not in KINDS or GUIDE in KINDS[block.kind].formats):
            yield block
