"""Tests of variants.py and overlays.py: what the error cases don't show already."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from check_helpers import TINY, change, project, said, whole

from ipsdocs.checks.overlays import overlays
from ipsdocs.checks.variants import variants

OVERLAY = "curriculum/variants/prison/first.md"


def test_the_tiny_variant_is_fine() -> None:
    found = whole(TINY, release=True)
    assert said(variants(found)) == []
    assert said(overlays(found)) == []


def test_a_variant_is_good_on_the_day_it_expires() -> None:
    assert said(variants(whole(TINY, date(2027, 10, 1)))) == []


def test_an_organisation_that_fills_its_policy_is_fine(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/variants/prison/variant.yaml", "kind: setting", "kind: organisation")
    change(root, "curriculum/modules/first.md", "::: slot {#local}", "::: policy {#local}")
    change(root, OVERLAY, "depth=surface", 'depth=surface owner="The board" on=2026-10-01')
    assert said(variants(whole(root, release=True))) == []


def test_moving_a_block_is_no_change_of_its_base(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "## Arriving", "\n\n\n## Arriving")
    assert said(overlays(whole(root))) == []


def test_two_operations_of_one_variant_on_a_block_are_its_own_affair(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = root / OVERLAY
    text = file.read_text("utf-8")
    file.write_text(text + text[text.index(":::") :].replace("::: fill", "::: after"), "utf-8")
    assert said(overlays(whole(root))) == []
