"""Tests of sessions.py: what the error cases don't show already."""

from __future__ import annotations

from pathlib import Path

from check_helpers import TINY, change, project, said, whole

from ipsdocs.checks.sessions import sessions

DAY = "curriculum/trainings/day.yaml"
MODULE = "curriculum/modules/first.md"
AFTERNOON = """  - id: afternoon
    title: Afternoon
    day: {day}
    minutes: 60
    items:
      - talk: 60
"""


def lasting(root: Path, minutes: int) -> None:
    """Give the one session, and so the training, other minutes."""
    change(root, DAY, "minutes: 45\nroles", f"minutes: {minutes}\nroles")
    change(root, DAY, "    minutes: 45\n", f"    minutes: {minutes}\n")


def followed(root: Path, day: int) -> None:
    """Add a session of an hour on this day."""
    change(root, DAY, "minutes: 45\nroles", "minutes: 105\nroles")
    path = root / DAY
    path.write_text(path.read_text("utf-8") + AFTERNOON.format(day=day), "utf-8")


def test_the_tiny_training_is_fine() -> None:
    assert said(sessions(whole(TINY))) == []


def test_an_online_training_takes_the_online_minutes(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "mode: in-person", "mode: online")
    change(root, DAY, "closing: 10", "closing: 16")
    assert said(sessions(whole(root))) == ["error: the items of “morning” take 46 minutes online, it has 45"]


def test_sections_of_a_module_take_their_own_minutes(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "module: first", "{module: first, sections: [together]}")
    lasting(root, 35)
    assert said(sessions(whole(root))) == []


def test_sections_that_are_not_there_are_not_added_up(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "module: first", "{module: first, sections: [togehter]}")
    assert said(sessions(whole(root))) == []


def test_a_break_of_the_training_ends_the_stretch(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "      - opening: 5\n", "      - opening: 70\n      - {break: 60, title: Lunch}\n")
    lasting(root, 170)
    assert said(sessions(whole(root))) == []


def test_a_break_inside_a_module_counts(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "minutes: {in-person: 30,", "minutes: {in-person: 40,")
    pause = "## Pause {#pause minutes=10 online=0}\n\n::: break {#tea minutes=10 online=0}\nTea.\n:::\n\n"
    change(root, MODULE, "## Together", f"{pause}## Together")
    change(root, DAY, "opening: 5", "opening: 75")
    lasting(root, 125)
    assert said(sessions(whole(root))) == []


def test_a_break_that_is_not_taken_does_not_count(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "minutes: {in-person: 30,", "minutes: {in-person: 40,")
    pause = "## Pause {#pause minutes=10 online=0}\n\n::: break {#tea minutes=10 online=0}\nTea.\n:::\n\n"
    change(root, MODULE, "## Together", f"{pause}## Together")
    change(root, DAY, "module: first", "{module: first, sections: [arriving, together]}")
    change(root, DAY, "opening: 5", "opening: 75")
    lasting(root, 115)
    assert said(sessions(whole(root))) == [
        "error: 115 minutes in-person without a break on day 1, from the opening to the closing"
    ]


def test_a_stretch_inside_a_module_says_how_to_split_it(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "minutes: {in-person: 30,", "minutes: {in-person: 100,")
    change(root, MODULE, "{#together minutes=20", "{#together minutes=90")
    change(root, DAY, "      - opening: 5\n", "      - opening: 5\n      - break: 10\n")
    change(root, DAY, "      - closing: 10\n", "      - break: 5\n      - closing: 10\n")
    lasting(root, 130)
    (problem,) = sessions(whole(root))
    assert str(problem) == (
        f"{DAY}:16: error: 100 minutes in-person without a break on day 1, from “arriving” of first to “ask” of first\n"
        "    Take the module in two items with `sections`, and put `- break: 10` between after at most 90."
    )


def test_a_second_session_of_the_day_goes_straight_on(tmp_path: Path) -> None:
    root = project(tmp_path)
    followed(root, 1)
    assert said(sessions(whole(root))) == [
        "error: 105 minutes in-person without a break on day 1, from the opening to the talk"
    ]


def test_a_night_is_a_break(tmp_path: Path) -> None:
    root = project(tmp_path)
    followed(root, 2)
    assert said(sessions(whole(root))) == []


def test_a_session_with_an_unreadable_module_is_not_added_up(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "version: 1", "version: one")
    change(root, DAY, "closing: 10", "closing: 100")
    assert said(sessions(whole(root))) == []
