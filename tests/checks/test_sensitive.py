"""Tests of sensitive.py: what a sensitive topic demands."""

from __future__ import annotations

import pytest
from check_helpers import found, module, section

from ipsdocs.checks.sensitive import sensitive

NOTE = "::: content-note {#n}\nWe will talk about suicide.\n:::\n"
SUPPORT = "::: support {#s}\nCall them.\n:::\n"
AFTERCARE = "::: aftercare {#a}\nDrink water.\n:::\n"


def together(kind: str) -> str:
    return f"::: {kind} {{#t minutes=5}}\nTogether.\n:::\n"


@pytest.mark.parametrize("topics", ["[]", "[listening]"])
def test_other_topics_demand_nothing(topics: str) -> None:
    assert found(sensitive, module(section("Hello."), topics=topics)) == []


def test_all_three_blocks_are_demanded() -> None:
    assert found(sensitive, module(section("Hello."), topics="[listening, suicide]")) == [
        f"error: the topic suicide is sensitive, and there is no {kind} block"
        for kind in ("content-note", "support", "aftercare")
    ]


def test_a_module_with_all_three_is_fine() -> None:
    body = section(NOTE + together("activity") + SUPPORT + AFTERCARE)
    assert found(sensitive, module(body, topics="[suicide]")) == []


@pytest.mark.parametrize("kind", ["activity", "breakout", "role-play"])
def test_the_note_comes_before_people_do_something(kind: str) -> None:
    made = module(section(together(kind) + NOTE + SUPPORT + AFTERCARE), topics="[suicide]")
    line = next(block.place.line for block in made.walk() if block.id == "t")
    assert found(sensitive, made) == [f"error: the content note comes after “t” in line {line}"]
