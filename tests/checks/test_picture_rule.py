"""Tests of checks/pictures.py: a picture has a description."""

from __future__ import annotations

import pytest
from check_helpers import found, module, section

from ipsdocs.checks.pictures import pictures


def test_a_described_picture() -> None:
    assert found(pictures, module(section("![A door](door.svg)"))) == []


@pytest.mark.parametrize("alt", ["", " "])
def test_a_picture_without_description(alt: str) -> None:
    made = module(section(f"![{alt}](door.svg)"))
    assert found(pictures, made) == ["error: picture “door.svg” has no description"]
