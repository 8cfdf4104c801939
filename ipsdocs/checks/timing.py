"""A module's minutes: sections add up to the head's, steps fit in their section, and nobody sits too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from ipsdocs.checks.rule import Setting, error, warning
from ipsdocs.checks.stretch import LONGEST, pieces, steps, stretches
from ipsdocs.model import Block, Mode, Module
from ipsdocs.problems import Problem

RULE = "timing"
BOTH: tuple[Mode, ...] = get_args(Mode)


def timing(module: Module, setting: Setting) -> Iterator[Problem]:  # noqa: ARG001  # every rule takes both
    """Problems of time, for each mode."""
    for mode in BOTH:
        yield from _sum(module, mode)
        for section in module.sections:
            yield from _fits(section, mode)
            for block in section.walk():
                if block is not section and block.attr("minutes"):
                    yield from _fits(block, mode)
        yield from _breaks(module, mode)


def _sum(module: Module, mode: Mode) -> Iterator[Problem]:
    total, wanted = sum(section.minutes(mode) for section in module.sections), module.minutes.of(mode)
    if total != wanted:
        parts = ", ".join(f"{section.id} {section.minutes(mode)}" for section in module.sections)
        yield error(
            module.where("minutes"),
            RULE,
            f"the sections take {total} minutes {mode}, the head says {wanted}",
            f"Change the head's `minutes` or a section's: {parts or 'there is none'}.",
        )


def _fits(block: Block, mode: Mode) -> Iterator[Problem]:
    """The steps inside a section, or inside a step, take no longer than it."""
    inside = tuple(steps(block.children, mode))
    total, room = sum(step.minutes(mode) for step in inside), block.minutes(mode)
    if total > room:
        parts = ", ".join(f"{step.id} {step.minutes(mode)}" for step in inside)
        yield error(
            block.place,
            RULE,
            f"the steps in “{block.id}” take {total} minutes {mode}, it has {room}",
            f"Give it more minutes, or its steps fewer: {parts}.",
        )


def _breaks(module: Module, mode: Mode) -> Iterator[Problem]:
    for stretch in stretches(pieces(module, mode)):
        if stretch.minutes > LONGEST[mode]:
            yield warning(
                stretch.first.place,
                RULE,
                f"{stretch.minutes} minutes {mode} without a break, from “{stretch.first.name}” to "
                f"“{stretch.last.name}”",
                f"Put a break in after at most {LONGEST[mode]}: `::: break {{#pause minutes=10}}`.",
            )
