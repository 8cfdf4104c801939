"""`{{ key }}` names a declared term or name. Else, double braces are printed as they stand, and that is said.

Text is never run as a template: `{% … %}` and `{# … #}` are words like any other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from ipsdocs.checks.rule import Setting, error, warning
from ipsdocs.edition.terms import PLACEHOLDER, names, written
from ipsdocs.model import Curriculum, Module, Text
from ipsdocs.problems import Problem, suggest
from ipsdocs.source.modules import texts

RULE = "terms"
BRACES = re.compile(r"\{\{[^{}]*(?:\}\}|\}|$)")


def terms(module: Module, setting: Setting) -> Iterator[Problem]:
    """Placeholders of a module that nobody declared."""
    return undeclared(texts(module), declared(setting.curriculum))


def declared(curriculum: Curriculum) -> tuple[str, ...]:
    """The names that any text may write, forms such as `peer-support.plural` too."""
    return tuple(names(dict(curriculum.terms) | dict(curriculum.names)))


def undeclared(found: Iterable[Text], known: Collection[str]) -> Iterator[Problem]:
    """Placeholders in texts that aren't among the known keys."""
    for text in found:
        if "{{" not in text.source:
            continue
        for match in BRACES.finditer(text.source):
            placeholder = PLACEHOLDER.fullmatch(match[0])
            if placeholder is None:
                yield warning(
                    text.place,
                    RULE,
                    f"“{match[0]}” is no placeholder and is printed as it stands",
                    "Write `{{ key }}` with one declared key, or leave the braces out.",
                )
            elif (name := written(placeholder["key"], placeholder["form"] or "")) not in known:
                yield error(text.place, RULE, f"{{{{ {name} }}}} is not declared", suggest(name, known))
