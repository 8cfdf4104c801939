"""Tests of shipping.py: which words of a variant a locale's pages can show."""

from __future__ import annotations

import pytest

from ipsdocs.edition.shipping import is_shown

V = "curriculum/variants/v"


@pytest.mark.parametrize(
    ("files", "shown"),
    [
        ((f"{V}/a.md",), False),
        ((f"{V}/trainings/t.yaml",), False),
        ((f"{V}/a.md", f"{V}/trainings/t.yaml"), False),
        ((f"{V}/a.md", f"{V}/b.md"), True),
        ((f"{V}/b.md",), True),
        ((f"{V}/trainings/a.yaml",), True),  # a training that is called like a module
        ((f"{V}/variant.yaml",), True),
        ((f"{V}/pictures/a.svg",), True),
        ((f"{V}/modules/a.md",), True),  # a catalogue of its own, which counts or doesn't as a whole
        (("curriculum/modules/a.md",), True),
        (("templates/a.md",), True),
    ],
)
def test_what_a_variant_says_of_something_is_shown_with_that(files: tuple[str, ...], shown: bool) -> None:
    assert is_shown(files, {"a", "training-t"}) is shown
