"""The reader of `curriculum/variants/<id>/variant.yaml`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ipsdocs.model import Avoid, Item, Occasion, Review, Variant
from ipsdocs.problems import Place, Problems
from ipsdocs.source.curriculum import fields_of, same_id
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.paths import variant_domain, variant_file
from ipsdocs.source.trainings import read_practice

KEYS = (
    "id",
    "name",
    "kind",
    "extends",
    "locales",
    "led-by",
    "partners",
    "consent",
    "ip-holder",
    "why",
    "reviews",
    "expires",
    "questions",
    "terms",
    "names",
    "region",
    "paper",
    "print",
    "limits",
    "avoid",
    "practices",
    "calendar",
)
KINDS = ("culture", "setting", "organisation")
REVIEW_ROLES = ("lived-experience", "cultural", "language", "legal")
OUTCOMES = ("accepted", "changes-wanted", "declined")
PAPERS = ("a4", "letter")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# What a line of the calendar says → the keys beside it.
OCCASIONS = {"on": (), "from": ("to",), "between": ("minutes", "weekdays"), "ask": ()}
TIMES = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
YEARLY = re.compile(r"(\d\d)-(\d\d)")


def read_variant(files: Files, id: str, locale: str, problems: Problems) -> Variant | None:
    """`curriculum/variants/<id>/variant.yaml`; None where it can't be read at all."""
    name = variant_file(id)
    fields = fields_of(files, name, variant_domain(id), locale, problems)
    if fields is None:
        return None
    fields.only(KEYS)
    same_id(fields, "id", id)
    flags = _flags(fields)
    paper = fields.choice("paper", PAPERS, required=False)
    opening, closing, instead_of = _practices(fields)
    return Variant(
        id=id,
        place=Place(name),
        name=fields.message("name"),
        kind=fields.choice("kind", KINDS),
        extends=fields.words("extends", required=False),
        locales=fields.words("locales", required=False),
        led_by=fields.word("led-by", required=False),
        partners=fields.words("partners", required=False),
        consent=fields.word("consent", required=False),
        ip_holder=fields.word("ip-holder", required=False),
        why=fields.message("why"),
        reviews=tuple(_review(part) for part in fields.parts("reviews", required=False)),
        expires=fields.day("expires", required=False),
        questions=fields.messages("questions", required=False),
        terms=fields.texts("terms", required=False),
        names=fields.texts("names", required=False),
        region=fields.word("region", required=False),
        paper="a4" if paper == "a4" else "letter" if paper == "letter" else None,
        greyscale=flags["greyscale"],
        addresses=flags["addresses"],
        unbound=flags["unbound"],
        internet=flags["internet"],
        disclosure=flags["disclosure"],
        avoid=tuple(_avoid(part) for part in fields.parts("avoid", required=False)),
        opening=opening,
        closing=closing,
        instead_of=instead_of,
        calendar=tuple(o for part in fields.parts("calendar", required=False) if (o := _occasion(part, id))),
        keys=tuple(fields.mapping.places.items()),
    )


def _flags(fields: Fields) -> dict[str, bool]:
    """How it is printed (`print`), and what can't be had or asked there (`limits`)."""
    wanted = {
        "print": {"greyscale": False, "addresses": True, "unbound": False},
        "limits": {"internet": True, "disclosure": True},
    }
    found: dict[str, bool] = {}
    for key, defaults in wanted.items():
        part = fields.part(key, required=False)
        if part:
            part.only(defaults)
        found |= {word: part.flag(word, default) if part else default for word, default in defaults.items()}
    return found


def _review(fields: Fields) -> Review:
    fields.only(("role", "by", "on", "outcome", "expires"))
    return Review(
        role=fields.choice("role", REVIEW_ROLES),
        by=fields.word("by", required=False),
        on=fields.day("on", required=False),
        outcome=fields.choice("outcome", OUTCOMES, required=False),
        expires=fields.day("expires", required=False),
    )


def _avoid(fields: Fields) -> Avoid:
    fields.only(("words", "instead", "why"))
    return Avoid(
        fields.words("words"), fields.word("instead", required=False), fields.word("why"), fields.where("words")
    )


def _practices(fields: Fields) -> tuple[Item | None, Item | None, tuple[str, ...]]:
    part = fields.part("practices", required=False)
    if part is None:
        return None, None, ()
    part.only(("opening", "closing", "instead-of"))
    opening, closing = part.part("opening", required=False), part.part("closing", required=False)
    return (
        read_practice(opening, "opening") if opening else None,
        read_practice(closing, "closing") if closing else None,
        part.words("instead-of", required=False),
    )


def _occasion(fields: Fields, variant: str) -> Occasion | None:
    """One way to say when: `on` a day, `from` one `to` another, a pause `between` two times, or `ask`."""
    ways = [word for word in OCCASIONS if fields.has(word)]
    if len(ways) != 1:
        fields.only(("name", "source", *OCCASIONS, *(key for keys in OCCASIONS.values() for key in keys)))
        said = f"says when in {len(ways)} ways: {', '.join(ways)}" if ways else "doesn't say when"
        hint = f"Write one of {', '.join(OCCASIONS)}."
        fields.problems.error(fields.place, f"a line of the calendar {said}", hint)
        return None
    (way,) = ways
    fields.only(("name", "source", way, *OCCASIONS[way]))
    occasion = Occasion(
        name=fields.message("name"),
        place=fields.place,
        variant=variant,
        source=fields.word("source", required=way in ("on", "from")),
    )
    return _WAYS[way](fields, occasion)


def _on(fields: Fields, occasion: Occasion) -> Occasion:
    value = fields.word("on")
    if yearly := YEARLY.fullmatch(value):
        month, day = int(yearly[1]), int(yearly[2])
        try:
            date(2024, month, day)  # a leap year, so that 29 February is a day
        except ValueError:
            fields.problems.error(fields.where("on"), f"“{value}” is no day", "Write month and day: 02-06.")
        return replace(occasion, yearly=(month, day))
    day_of = fields.day("on")
    return replace(occasion, first=day_of, last=day_of)


def _from(fields: Fields, occasion: Occasion) -> Occasion:
    first, last = fields.day("from"), fields.day("to")
    if first and last and last < first:
        fields.problems.error(fields.where("to"), f"“to” is {last}, before “from”, {first}", "Change one of the two.")
    return replace(occasion, first=first, last=last)


def _between(fields: Fields, occasion: Occasion) -> Occasion:
    value = fields.word("between")
    times = TIMES.fullmatch(value)
    if times is None:
        fields.problems.error(
            fields.where("between"), f"“{value}” is no pair of times", 'Write it as "12:30-14:00", with quotes.'
        )
    begin, end = (int(times[1]) * 60 + int(times[2]), int(times[3]) * 60 + int(times[4])) if times else (0, 1440)
    minutes = fields.number("minutes", low=1, high=240)
    if end <= begin:
        hint = "Write the time until 23:59, and the time from 00:00 as another pause."
        fields.problems.error(fields.where("between"), f"{value} ends before it begins", hint)
    elif end - begin < minutes:
        fields.problems.error(
            fields.where("minutes"), f"{minutes} minutes don't fit between {value}", "Widen the times, or take fewer."
        )
    days = fields.choices("weekdays", WEEKDAYS, required=False)
    return replace(occasion, window=(begin, end), minutes=minutes, weekdays=tuple(map(WEEKDAYS.index, days)))


def _ask(fields: Fields, occasion: Occasion) -> Occasion:
    return replace(occasion, ask=fields.message("ask"))


_WAYS = {"on": _on, "from": _from, "between": _between, "ask": _ask}
