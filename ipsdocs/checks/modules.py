"""The module rules over every module, and over every module as its variants leave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ipsdocs.checks import module as rules
from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import Setting, under_stack
from ipsdocs.model import Curriculum, Variant
from ipsdocs.problems import Problem


def modules(found: Everything) -> Iterator[Problem]:
    """Problems of the base modules, then those that only a variant, or only a stack, brings."""
    setting = Setting(found.curriculum, found.module_ids, found.glossary)
    for unfinished in found.unfinished.values():
        yield from rules.check_unfinished(unfinished, setting)
    seen: set[Problem] = set()
    for module in found.modules.values():
        problems = rules.check(module, setting)
        seen.update(problems)
        yield from problems
    for patched in found.patched:
        variants = tuple(found.variants[id] for id in patched.stack if id in found.variants)
        declared = replace(setting, curriculum=with_terms(found.curriculum, variants))
        problems = rules.check(patched.module, declared)
        new = [problem for problem in (*patched.problems, *problems) if problem not in seen]
        seen.update(new)
        yield from (under_stack(problem, patched.stack) for problem in new)


def with_terms(curriculum: Curriculum, variants: tuple[Variant, ...]) -> Curriculum:
    """The curriculum with the terms and names that a stack's variants declare."""
    return replace(
        curriculum,
        terms=(*curriculum.terms, *(pair for variant in variants for pair in variant.terms)),
        names=(*curriculum.names, *(pair for variant in variants for pair in variant.names)),
    )
