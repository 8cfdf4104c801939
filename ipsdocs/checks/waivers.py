"""A translator's own word on a finding: `# waive number: the street has this name` above the message. Pure.

What a translation leaves out, or says in its own way, may have a reason. What it brings in from nowhere has none, and
neither has a changed telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ipsdocs.checks.rule import warning
from ipsdocs.model import Remark
from ipsdocs.problems import Place, Problem, suggest

RULE = "waiver"
WAIVABLE = ("placeholder", "link", "emphasis", "number", "room", "glossary", "language", "letters")
WAIVER = re.compile(r"(?P<rule>[\w-]*)\s*:?\s*(?P<reason>.*)")


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a translator has given a reason for."""

    problem: Problem
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What is wrong with a message, and what would be but for a reason that stands above it."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...] = ()


def judged(found: Iterable[Problem], remarks: Iterable[Remark], file: str) -> Judged:
    """A message's findings by its waivers, with what is wrong with these."""
    waivers = [(remark, WAIVER.fullmatch(remark.text)) for remark in remarks if remark.word == "waive"]
    reasons = {match["rule"]: match["reason"] for _, match in waivers if match and match["rule"] in WAIVABLE}
    found = tuple(dict.fromkeys(found))
    rules = {problem.rule for problem in found}
    own = (p for remark, match in waivers if match for p in _wrong(match, rules, Place(file, remark.line)))
    left = (_with_way_out(problem) for problem in found if not reasons.get(problem.rule))
    waived = (Waived(problem, reason) for problem in found if (reason := reasons.get(problem.rule)))
    return Judged((*left, *own), tuple(waived))


def _with_way_out(problem: Problem) -> Problem:
    if problem.rule not in WAIVABLE:
        return problem
    return replace(problem, hint=f"{problem.hint} If it is right so, say why above it: `# waive {problem.rule}: …`.")


def _wrong(match: re.Match[str], rules: set[str], place: Place) -> Iterator[Problem]:
    rule, reason = match["rule"], match["reason"]
    if rule not in WAIVABLE:
        yield warning(place, RULE, f"“{rule}” is nothing that can be waived", suggest(rule, WAIVABLE))
    elif rule not in rules:
        yield warning(place, RULE, f"nothing is found here that “waive {rule}” could waive", "Take the comment out.")
    elif not reason:
        yield warning(
            place, RULE, f"“waive {rule}” has no reason", f"Write it after a colon: `# waive {rule}: it is a name`."
        )
