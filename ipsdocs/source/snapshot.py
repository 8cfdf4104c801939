"""Where a frozen locale's snapshot lies, and which of the project's files it holds as they were."""

from __future__ import annotations

from dataclasses import dataclass

FROZEN = "frozen"
# What lies beside it while it is replaced: the new one until it is whole, the old one until the new one has its place.
NEW, BEFORE = f"{FROZEN}.new", f"{FROZEN}.before"
NUMBERS = "numbers.txt"  # beside `curriculum/`: the telephone numbers of all contacts, as they were
TODAYS = ("contacts", "language")  # the folders of curriculum/ that are never frozen


def snapshot_folder(locale: str, name: str = FROZEN) -> str:
    return f"locales/{locale}/{name}"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot's folder. It holds the source and the catalogues, under the names that they have in the project.

    Support contacts are always today's, and so are the templates with the catalogue that translates them.
    """

    folder: str

    def holds(self, name: str) -> bool:
        """Whether the file or folder of a name is the snapshot's and not today's."""
        match name.split("/"):
            case ["curriculum", part, *_]:
                return part not in TODAYS
            case ["locales", _, "LC_MESSAGES", *rest]:
                return rest != ["templates.po"]
        return False

    def real(self, name: str) -> str:
        """Where the file or folder of a name lies; what lies in the snapshot already has no other place."""
        return f"{self.folder}/{name}" if self.holds(name) else name

    def name(self, real: str) -> str:
        """The name of a file that lies in the snapshot."""
        return real.removeprefix(f"{self.folder}/")
