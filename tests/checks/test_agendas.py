"""Tests of agendas.py, and of the rules over trainings as variants leave them: what the error cases don't show."""

from __future__ import annotations

from pathlib import Path

from check_helpers import change, project, said, whole

from ipsdocs.checks.agendas import agendas
from ipsdocs.checks.messages import wanted
from ipsdocs.checks.project import check
from ipsdocs.checks.sessions import sessions
from ipsdocs.checks.trainings import trainings
from ipsdocs.source.project import Project

DAY = "curriculum/trainings/day.yaml"
VARIANTS = "curriculum/variants"
OPENING = "9538f4f36e0d"  # what the tiny training's opening says


def agenda(root: Path, variant: str, text: str, base: str = OPENING) -> None:
    """Give a variant a change of the tiny training's opening."""
    file = root / VARIANTS / variant / "trainings/day.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    reasons = f"base: {base}, dimension: context, depth: deep, why: Because."
    file.write_text(f"training: day\nchanges:\n  - {{{text},\n     {reasons}}}\n", "utf-8")


def veterans(root: Path, more: str = "") -> None:
    """A second variant, and a stack of the two."""
    folder = root / VARIANTS / "veterans"
    folder.mkdir()
    (folder / "variant.yaml").write_text(f"id: veterans\nname: V\nkind: setting\nwhy: Because.\n{more}", "utf-8")
    change(root, "curriculum/curriculum.yaml", "stacks: [base, prison]", "stacks: [base, prison, veterans+prison]")


def test_an_agenda_that_fits_is_fine(tmp_path: Path) -> None:
    root = project(tmp_path)
    agenda(root, "prison", "after: morning/opening, items: [{talk: 5, title: Keys}]")
    found = whole(root)
    assert said(agendas(found)) == said(sessions(found)) == said(trainings(found)) == []


def test_the_tiny_training_is_held_in_the_base_and_under_every_stack(tmp_path: Path) -> None:
    root = project(tmp_path)
    veterans(root)
    assert [held.stack for held in whole(root).held] == [(), ("prison",), ("veterans",), ("veterans", "prison")]


def test_what_only_a_stack_brings_is_said_with_the_stack(tmp_path: Path) -> None:
    """Neither of the two makes the morning too long alone."""
    root = project(tmp_path)
    veterans(root, "practices: {opening: {minutes: 25, title: Hello}}\n")
    agenda(root, "prison", "after: morning/opening, items: [{talk: 25, title: Keys}]")
    assert said(sessions(whole(root))) == [
        "error: with veterans+prison, 95 minutes in-person without a break on day 1, from the opening to the closing"
    ]


def test_what_is_wrong_in_the_base_is_said_once(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "minutes: 45\nroles", "minutes: 50\nroles")
    assert said(sessions(whole(root))) == ["error: the sessions take 45 minutes, “minutes” says 50"]


def test_a_training_that_cannot_be_held_under_a_variant_is_not_judged(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, DAY, "mode: in-person", "mode: online")
    change(root, DAY, "minutes: 45\nroles", "minutes: 40\nroles")
    change(root, DAY, "    minutes: 45\n", "    minutes: 40\n")
    veterans(root, "limits: {internet: no}\npractices: {opening: {minutes: 90, title: Hello}}\n")
    assert said(sessions(whole(root))) == []


def test_a_stack_whose_agenda_cannot_be_read_is_not_judged(tmp_path: Path) -> None:
    root = project(tmp_path)
    veterans(root, "practices: {opening: {minutes: 90, title: Hello}}\n")
    agenda(root, "veterans", "aftre: morning/opening")
    assert [held.stack for held in whole(root).held] == [(), ("prison",)]


def test_an_item_of_an_agenda_is_held_to_what_items_are_held_to(tmp_path: Path) -> None:
    root = project(tmp_path)
    agenda(root, "prison", "after: morning/opening, items: [{talk: 5, lead: nobody}, {module: first, sections: [no]}]")
    assert said(trainings(whole(root))) == [
        "error: unknown role “nobody” in “lead”",
        "error: unknown section “no” of “first”",
    ]


def test_a_module_that_another_variant_adds_is_not_there(tmp_path: Path) -> None:
    root = project(tmp_path)
    veterans(root)
    added = root / VARIANTS / "veterans/modules/second.md"
    added.parent.mkdir()
    text = (root / "curriculum/modules/first.md").read_text("utf-8").replace("id: first", "id: second")
    added.write_text(text.replace('![A door that stands open](door.svg "Come in.")', ""), "utf-8")
    agenda(root, "prison", "after: morning/opening, items: [{module: second}]")
    assert said(trainings(whole(root))) == ["error: unknown module “second”"]


def test_a_release_refuses_an_item_that_moved_on(tmp_path: Path) -> None:
    root = project(tmp_path)
    agenda(root, "prison", "remove: morning/opening", "0" * 12)
    message = "remove: “morning/opening” says something else than when this was written"
    assert said(agendas(whole(root))) == [f"warning: {message}"]
    assert said(agendas(whole(root, release=True))) == [f"error: {message}"]


def test_an_unknown_variant_in_seen(tmp_path: Path) -> None:
    root = project(tmp_path)
    agenda(root, "prison", "remove: morning/opening, seen: [vetrans]")
    assert said(agendas(whole(root))) == ["error: unknown variant “vetrans” in “seen”"]


def test_its_words_are_the_variants_and_held_to_the_rules_of_texts(tmp_path: Path) -> None:
    root = project(tmp_path)
    agenda(
        root, "prison", 'after: morning/opening, items: [{talk: 5, title: Keys, say: "See <b>this</b> {{ nothing }}"}]'
    )
    found = whole(root)
    assert "Keys" in wanted(found)["variant-prison"]
    messages = [problem.message for problem in check(Project.at(root), found.today)]
    assert "{{ nothing }} is not declared" in messages
    assert any("HTML" in message for message in messages)
