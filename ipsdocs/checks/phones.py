"""Telephone numbers in a text: a digit that changed sends somebody in a hard hour to nobody. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from ipsdocs.model import Region
from ipsdocs.source.scripts import ascii_digits

# Groups of digits with what people write between and around them. A Latin letter or a point before one makes it a part
# of an address or a name, and so does a hyphen in a word (not in T-0800); scripts that write without spaces set their
# letters against it. A slash parts two numbers, and begins none elsewhere: 24/7.
_WORD = r"\d_.@/A-Za-z\u00c0-\u024f"
_BETWEEN = r"[ \u00a0\u202f().\u2010-\u2012-]{1,3}|\u2013|(?<=\d{3}) ?/ ?"
RUN = re.compile(rf"(?<![{_WORD}])(?<![{_WORD}]{{2}}[\u2010\u2011-])[+(]?\d+(?:(?:{_BETWEEN})\d+)*")
GROUP = re.compile(r"(\D*)(\d+)")
HYPHENS = str.maketrans("\u2010\u2011\u2012", "---")
FEWEST = 7  # digits of a number that nobody has declared; a shorter one may be anything
# Long, and no telephone number: a day, years, an amount with points.
OTHER = re.compile(r"\d{4}-\d\d-\d\d|\d\d?[./-]\d\d?[./-]\d{4}|(?:19|20)\d\d(?:[ -](?:19|20)\d\d)+|\d{1,3}(?:\.\d{3})+")


def digits(text: str) -> str:
    """The digits of a text in any script, as ASCII."""
    return "".join(filter(str.isdigit, ascii_digits(text)))


def phones(text: str, known: Collection[str] = ()) -> Iterator[str]:
    """The telephone numbers in a text, digits alone: those that are `known`, and others by their length."""
    for run in _runs(text):
        groups, rest = GROUP.findall(run), ""
        while groups:
            size = next((n for n in range(len(groups), 0, -1) if _joined(groups[:n]) in known), 0)
            if size:
                yield _joined(groups[:size])
            else:
                rest += "".join(groups[0])
            groups = groups[size or 1 :]
        # One en dash stands in a range, and several in a number.
        for part in rest.split("\u2013") if rest.count("\u2013") == 1 else [rest.replace("\u2013", "-")]:
            number = digits(part)
            if len(number) >= FEWEST and number not in known and not OTHER.fullmatch(part.strip(" \u00a0\u202f")):
                yield number


def of_contacts(regions: Iterable[Region]) -> frozenset[str]:
    """The telephone numbers of all support contacts, digits alone."""
    contacts = (contact for region in regions for contact in region.contacts)
    return frozenset(digits(c.number) for c in contacts if not c.web)


def has(text: str, phone: str) -> bool:
    """Whether a text holds a number whole, however its digits are grouped."""
    for run in _runs(text):
        groups = GROUP.findall(run)
        if any(_joined(groups[a:b]) == phone for a, b in combinations(range(len(groups) + 1), 2)):
            return True
    return False


def _runs(text: str) -> Iterator[str]:
    """What may be a telephone number or several, with ASCII's digits and hyphens."""
    for run in RUN.finditer(text):
        yield from ascii_digits(run[0]).translate(HYPHENS).split("/")


def _joined(groups: list[tuple[str, str]]) -> str:
    """The digits of groups, each behind what parts it from the one before."""
    return "".join(number for _, number in groups)
