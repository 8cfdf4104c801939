"""Blocks and modules for the tests of editions, read from Markdown by the real reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ipsdocs.edition.translate import Translator
from ipsdocs.model import Block, Catalogue, Message, Module, Operation, Overlay, Text
from ipsdocs.problems import Place, Problems
from ipsdocs.source.markdown import Source, blocks
from ipsdocs.source.modules import gather
from ipsdocs.source.project import Project

TINY = Path(__file__).parents[1] / "projects" / "tiny"


def tiny() -> Module:
    return Project.at(TINY).module("first")


def tree(markdown: str, domain: str = "first", file: str = "m.md") -> tuple[Block, ...]:
    """The blocks of a Markdown text, in which nothing is wrong."""
    problems = Problems()
    found = blocks(Source(markdown, file, 0, domain, "en"), problems)
    assert list(problems) == []
    return found


def module(markdown: str) -> Module:
    """A module with these sections."""
    return replace(tiny(), sections=gather(tree(markdown), Problems()))


def operation(does: str, at: str, markdown: str = "") -> Operation:
    place = Place("o.md", 5)
    return Operation(does, at, "0" * 12, "content", "Why.", place, tree(markdown, "variant-v", "o.md"))  # type: ignore[arg-type]


def overlay(*operations: Operation, variant: str = "v") -> Overlay:
    return Overlay(variant, "first", Place("o.md"), operations)


def catalogue(locale: str, domain: str, messages: dict[str, str]) -> Catalogue:
    pairs = tuple((msgid, Message(text, 1)) for msgid, text in messages.items())
    return Catalogue(locale, domain, Place(f"{locale}.po"), pairs, "", False)


def translator(
    chain: tuple[str, ...],
    *catalogues: Catalogue,
    values: dict[str, str] | None = None,
    problems: Problems | None = None,
) -> Translator:
    """A translator along a chain; `values` are the source language's terms and names."""
    return Translator(
        chain=chain,
        catalogues={(c.locale, c.domain): c for c in catalogues},
        values={key: text(value, "curriculum") for key, value in (values or {}).items()},
        shared=("curriculum",),
        problems=problems if problems is not None else Problems(),
    )


def text(source: str, domain: str = "first") -> Text:
    return Text(source, Place("m.md", 1), domain, "en")


def shape(sections: tuple[Block, ...]) -> list[tuple[str, str, tuple[tuple[str, str], ...], bool]]:
    """Everything of a tree that no translation may change."""
    return [(b.kind, b.id, b.attrs, b.core) for section in sections for b in section.walk()]


def words(made: Module) -> list[str]:
    return [b.text.source for b in made.walk() if b.text]
