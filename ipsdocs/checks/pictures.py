"""A picture has a description, for whoever can't see it (WCAG 2.2, 1.1.1; PDF/UA-1, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.rule import Setting, error
from ipsdocs.model import Module
from ipsdocs.problems import Problem
from ipsdocs.source.markdown import PICTURE

RULE = "pictures"


def pictures(module: Module, setting: Setting) -> Iterator[Problem]:  # noqa: ARG001  # every rule takes both
    """Every picture without words between its brackets."""
    for block in module.walk():
        match = PICTURE.match(block.text.source) if block.kind == "picture" and block.text else None
        if match and not match["alt"].strip():
            yield error(
                block.place,
                RULE,
                f"picture “{block.attr('src')}” has no description",
                "Write what it shows between the brackets: `![What the picture shows](file.svg)`.",
            )
