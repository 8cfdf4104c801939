"""Tests of timing.py: sums in both modes, steps in their section, breaks."""

from __future__ import annotations

import pytest
from check_helpers import found, module, section

from ipsdocs.checks.timing import timing

STEP = "::: activity {{#{0} {1}}}\nDo it.\n:::\n"


def step(id: str, attributes: str) -> str:
    return STEP.format(id, attributes)


def test_minutes_that_add_up_say_nothing() -> None:
    made = module(section("Hello.") + "\n\n## Two {#two minutes=5 online=10}", minutes="{in-person: 15, online: 20}")
    assert found(timing, made) == []


def test_each_mode_is_added_up_on_its_own() -> None:
    made = module(section("Hello.", "minutes=10 online=8"), minutes="{in-person: 10, online: 10}")
    assert found(timing, made) == ["error: the sections take 8 minutes online, the head says 10"]


def test_steps_fit_in_their_section() -> None:
    made = module(section(step("a", "minutes=6") + step("b", "minutes=5 online=4")))
    assert found(timing, made) == ["error: the steps in “one” take 11 minutes in-person, it has 10"]


def test_steps_inside_a_step_fit_in_it_and_count_once() -> None:
    inner = ":::: activity {#a minutes=8}\n::: debrief {#b minutes=%d}\nWhat was it like?\n:::\n::::\n"
    assert found(timing, module(section(inner % 8))) == []
    assert found(timing, module(section(inner % 9))) == [
        "error: the steps in “a” take 9 minutes in-person, it has 8",
        "error: the steps in “a” take 9 minutes online, it has 8",
    ]


def test_steps_of_the_other_mode_take_no_time() -> None:
    inside = ":::: online\n" + step("a", "minutes=10") + "::::\n:::: in-person\n" + step("b", "minutes=10") + "::::\n"
    assert found(timing, module(section(inside))) == []


@pytest.mark.parametrize(
    ("minutes", "warned"), [(60, []), (61, ["online"]), (90, ["online"]), (91, ["in-person", "online"])]
)
def test_an_hour_on_a_screen_and_an_hour_and_a_half_in_a_room(minutes: int, warned: list[str]) -> None:
    made = module(section("Hello.", f"minutes={minutes}"), minutes=f"{{in-person: {minutes}, online: {minutes}}}")
    assert found(timing, made) == [
        f"warning: {minutes} minutes {mode} without a break, from “one” to “one”" for mode in warned
    ]


def test_a_break_ends_the_stretch() -> None:
    body = section(
        step("a", "minutes=30") + "::: break {#tea minutes=5}\nTea.\n:::\n" + step("b", "minutes=45"), "minutes=90"
    )
    assert found(timing, module(body, minutes="{in-person: 90, online: 90}")) == []


def test_the_warning_stands_where_the_stretch_begins() -> None:
    body = section("Hello.", "minutes=50") + "\n\n## Two {#two minutes=20}\n\n" + step("a", "minutes=20")
    made = module(body, minutes="{in-person: 70, online: 70}")
    assert found(timing, made) == ["warning: 70 minutes online without a break, from “one” to “a”"]
