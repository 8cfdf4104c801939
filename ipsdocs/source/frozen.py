"""What pages in a frozen locale are made from: its snapshot, under today's matrix, with today's support contacts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ipsdocs.model import Catalogue, Curriculum, Region
from ipsdocs.problems import Place, Problem
from ipsdocs.source.curriculum import CURRICULUM, word_places
from ipsdocs.source.files import Files
from ipsdocs.source.paths import variant_file
from ipsdocs.source.snapshot import BEFORE, FROZEN, Snapshot, snapshot_folder

RULE = "frozen"


def frozen_files(files: Files, locale: str) -> Files | Problem:
    """The files as a locale's snapshot has them; a problem where it has none.

    A freezing that was interrupted while it put the new snapshot in the place of the old leaves the old one beside it.
    """
    for folder in (snapshot_folder(locale, FROZEN), snapshot_folder(locale, BEFORE)):
        if files.exists(f"{folder}/{CURRICULUM}"):
            return files.frozen(Snapshot(folder))
    return Problem(
        word_places(files, "locales").get(locale, Place(CURRICULUM)),
        f"the locale “{locale}” is frozen, and it has no snapshot",
        f"Make it with `ipsdocs i18n freeze {locale}`, or take `policy: frozen` out.",
        RULE,
    )


def under_today(then: Curriculum, today: Curriculum, files: Files) -> Curriculum:
    """A snapshot's curriculum with today's locales, region, and those of today's stacks whose variants `files` have."""
    stacks = (stack for stack in today.stacks if all(files.exists(variant_file(id)) for id in stack))
    return replace(then, locales=today.locales, region=today.region, stacks=tuple(stacks))


def with_contacts(then: Catalogue | None, today: Catalogue | None, regions: Iterable[Region]) -> Catalogue | None:
    """A frozen catalogue that says the contacts of some regions as today's does, and not at all where that doesn't.

    Where that changes what it says, it is reviewed only if a person has reviewed today's, too.
    """
    wanted = {text.source for region in regions for text in region.texts}
    own = dict(then.messages) if then else {}
    said = {key: message for key, message in today.messages if key in wanted} if today else {}
    new = any(key not in own or own[key].text != message.text for key, message in said.items())
    base = then or (today if said else None)
    if base is None:
        return None
    messages = {key: message for key, message in own.items() if key not in wanted} | said
    reviewed = base.reviewed_by if not new or (today and today.reviewed_by) else ""
    return replace(base, messages=tuple(messages.items()), reviewed_by=reviewed)
