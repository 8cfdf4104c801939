"""Who leads a section or step is a role of the curriculum."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.rule import Setting, error
from ipsdocs.model import Module
from ipsdocs.problems import Problem, suggest

RULE = "roles"


def roles(module: Module, setting: Setting) -> Iterator[Problem]:
    """Every `lead` that is no role."""
    known = dict(setting.curriculum.roles)
    for block in module.walk():
        lead = block.attr("lead")
        if lead and lead not in known:
            yield error(block.place, RULE, f"unknown role “{lead}” in “lead”", suggest(lead, known))
