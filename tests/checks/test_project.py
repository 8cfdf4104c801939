"""Tests of project.py, module.py, modules.py, matrix.py, texts.py: everything at once, and fast."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from check_helpers import CURRICULUM, TINY, TODAY, change, project, said, whole

from ipsdocs.checks import module as module_rules
from ipsdocs.checks.matrix import matrix
from ipsdocs.checks.modules import modules
from ipsdocs.checks.project import check
from ipsdocs.checks.rule import Setting
from ipsdocs.checks.texts import texts
from ipsdocs.source.project import Project

REPOSITORY = Path(__file__).parents[2]


def test_what_is_unreadable_stops_nothing_else(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "version: 1", "version: one")
    change(root, "curriculum/trainings/day.yaml", "mode: in-person", "mode: by-post")
    change(root, "curriculum/variants/prison/variant.yaml", "kind: setting", "kind: place")
    change(root, "curriculum/contacts/us.yaml", "kind: crisis", "kind: crises")
    change(root, "curriculum/language/en.yaml", "severity: advice", "severity: advise")
    change(root, "locales/es/LC_MESSAGES/first.po", 'msgstr "Juntas"', 'msgstr "Juntas')
    change(root, "curriculum/curriculum.yaml", "prison]", "prisn]")
    assert [str(problem.place) for problem in check(Project.at(root), TODAY)] == [
        "curriculum/contacts/us.yaml:7",
        "curriculum/curriculum.yaml:23",
        "curriculum/language/en.yaml:13",
        "curriculum/modules/first.md:5",
        "curriculum/trainings/day.yaml:5",
        "curriculum/variants/prison/variant.yaml:3",
        "locales/es/LC_MESSAGES/first.po:38",
    ]


def test_two_checks_of_one_project_say_the_same(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "minutes=20", "minutes=21")
    once = Project.at(root)
    assert check(once, TODAY) == check(once, TODAY) == check(Project.at(root), TODAY)


def test_without_a_curriculum_only_that_is_said(tmp_path: Path) -> None:
    (problem,) = check(Project.at(tmp_path), TODAY)
    assert str(problem) == (
        "curriculum/curriculum.yaml: error: the file is missing\n    Create it, or take its name out."
    )


def test_a_problem_of_the_base_is_not_told_again_for_each_variant(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "minutes: {in-person: 30", "minutes: {in-person: 31")
    assert said(modules(whole(root))) == ["error: the sections take 30 minutes in-person, the head says 31"]


def test_a_variants_own_terms_may_stand_in_its_overlays(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/variants/prison/first.md", "Staff may", "{{ officer }} may")
    change(root, "curriculum/variants/prison/variant.yaml", "expires:", "terms:\n  officer: An officer\nexpires:")
    assert said(modules(whole(root))) == []


def test_texts_outside_modules_are_held_to_the_same_rules(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/trainings/day.yaml", "title: Morning", "title: <b>Morning</b> {{ nobody }}")
    assert said(texts(whole(root))) == ["error: raw HTML “<b>”", "error: {{ nobody }} is not declared"]


def test_the_tiny_matrix_is_fine() -> None:
    assert said(matrix(whole(TINY))) == []


def test_a_stack_says_each_unknown_variant(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/curriculum.yaml", "prison]", "prison+a+b]")
    assert said(matrix(whole(root))) == [
        "error: the stack “prison+a+b” names an unknown variant “a”",
        "error: the stack “prison+a+b” names an unknown variant “b”",
    ]


@pytest.mark.parametrize("id", Project.at(REPOSITORY).module_ids())
def test_a_real_module_is_checked_in_milliseconds(id: str) -> None:
    """Every build job runs these rules: 2 ms on the developers' machine, ten times that allowed for a busy one."""
    real = Project.at(REPOSITORY)
    module, curriculum, ids = real.module(id), real.curriculum(), real.module_ids()
    begin = time.process_time()
    module_rules.check(module, Setting(curriculum, ids))
    assert time.process_time() - begin < 0.02


def test_the_real_curriculum_has_no_errors() -> None:
    found = check(Project.at(REPOSITORY), TODAY)
    assert [str(problem) for problem in found if problem.severity == "error"] == []


def test_a_rule_list_is_what_runs() -> None:
    made = Project.at(TINY).module("first")
    assert module_rules.check(made, Setting(CURRICULUM, ("first",))) == ()
    assert len(module_rules.RULES) == 10
