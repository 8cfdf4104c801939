"""Readers of the small files: curriculum.yaml, trainings, contacts, variants."""

from __future__ import annotations

import re
from datetime import date

from ipsdocs.model import Contact, Curriculum, Item, Region, Review, Session, Text, Topic, Training, Variant
from ipsdocs.problems import Place, Problems
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.yamltext import Mapping, Scalar, Sequence, read

CURRICULUM = "curriculum/curriculum.yaml"
NUMBER = re.compile(r"\+?\d[\d \-]*|[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w/-]*)?")
VARIANT_KINDS = ("culture", "setting", "organisation")
REVIEW_ROLES = ("lived-experience", "cultural", "language", "legal")
OUTCOMES = ("accepted", "changes-wanted", "declined")
CONTACT_KINDS = ("crisis", "listening", "peer", "text", "directory")
MODES = ("in-person", "online")
PREPARATION = ("14-days", "7-days", "the-day", "after")
ITEMS = ("opening", "module", "break", "talk", "closing")
PAPERS = ("a4", "letter")


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
        source_locale=fields.word("source"),
        region=fields.identifier("region"),
        principles=fields.texts("principles"),
        tasks=fields.texts("tasks"),
        topics=fields.table("topics", _topic),
        roles=fields.texts("roles"),
        terms=fields.texts("terms"),
        names=fields.texts("names"),
        locales=fields.table("locales", lambda part, tag: part.number(tag, high=100)),
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


def parse_stack(word: str) -> tuple[str, ...]:
    """`aotearoa+prison` as its variants in order; `base` and nothing are the empty stack."""
    return tuple(part for part in word.split("+") if part and part != "base")


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


def read_training(files: Files, id: str, locale: str, problems: Problems) -> Training | None:
    """`curriculum/trainings/<id>.yaml`."""
    name = f"curriculum/trainings/{id}.yaml"
    fields = fields_of(files, name, f"training-{id}", locale, problems)
    if fields is None:
        return None
    fields.only(["id", "title", "summary", "version", "mode", "minutes", "roles", "preparation", "sessions"])
    same_id(fields, "id", id)
    preparation = fields.part("preparation", required=False)
    if preparation:
        preparation.only(PREPARATION)
    return Training(
        id=id,
        place=Place(name),
        title=fields.message("title"),
        summary=fields.message("summary"),
        version=fields.number("version", low=1),
        mode="online" if fields.choice("mode", MODES) == "online" else "in-person",
        minutes=fields.number("minutes"),
        roles=fields.words("roles"),
        preparation=tuple((when, preparation.messages(when)) for when in PREPARATION if preparation.has(when))
        if preparation
        else (),
        sessions=tuple(_session(part) for part in fields.parts("sessions")),
        keys=tuple(fields.mapping.places.items()),
    )


def _session(fields: Fields) -> Session:
    fields.only(("id", "title", "day", "minutes", "items"))
    return Session(
        id=fields.identifier("id"),
        place=fields.place,
        title=fields.message("title"),
        day=fields.number("day", low=1, high=400),
        minutes=fields.number("minutes", low=1, high=1000),
        items=tuple(item for part in fields.parts("items") if (item := _item(part))),
    )


def _item(fields: Fields) -> Item | None:
    """`module: trauma`, or `break: 10`, `opening: 10`, ... with a title and a text."""
    fields.only((*ITEMS, "title", "text"))
    does = [word for word in ITEMS if fields.has(word)]
    if len(does) != 1:
        fields.problems.error(
            fields.place, f"an item says {len(does)} things to do", f"Write one of {', '.join(ITEMS)}."
        )
        return None
    title = fields.message("title") if fields.has("title") else None
    text = fields.message("text") if fields.has("text") else None
    match does[0]:
        case "module":
            return Item("module", 0, fields.place, fields.identifier("module"), title, text)
        case "opening" | "break" | "talk" | "closing" as word:
            return Item(word, fields.number(word, low=1, high=600), fields.place, "", title, text)
    return None


def read_variant(files: Files, id: str, locale: str, problems: Problems) -> Variant | None:
    """`curriculum/variants/<id>/variant.yaml`."""
    name = f"curriculum/variants/{id}/variant.yaml"
    fields = fields_of(files, name, f"variant-{id}", locale, problems)
    if fields is None:
        return None
    fields.only(
        [
            "id",
            "name",
            "kind",
            "who",
            "why",
            "reviews",
            "expires",
            "questions",
            "terms",
            "names",
            "region",
            "paper",
            "print",
        ]
    )
    same_id(fields, "id", id)
    how = fields.part("print", required=False)
    if how:
        how.only(("greyscale", "addresses"))
    paper = fields.choice("paper", PAPERS, required=False)
    return Variant(
        id=id,
        place=Place(name),
        name=fields.message("name"),
        kind=fields.choice("kind", VARIANT_KINDS),
        who=fields.word("who", required=False),
        why=fields.word("why"),
        reviews=tuple(_review(part) for part in fields.parts("reviews", required=False)),
        expires=fields.day("expires", required=False),
        questions=fields.words("questions", required=False),
        terms=fields.texts("terms", required=False),
        names=fields.texts("names", required=False),
        region=fields.word("region", required=False),
        paper="a4" if paper == "a4" else "letter" if paper == "letter" else None,
        greyscale=how.flag("greyscale", default=False) if how else False,
        addresses=how.flag("addresses", default=True) if how else True,
        keys=tuple(fields.mapping.places.items()),
    )


def _review(fields: Fields) -> Review:
    fields.only(("role", "by", "on", "outcome"))
    return Review(
        role=fields.choice("role", REVIEW_ROLES),
        by=fields.word("by", required=False),
        on=fields.day("on", required=False),
        outcome=fields.choice("outcome", OUTCOMES, required=False),
    )
