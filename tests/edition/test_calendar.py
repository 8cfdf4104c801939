"""What the calendars of several variants say together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from edition_helpers import TINY

from ipsdocs.edition.calendar import calendar
from ipsdocs.model import Occasion, Text
from ipsdocs.problems import Place
from ipsdocs.source.project import Project

HERE = Place("variant.yaml", 1)
VARIANT = Project.at(TINY).variant("prison")


def text(words: str) -> Text:
    return Text(words, HERE, "variant-v", "en")


def pause(name: str, begin: int = 720) -> Occasion:
    return Occasion(text(name), HERE, "v", window=(begin, begin + 60), minutes=30)


def day(name: str, month: int = 1) -> Occasion:
    return Occasion(text(name), HERE, "v", yearly=(month, 1))


def ask(name: str, words: str) -> Occasion:
    return Occasion(text(name), HERE, "v", ask=text(words))


def together(*calendars: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    return calendar(replace(VARIANT, calendar=each) for each in calendars)


def test_nothing_is_said_where_no_variant_has_a_calendar() -> None:
    assert together((), ()) == calendar(()) == ()


def test_all_is_kept_in_the_stacks_order() -> None:
    first, second = (pause("Prayer"), day("A feast")), (ask("Counts", "When?"),)
    assert together(first, second) == (*first, *second)


def test_a_pause_of_the_same_name_is_one_and_the_later_variant_says_when() -> None:
    assert together((pause("Prayer"), pause("Meal")), (pause("prayer", 780),)) == (pause("Meal"), pause("prayer", 780))


def test_a_variant_may_keep_a_pause_twice_a_day() -> None:
    twice = (pause("Prayer"), pause("Prayer", 960))
    assert together(twice) == twice
    assert together((pause("Prayer", 600),), twice) == twice


def test_the_same_day_is_one_and_another_day_of_that_name_is_another() -> None:
    assert together((day("A feast"),), (day("A feast"), day("A feast", 7))) == (day("A feast"), day("A feast", 7))
    dated = replace(day("A feast"), yearly=None, first=date(2027, 1, 1), last=date(2027, 1, 1))
    assert together((day("A feast"),), (dated,)) == (day("A feast"), dated)


def test_a_later_variant_answers_a_question() -> None:
    assert together((ask("Counts", "When?"),), (pause("Counts"),)) == (pause("Counts"),)


def test_a_later_question_takes_no_answer_away() -> None:
    answered, asked = pause("Counts"), ask("Counts", "When?")
    assert together((answered,), (asked,)) == (answered, asked)


def test_the_same_question_is_asked_once_and_two_questions_are_two() -> None:
    one, other = ask("Counts", "When?"), ask("Counts", "For how long?")
    assert together((one,), (one, other)) == (one, other)
    assert together((one,), (other,)) == (one, other)
