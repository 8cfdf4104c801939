"""Tests of trainings.py: everything that a training's file may say."""

from __future__ import annotations

from pathlib import Path

from ipsdocs.model import Training
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.trainings import read_training

HEAD = """id: t
title: A training
summary: What it is.
version: 1
mode: online
minutes: 60
roles: [producer]
"""
SESSIONS = """sessions:
  - id: one
    title: One
    day: 1
    minutes: 60
    items:
"""


def training(more: str = "", items: str = "      - talk: 60\n") -> Training:
    """The training that a file makes; the reader finds nothing wrong in it."""
    problems = Problems()
    text = HEAD + more + SESSIONS + items
    made = read_training(Files(Path("/nowhere"), {"curriculum/trainings/t.yaml": text.encode()}), "t", "en", problems)
    assert made is not None
    assert [str(problem) for problem in problems] == []
    return made


def test_what_may_be_left_out_is_empty() -> None:
    made = training()
    assert (made.participants, made.posters, made.evaluation, made.preparation) == (None, (), (), ())


def test_people_and_posters() -> None:
    made = training("participants: {min: 6, max: 16}\nposters: [tasks, principles]\n")
    assert made.participants == (6, 16)
    assert made.posters == ("tasks", "principles")


def test_each_kind_of_question() -> None:
    made = training(
        "evaluation:\n"
        "  - {scale: How was it?, from: Hard, to: Light}\n"
        "  - {choice: Which pace?, answers: [Slow, Fast]}\n"
        "  - {open: What stays?, lines: 7}\n"
        "  - open: What else?\n"
    )
    found = [(q.kind, q.text.source, [answer.source for answer in q.answers], q.lines) for q in made.evaluation]
    assert found == [
        ("scale", "How was it?", ["Hard", "Light"], 0),
        ("choice", "Which pace?", ["Slow", "Fast"], 0),
        ("open", "What stays?", [], 7),
        ("open", "What else?", [], 4),
    ]


def test_a_module_whole_and_in_part() -> None:
    made = training(items="      - module: a\n      - {module: b, sections: [one, two]}\n      - module: a\n")
    whole, part, _ = made.sessions[0].items
    assert (whole.module, whole.sections, part.sections) == ("a", (), ("one", "two"))
    assert made.modules == ("a", "b")


def test_an_item_with_all_that_it_may_say() -> None:
    keys = "title: T, text: X, lead: producer, group: 3, note: N, say: S, producer: P, chat: C, low-bandwidth: L"
    (item,) = training(items=f"      - {{practice: 20, {keys}}}\n").sessions[0].items
    assert (item.does, item.minutes, item.lead, item.group) == ("practice", 20, "producer", 3)
    assert [text.source for text in item.texts] == ["T", "X", "N", "S", "P", "C", "L"]
    assert [kind for kind, _ in item.cues] == ["note", "say", "producer", "chat", "low-bandwidth"]


def test_sessions_of_a_day_belong_together() -> None:
    made = training(items="      - talk: 60\n" + SESSIONS.removeprefix("sessions:\n") + "      - talk: 60\n")
    assert [[session.id for session in day] for day in made.days] == [["one", "one"]]


def test_all_its_words_are_given_in_order() -> None:
    made = training(
        "preparation:\n  after: [Rest.]\nevaluation:\n  - open: What stays?\n", "      - {break: 60, title: Lunch}\n"
    )
    assert [text.source for text in made.texts] == ["A training", "What it is.", "Rest.", "What stays?", "One", "Lunch"]
