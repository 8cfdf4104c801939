"""Terms and names put in for `{{ key }}`, in the form that a sentence needs. Pure.

A language that inflects says a term's forms where it is translated, under names of the translator's choice:
`поддержка равных | gen: поддержки равных`. A sentence then says `{{ peer-support.gen }}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ipsdocs.model import Text

PLACEHOLDER = re.compile(r"\{\{\s*(?P<key>[\w-]+)(?:\.(?P<form>[\w-]+))?\s*\}\}")
_FORM = re.compile(r"\s*(?P<name>[\w-]+)\s*:\s*(?P<value>.+)")


def forms(value: str) -> dict[str, str]:
    """A term's forms by their name, the plain one under ""; what is no `name: value` belongs to the form before it."""
    plain, *others = value.split("|")
    found, last = {"": plain}, ""
    for part in others:
        if form := _FORM.fullmatch(part):
            last = form["name"]
            found[last] = form["value"]
        else:
            found[last] += f"|{part}"
    return {name: words.strip() for name, words in found.items()}


def written(key: str, form: str) -> str:
    """The name as a sentence writes it: `peer-support`, or `peer-support.gen`."""
    return f"{key}.{form}" if form else key


def names(values: Mapping[str, Text]) -> dict[str, str]:
    """Every name that a sentence may write for these terms, with the words that it stands for."""
    return {written(key, form): words for key, text in values.items() for form, words in forms(text.source).items()}
