"""What the calendars of a stack's variants say together. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from ipsdocs.model import Occasion, Variant


def calendar(variants: Iterable[Variant]) -> tuple[Occasion, ...]:
    """The occasions of all of them in order; the later variant has the last word about what both name."""
    kept: tuple[Occasion, ...] = ()
    for variant in variants:
        later = variant.calendar
        kept = (*(o for o in kept if not any(_gives_way(o, other) for other in later)), *later)
    return kept


def _gives_way(earlier: Occasion, later: Occasion) -> bool:
    """Whether the later one says what the earlier one does: a day, a pause, a question, or a question's answer."""
    if earlier.name.source.casefold() != later.name.source.casefold():
        return False
    if earlier.ask:
        return later.ask is None or later.ask.source == earlier.ask.source
    if earlier.window:
        return later.window is not None
    return (earlier.yearly, earlier.first, earlier.last) == (later.yearly, later.first, later.last)
