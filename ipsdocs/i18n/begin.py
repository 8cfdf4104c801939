"""A locale to begin with: its row in curriculum.yaml, and what CLDR and Pyphen know of it. Pure."""

from __future__ import annotations

from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from ipsdocs.document.script_fonts import english
from ipsdocs.edition.languages import cldr, language
from ipsdocs.edition.plurals import plural_forms
from ipsdocs.model import Curriculum, LocalePlan, Training
from ipsdocs.problems import Problems, near
from ipsdocs.source.curriculum import CURRICULUM, read_curriculum, written_stack
from ipsdocs.source.files import Files
from ipsdocs.source.scripts import script
from ipsdocs.source.tags import HINT, is_tag
from ipsdocs.source.yamledit import with_row

MINIMUM = 90  # percent; what most curricula ask of a release


def unknown(tag: str) -> str:
    """What is wrong with a tag, and the likeliest one; empty where CLDR knows it in this spelling."""
    try:
        right = str(Locale.parse(tag, sep="-")).replace("_", "-") if is_tag(tag) else ""
    except (UnknownLocaleError, ValueError):
        right = ""
    if not right:
        return f"CLDR doesn't know the locale “{tag}”. {_likeliest(tag)}"
    return "" if right == tag else f"CLDR writes the locale “{tag}” otherwise. Did you mean “{right}”?"


def _likeliest(tag: str) -> str:
    """The tag of a language that is named in English, or the nearest one that there is."""
    names = {name.casefold(): key.replace("_", "-") for key, name in Locale("en").languages.items()}
    known = [name.replace("_", "-") for name in locale_identifiers()]
    if tag.casefold() in names:
        return f"Did you mean “{names[tag.casefold()]}”?"
    return near(tag, known) or HINT


def plan_of(training: Training | None) -> LocalePlan:
    """What a whole build makes in a new locale: everything, or the base's edition of one training."""
    if training is None:
        return LocalePlan(MINIMUM)
    return LocalePlan(MINIMUM, ((),), (training.id,), tuple(dict.fromkeys(training.modules)))


def with_locale(text: str, curriculum: Curriculum, tag: str, plan: LocalePlan) -> str:
    """The text of curriculum.yaml with a locale's row; empty where it is written so that no row can be added."""
    new = with_row(text, "locales", f"{tag}: {_written(plan)}")
    read = read_curriculum(Files(Path(), {CURRICULUM: new.encode()}), Problems())
    return new if read and read.locales == (*curriculum.locales, (tag, plan)) else ""


def _written(plan: LocalePlan) -> str:
    if plan.modules is None:
        return str(plan.minimum)
    stacks, trainings = map(written_stack, plan.stacks or ()), plan.trainings or ()
    named = (("stacks", stacks), ("trainings", trainings), ("modules", plan.modules))
    limits = ", ".join(f"{key}: [{', '.join(words)}]" for key, words in named)
    return f"{{minimum: {plan.minimum}, {limits}}}"


def facts(tag: str, source: str) -> tuple[str, ...]:
    """What is known of a locale, in a line each: from CLDR, and whether Pyphen can cut its words."""
    from pyphen import language_fallback  # type: ignore[import-untyped]  # it ships no types

    known, locale = language(tag, source), Locale.parse(cldr(tag))
    way = "right to left" if known.direction == "rtl" else "left to right"
    forms, _ = plural_forms(tag)
    paper = {"a4": "A4", "letter": "Letter"}[known.paper]
    cut = "by its dictionary" if language_fallback(cldr(tag)) else "no dictionary is known, so words stay whole"
    return (
        f"{tag}: {locale.english_name}, {known.name}",
        f"  written in {english(script(tag))}, {way}, on {paper}, digits {known.digits}, plural forms: {forms}",
        f"  what isn't translated is looked up in: {', '.join(known.chain[1:]) or 'nothing'}",
        f"  hyphenation: {cut}",
    )
