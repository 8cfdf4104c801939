"""The inline rules for texts outside modules: curriculum.yaml, trainings, posters, contacts, variants' own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.inline import unfit
from ipsdocs.checks.terms import declared, undeclared
from ipsdocs.model import Curriculum, Term, Text, Variant
from ipsdocs.problems import Problem


def texts(found: Everything) -> Iterator[Problem]:
    """Raw HTML, pictures, unsafe links and undeclared placeholders in them."""
    loose = tuple(outside(found))
    yield from unfit(loose, ())
    yield from undeclared(loose, declared(found.curriculum))


def outside(found: Everything) -> Iterator[Text]:
    """Every text of the source language that stands in no module and no overlay."""
    yield from of_curriculum(found.curriculum)
    yield from of_glossary(found.glossary)
    for region in found.regions.values():
        yield from region.texts
    for training in found.trainings.values():
        yield from training.texts
    for poster in found.posters.values():
        yield from poster.texts
    for variant in found.variants.values():
        yield from of_variant(variant)
    for agenda in found.agendas.values():
        yield from agenda.texts


def of_curriculum(curriculum: Curriculum) -> tuple[Text, ...]:
    tables = (curriculum.principles, curriculum.tasks, curriculum.roles, curriculum.terms, curriculum.names)
    words = [text for table in tables for _, text in table]
    topics = [topic.name for _, topic in curriculum.topics]
    return (curriculum.title, curriculum.credit, curriculum.licence, *words, *topics)


def of_glossary(terms: Iterable[Term]) -> tuple[Text, ...]:
    return tuple(text for term in terms for text in (term.term, term.meaning))


def of_variant(variant: Variant) -> tuple[Text, ...]:
    return (*variant.texts, *(text for _, text in (*variant.terms, *variant.names)))
