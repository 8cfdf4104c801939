"""Telephone numbers in a text: a digit that changed sends somebody in a hard hour to nobody. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from ipsdocs.model import Region
from ipsdocs.source.scripts import ascii_digits

# Groups of digits with what people write between and around them. A Latin letter or a point before one makes it a part
# of an address or a name; scripts that write without spaces set their letters against it.
RUN = re.compile(r"(?<![\d_.@/A-Za-z\u00c0-\u024f-])[+(]?\d+(?:[ \u00a0\u202f().-]{1,3}\d+)*")
GROUP = re.compile(r"\d+")
FEWEST = 7  # digits of a number that nobody has declared; a shorter one may be anything
# Long, and no telephone number: a day, years, an amount with points.
OTHER = re.compile(r"\d{4}-\d\d-\d\d|\d\d?[./-]\d\d?[./-]\d{4}|(?:19|20)\d\d(?:[ -](?:19|20)\d\d)+|\d{1,3}(?:\.\d{3})+")


def digits(text: str) -> str:
    """The digits of a text in any script, as ASCII."""
    return "".join(filter(str.isdigit, ascii_digits(text)))


def phones(text: str, known: Collection[str] = ()) -> Iterator[str]:
    """The telephone numbers in a text, digits alone: those that are `known`, and others by their length."""
    for run in RUN.finditer(text):
        groups, rest = [digits(group) for group in GROUP.findall(run[0])], []
        while groups:
            size = next((n for n in range(len(groups), 0, -1) if "".join(groups[:n]) in known), 0)
            if size:
                yield "".join(groups[:size])
            else:
                rest.append(groups[0])
            groups = groups[size or 1 :]
        number = "".join(rest)
        if len(number) >= FEWEST and number not in known and not OTHER.fullmatch(ascii_digits(run[0])):
            yield number


def of_contacts(regions: Iterable[Region]) -> frozenset[str]:
    """The telephone numbers of all support contacts, digits alone."""
    contacts = (contact for region in regions for contact in region.contacts)
    return frozenset(digits(c.number) for c in contacts if not c.web)


def has(text: str, phone: str) -> bool:
    """Whether a text holds a number whole, however its digits are grouped."""
    for run in RUN.finditer(text):
        groups = [digits(group) for group in GROUP.findall(run[0])]
        if any("".join(groups[a:b]) == phone for a, b in combinations(range(len(groups) + 1), 2)):
            return True
    return False
