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
    change(root, DAY, "roles:", "posters: [wall, wal]\nroles:")
    assert said(trainings(whole(root))) == ["error: unknown poster “wal” in “posters”"]


def test_sections_of_an_unreadable_module_are_not_judged(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "version: 1", "version: one")
    change(root, DAY, "module: first", "{module: first, sections: [nowhere]}")
    assert said(trainings(whole(root))) == []


def two_modules(root: Path, requires: str, order: tuple[str, ...]) -> None:
    """A second module beside “first”, which requires others, and a training that takes them in this order."""
    text = (root / "curriculum/modules/first.md").read_text("utf-8").replace("id: first", "id: second")
    text = text.replace("requires: []", f"requires: [{requires}]")
    (root / "curriculum/modules/second.md").write_text(text, "utf-8")
    items = "\n      - ".join(f"module: {id}" for id in order)
    change(root, DAY, "module: first", items)


def test_a_module_before_one_that_it_requires(tmp_path: Path) -> None:
    root = project(tmp_path)
    two_modules(root, "first", ("second", "first", "second"))
    (problem,) = trainings(whole(root))
    assert str(problem) == (
        f"{DAY}:15: warning: “second” comes before “first”, which it requires\n    Change their order."
    )


def test_what_a_module_requires_may_come_before_it_or_from_elsewhere(tmp_path: Path) -> None:
    root = project(tmp_path)
    two_modules(root, "first", ("first", "second", "first"))
    assert said(trainings(whole(root))) == []
    change(root, DAY, "module: first\n      - module: second\n      - module: first", "module: second")
    assert said(trainings(whole(root))) == []
