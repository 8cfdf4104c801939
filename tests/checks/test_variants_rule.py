"""Tests of variants.py and overlays.py: what the error cases don't show already."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from check_helpers import TINY, change, project, said, whole

from ipsdocs.checks.overlays import overlays
from ipsdocs.checks.variants import variants

OVERLAY = "curriculum/variants/prison/first.md"
VARIANT = "curriculum/variants/prison/variant.yaml"
MODULE = "curriculum/modules/first.md"


def test_the_tiny_variant_is_fine() -> None:
    found = whole(TINY, release=True)
    assert said(variants(found)) == []
    assert said(overlays(found)) == []


def test_a_variant_is_good_on_the_day_it_expires() -> None:
    assert said(variants(whole(TINY, date(2027, 10, 1)))) == []


def test_an_organisation_that_fills_its_policy_is_fine(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, VARIANT, "kind: setting", "kind: organisation")
    change(
        root,
        VARIANT,
        "role: lived-experience, by",
        "role: legal, by: B. Reader, on: 2026-10-01, outcome: accepted}\n  - {role: lived-experience, by",
    )
    change(root, MODULE, "::: slot {#local}", "::: policy {#local}")
    change(root, OVERLAY, "depth=surface", 'depth=surface owner="The board" on=2026-10-01')
    assert said(variants(whole(root, release=True))) == []


MAINE = """id: maine
name: Maine
kind: organisation
{extends}why: Ours.
reviews:
  - {{role: lived-experience, by: A. Reader, on: 2026-10-01, outcome: ""}}
"""
ASKED = """::::: after {at=coming base=000000000000 dimension=context depth=deep why="Ask."}
::: policy {#inside}
Who is told?
:::
:::::
"""
ANSWER = """::::: fill {{at={at} owner=Ana on=2026-10-01 base=000000000000 dimension=context depth=deep why="Ours."}}
We tell nobody.
:::::
"""


def organisation(folder: Path, extends: str, answers: tuple[str, ...], stacks: str) -> list[str]:
    """What is said where the base asks for “local”, prison asks for “inside”, and maine answers some of them."""
    root = project(folder)
    change(root, MODULE, "::: slot {#local}", "::: policy {#local}")
    (root / OVERLAY).write_text(f"---\nmodule: first\n---\n\n{ASKED}", "utf-8")
    (root / "curriculum/variants/maine").mkdir()
    (root / "curriculum/variants/maine/variant.yaml").write_text(MAINE.format(extends=extends), "utf-8")
    filled = "\n".join(ANSWER.format(at=at) for at in answers)
    (root / "curriculum/variants/maine/first.md").write_text(f"---\nmodule: first\n---\n\n{filled}", "utf-8")
    change(root, "curriculum/curriculum.yaml", "stacks: [base, prison]", f"stacks: {stacks}")
    assert said(variants(whole(root))) == []  # who isn't releasing may take their time
    return said(variants(whole(root, release=True)))


def test_an_organisation_answers_in_every_stack_that_it_is_in(tmp_path: Path) -> None:
    alone, stacked = "[base, maine]", "[base, prison+maine]"
    assert organisation(tmp_path / "1", "", ("local",), alone) == []
    assert organisation(tmp_path / "2", "", ("local",), stacked) == [
        "error: with prison+maine, the policy “inside” is not filled by maine"
    ]
    assert organisation(tmp_path / "3", "", (), stacked) == [
        "error: the policy “local” is not filled by maine",
        "error: with prison+maine, the policy “inside” is not filled by maine",
    ]


def test_an_organisation_answers_what_the_variants_that_it_extends_ask(tmp_path: Path) -> None:
    extends = "extends: [prison]\n"
    assert organisation(tmp_path / "1", extends, ("local", "inside"), "[base, maine]") == []
    assert organisation(tmp_path / "2", extends, ("local",), "[base, maine]") == [
        "error: with prison+maine, the policy “inside” is not filled by maine"
    ]


def test_nobody_else_has_policies_to_answer(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "::: slot {#local}", "::: policy {#local}")
    change(root, OVERLAY, "::: fill", "::: before")
    assert said(variants(whole(root, release=True))) == []


def test_reviews_that_are_under_way_are_fine(tmp_path: Path) -> None:
    root = project(tmp_path)
    others = '{role: legal, by: "", outcome: ""}', "{role: cultural, by: B. Reader, on: 2026-12-01}"
    change(
        root, VARIANT, "by: A. Reader, on: 2026-10-01, outcome: accepted}", "\n  - ".join(("by: A. Reader}", *others))
    )
    assert said(variants(whole(root))) == []


def test_the_first_of_all_days_that_a_review_is_over(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, VARIANT, "outcome: accepted", "outcome: accepted, expires: 2026-11-30")
    assert said(variants(whole(root, date(2026, 11, 30)))) == []
    assert said(variants(whole(root, date(2026, 12, 1)))) == [
        "warning: the lived-experience review of prison ended on 2026-11-30"
    ]
    assert said(variants(whole(root, date(2026, 12, 1), release=True))) == [
        "error: the lived-experience review of prison ended on 2026-11-30"
    ]


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
