"""Which files a document may read: what its first stamp is over, and what nothing else can change it by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from ipsdocs.edition.edition import region_of
from ipsdocs.edition.languages import chain
from ipsdocs.model import Curriculum, Variant
from ipsdocs.source.curriculum import CURRICULUM
from ipsdocs.source.files import Files
from ipsdocs.source.glossary import DOMAIN, GLOSSARY
from ipsdocs.source.paths import (
    SHARED,
    agenda_file,
    module_album,
    module_file,
    overlay_file,
    po_file,
    poster_domain,
    pot_file,
    seen_file,
    training_domain,
    variant_album,
    variant_domain,
    variant_file,
)


@dataclass(frozen=True, slots=True)
class About:
    """What a document is about, and so which files it may read."""

    modules: tuple[str, ...] = ()
    trainings: tuple[str, ...] = ()
    poster: str = ""
    variant: str = ""  # for a report on it


class Sources(Protocol):
    """What a planner knows of its project."""

    @property
    def files(self) -> Files: ...

    @property
    def curriculum(self) -> Curriculum: ...

    @property
    def module_files(self) -> Mapping[str, str]: ...

    def expand(self, stack: tuple[str, ...]) -> tuple[str, ...]: ...

    def variants(self, stack: tuple[str, ...]) -> tuple[Variant, ...]: ...


def reads(of: Sources, about: About, locale: str, stack: tuple[str, ...], region: str) -> frozenset[str]:
    """Where the files lie that a document about this, in this edition, may read, whether they exist or not.

    A frozen locale's say the support contacts in today's words. Which they are, today's curriculum.yaml and
    variant.yaml decide; their file is one of these, so that nothing else there makes the document anew.
    """
    names = frozenset(of.files.real(name) for name in _names(of, about, locale, stack, region))
    if of.files.snapshot is None:
        return names
    return names.union(po_file(tag, SHARED) for tag in chain(locale, of.curriculum.source_locale))


def _names(of: Sources, about: About, locale: str, stack: tuple[str, ...], region: str) -> Iterator[str]:
    stack, variants, files = of.expand(stack), of.variants(stack), of.files
    yield from (CURRICULUM, GLOSSARY)
    yield f"curriculum/contacts/{region_of(of.curriculum, variants, region)}.yaml"
    yield from files.list("templates")
    for training in about.trainings:
        yield f"curriculum/trainings/{training}.yaml"
        yield from (agenda_file(id, training) for id in stack)
    if about.poster:
        yield f"curriculum/posters/{about.poster}.yaml"
        yield from files.list(f"curriculum/posters/{about.poster}")
    if about.variant:
        yield seen_file(about.variant)
    for module in about.modules:
        file = of.module_files.get(module, module_file(module))
        yield file
        yield from files.list(module_album(file).folder)
        yield from (overlay_file(id, module) for id in stack)
    for id in stack:
        yield variant_file(id)
        yield from files.list(variant_album(id).folder)
    domains = [*about.modules, SHARED, "templates", DOMAIN, *map(variant_domain, stack)]
    domains += map(training_domain, about.trainings)
    domains += [poster_domain(about.poster)] if about.poster else []
    for tag in chain(locale, of.curriculum.source_locale):
        yield from (po_file(tag, domain) for domain in domains)
    yield pot_file("templates")
