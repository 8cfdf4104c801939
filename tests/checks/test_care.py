"""Tests of care.py: what the error cases don't show already."""

from __future__ import annotations

from pathlib import Path

from check_helpers import TINY, change, project, said, whole

from ipsdocs.checks.care import care

DAY = "curriculum/trainings/day.yaml"
PARTS = "{module: first, sections: [arriving]}\n      - break: 10\n      - {module: first, sections: [together]}"
NEXT = "  - id: next\n    title: Next\n    day: 2\n    minutes: 30\n    items:\n"


def test_the_tiny_training_is_fine() -> None:
    assert said(care(whole(TINY))) == []


def test_parts_on_one_day_carry_each_other(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "module: first", PARTS)
    assert said(care(whole(root))) == []


def test_parts_on_two_days_do_not(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "module: first", "{module: first, sections: [arriving]}")
    path = root / DAY
    rest = "      - {module: first, sections: [together]}\n      - closing: 10\n"
    path.write_text(path.read_text("utf-8") + NEXT + rest, "utf-8")
    assert said(care(whole(root))) == [
        f"error: of “first” this day takes too little: the topic suicide is sensitive, and there is no {kind} block"
        for kind in ("support", "aftercare", "content-note")
    ]


def test_a_closing_of_a_later_session_of_the_day_is_one(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "- closing: 10", "- break: 10")
    assert len(said(care(whole(root)))) == 1
    path = root / DAY
    path.write_text(path.read_text("utf-8") + NEXT.replace("day: 2", "day: 1") + "      - closing: 30\n", "utf-8")
    assert said(care(whole(root))) == []


def test_what_the_whole_module_lacks_is_the_modules_own_problem(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "::: aftercare {#after}\nDrink a glass of water.\n:::\n", "")
    change(root, DAY, "module: first", "{module: first, sections: [arriving, together]}")
    assert said(care(whole(root))) == []


def test_another_topic_asks_for_nothing(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "topics: [suicide]", "topics: [listening]")
    change(root, DAY, "- closing: 10", "- break: 10")
    change(root, DAY, "module: first", "{module: first, sections: [arriving]}")
    assert said(care(whole(root))) == []
