"""Tests of trainings.py: what the error cases don't show already."""

from __future__ import annotations

from pathlib import Path

from check_helpers import TINY, change, project, said, whole

from ipsdocs.checks.trainings import trainings

DAY = "curriculum/trainings/day.yaml"


def test_the_tiny_training_is_fine() -> None:
    assert said(trainings(whole(TINY))) == []


def test_a_poster_that_is_there_may_be_named(tmp_path: Path) -> None:
    root = project(tmp_path)
    poster = root / "curriculum/posters/tasks.yaml"
    poster.parent.mkdir()
    poster.write_text("id: tasks\n", "utf-8")
    change(root, DAY, "roles:", "posters: [tasks, taks]\nroles:")
    assert said(trainings(whole(root))) == ["error: unknown poster “taks” in “posters”"]


def test_sections_of_an_unreadable_module_are_not_judged(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "version: 1", "version: one")
    change(root, DAY, "module: first", "{module: first, sections: [nowhere]}")
    assert said(trainings(whole(root))) == []
