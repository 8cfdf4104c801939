"""Tests of limits.py: what the error cases don't show already."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_helpers import TINY, change, project, said, whole

from ipsdocs.checks.limits import ASKING, limits

VARIANT = "curriculum/variants/prison/variant.yaml"
MODULE = "curriculum/modules/first.md"
ROOM = "::: in-person\nPairs.\n:::\n"


def limited(folder: Path, what: str) -> Path:
    root = project(folder)
    change(root, VARIANT, "expires: 2027-10-01", f"limits: {what}")
    return root


def test_the_kinds_that_ask_people_for_something() -> None:
    assert {"activity", "breakout", "role-play", "discussion", "reflection", "debrief"} == ASKING


def test_without_limits_nothing_is_asked() -> None:
    assert said(limits(whole(TINY))) == []


def test_a_way_in_a_room_is_enough(tmp_path: Path) -> None:
    root = limited(tmp_path, "{internet: no}")
    change(root, MODULE, "::: online\n", f"{ROOM}\n::: online\n")
    assert said(limits(whole(root))) == []


def test_a_variant_can_mend_it_for_itself(tmp_path: Path) -> None:
    root = limited(tmp_path, "{internet: no, disclosure: no}")
    text = (root / "curriculum/variants/prison/first.md").read_text("utf-8")
    told = 'at=ask base=000000000000 dimension=methods depth=deep why="No call here."'
    block = ":::: activity {#ask minutes=15 online=10 disclosure=none}\nLook at the picture.\n::::"
    (root / "curriculum/variants/prison/first.md").write_text(
        f"{text}\n::::: replace {{{told}}}\n{block}\n:::::\n", "utf-8"
    )
    assert said(limits(whole(root))) == []


@pytest.mark.parametrize(("word", "good"), [("none", True), ("choice", True), ("own", False)])
def test_what_an_exercise_may_ask(tmp_path: Path, word: str, good: bool) -> None:
    root = limited(tmp_path, "{disclosure: no}")
    change(root, MODULE, "online=10 lead", f"online=10 disclosure={word} lead")
    assert (said(limits(whole(root))) == []) is good


def test_an_exercise_of_a_call_asks_nobody_in_a_room(tmp_path: Path) -> None:
    root = limited(tmp_path, "{internet: no, disclosure: no}")
    change(root, MODULE, "online=10 lead", "online=10 disclosure=none lead")
    asking = ":::: online\n::: reflection {#alone minutes=3 disclosure=own}\nYour own story.\n:::\n::::\n"
    change(root, MODULE, "::: online\nBreakout rooms of two.\n:::\n", f"{ROOM}\n{asking}")
    change(root, MODULE, ":::: activity", "::::: activity")
    change(root, MODULE, "::::\n\n::: key-idea", ":::::\n\n::: key-idea")
    assert said(limits(whole(root))) == []


def test_a_stack_says_once_what_its_variant_says_alone(tmp_path: Path) -> None:
    root = limited(tmp_path, "{disclosure: no}")
    (root / "curriculum/variants/inside").mkdir()
    text = (
        (root / VARIANT).read_text("utf-8").replace("id: prison", "id: inside").replace("limits: {disclosure: no}", "")
    )
    (root / "curriculum/variants/inside/variant.yaml").write_text(text, "utf-8")
    change(root, "curriculum/curriculum.yaml", "stacks: [base, prison]", "stacks: [base, inside+prison]")
    assert [line.partition(",")[0] for line in said(limits(whole(root)))] == ["error: with prison"]


def test_what_a_stack_brings_is_said_of_the_stack(tmp_path: Path) -> None:
    root = limited(tmp_path, "{disclosure: no}")
    change(root, MODULE, "online=10 lead", "online=10 disclosure=choice lead")
    (root / "curriculum/variants/inside").mkdir()
    text = (
        (root / VARIANT).read_text("utf-8").replace("id: prison", "id: inside").replace("limits: {disclosure: no}", "")
    )
    (root / "curriculum/variants/inside/variant.yaml").write_text(text, "utf-8")
    told = 'at=ask base=000000000000 dimension=content depth=deep why="More."'
    more = "::: discussion {#more minutes=1 disclosure=own}\nYour own story.\n:::"
    (root / "curriculum/variants/inside/first.md").write_text(
        f"---\nmodule: first\n---\n\n::::: after {{{told}}}\n{more}\n:::::\n", "utf-8"
    )
    assert said(limits(whole(root))) == []
    change(root, "curriculum/curriculum.yaml", "stacks: [base, prison]", "stacks: [base, inside+prison]")
    assert said(limits(whole(root))) == ["error: with inside+prison, “more” asks people for something of their own"]


def test_a_module_of_online_trainings_alone_needs_no_way_in_a_room(tmp_path: Path) -> None:
    root = limited(tmp_path, "{internet: no}")
    change(root, "curriculum/trainings/day.yaml", "mode: in-person", "mode: online")
    assert said(limits(whole(root))) == []
