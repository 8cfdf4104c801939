"""What may stand in what, as one table. The rest of docs/format.md's kinds follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.rule import Setting, error
from ipsdocs.model import Block, Module
from ipsdocs.problems import Problem
from ipsdocs.source.kinds import KINDS, OPERATIONS

RULE = "nesting"

FLOW = frozenset(["paragraph", "picture", "bullet-list", "ordered-list", "quotation", "table", "code", "rule"])
CUES = frozenset(["note", "say", "producer", "chat"])
WAYS = frozenset(["online", "in-person", "low-bandwidth"])
ASIDES = frozenset(["key-idea", "quote", "story", "slot", "policy"])
STEPS = frozenset(["activity", "breakout", "role-play", "discussion", "reflection", "debrief", "poll", "break"])
CARE = frozenset(["content-note", "support", "aftercare"])

_STEP = FLOW | CUES | WAYS | ASIDES | {"heading", "slide", "debrief", "poll"}
_PLAIN = FLOW | {"heading", "online", "in-person"}

MAY: dict[str, frozenset[str]] = {
    "section": FLOW | CUES | WAYS | ASIDES | STEPS | CARE | {"heading", "slide"},
    **dict.fromkeys(("activity", "breakout", "role-play", "discussion"), _STEP),
    **dict.fromkeys(("reflection", "debrief"), _STEP - {"debrief"}),
    "poll": _PLAIN | {"note", "say", "producer"},
    "break": _PLAIN | {"note", "say", "producer"},
    # Chat and producer cues stand beside a slide: nothing else than speaker notes would carry them.
    "slide": FLOW | {"heading", "note", "say"},
    **dict.fromkeys(("note", "say", "producer", "chat"), FLOW | {"online", "in-person"}),
    **dict.fromkeys(CARE | {"key-idea"}, _PLAIN),
    "story": _PLAIN | {"quote"},
    "quote": FLOW | {"source"},
    "online": _STEP - {"online", "in-person"} | STEPS,
    "in-person": _STEP - {"online", "in-person"} | STEPS,
    "low-bandwidth": FLOW | CUES | {"heading", "online", "in-person"},
    "slot": FLOW | CUES | WAYS | STEPS | {"heading", "slide", "key-idea", "quote", "story"},
    "policy": FLOW | CUES | {"heading"},
    **dict.fromkeys(("bullet-list", "ordered-list"), frozenset({"item"})),
    **dict.fromkeys(("item", "quotation"), FLOW),
    "table": frozenset({"row"}),
    "row": frozenset({"cell"}),
}
NOTHING: frozenset[str] = frozenset()


def nesting(module: Module, setting: Setting) -> Iterator[Problem]:  # noqa: ARG001  # every rule takes both
    """Every block that stands where its kind may not."""
    for section in module.sections:
        yield from _below(section)


def _below(block: Block) -> Iterator[Problem]:
    allowed = MAY.get(block.kind, NOTHING)
    for child in block.children:
        if child.kind in allowed:
            yield from _below(child)
        else:
            yield error(child.place, RULE, f"{child.kind} can't stand inside {block.kind}", _hint(child.kind))


def _hint(kind: str) -> str:
    """Where a block of that kind may stand."""
    if kind in OPERATIONS:
        return "Operations stand in a variant's overlay file only."
    if kind == "section":
        return "Close the block before the ##, or use ### inside it."
    homes = [outer for outer in ("section", *KINDS) if kind in MAY[outer]]
    return f"It may stand in {', '.join(homes)}."
