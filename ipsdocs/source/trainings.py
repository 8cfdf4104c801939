"""The reader of `curriculum/trainings/<id>.yaml`: sessions and their items, preparation, evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ipsdocs.model import Item, Question, Session, Text, Training
from ipsdocs.problems import Place, Problems
from ipsdocs.source.curriculum import fields_of, same_id
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.paths import training_domain
from ipsdocs.source.yamltext import Sequence

KEYS = (
    "id",
    "title",
    "summary",
    "version",
    "mode",
    "minutes",
    "participants",
    "roles",
    "posters",
    "preparation",
    "evaluation",
    "sessions",
)
MODES = ("in-person", "online")
PREPARATION = ("14-days", "7-days", "the-day", "after")
ITEMS = ("opening", "module", "break", "talk", "practice", "closing")
CUES = ("note", "say", "producer", "chat", "low-bandwidth")  # of an item: named as the blocks of modules
OWN = ("title", "text", "lead", "group", *CUES)
# A kind of question → the keys beside it.
QUESTIONS = {"scale": ("from", "to"), "choice": ("answers",), "open": ("lines",)}
LINES = 4  # ruled lines of an open question that says no number


def read_training(files: Files, id: str, locale: str, problems: Problems) -> Training | None:
    """`curriculum/trainings/<id>.yaml`."""
    name = f"curriculum/trainings/{id}.yaml"
    fields = fields_of(files, name, training_domain(id), locale, problems)
    if fields is None:
        return None
    fields.only(KEYS)
    same_id(fields, "id", id)
    return Training(
        id=id,
        place=Place(name),
        title=fields.message("title"),
        summary=fields.message("summary"),
        version=fields.number("version", low=1),
        mode="online" if fields.choice("mode", MODES) == "online" else "in-person",
        minutes=fields.number("minutes"),
        roles=fields.words("roles"),
        preparation=tuple(_preparation(fields)),
        sessions=tuple(_session(part) for part in fields.parts("sessions")),
        keys=tuple(fields.mapping.places.items()),
        participants=_participants(fields),
        evaluation=tuple(q for part in fields.parts("evaluation", required=False) if (q := _question(part))),
        posters=fields.words("posters", required=False),
    )


def _preparation(fields: Fields) -> Iterator[tuple[str, tuple[Text, ...]]]:
    part = fields.part("preparation", required=False)
    if part:
        part.only(PREPARATION)
        yield from ((when, part.messages(when)) for when in PREPARATION if part.has(when))


def _participants(fields: Fields) -> tuple[int, int] | None:
    """`{min: 6, max: 16}`: how many people it is made for."""
    part = fields.part("participants", required=False)
    if part is None:
        return None
    part.only(("min", "max"))
    fewest, most = part.number("min", low=1), part.number("max", low=1)
    if fewest > most > 0:
        part.problems.error(
            part.where("max"), f"“max” is {most}, less than “min”, {fewest}", "Write the smaller number in `min`."
        )
    return fewest, most


def _session(fields: Fields) -> Session:
    fields.only(("id", "title", "day", "minutes", "items"))
    return Session(
        id=fields.identifier("id"),
        place=fields.place,
        title=fields.message("title"),
        day=fields.number("day", low=1, high=400),
        minutes=fields.number("minutes", low=1, high=1000),
        items=tuple(item for part in fields.parts("items") if (item := read_item(part))),
    )


def read_item(fields: Fields) -> Item | None:
    """`module: trauma`, maybe with sections of it; or `break: 10`, `practice: 20`, ... with words of its own."""
    does = [word for word in ITEMS if fields.has(word)]
    if len(does) != 1:
        fields.only((*ITEMS, *OWN, "sections"))
        fields.problems.error(
            fields.place, f"an item says {len(does)} things to do", f"Write one of {', '.join(ITEMS)}."
        )
        return None
    match does[0]:
        case "module":
            fields.only(("module", "sections"))
            return Item("module", 0, fields.place, fields.identifier("module"), sections=_sections(fields))
        case "opening" | "break" | "talk" | "practice" | "closing" as word:
            fields.only((word, *OWN))
            return _own(fields, word, fields.number(word, low=1, high=600))
    return None


def read_practice(fields: Fields, does: Literal["opening", "closing"]) -> Item:
    """How a variant opens or closes a day: `minutes`, `title` and what else an item may say."""
    fields.only(("minutes", *OWN))
    return _own(fields, does, fields.number("minutes", low=1, high=120))


def _own(fields: Fields, does: Literal["opening", "break", "talk", "practice", "closing"], minutes: int) -> Item:
    """An item with words of its own."""
    return Item(
        does,
        minutes,
        fields.place,
        title=_optional(fields, "title"),
        text=_optional(fields, "text"),
        lead=fields.word("lead", required=False),
        group=fields.number("group", required=False, low=1, high=100),
        cues=tuple((cue, fields.message(cue)) for cue in CUES if fields.has(cue)),
    )


def _sections(fields: Fields) -> tuple[str, ...]:
    """The sections that are taken of a module, each once; none where all of it is taken."""
    words = fields.words("sections", required=False)
    if _is_list(fields, "sections") and not words:
        fields.problems.error(
            fields.where("sections"), "“sections” is empty", "Name sections of the module, or take the key out."
        )
    for word in {word for word in words if words.count(word) > 1}:
        fields.problems.error(fields.where("sections"), f"“{word}” stands twice in “sections”", "Take one out.")
    return words


def _is_list(fields: Fields, key: str) -> bool:
    return isinstance(fields.mapping.items.get(key), Sequence)


def _optional(fields: Fields, key: str) -> Text | None:
    return fields.message(key) if fields.has(key) else None


def _question(fields: Fields) -> Question | None:
    """`scale:`, `choice:` or `open:`, which hold the question itself, with what belongs to each."""
    kinds = [word for word in QUESTIONS if fields.has(word)]
    if len(kinds) != 1:
        fields.only((*QUESTIONS, *(key for keys in QUESTIONS.values() for key in keys)))
        fields.problems.error(
            fields.place, f"a question is of {len(kinds)} kinds", f"Write one of {', '.join(QUESTIONS)}."
        )
        return None
    (kind,) = kinds
    fields.only((kind, *QUESTIONS[kind]))
    text = fields.message(kind)
    match kind:
        case "scale":
            return Question("scale", text, fields.place, (fields.message("from"), fields.message("to")))
        case "choice":
            return Question("choice", text, fields.place, _answers(fields))
    lines = fields.number("lines", low=1, high=20) if fields.has("lines") else LINES
    return Question("open", text, fields.place, lines=lines)


def _answers(fields: Fields) -> tuple[Text, ...]:
    answers = fields.messages("answers")
    if _is_list(fields, "answers") and len(answers) < 2:
        fields.problems.error(
            fields.where("answers"), f"a choice has {len(answers)} answers", "Write two at least, or ask an open one."
        )
    return answers
