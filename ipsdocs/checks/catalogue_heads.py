"""The heads of catalogues: plural forms as CLDR has them, and who reviewed when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.edition.plurals import plural_forms, plural_header, same_rule
from ipsdocs.model import Catalogue
from ipsdocs.problems import Place, Problem

RULE = "catalogue"


def catalogue_heads(found: Everything) -> Iterator[Problem]:
    """Problems of each catalogue's head, and its messages of which a plural form is missing."""
    for catalogue in found.catalogues.values():
        yield from _language(catalogue)
        yield from _plurals(catalogue)
        yield from _review(catalogue, found.today)


def _language(catalogue: Catalogue) -> Iterator[Problem]:
    """That the header names the folder's language, as far as its first part: tools write the rest in many ways."""
    said = next((remark for remark in catalogue.head if remark.word == "language"), None)
    if said and re.split(r"[-_@.]", said.text)[0].lower() not in ("", catalogue.locale.split("-")[0]):
        yield error(
            Place(catalogue.place.file, said.line),
            RULE,
            f"the file says that it is in “{said.text}”, and stands in the folder of {catalogue.locale}",
            f"Put it where it belongs, or write `Language: {catalogue.locale}`.",
        )


def _plurals(catalogue: Catalogue) -> Iterator[Problem]:
    count, rule = plural_forms(catalogue.locale)
    if count != catalogue.plural_count or not same_rule(rule, catalogue.plural):
        own, header = catalogue.plural_count, plural_header(count, rule)
        hint = f"Run `ipsdocs i18n update {catalogue.locale}`, which writes `{header}`."
        if count != own:
            hint = f"Write `Plural-Forms: {header}`, and {count} forms wherever a message has {own}."
        yield error(
            Place(catalogue.place.file, catalogue.plural_line),
            "plural",
            f"the plural forms are not those of {catalogue.locale}",
            hint,
        )
    for message in catalogue.unfinished:
        yield warning(
            Place(catalogue.place.file, message.line),
            "plural",
            "a plural form is empty, so none of the message's forms is used",
            "Write it; where the language says it alike, write it twice.",
        )


def _review(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    head = {remark.word: remark for remark in catalogue.head}
    by, on = head.get("reviewed-by"), head.get("reviewed-on")
    if on and on.text and not (by and by.text):
        yield _warned(catalogue, on.line, "“reviewed-on” stands there without “reviewed-by”", "Write who it was.")
    if by and by.text and not (on and on.text):
        hint = "Write the day on which the whole file was read, such as `reviewed-on: 2027-01-31`."
        yield _warned(catalogue, by.line, "“reviewed-by” stands there without “reviewed-on”", hint)
    if on and on.text:
        try:
            if date.fromisoformat(on.text) > today:
                yield _warned(catalogue, on.line, f"“reviewed-on” is {on.text}, which is to come", "Correct the day.")
        except ValueError:
            yield _warned(catalogue, on.line, f"“{on.text}” is no date", "Write it as 2027-01-31.")


def _warned(catalogue: Catalogue, line: int, message: str, hint: str) -> Problem:
    return warning(Place(catalogue.place.file, line), RULE, message, hint)
