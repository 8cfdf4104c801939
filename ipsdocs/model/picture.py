"""A picture that a page may show."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from ipsdocs.model.text import Text


@lru_cache(maxsize=512)  # every page asks it of every picture
def _address(data: bytes) -> str:
    return f"asset:{hashlib.sha256(data).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file that a page may show. `name` is `<module>/<file>`; `labels` are an SVG's texts.

    `file` is the address of the file that an edition's picture was made from, in other words or colours.
    """

    name: str
    media: str  # image/svg+xml, image/png, image/jpeg
    data: bytes
    width: int  # pixels, or SVG user units
    height: int
    labels: tuple[Text, ...] = ()
    file: str = ""

    @property
    def address(self) -> str:
        """What a page says in `src`: the digest of the bytes, so that a page is closed."""
        return _address(self.data)

    @property
    def says(self) -> str:
        """What it shows, in whatever colours: its file, and its labels' words."""
        return " ".join((self.file or self.address, *(label.source for label in self.labels)))
