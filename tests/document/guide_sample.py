"""Small modules and trainings for the tests of guide, schedule and training: read by the real reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import html

from ipsdocs.document.page import Desk, Picture
from ipsdocs.edition.edition import EditedModule, EditedTraining, Edition, Language, Print, Words
from ipsdocs.model import (
    Contact,
    Curriculum,
    Item,
    Minutes,
    Mode,
    Module,
    Region,
    Session,
    Text,
    Topic,
    Training,
)
from ipsdocs.problems import Place, Problems
from ipsdocs.source.files import Files
from ipsdocs.source.markdown import Source, blocks
from ipsdocs.source.modules import gather, read_module

ROOT = Path(__file__).parents[2]
HERE = Place("sample.md", 1)
ENGLISH = Language("en", ("en",), "ltr", "a4", "latn", "English")
ARABIC = Language("ar-EG", ("ar-EG", "ar", "en"), "rtl", "a4", "arab", "العربية")


def said(words: str, locale: str = "en") -> Text:
    return Text(words, HERE, "sample", locale)


def named(**words: str) -> tuple[tuple[str, Text], ...]:
    return tuple((key.replace("_", "-"), said(value)) for key, value in words.items())


TASKS = named(connection="Connection", worldview="Worldview", mutuality="Mutuality", moving_towards="Moving towards")
PRINCIPLES = named(learning_together="Learning together", relationship="The relationship", hope="Hope")
ROLES = named(
    facilitator_1="First facilitator",
    facilitator_2="Second facilitator",
    producer="Producer",
    support_person="Support person",
)
WORDS = Words(
    said("A curriculum"),
    said("Intentional Peer Support was developed by Shery Mead and others. These materials are independent."),
    said("CC BY-SA 4.0"),
    PRINCIPLES,
    TASKS,
    ROLES,
)
CONTACT = Contact(
    "line",
    HERE,
    said("A listening line"),
    "0800 000 000",
    "warmline",
    "yes",
    said("Day and night"),
    said("English"),
    said("Free"),
    "no",
    "https://example.org",
    "medium",
    date(2026, 11, 1),
    "",
    date(2027, 11, 1),
)


def edition(language: Language = ENGLISH, **print_: object) -> Edition:
    how = replace(Print("a4"), **print_)  # type: ignore[arg-type]
    return Edition(language, (), Region("sample", HERE, said("Sampleland"), (CONTACT,)), how, WORDS, False, ())


def desk(pictures: tuple[Picture, ...] = ()) -> Desk:
    """The project's own templates, without translations."""
    files = sorted((ROOT / "templates").iterdir())
    return Desk(tuple((f.name, f.read_text("utf-8")) for f in files if f.is_file()), (), pictures)


def module(body: str, id: str = "sample", minutes: tuple[int, int] = (60, 60), **values: object) -> Module:
    """A module from the Markdown of its sections; what the reader finds wrong fails the test."""
    problems = Problems()
    sections = gather(blocks(Source(body, "sample.md", 0, id, "en"), problems), problems)
    assert not list(problems), [str(p) for p in problems]
    made = Module(
        id=id,
        place=HERE,
        title=said("Boundaries and limits"),
        summary=said("How to say what you can and cannot do."),
        version=3,
        status="released",
        minutes=Minutes(*minutes),
        principles=(),
        tasks=("mutuality",),
        topics=(),
        requires=(),
        objectives=(said("Name a limit of your own."),),
        materials=(said("Paper and pens"),),
        references=(),
        sections=sections,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def edited(module: Module, mode: Mode | None = "online", where: Edition | None = None) -> EditedModule:
    return EditedModule(where or edition(), module, mode, ())


def real_module(id: str) -> Module:
    """A module of the project's curriculum."""
    problems = Problems()
    topics = named(suicide="Suicide", self_harm="Self-harm", abuse="Abuse", trauma="Trauma", crisis="Crisis")
    curriculum = Curriculum(
        HERE, said("c"), said("c"), said("l"), "en", "sample", PRINCIPLES, TASKS,
        tuple((key, Topic(name, True)) for key, name in topics), ROLES, (), (), (), (),
    )  # fmt: skip
    found = read_module(Files(ROOT), id, curriculum, problems)
    assert found is not None
    return found


def training(*sessions: Session, mode: Mode = "online", **values: object) -> Training:
    made = Training(
        "core-online", HERE, said("Core training, online"), said("Two sessions to begin with."), 2, mode,
        sum(s.minutes for s in sessions), ("facilitator-1", "facilitator-2", "producer"),
        (("14-days", (said("Book interpreters."),)), ("the-day", (said("Log in early."),))),
        sessions,
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]


def session(id: str, day: int, minutes: int, *items: Item) -> Session:
    return Session(id, HERE, said(f"Session {id}"), day, minutes, items)


def item(does: str, minutes: int = 0, title: str = "", module: str = "", text: str = "", **values: object) -> Item:
    made = Item(does, minutes, HERE, module, said(title) if title else None, said(text) if text else None)  # type: ignore[arg-type]
    return replace(made, **values)  # type: ignore[arg-type]


def edited_training(found: Training, *modules: Module, where: Edition | None = None) -> EditedTraining:
    here = where or edition()
    return EditedTraining(here, found, tuple(edited(m, found.mode, here) for m in modules), ())


def parsed(page: str) -> Any:  # noqa: ANN401  # lxml's stubs allow too much for a test
    """A page's tree."""
    return html.fromstring(page)


def words_of(page: str) -> str:
    """A page's text, white space made single."""
    return " ".join(parsed(page).text_content().split())


def heading_gaps(page: str) -> list[tuple[int, int]]:
    """The places where a heading is more than one level below the one before it."""
    levels = [0, *(int(e.tag[1]) for e in parsed(page).iter("h1", "h2", "h3", "h4", "h5", "h6"))]
    return [(before, after) for before, after in pairwise(levels) if after - before > 1]
