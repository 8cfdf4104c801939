"""Trainings and a variant's changes of them, for the tests of agendas; made from YAML by the real readers."""

from __future__ import annotations

from pathlib import Path

from ipsdocs.edition import fingerprint
from ipsdocs.edition.agenda import Spot, spots
from ipsdocs.edition.drift import item_words
from ipsdocs.model import Agenda, Change, Item, Training
from ipsdocs.model.training import Does
from ipsdocs.problems import Place, Problems
from ipsdocs.source.files import Files
from ipsdocs.source.trainings import read_training

HEAD = """id: t
title: A training
summary: What it is.
version: 1
mode: {mode}
minutes: {minutes}
roles: []
sessions:
"""
HERE = Place("v.yaml", 4)


def training(*sessions: tuple[int, int, str], mode: str = "in-person") -> Training:
    """A training of sessions s1, s2, ...: each its day, its minutes and its items, written as in YAML's [...]."""
    total = sum(minutes for _, minutes, _ in sessions)
    parts = [HEAD.format(mode=mode, minutes=total)]
    for number, (day, minutes, items) in enumerate(sessions, 1):
        parts.append(f"  - {{id: s{number}, title: S, day: {day}, minutes: {minutes}, items: [{items}]}}\n")
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/trainings/t.yaml": "".join(parts).encode()})
    made = read_training(files, "t", "en", problems)
    assert list(problems) == []
    assert made is not None
    return made


def item(minutes: int, does: str = "talk") -> Item:
    return Item(does, minutes, HERE)  # type: ignore[arg-type]  # a word of the literal


def change(does: Does, at: str, *items: Item, base: str = "0" * 12, seen: tuple[str, ...] = ()) -> Change:
    return Change(does, at, base, "context", "Why.", HERE, items, "surface", seen)


def agenda(*changes: Change, variant: str = "v") -> Agenda:
    return Agenda(variant, "t", Place("v.yaml"), changes)


def says(spot: Spot) -> str:
    return fingerprint.of_words(item_words(spot))


def shown(made: Training) -> list[str]:
    """Each session as `minutes: word minutes, ...`."""
    return [
        f"{session.minutes}: {', '.join(f'{i.module or i.does} {i.minutes}' for i in session.items)}"
        for session in made.sessions
    ]


def names(made: Training) -> list[str]:
    return list(spots(made))
