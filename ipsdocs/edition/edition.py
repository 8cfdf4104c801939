"""What an edition is: a language, a stack of variants, a region, and the way it is printed."""

from __future__ import annotations

from dataclasses import dataclass

from ipsdocs.model import (
    Curriculum,
    Direction,
    Mode,
    Module,
    Occasion,
    Paper,
    Poster,
    Region,
    Term,
    Text,
    Training,
    Variant,
)
from ipsdocs.source.curriculum import written_stack


@dataclass(frozen=True, slots=True)
class Language:
    """A locale and the facts of CLDR about it. `chain` begins with the tag and ends with the source locale."""

    tag: str
    chain: tuple[str, ...]
    direction: Direction
    paper: Paper
    digits: str  # CLDR numbering system: latn, arab, deva ...
    name: str  # in its own language


@dataclass(frozen=True, slots=True)
class Print:
    """How pages are printed: with web addresses or without, `unbound` where they must work as loose sheets.

    `accent` replaces the teal, as #rrggbb, or is empty.
    """

    paper: Paper
    large: bool = False
    greyscale: bool = False
    addresses: bool = True
    unbound: bool = False
    accent: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The curriculum's words in the edition's language: vocabularies by id, and who is credited."""

    title: Text
    credit: Text
    licence: Text
    principles: tuple[tuple[str, Text], ...]
    tasks: tuple[tuple[str, Text], ...]
    roles: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """Locale x stack, with the region whose contacts it prints.

    `draft_translation` and `draft_variants` (names of unreviewed variants) are what the draft mark
    says on every page. Without `internet` it is for one room: nothing of a call is shown.
    """

    language: Language
    stack: tuple[str, ...]
    region: Region
    print: Print
    words: Words
    draft_translation: bool
    draft_variants: tuple[Text, ...]
    adapted: tuple[Text, ...] = ()  # the names of the stack's variants
    internet: bool = True

    @property
    def name(self) -> str:
        """The stack as it is written in paths and commands: `aotearoa+prison`, or `base`."""
        return written_stack(self.stack)


@dataclass(frozen=True, slots=True)
class EditedModule:
    """A module as one edition shows it to one audience: patched, chosen, translated, filled in.

    `fallbacks` are the texts that stand in another language than the edition's because no translation was
    there. `glossary` are the terms that it links to, by name, where the document shows them.
    """

    edition: Edition
    module: Module
    mode: Mode | None
    fallbacks: tuple[Text, ...]
    glossary: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class EditedTraining:
    """A training in an edition, with its modules as their guides show them, in order, and its variants' calendar."""

    edition: Edition
    training: Training
    modules: tuple[EditedModule, ...]
    fallbacks: tuple[Text, ...]
    calendar: tuple[Occasion, ...] = ()


@dataclass(frozen=True, slots=True)
class EditedPoster:
    """A poster in an edition, whose words name its principles and tasks."""

    edition: Edition
    poster: Poster
    fallbacks: tuple[Text, ...]


def region_of(curriculum: Curriculum, variants: tuple[Variant, ...], wished: str = "") -> str:
    """Whose contacts are printed: the trainer's choice, else the last variant's that names one, else the default."""
    named = [variant.region for variant in variants if variant.region]
    return wished or (named[-1] if named else curriculum.region)
