"""One message, the unit of translation, and the words that many types share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ipsdocs.problems import Place

Mode = Literal["in-person", "online"]
Direction = Literal["ltr", "rtl"]
Paper = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class Text:
    """One message: raw inline Markdown of a paragraph, heading, item, cell or field, the unit of translation.

    `source` is the msgid until it is translated, then the translation. `locale` is the tag of the
    language it now stands in, `domain` the catalogue it belongs to (a module's id, `variant-prison`,
    `curriculum`, ...). What `stays` is in a language of its own: nobody translates it, every edition has it as it is.
    """

    source: str
    place: Place
    domain: str
    locale: str
    room: int = 0  # characters that a translation may take; 0 is no limit
    stays: bool = False
