"""What an exercise asks people to tell of themselves is one of the words that limits can be held to."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.rule import Setting, error
from ipsdocs.model import Module
from ipsdocs.problems import Problem, suggest
from ipsdocs.source.kinds import DISCLOSURE

RULE = "disclosure"


def disclosure(module: Module, setting: Setting) -> Iterator[Problem]:  # noqa: ARG001  # every rule takes both
    """Every `disclosure` that is none of the words."""
    for block in module.walk():
        word = block.attr("disclosure")
        if word and word not in DISCLOSURE:
            yield error(block.place, RULE, f"unknown word “{word}” in “disclosure”", suggest(word, DISCLOSURE))
