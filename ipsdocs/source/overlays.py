"""The reader of overlays: `curriculum/variants/<variant>/<module>.md`, operations on a module's blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from ipsdocs.model import Block, Does, Operation, Overlay
from ipsdocs.problems import Place, Problems
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.kinds import OPERATIONS
from ipsdocs.source.markdown import Source, blocks
from ipsdocs.source.modules import gather, split_head
from ipsdocs.source.paths import overlay_file, variant_domain
from ipsdocs.source.reasons import WANTED, unsaid

SIDES = ("before", "after")


def read_overlay(files: Files, variant: str, module: str, locale: str, problems: Problems) -> Overlay | None:
    """A variant's operations on a module; None where its head can't be read at all."""
    file = overlay_file(variant, module)
    text = files.text(file, problems)
    parts = split_head(text, file, problems) if text is not None else None
    if parts is None:
        return None
    head, body, shift = parts
    fields = Fields(head, problems, variant_domain(variant), locale)
    fields.only(("module",))
    if (named := fields.identifier("module")) and named != module:
        problems.error(
            fields.where("module"),
            f"“module” is “{named}”, but the file is named {module}",
            "Make the two the same.",
        )
    tree = blocks(Source(body, file, shift, variant_domain(variant), locale), problems)
    read = (_Reader(block, problems).operation() for block in tree)
    return Overlay(variant, module, Place(file), tuple(operation for operation in read if operation))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one operation; whatever is wrong is noted at its line."""

    block: Block
    problems: Problems

    def operation(self) -> Operation | None:
        block = self.block
        if block.kind not in OPERATIONS:
            self.error(f"{block.kind} outside an operation", f"Put it in one of {', '.join(OPERATIONS)}.")
            return None
        self._hold()
        side = next((word for word in SIDES if block.kind == "move" and block.attr(word)), "")
        own = OPERATIONS[block.kind].own - set(SIDES)
        locale = block.attr("locale")
        return Operation(
            does=cast(Does, block.kind),  # OPERATIONS are the literal's words
            at=block.attr("at"),
            base=block.attr("base"),
            dimension=block.attr("dimension"),
            why=block.attr("why"),
            place=block.place,
            blocks=tuple(in_locale(b, locale) if locale else b for b in _gathered(block)),
            depth=block.attr("depth"),
            to=block.attr(side) if side else "",
            side="before" if side == "before" else "after",
            attrs=tuple((key, value) for key, value in block.attrs if key in own),
            seen=tuple(block.attr("seen").replace("+", " ").split()),
            locale=locale,
        )

    def error(self, message: str, hint: str) -> None:
        self.problems.error(self.block.place, message, hint)

    def _hold(self) -> None:
        """Note what the operation lacks, and what it says in words that nobody knows."""
        block = self.block
        if not block.attr("at"):
            self.error(f"{block.kind} has no at", "Name the block it works on: `at=name-it`.")
        for _, message, hint in unsaid(block.kind, {key: block.attr(key) for key in WANTED}, "=", "block"):
            self.error(message, hint)
        self._hold_blocks()
        self._hold_own()

    def _hold_blocks(self) -> None:
        block = self.block
        if OPERATIONS[block.kind].blocks == bool(block.children):
            return
        if block.children:
            self.error(f"nothing may stand inside {block.kind}", "Take out what stands between its colons.")
        else:
            self.error(f"{block.kind} is empty", "Write the new blocks between its colons.")

    def _hold_own(self) -> None:
        """What only this operation has: where `move` goes, what `set` sets, who answers for a policy since when."""
        block = self.block
        own = OPERATIONS[block.kind].own
        given = [key for key, _ in block.attrs if key in own]
        if block.kind == "move" and len(given) != 1:
            self.error(f"move names {len(given)} places to go", "Write one: `before=that-id` or `after=that-id`.")
        if block.kind == "set" and not given:
            self.error("set changes nothing", f"Write one of {', '.join(sorted(own))}: `minutes=20`.")
        if "on" in given:
            try:
                date.fromisoformat(block.attr("on"))
            except ValueError:
                self.error(f"“{block.attr('on')}” is no date", "Write it as 2027-01-31.")


def _gathered(block: Block) -> tuple[Block, ...]:
    """Blocks before a section stay as they are; a new section takes what follows it."""
    first = next((n for n, b in enumerate(block.children) if b.kind == "section"), len(block.children))
    return block.children[:first] + gather(block.children[first:], Problems())


def in_locale(block: Block, locale: str) -> Block:
    """The block with every text said to be written in that language, but for quotes in one of their own."""
    return replace(
        block,
        text=block.text if block.text is None or block.text.stays else replace(block.text, locale=locale),
        children=tuple(in_locale(child, locale) for child in block.children),
    )
