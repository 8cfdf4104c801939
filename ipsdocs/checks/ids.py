"""Ids are unique in a module, and what a module requires exists and is another module."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.rule import Setting, error
from ipsdocs.model import Module
from ipsdocs.problems import Place, Problem, suggest

RULE = "ids"


def ids(module: Module, setting: Setting) -> Iterator[Problem]:
    """Problems with the ids a module gives and names."""
    seen: dict[str, Place] = {}
    for block in module.walk():
        if block.id and block.id in seen:
            yield error(
                block.place,
                RULE,
                f"id “{block.id}” stands twice; the first is in {_where(seen[block.id], block.place)}",
                "Give one of them another id.",
            )
        elif block.id:
            seen[block.id] = block.place
    place = module.where("requires")
    for id in module.requires:
        if id == module.id:
            yield error(place, RULE, f"the module requires itself, “{id}”", "Take it out of `requires`.")
        elif id not in setting.module_ids:
            others = [other for other in setting.module_ids if other != module.id]
            hint = suggest(id, others) if others else "There is no other module."
            yield error(place, RULE, f"`requires` names an unknown module “{id}”", hint)


def _where(first: Place, second: Place) -> str:
    return f"line {first.line}" if first.file == second.file else str(first)
