"""A module with a sensitive topic holds a content note, a support box and aftercare (docs/format.md)."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.rule import Setting, error
from ipsdocs.model import Block, Module
from ipsdocs.problems import Problem

RULE = "sensitive"
TOGETHER = frozenset({"activity", "breakout", "role-play"})
NEEDED = {
    "content-note": "Say what is coming before the first activity: `::: content-note {#what-is-coming}`.",
    "support": "Add a box that the region's contacts fill: `::: support {#support-contacts}`.",
    "aftercare": "End with how to look after oneself: `::: aftercare {#after-this}`.",
}


def sensitive(module: Module, setting: Setting) -> Iterator[Problem]:
    """What a sensitive topic demands and the module lacks."""
    topics = dict(setting.curriculum.topics)
    words = [word for word in module.topics if word in topics and topics[word].sensitive]
    if not words:
        return
    blocks = tuple(module.walk())
    for kind, hint in NEEDED.items():
        if not any(block.kind == kind for block in blocks):
            yield error(
                module.where("topics"), RULE, f"the topic {words[0]} is sensitive, and there is no {kind} block", hint
            )
    yield from _late(blocks)


def _late(blocks: tuple[Block, ...]) -> Iterator[Problem]:
    """A content note that comes when an activity has begun warns nobody."""
    first = next((block for block in blocks if block.kind in TOGETHER), None)
    note = next((block for block in blocks if block.kind == "content-note"), None)
    if first and note and blocks.index(note) > blocks.index(first):
        yield error(
            note.place,
            RULE,
            f"the content note comes after “{first.id}” in line {first.place.line}",
            "Move it before that: people decide beforehand whether they take part.",
        )
