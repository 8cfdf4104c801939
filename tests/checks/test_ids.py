"""Tests of ids.py: ids are unique, required modules exist."""

from __future__ import annotations

from check_helpers import CURRICULUM, found, module, section

from ipsdocs.checks.ids import ids
from ipsdocs.checks.rule import Setting


def test_an_id_given_twice_names_both_places() -> None:
    made = module(section("Hello. {#a}\n\n::: key-idea {#a}\nHope.\n:::"))
    first, second = (block.place.line for block in made.walk() if block.id == "a")
    (problem,) = ids(made, Setting(CURRICULUM, ("m",)))
    assert problem.message == f"id “a” stands twice; the first is in line {first}"
    assert problem.place.line == second


def test_a_section_and_a_block_share_one_space_of_ids() -> None:
    assert found(ids, module(section("Hello. {#one}"))) == ["error: id “one” stands twice; the first is in line 14"]


def test_a_required_module_exists() -> None:
    assert found(ids, module(section("Hello."), requires="[other]")) == []
    assert found(ids, module(section("Hello."), requires="[othr]")) == [
        "error: `requires` names an unknown module “othr”"
    ]


def test_no_module_requires_itself() -> None:
    assert found(ids, module(section("Hello."), requires="[m]")) == ["error: the module requires itself, “m”"]
