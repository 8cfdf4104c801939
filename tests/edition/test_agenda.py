"""Tests of agenda.py: what variants make of a training's sessions."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from agenda_helpers import agenda, change, item, names, shown, training
from edition_helpers import TINY
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.edition.agenda import adapted, added_up, lasts
from ipsdocs.model import Agenda, Change, Item, Module, Training, Variant
from ipsdocs.problems import Problems
from ipsdocs.source.project import Project

FIRST = Project.at(TINY).module("first")
PRISON = Project.at(TINY).variant("prison")
BASE = training(
    (1, 60, "{opening: 5}, {module: first}, {break: 10}, {talk: 5}, {break: 5}, {closing: 5}"),
    (1, 30, "{talk: 20}, {closing: 10}"),
    (2, 20, "{opening: 20}"),
)


def practising(opening: int = 0, closing: int = 0) -> Variant:
    return replace(
        PRISON,
        opening=item(opening, "opening") if opening else None,
        closing=item(closing, "closing") if closing else None,
    )


def made(
    base: Training, *agendas: Agenda, variants: tuple[Variant, ...] = (), first: Module = FIRST
) -> tuple[Training, list[str]]:
    problems = Problems()
    held = added_up(adapted(base, agendas, variants, problems), base, {"first": first}, {"first": FIRST})
    return held, [str(problem) for problem in problems]


def test_an_item_is_named_by_its_word_and_counted_in_its_session() -> None:
    assert names(BASE) == [
        *("s1/opening", "s1/first", "s1/break", "s1/talk", "s1/break-2", "s1/closing"),
        *("s2/talk", "s2/closing", "s3/opening"),
    ]


def test_names_stay_apart_where_a_module_is_called_like_one() -> None:
    base = training((1, 9, "{break: 5}, {module: break-2}, {break: 5}, {module: break}"))
    assert names(base) == ["s1/break", "s1/break-2", "s1/break-3", "s1/break-4"]


def test_each_change_does_what_it_says_and_minutes_are_added_up() -> None:
    held, said = made(
        BASE,
        agenda(
            change("before", "s1/break-2", item(7)),
            change("after", "s1/opening", item(8, "practice")),
            change("replace", "s1/talk", item(1), item(2)),
            change("remove", "s2/talk"),
        ),
    )
    assert said == []
    assert shown(held) == [
        "73: opening 5, practice 8, first 0, break 10, talk 1, talk 2, talk 7, break 5, closing 5",
        "10: closing 10",
        "20: opening 20",
    ]
    assert held.minutes == 103


def test_the_last_that_is_put_beside_an_item_stands_next_to_it() -> None:
    """As with blocks: each is put beside what stands there already."""
    changes = [change("after", "s3/opening", item(n)) for n in (1, 2)]
    changes += [change("before", "s3/opening", item(n)) for n in (3, 4)]
    held, _ = made(BASE, agenda(*changes))
    assert shown(held)[2] == "30: talk 3, talk 4, opening 20, talk 2, talk 1"


def test_an_unknown_item_is_said_and_nothing_else_is_left_out() -> None:
    held, said = made(BASE, agenda(change("remove", "s1/brake"), change("remove", "s1/break")))
    assert said == ["v.yaml:4: error: remove: training t has no item “s1/brake”\n    Did you mean “s1/break”?"]
    assert shown(held)[0] == "50: opening 5, first 0, talk 5, break 5, closing 5"


def test_a_name_keeps_its_place_whatever_stands_there() -> None:
    """A later variant of the stack may add beside what an earlier one took away, and after what it put in its stead."""
    earlier = agenda(change("remove", "s1/talk"), change("replace", "s2/talk", item(6, "break")))
    later = agenda(change("after", "s1/talk", item(1)), change("after", "s2/talk", item(2)), variant="w")
    held, said = made(BASE, earlier, later)
    assert said == []
    assert shown(held)[:2] == [
        "56: opening 5, first 0, break 10, talk 1, break 5, closing 5",
        "18: break 6, talk 2, closing 10",
    ]


def test_practices_open_and_close_each_day_in_the_order_of_the_stack() -> None:
    held, _ = made(BASE, variants=(practising(1, 2), practising(closing=3), practising(4)))
    assert shown(held) == [
        "65: opening 1, opening 4, opening 5, first 0, break 10, talk 5, break 5, closing 5",
        "35: talk 20, closing 10, closing 2, closing 3",
        "30: opening 1, opening 4, opening 20, closing 2, closing 3",
    ]
    assert held.minutes == 130


def test_a_practice_gives_way_to_that_of_a_variant_which_says_so() -> None:
    first, second = practising(1, 2), practising(4)
    held, _ = made(BASE, variants=(first, replace(second, id="w", instead_of=(first.id,))))
    assert shown(held)[0] == "64: opening 4, opening 5, first 0, break 10, talk 5, break 5, closing 5"
    assert "closing 2" not in " ".join(shown(held))


def test_a_module_that_a_variant_made_longer_makes_its_session_longer() -> None:
    longer = replace(FIRST, minutes=replace(FIRST.minutes, in_person=42))
    held, _ = made(BASE, first=longer)
    assert [session.minutes for session in held.sessions] == [72, 30, 20]
    assert held.minutes == 122


def test_sections_take_their_own_minutes() -> None:
    base = training((1, 20, "{module: first, sections: [together]}"))
    (session,) = base.sessions
    assert lasts(session.items[0], {"first": FIRST}, "in-person") == 20
    assert lasts(session.items[0], {"first": FIRST}, "online") == 15


def test_a_session_whose_minutes_are_wrong_is_not_put_right_where_nothing_changed() -> None:
    wrong = training((1, 99, "{talk: 20}"), (2, 99, "{talk: 20}"))
    held, _ = made(wrong, agenda(change("after", "s2/talk", item(5))))
    assert [session.minutes for session in held.sessions] == [99, 25]


NAMES = st.sampled_from(names(BASE))
ITEMS = st.lists(
    st.builds(item, st.integers(1, 30), st.sampled_from(["talk", "break", "practice"])), min_size=1, max_size=3
)


@st.composite
def changes(draw: st.DrawFn, at: st.SearchStrategy[str] = NAMES) -> Change:
    does = draw(st.sampled_from(["before", "after", "replace", "remove"]))
    items: list[Item] = draw(ITEMS) if does != "remove" else []
    return change(does, draw(at), *items)  # type: ignore[arg-type]  # a word of the literal


@given(st.lists(st.integers(0, 3)))
def test_nothing_changed_is_identity(empty: list[int]) -> None:
    agendas = [agenda(variant=f"v{n}") for n in empty]
    held, said = made(BASE, *agendas, variants=(PRISON,) * len(empty))
    assert (held, said) == (BASE, [])


@given(
    st.lists(NAMES, min_size=2, max_size=4, unique=True).flatmap(
        lambda at: st.tuples(*(changes(st.just(a)) for a in at))
    )
)
def test_changes_of_different_items_commute(some: tuple[Change, ...]) -> None:
    first, *others = [made(BASE, agenda(*order)) for order in permutations(some)]
    assert all(other == first for other in others)


@given(st.lists(changes()), st.lists(changes()))
def test_agendas_one_after_the_other_give_what_they_give_together(one: list[Change], other: list[Change]) -> None:
    assert made(BASE, agenda(*one), agenda(*other, variant="w")) == made(BASE, agenda(*one, *other))


@given(st.lists(changes()), st.integers(0, 9), st.integers(0, 9), st.integers(1, 90))
def test_minutes_add_up(some: list[Change], opening: int, closing: int, module: int) -> None:
    modules = {"first": replace(FIRST, minutes=replace(FIRST.minutes, in_person=module))}
    held, _ = made(BASE, agenda(*some), variants=(practising(opening, closing),), first=modules["first"])
    for session in held.sessions:
        assert session.minutes == sum(lasts(i, modules, "in-person") for i in session.items)
    assert held.minutes == sum(session.minutes for session in held.sessions)
