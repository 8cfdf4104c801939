"""Tests of limits.py: what can be held where there is no internet."""

from __future__ import annotations

from dataclasses import replace

from edition_helpers import TINY

from ipsdocs.edition.limits import can_be_held, internet, out_of_reach
from ipsdocs.model import Training
from ipsdocs.source.project import Project

INSIDE = replace(Project.at(TINY).variant("prison"), internet=False)
OUTSIDE = replace(INSIDE, internet=True)
DAY = Project.at(TINY).training("day")


def training(mode: str, *modules: str) -> Training:
    (session,) = DAY.sessions
    taken = next(item for item in session.items if item.does == "module")
    items = tuple(replace(taken, module=id) for id in modules)
    return replace(DAY, mode=mode, sessions=(replace(session, items=items),))  # type: ignore[arg-type]


def test_one_variant_without_internet_leaves_the_stack_without() -> None:
    assert internet(())
    assert internet((OUTSIDE,))
    assert not internet((OUTSIDE, INSIDE))
    assert not internet((INSIDE, OUTSIDE))


def test_a_training_over_video_call_needs_the_internet() -> None:
    assert can_be_held(training("online"), (OUTSIDE,))
    assert not can_be_held(training("online"), (OUTSIDE, INSIDE))
    assert can_be_held(training("in-person"), (INSIDE,))


def test_modules_of_online_trainings_alone_are_out_of_reach() -> None:
    online, room = training("online", "a", "b"), training("in-person", "b", "c")
    assert out_of_reach((room,), (online,)) == {"a"}
    assert out_of_reach((online, room), ()) == set()
    assert out_of_reach((), (online,)) == {"a", "b"}
