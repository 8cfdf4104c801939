"""Reader of `curriculum/language/<locale>.yaml`: the words to flag, what to say instead, and who says so."""

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
class Guidance:
    """A locale's flags. `examples` begin a text that shows what not to say; `prefixes` may be joined to a word."""

    locale: str
    place: Place
    examples: tuple[str, ...]
    prefixes: tuple[str, ...]
    flags: tuple[Flag, ...]


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
    fields.only(("locale", "examples", "prefixes", "flags"))
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
        tuple(_flag(part) for part in fields.parts("flags")),
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
