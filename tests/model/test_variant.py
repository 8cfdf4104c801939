"""Tests of variant.py: when a variant counts as reviewed, and what of it is out of date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, combinations
from pathlib import Path

import pytest

from ipsdocs.model import Review, Variant
from ipsdocs.model.variant import NEEDED_REVIEWS
from ipsdocs.source.project import Project
from ipsdocs.source.variants import KINDS, REVIEW_ROLES

TINY = Project.at(Path(__file__).parents[1] / "projects" / "tiny").variant("prison")
DAY = date(2026, 10, 1)


def variant(kind: str, *reviews: Review) -> Variant:
    return replace(TINY, kind=kind, reviews=reviews)


def accepted(role: str) -> Review:
    return Review(role, "A. Reader", DAY, "accepted")


def subsets(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(chain.from_iterable(combinations(words, n) for n in range(len(words) + 1)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("roles", subsets(REVIEW_ROLES))
def test_reviewed_is_what_has_every_review_that_its_kind_needs(kind: str, roles: tuple[str, ...]) -> None:
    made = variant(kind, *map(accepted, roles))
    assert made.reviewed is set(roles).issuperset(NEEDED_REVIEWS[kind])


@pytest.mark.parametrize(
    "open_review",
    [
        Review("language", "", None, ""),
        Review("language", "", DAY, "accepted"),
        Review("language", "A. Reader", None, "accepted"),
        Review("language", "A. Reader", DAY, ""),
        Review("language", "A. Reader", DAY, "changes-wanted"),
        Review("language", "A. Reader", DAY, "declined"),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_one_listed_review_that_nobody_accepted_keeps_it_a_draft(kind: str, open_review: Review) -> None:
    needed = tuple(map(accepted, NEEDED_REVIEWS[kind]))
    assert variant(kind, *needed).reviewed
    assert not variant(kind, *needed, open_review).reviewed
    assert not variant(kind, open_review, *needed).reviewed


def test_every_kind_needs_people_who_live_it() -> None:
    assert set(NEEDED_REVIEWS) == set(KINDS)
    assert all("lived-experience" in roles for roles in NEEDED_REVIEWS.values())


def test_a_day_is_good_until_it_is_over() -> None:
    legal = replace(accepted("legal"), expires=date(2027, 3, 1))
    made = replace(TINY, expires=date(2027, 1, 1), reviews=(accepted("cultural"), legal))
    assert made.expired(date(2027, 1, 1)) == ()
    assert made.expired(date(2027, 1, 2)) == (("", date(2027, 1, 1)),)
    assert made.expired(date(2027, 3, 2)) == (("", date(2027, 1, 1)), ("legal", date(2027, 3, 1)))
