"""What a rule over one module is given, and the shape that all such rules have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from ipsdocs.model import Curriculum, Module, Term
from ipsdocs.problems import Place, Problem
from ipsdocs.source.paths import VARIANTS


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a module: the curriculum's vocabularies, the ids of all modules, the glossary."""

    curriculum: Curriculum
    module_ids: tuple[str, ...]
    glossary: tuple[Term, ...] = ()


Rule: TypeAlias = Callable[[Module, Setting], Iterable[Problem]]


def error(place: Place, rule: str, message: str, hint: str) -> Problem:
    return Problem(place, message, hint, rule, "error")


def warning(place: Place, rule: str, message: str, hint: str) -> Problem:
    return Problem(place, message, hint, rule, "warning")


def under_stack(problem: Problem, stack: tuple[str, ...]) -> Problem:
    """The problem with the stack of variants that brings it, where its own place doesn't say so."""
    if not stack or (len(stack) == 1 and problem.place.file.startswith(f"{VARIANTS}/{stack[0]}/")):
        return problem
    return replace(problem, message=f"with {'+'.join(stack)}, {problem.message}")
