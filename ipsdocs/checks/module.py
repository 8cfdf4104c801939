"""The rules over one module, in one visible list. Fast, because every build job runs them."""

from __future__ import annotations

from ipsdocs.checks.disclosure import disclosure
from ipsdocs.checks.glossary import glossary
from ipsdocs.checks.ids import ids
from ipsdocs.checks.inline import inline
from ipsdocs.checks.nesting import nesting
from ipsdocs.checks.pictures import pictures
from ipsdocs.checks.roles import roles
from ipsdocs.checks.rule import Rule, Setting
from ipsdocs.checks.sensitive import sensitive
from ipsdocs.checks.terms import terms
from ipsdocs.checks.timing import timing
from ipsdocs.model import Module
from ipsdocs.problems import Problem

RULES: tuple[Rule, ...] = (timing, sensitive, ids, nesting, inline, pictures, terms, roles, disclosure, glossary)

# The rules that a block which could not be read, and so is missing, leads to no false word.
UNFINISHED_RULES: tuple[Rule, ...] = (nesting, inline, pictures, terms, roles, disclosure)


def check(module: Module, setting: Setting) -> tuple[Problem, ...]:
    """Everything that the rules find in one module, patched or not, in the order of its lines."""
    return _run(RULES, module, setting)


def check_unfinished(module: Module, setting: Setting) -> tuple[Problem, ...]:
    """What is certain about a module that its reader found errors in, so that all is said at once."""
    return _run(UNFINISHED_RULES, module, setting)


def _run(rules: tuple[Rule, ...], module: Module, setting: Setting) -> tuple[Problem, ...]:
    found = {problem: None for rule in rules for problem in rule(module, setting)}
    return tuple(sorted(found))
