"""Space that a translation brings in: around it, within it, or in place of any word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsdocs.checks.rule import error, warning
from ipsdocs.problems import Place, Problem

RULE = "space"
BREAKS = {"\n": "\\n, a line break", "\t": "\\t, a tab", "\r": "\\r, a line break"}
# What Markdown would read at the head of a block. A translation is no block any more, so that a page prints it.
MARK = re.compile(r"(?:#{1,6}|[-+*>]|:::+)\s")


def spaces(source: str, translation: str, place: Place) -> Iterator[Problem]:
    """What a page can't show, or shows as a sign among the words, and the text doesn't have."""
    if source.strip() and not translation.strip():
        hint = "Write it, or leave nothing between the quotes: pages then show the next language."
        yield error(place, RULE, "the translation is a space", hint)
        return
    for sign, name in BREAKS.items():
        if sign in translation and sign not in source:
            yield warning(place, RULE, f"the translation has {name}, and the text has none", "Take it out.")
    own, other = (text.strip("\n\t\r") for text in (translation, source))
    for end, strip in (("begins", str.lstrip), ("ends", str.rstrip)):
        if own != strip(own) and other == strip(other):
            yield warning(place, RULE, f"the translation {end} with a space, and the text doesn't", "Take it out.")
    if (mark := MARK.match(own)) and not MARK.match(other):
        yield warning(
            place, RULE, f"the page prints the “{mark[0].strip()}” at the beginning", "Take it out: it makes no block."
        )
