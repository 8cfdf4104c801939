"""Tests of drift.py for agendas: which items say something else, went away, or are changed by two variants."""

from __future__ import annotations

import pytest
from agenda_helpers import HERE, agenda, change, item, says, training

from ipsdocs.edition.agenda import changed, spots
from ipsdocs.edition.drift import Conflict, agenda_conflicts, agenda_passages, agenda_standings, item_words, likely
from ipsdocs.model import Agenda, Change, Training
from ipsdocs.model.training import Does
from ipsdocs.problems import Problems

ITEMS = "{opening: 5, title: Hello}, {module: first}, {break: 10}, {talk: 5, title: T, say: Well.}, {break: 10}"
BASE = training((1, 60, ITEMS))


def written(base: Training, *wanted: tuple[Does, str]) -> Agenda:
    """An agenda that was written against `base`."""
    found = spots(base)
    return agenda(*(change(does, at, item(1), base=says(found[at])) for does, at in wanted))


def states(now: str, *wanted: tuple[Does, str]) -> list[str]:
    """How changes that were written against BASE stand to a session with these items."""
    ground = spots(training((1, 60, now)))
    return [standing.state for standing in agenda_standings(ground, written(BASE, *wanted), {})]


def test_what_an_item_says_is_what_its_file_says() -> None:
    base = training((1, 9, "{talk: 9, lead: a, group: 2, title: T, text: X, chat: C}, {module: m, sections: [a, b]}"))
    talk, module = spots(base).values()
    assert item_words(talk) == ("talk: 9", "lead: a", "group: 2", "title: T", "text: X", "chat: C")
    assert item_words(module) == ("module: m", "sections: a, b")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("opening: 5", "opening: 6"),
        ("title: Hello", "title: Hello!"),
        ("title: Hello", "title: Hello, note: Look up."),
        ("title: Hello", "title: Hello, lead: a"),
        ("title: Hello", "text: Hello"),
    ],
)
def test_every_edit_of_an_item_is_told_and_no_other(old: str, new: str) -> None:
    wanted: list[tuple[Does, str]] = [("after", "s1/opening"), ("replace", "s1/first"), ("remove", "s1/talk")]
    assert states(ITEMS.replace(old, new), *wanted) == ["changed", "clean", "clean"]


def test_a_break_that_took_the_name_of_another_is_told() -> None:
    """Breaks without words look alike; what they follow tells them apart."""
    before = "{break: 10}, " + ITEMS
    assert states(before, ("after", "s1/break"), ("after", "s1/break-2")) == ["changed", "changed"]


def test_an_item_that_is_gone_is_looked_for() -> None:
    moved = training((1, 5, "{opening: 5}"), (2, 5, "{talk: 5, title: T, say: Well.}"))
    seen = {says(spots(BASE)["s1/talk"]): item_words(spots(BASE)["s1/talk"])}
    (standing,) = agenda_standings(spots(moved), written(BASE, ("remove", "s1/talk")), seen)
    assert (standing.state, standing.now) == ("gone", "")
    place = likely(standing.said, agenda_passages(moved))
    assert place is not None
    assert (place.passage.subject, place.passage.id, place.share) == ("t", "s2/talk", 1.0)


def test_an_agenda_is_written_upon_what_its_variant_extends() -> None:
    parent = agenda(change("replace", "s1/talk", item(9)), change("remove", "s1/opening"), variant="p")
    ground = changed(spots(BASE), [parent], Problems())
    made = written(BASE, ("after", "s1/talk"), ("after", "s1/opening"), ("after", "s1/first"))
    assert [s.state for s in agenda_standings(ground, made, {})] == ["changed", "gone", "clean"]


def met(one: Change, other: Change, extended: dict[str, tuple[str, ...]] | None = None) -> list[Conflict]:
    return list(agenda_conflicts((agenda(one, variant="a"), agenda(other, variant="b")), extended or {}))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("replace", "remove", True),
        ("after", "replace", True),
        ("remove", "remove", True),
        ("before", "after", False),
        ("after", "after", False),
    ],
)
def test_two_changes_of_an_item_meet_whichever_comes_first(one: Does, other: Does, meet: bool) -> None:
    first, second = change(one, "s1/talk"), change(other, "s1/talk")
    assert bool(met(first, second)) is bool(met(second, first)) is meet
    assert met(first, change(other, "s1/break")) == []


def test_a_conflict_that_was_seen_is_none() -> None:
    first = change("remove", "s1/talk")
    (conflict,) = met(first, change("replace", "s1/talk"))
    assert (conflict.earlier.variant, conflict.later.variant, conflict.seen) == ("a", "b", "seen: [a]")
    assert conflict.second.place == HERE
    assert met(first, change("replace", "s1/talk", seen=("a",))) == []
    assert met(first, change("replace", "s1/talk"), {"b": ("a",)}) == []
