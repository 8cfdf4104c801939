"""Tests of roles.py: who leads is a role of the curriculum."""

from __future__ import annotations

from check_helpers import found, module, section

from ipsdocs.checks.roles import roles


def test_a_known_role() -> None:
    assert found(roles, module(section("Hello.", "minutes=10 lead=facilitator-1"))) == []


def test_an_unknown_role_of_a_section_and_of_a_step() -> None:
    step = "::: activity {#a minutes=5 lead=producer}\nDo it.\n:::"
    assert found(roles, module(section(step, "minutes=10 lead=host"))) == [
        "error: unknown role “host” in “lead”",
        "error: unknown role “producer” in “lead”",
    ]
