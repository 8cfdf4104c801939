"""Tests of `ipsdocs variants`: what is clean, which words changed, where a block went, and taking it as seen."""

from __future__ import annotations

import json
from pathlib import Path

from command_helpers import MODULE, OVERLAY, TINY, change, project, run

BASE = "c635e04d52b4"
SEEN = "curriculum/variants/prison/seen.yaml"
LINE = f"fill    local                   {OVERLAY}:5\n"
COUNTS = "1 operation: 1 clean, 0 changed, 0 gone; 0 conflicts, 0 expired\n"


def reworded(tmp_path: Path) -> Path:
    """A project in which the words under the variant's one operation changed after it was accepted."""
    root = project(tmp_path)
    assert run(root, "variants", "accept", "prison").exit_code == 0
    change(root, MODULE, "What is said here stays here.", "What we say here stays here.")
    return root


def test_clean() -> None:
    result = run(TINY, "variants", "status")
    assert result.stdout == f"clean     {LINE}{COUNTS}"
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_changed_base_is_shown_in_its_words(tmp_path: Path) -> None:
    result = run(reworded(tmp_path), "variants", "status", "prison")
    assert result.exit_code == 1
    assert result.stdout == (
        f"changed   {LINE}"
        "    What [-is said-] {+we say+} here stays here.\n"
        "1 operation: 0 clean, 1 changed, 0 gone; 0 conflicts, 0 expired\n"
    )


def test_words_that_nobody_kept_are_not_made_up(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / SEEN).unlink(missing_ok=True)
    change(root, MODULE, "What is said here stays here.", "What we say here stays here.")
    lines = run(root, "variants", "status").stdout.splitlines()
    assert lines[1] == "    the words it was written against were not kept; they are from its next `variants accept` on"


def test_accepting_makes_it_clean_and_touches_nothing_else(tmp_path: Path) -> None:
    root = reworded(tmp_path)
    before = (root / OVERLAY).read_text("utf-8")
    result = run(root, "variants", "accept", "prison", "first")
    assert (result.exit_code, result.stderr) == (0, "")
    now = "f7f9aa038a42"
    assert result.stdout == f"accepted  {LINE[:-1]}  base={now}\n1 change accepted, 0 gone\n"
    assert (root / OVERLAY).read_text("utf-8") == before.replace(BASE, now)
    assert (root / SEEN).read_text("utf-8").splitlines()[1:] == [
        f'"{now}":',
        '  - "[slot]"',
        '  - "What we say here stays here."',
    ]
    assert run(root, "variants", "status").exit_code == 0
    assert run(root, "variants", "accept", "prison").stdout == "0 changes accepted, 0 gone\n"


def test_accepting_one_module_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    root = reworded(tmp_path)
    other = (root / MODULE).read_text("utf-8").replace("id: first", "id: second")
    (root / "curriculum/modules/second.md").write_text(other, "utf-8")
    made = (root / OVERLAY).read_text("utf-8").replace("module: first", "module: second")
    (root / "curriculum/variants/prison/second.md").write_text(made, "utf-8")
    assert run(root, "variants", "accept", "prison", "second").exit_code == 0
    states = [operation["state"] for operation in operations(root)]
    assert states == ["changed", "clean"]
    assert operations(root)[0]["changed"] == ["What [-is said-] {+we say+} here stays here."]


def operations(root: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run(root, "variants", "status", "--json").stdout)["operations"]
    return found


def test_a_new_operation_begins_with_noughts(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, OVERLAY, f"base={BASE}", "base=000000000000")
    assert run(root, "variants", "status").exit_code == 1
    assert run(root, "variants", "accept", "prison").exit_code == 0
    assert f"base={BASE} " in (root / OVERLAY).read_text("utf-8")


def test_a_change_beside_the_block_is_no_change(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "Drink a glass of water.", "Drink tea.")
    assert run(root, "variants", "status").exit_code == 0


def test_a_block_that_is_gone_is_looked_for(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert run(root, "variants", "accept", "prison").exit_code == 0
    change(root, MODULE, "{#local}", "{#elsewhere}")
    result = run(root, "variants", "status")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == f"gone      {LINE[:-1]}"
    assert lines[1].startswith(f"    most likely now “elsewhere” in first ({MODULE}:")
    assert lines[1].endswith("), 100% the same words")


def test_what_is_gone_can_not_be_accepted(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "{#local}", "{#elsewhere}")
    result = run(root, "variants", "accept", "prison")
    assert result.exit_code == 1
    assert result.stderr == f"gone      {LINE[:-1]}: change or take out the operation\n"
    assert BASE in (root / OVERLAY).read_text("utf-8")


def test_a_conflict_of_a_declared_stack_names_both_places(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/curriculum.yaml", "stacks: [base, prison]", "stacks: [base, prison, veterans+prison]")
    folder = root / "curriculum/variants/veterans"
    folder.mkdir()
    (folder / "variant.yaml").write_text("id: veterans\nname: Veterans\nkind: setting\nwhy: Because.\n", "utf-8")
    (folder / "first.md").write_text((root / OVERLAY).read_text("utf-8"), "utf-8")
    result = run(root, "variants", "status", "prison")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1:4] == [
        f"conflict  {LINE[:-1]}",
        "    in veterans+prison, veterans has fill local (curriculum/variants/veterans/first.md:5);",
        "    write seen=veterans once both have been read together",
    ]
    assert "conflict" not in run(root, "variants", "status", "veterans").stdout.splitlines()[0]
    change(root, OVERLAY, f"base={BASE}", f"base={BASE} seen=veterans")
    assert run(root, "variants", "status").exit_code == 0


def test_an_expired_review_is_told(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(
        root, "curriculum/variants/prison/variant.yaml", "outcome: accepted}", "outcome: accepted, expires: 2026-11-01}"
    )
    result = run(root, "variants", "status", "prison")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1] == "expired   prison: the lived-experience review ended on 2026-11-01"


def test_json(tmp_path: Path) -> None:
    result = run(reworded(tmp_path), "variants", "status", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "operations": [
            {
                "variant": "prison",
                "subject": "first",
                "does": "fill",
                "at": "local",
                "dimension": "context",
                "depth": "surface",
                "state": "changed",
                "base": BASE,
                "now": "f7f9aa038a42",
                "changed": ["What [-is said-] {+we say+} here stays here."],
                "likely": None,
                "file": OVERLAY,
                "line": 5,
            }
        ],
        "conflicts": [],
        "expired": [],
    }


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, OVERLAY, "dimension=context", "dimension=weather")
    for command in (("status",), ("accept", "prison")):
        result = run(root, "variants", *command)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"{OVERLAY}:5: error: unknown word “weather” in “dimension”\n")


def test_an_unknown_variant_is_never_clean() -> None:
    assert run(TINY, "variants", "status", "prisn").exit_code == 2
    assert run(TINY, "variants", "accept", "prisn").exit_code == 2
    assert run(TINY, "variants", "accept", "prison", "frist").exit_code == 2


def test_an_agenda_is_accepted_and_told_like_an_overlay(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = root / "curriculum/variants/prison/trainings/day.yaml"
    file.parent.mkdir()
    reasons = 'dimension: context, depth: deep, why: "Because."'
    block = (
        f"  - remove: morning/opening\n    base: {'0' * 12}\n    dimension: context\n    depth: deep\n    why: Late.\n"
    )
    line = f"  - {{after: morning/closing, base: '{'0' * 12}', {reasons}, items: [{{talk: 5}}]}}\n"
    file.write_text(f"training: day\nchanges:\n{block}{line}", "utf-8")
    result = run(root, "variants", "accept", "prison", "day")
    assert result.stdout.endswith("2 changes accepted, 0 gone\n")
    told = file.read_text("utf-8")
    assert told.count("0" * 12) == 0
    assert told.count("base: ") == 2
    assert run(root, "variants", "status").exit_code == 0
    change(root, "curriculum/trainings/day.yaml", "closing: 10", "closing: 15")
    assert run(root, "variants", "status").stdout.splitlines()[2:4] == [
        "changed   after   morning/closing         curriculum/variants/prison/trainings/day.yaml:8",
        "    closing: [-10-] {+15+}",
    ]
    change(root, "curriculum/trainings/day.yaml", "opening: 5", "talk: 5")
    assert run(root, "variants", "status").stdout.splitlines()[1:3] == [
        "gone      remove  morning/opening         curriculum/variants/prison/trainings/day.yaml:4",
        "    nothing like it is left",
    ]
