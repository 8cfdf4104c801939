"""Readers of the small files: curriculum.yaml, contacts."""

from __future__ import annotations

import re
from datetime import date

from ipsdocs.model import Contact, Curriculum, LocalePlan, Region, Text, Topic
from ipsdocs.problems import Place, Problems
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.tags import HINT, is_tag
from ipsdocs.source.yamltext import Mapping, Scalar, Sequence, read

CURRICULUM = "curriculum/curriculum.yaml"
NUMBER = re.compile(r"\+?\d[\d \-]*|[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w/-]*)?")
LOCALE_KEYS = ("minimum", "policy", "stacks", "trainings", "modules")
POLICIES = ("live", "frozen")
CONTACT_KINDS = ("crisis", "listening", "peer", "text", "directory")


def fields_of(files: Files, name: str, domain: str, locale: str, problems: Problems) -> Fields | None:
    """The fields of a YAML file; None, with the problem noted, where it can't be read."""
    text = files.text(name, problems)
    mapping = read(text, name, problems) if text is not None else None
    return Fields(mapping, problems, domain, locale) if mapping else None


def read_curriculum(files: Files, problems: Problems) -> Curriculum | None:
    """`curriculum/curriculum.yaml`; None where it can't be read at all."""
    fields = fields_of(files, CURRICULUM, "curriculum", "en", problems)
    if fields is None:
        return None
    fields.only(
        [
            "title",
            "credit",
            "licence",
            "source",
            "region",
            "principles",
            "tasks",
            "topics",
            "roles",
            "terms",
            "names",
            "locales",
            "stacks",
        ]
    )
    return Curriculum(
        place=Place(CURRICULUM),
        title=fields.message("title"),
        credit=fields.message("credit"),
        licence=fields.message("licence"),
        source_locale=_source(fields),
        region=fields.identifier("region"),
        principles=fields.texts("principles"),
        tasks=fields.texts("tasks"),
        topics=fields.table("topics", _topic),
        roles=fields.texts("roles"),
        terms=fields.texts("terms"),
        names=fields.texts("names"),
        locales=fields.table("locales", _locale),
        stacks=tuple(parse_stack(word) for word in fields.words("stacks")),
    )


def word_places(files: Files, key: str) -> dict[str, Place]:
    """Where each word of a list or mapping of `curriculum.yaml` stands, such as a stack or a locale."""
    text = files.text(CURRICULUM, Problems())
    mapping = read(text, CURRICULUM, Problems()) if text is not None else None
    node = mapping.items.get(key) if mapping else None
    match node:
        case Mapping():
            return dict(node.places)
        case Sequence():
            return {item.value: item.place for item in node.items if isinstance(item, Scalar)}
        case Scalar():
            return {node.value: node.place}
    return {}


def _topic(fields: Fields, word: str) -> Topic:
    part = fields.part(word)
    if part is None:
        return Topic(Text(word, fields.place, fields.domain, fields.locale), True)
    part.only(("name", "sensitive"))
    return Topic(part.message("name"), part.flag("sensitive", default=True))


def _source(fields: Fields) -> str:
    tag = fields.word("source")
    if tag:
        _hold_tag(fields, "source", tag)
    return tag


def _hold_tag(fields: Fields, key: str, tag: str) -> None:
    if not is_tag(tag):
        fields.problems.error(fields.where(key), f"“{tag}” is no language tag", HINT)


def _locale(fields: Fields, tag: str) -> LocalePlan:
    """A locale's row: its minimum alone, or with what a whole build makes in it."""
    _hold_tag(fields, tag, tag)
    if isinstance(fields.mapping.items[tag], Scalar):
        return LocalePlan(fields.number(tag, high=100))
    part = fields.part(tag)
    if part is None:
        return LocalePlan()
    part.only(LOCALE_KEYS)
    stacks = _limit(part, "stacks")
    return LocalePlan(
        minimum=part.number("minimum", high=100),
        stacks=None if stacks is None else tuple(map(parse_stack, stacks)),
        trainings=_limit(part, "trainings"),
        modules=_limit(part, "modules"),
        frozen=part.choice("policy", POLICIES, required=False) == "frozen",
    )


def _limit(fields: Fields, key: str) -> tuple[str, ...] | None:
    return fields.words(key) if fields.has(key) else None


def parse_stack(word: str) -> tuple[str, ...]:
    """`aotearoa+prison` as its variants in order; `base` and nothing are the empty stack."""
    return tuple(part for part in word.split("+") if part and part != "base")


def written_stack(stack: tuple[str, ...]) -> str:
    """A stack as it is written in paths and commands: `aotearoa+prison`, or `base`."""
    return "+".join(stack) or "base"


def read_region(files: Files, id: str, locale: str, problems: Problems) -> Region | None:
    """`curriculum/contacts/<id>.yaml`."""
    name = f"curriculum/contacts/{id}.yaml"
    fields = fields_of(files, name, "curriculum", locale, problems)
    if fields is None:
        return None
    fields.only(("region", "name", "contacts"))
    same_id(fields, "region", id)
    contacts = tuple(_contact(part) for part in fields.parts("contacts"))
    return Region(id, Place(name), fields.message("name"), contacts)


def _contact(fields: Fields) -> Contact:
    fields.only(
        [
            "id",
            "name",
            "number",
            "kind",
            "peer-run",
            "hours",
            "languages",
            "cost",
            "dispatch",
            "source",
            "confidence",
            "seen",
            "checked-by",
            "expires",
        ]
    )
    return Contact(
        id=fields.identifier("id"),
        place=fields.place,
        name=fields.message("name"),
        number=_number(fields),
        kind=fields.choice("kind", CONTACT_KINDS),
        peer_run=fields.choice("peer-run", ("yes", "no", "unknown")),
        hours=fields.message("hours", required=False),
        languages=fields.message("languages", required=False),
        cost=fields.message("cost", required=False),
        dispatch=fields.choice("dispatch", ("yes", "no", "unknown")),
        source=fields.word("source"),
        confidence=fields.choice("confidence", ("A", "B", "C")),
        seen=fields.day("seen") or date.min,
        checked_by=fields.word("checked-by", required=False),
        expires=fields.day("expires") or date.min,
    )


def _number(fields: Fields) -> str:
    """A telephone number or a web address alone: words around it would print untranslated."""
    number = fields.word("number")
    if number and not NUMBER.fullmatch(number):
        fields.problems.error(
            fields.where("number"),
            f"“{number}” is more than a number",
            "Write digits, or a web address; what to press or say goes in the name, and a second number in a contact "
            "of its own.",
        )
    return number


def same_id(fields: Fields, key: str, id: str) -> None:
    """The id inside a file is the file's name, so that a copied file is never two things."""
    inside = fields.identifier(key)
    if inside and inside != id:
        fields.problems.error(
            fields.where(key), f"“{key}” is “{inside}”, but the file is named {id}", "Make the two the same."
        )
