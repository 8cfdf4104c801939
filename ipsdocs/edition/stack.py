"""A stack as it is written → its variants in the order in which they are applied. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ipsdocs.model import Variant

Stack = tuple[str, ...]


class Circle(ValueError):
    """Variants that extend each other; `way` is how, from the first back to it."""

    def __init__(self, way: Stack) -> None:
        super().__init__(" → ".join(way))
        self.way = way


def expanded(stack: Iterable[str], variant: Callable[[str], Variant | None]) -> Stack:
    """The stack with what its variants extend before each of them, every variant once, at its first place.

    `variant` gives a variant by its id, None for one that can't be read, which stays without parents. Raises Circle.
    """
    found: dict[str, None] = {}
    for id in stack:
        _add(id, (), variant, found)
    return tuple(found)


def expanded_or_same(stack: Stack, variant: Callable[[str], Variant | None]) -> Stack:
    """The same; the stack as it is where its variants go round in a circle, which `check` says."""
    try:
        return expanded(stack, variant)
    except Circle:
        return stack


def _add(id: str, way: Stack, variant: Callable[[str], Variant | None], found: dict[str, None]) -> None:
    if id in way:
        raise Circle((*way[way.index(id) :], id))
    read = variant(id)
    for parent in read.extends if read else ():
        _add(parent, (*way, id), variant, found)
    found.setdefault(id)


def below(id: str, variant: Callable[[str], Variant | None]) -> Stack:
    """What an overlay of that variant is written upon: everything that the variant extends."""
    return expanded((id,), variant)[:-1]


def made_in(stack: Stack, locale: str, variant: Callable[[str], Variant | None]) -> bool:
    """Whether a whole build makes an expanded stack in a locale: each of its variants names the locale, or none."""
    limits = (read.locales for id in stack if (read := variant(id)) and read.locales)
    return all(locale in limit for limit in limits)


def brought(stacks: Iterable[Stack], locale: str, variant: Callable[[str], Variant | None]) -> frozenset[str]:
    """The variants that expanded stacks bring into a locale."""
    return frozenset(id for stack in stacks if made_in(stack, locale, variant) for id in stack)
