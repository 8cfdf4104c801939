"""Tests of trainings.py: what the error cases don't show already."""

from __future__ import annotations

from pathlib import Path

from check_helpers import TINY, change, project, said, whole

from ipsdocs.checks.trainings import trainings

DAY = "curriculum/trainings/day.yaml"


def test_the_tiny_training_is_fine() -> None:
    assert said(trainings(whole(TINY))) == []


def test_an_online_training_takes_the_online_minutes(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "mode: in-person", "mode: online")
    change(root, DAY, "break: 10", "break: 16")
    assert said(trainings(whole(root))) == ["error: the items of “morning” take 46 minutes online, it has 45"]


def test_a_break_of_the_training_ends_the_stretch(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "      - opening: 5\n", "      - opening: 70\n      - break: 10\n")
    change(root, DAY, "minutes: 45\nroles", "minutes: 120\nroles")
    change(root, DAY, "    minutes: 45\n", "    minutes: 120\n")
    assert said(trainings(whole(root))) == []


def test_a_break_inside_a_module_counts(tmp_path: Path) -> None:
    root = project(tmp_path)
    module = "curriculum/modules/first.md"
    change(root, module, "minutes: {in-person: 30,", "minutes: {in-person: 40,")
    change(
        root,
        module,
        "## Together",
        "## Pause {#pause minutes=10 online=0}\n\n::: break {#tea minutes=10 online=0}\nTea.\n:::\n\n## Together",
    )
    change(root, DAY, "opening: 5", "opening: 75")
    change(root, DAY, "minutes: 45\nroles", "minutes: 130\nroles")
    change(root, DAY, "    minutes: 45\n", "    minutes: 130\n")
    assert said(trainings(whole(root))) == []


def test_a_session_with_an_unreadable_module_is_not_added_up(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "version: 1", "version: one")
    change(root, DAY, "break: 10", "break: 100")
    assert said(trainings(whole(root))) == []
