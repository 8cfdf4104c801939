"""Support contacts are fresh: a wrong number in a hard hour is worse than none (design, safety of people)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.model import Contact, Region
from ipsdocs.problems import Place, Problem

RULE = "contacts"
GRACE = 30  # days that an expired contact is a warning, and days that its end is announced before
AGAIN = "Call it, then write who did in `checked-by` and a new `expires`; or take it out."


def contacts(found: Everything) -> Iterator[Problem]:
    """Contacts that are old, unchecked or doubled."""
    for region in found.regions.values():
        yield from _doubled(region)
        for contact in region.contacts:
            yield from _expiry(contact, found.today)
            if found.release and not contact.checked_by:
                yield warning(
                    contact.place,
                    RULE,
                    f"contact “{contact.id}” was never checked by a person",
                    "It is printed as unchecked. Call it, then write who did in `checked-by`.",
                )


def _expiry(contact: Contact, today: date) -> Iterator[Problem]:
    left = (contact.expires - today).days
    if left < -GRACE:
        yield error(contact.place, RULE, f"contact “{contact.id}” expired on {contact.expires}", AGAIN)
    elif left < 0:
        yield warning(
            contact.place,
            RULE,
            f"contact “{contact.id}” expired on {contact.expires}; {GRACE} days after that it is an error",
            AGAIN,
        )
    elif left <= GRACE:
        yield warning(contact.place, RULE, f"contact “{contact.id}” expires on {contact.expires}", AGAIN)


def _doubled(region: Region) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for contact in region.contacts:
        first = seen.setdefault(contact.id, contact.place)
        if first is not contact.place:
            yield error(
                contact.place,
                RULE,
                f"contact “{contact.id}” stands twice; the first is in line {first.line}",
                "Give one of them another id.",
            )
