"""Each locale's script has fonts, and they are locked: else no page of it can be made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ipsdocs.checks.everything import Everything
from ipsdocs.document.script_fonts import lacking
from ipsdocs.problems import Problem


def scripts(found: Everything) -> Iterator[Problem]:
    """Locales of curriculum.yaml whose script tokens.yaml or fonts.lock doesn't know."""
    for tag, place in found.locale_places.items():
        problem = lacking(tag, found.tokens, found.locked) if found.tokens else None
        if problem:
            yield replace(problem, place=place)
