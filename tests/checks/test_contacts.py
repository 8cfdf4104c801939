"""Tests of contacts.py: from fresh to expired, day by day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from check_helpers import TINY, change, project, said, whole

from ipsdocs.checks.contacts import contacts

EXPIRED = "contact “line” expired on 2027-06-01"


@pytest.mark.parametrize(
    ("today", "messages"),
    [
        ("2027-05-01", []),
        ("2027-05-02", ["warning: contact “line” expires on 2027-06-01"]),
        ("2027-06-01", ["warning: contact “line” expires on 2027-06-01"]),
        ("2027-06-02", [f"warning: {EXPIRED}; 30 days after that it is an error"]),
        ("2027-07-01", [f"warning: {EXPIRED}; 30 days after that it is an error"]),
        ("2027-07-02", [f"error: {EXPIRED}"]),
    ],
)
def test_expiry(today: str, messages: list[str]) -> None:
    assert said(contacts(whole(TINY, date.fromisoformat(today)))) == messages


@pytest.mark.parametrize("release", [False, True])
def test_unchecked_matters_in_a_release(tmp_path: Path, release: bool) -> None:
    root = project(tmp_path)
    change(root, "curriculum/contacts/us.yaml", "checked-by: A. Reader", 'checked-by: ""')
    messages = ["warning: contact “line” was never checked by a person"] if release else []
    assert said(contacts(whole(root, release=release))) == messages


def test_an_id_given_twice(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = root / "curriculum/contacts/us.yaml"
    text = file.read_text("utf-8")
    file.write_text(text + text[text.index("  - id: line") :], "utf-8")
    assert said(contacts(whole(root))) == ["error: contact “line” stands twice; the first is in line 4"]
