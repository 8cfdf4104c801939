"""Reader of `curriculum/language/<locale>.yaml`: words to flag, what to say instead, words to spell right, and why."""

from __future__ import annotations

from dataclasses import dataclass

from ipsdocs.problems import Place, Problems
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.yamltext import read

SEVERITIES = ("error", "advice")


@dataclass(frozen=True, slots=True)
class Flag:
    """Words or phrases to flag (`*` ends any word); with `near`, only where one of those stands in the same text."""

    words: tuple[str, ...]
    near: tuple[str, ...]
    say: str
    why: str
    source: str
    severity: str
    place: Place


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words that are only right with these very accents and macrons; `*` is any letters."""

    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Guidance:
    """A locale's flags. `examples` begin a text that shows what not to say; `prefixes` may be joined to a word.

    It holds for the source of `variants`, too, whose words are of that place.
    """

    locale: str
    place: Place
    examples: tuple[str, ...]
    prefixes: tuple[str, ...]
    flags: tuple[Flag, ...]
    spelling: tuple[Spelling, ...] = ()
    variants: tuple[str, ...] = ()


def language_file(locale: str) -> str:
    return f"curriculum/language/{locale}.yaml"


def read_guidance(files: Files, locale: str, problems: Problems) -> Guidance | None:
    """A locale's guidance; None where there is no such file, or it can't be read at all."""
    name = language_file(locale)
    if not files.exists(name):
        return None
    text = files.text(name, problems, locale)
    mapping = read(text, name, problems) if text is not None else None
    if mapping is None:
        return None
    fields = Fields(mapping, problems, "language", locale)
    fields.only(("locale", "examples", "prefixes", "flags", "spelling", "variants"))
    inside = fields.word("locale")
    if inside and inside != locale:
        problems.error(
            fields.where("locale"),
            f"“locale” is “{inside}”, but the file is named {locale}",
            "Make the two the same.",
        )
    return Guidance(
        locale,
        Place(name),
        fields.words("examples", required=False),
        fields.words("prefixes", required=False),
        tuple(_flag(part) for part in fields.parts("flags", required=not fields.has("spelling"))),
        tuple(_spelling(part) for part in fields.parts("spelling", required=False)),
        fields.words("variants", required=False),
    )


def _flag(fields: Fields) -> Flag:
    fields.only(("words", "near", "say", "why", "source", "severity"))
    return Flag(
        words=fields.words("words"),
        near=fields.words("near", required=False),
        say=fields.word("say"),
        why=fields.word("why"),
        source=fields.word("source"),
        severity=fields.choice("severity", SEVERITIES),
        place=fields.place,
    )


def _spelling(fields: Fields) -> Spelling:
    fields.only(("words", "source"))
    return Spelling(fields.words("words"), fields.word("source"))
