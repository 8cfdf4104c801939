"""Tests of avoid.py: whose readers get which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_helpers import change, project, whole

from ipsdocs.checks.avoid import avoid

VARIANT = "curriculum/variants/prison/variant.yaml"
MODULE = "curriculum/modules/first.md"
MORE = """::: say
Say trumpet.
:::

::: note
Note trumpet.
:::

::: quote {source="Somebody"}
Quoted trumpet.
:::

| Word | Don't say |
|---|---|
| Trumpet here | Trumpet there |
"""


def met(folder: Path, words: str, *more: tuple[str, str, str], limits: str = "{}") -> list[str]:
    """Where the words of a variant are met: file and line, or what is said of them for a stack."""
    root = project(folder)
    avoided = f"limits: {limits}\navoid:\n  - {{words: [{words}], why: So.}}"
    change(root, VARIANT, "expires: 2027-10-01", avoided)
    for file, old, new in more:
        change(root, file, old, new)
    return [f"{problem.place.file.rpartition('/')[2]}:{problem.place.line}" for problem in avoid(whole(root))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hello", ["first.md:17"]),  # whole words, in any case
        ("HELLO", ["first.md:17"]),
        ("hell", []),
        ("breakout room", []),  # plural forms are the author's to give
        ("breakout rooms", ["first.md:37"]),
        ("glass of water", ["first.md:50"]),
        ("staff", ["first.md:6"]),  # the variant's own words
        ("inside", ["variant.yaml:2"]),
        ("sam", ["curriculum.yaml:20"]),  # a name that texts put in
        ("day", ["first.md:46", "day.yaml:2", "day.yaml:3"]),
        ("wall", ["wall.yaml:2"]),
        ("lifeline", []),  # a line's own name
    ],
)
def test_words_are_met_in_what_readers_get(tmp_path: Path, words: str, found: list[str]) -> None:
    assert met(tmp_path, words) == found


def test_a_replaced_block_is_read_by_nobody(tmp_path: Path) -> None:
    assert met(tmp_path, "stays") == []  # the variant fills the slot that says it


def test_what_is_for_a_call_is_read_by_nobody_in_a_room(tmp_path: Path) -> None:
    assert met(tmp_path, "breakout rooms", limits="{internet: no}") == []


def test_facilitators_read_too_and_people_keep_their_own_words(tmp_path: Path) -> None:
    found = met(tmp_path, "trumpet", (MODULE, "::: support", f"{MORE}\n::: support"))
    assert len(found) == 3  # said, noted, and the cell beside what language/en.yaml calls an example


def test_only_its_own_readers_are_looked_after(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, VARIANT, "expires: 2027-10-01", "avoid:\n  - {words: [water], why: So.}")
    (root / "curriculum/variants/inside").mkdir()
    text = (root / VARIANT).read_text("utf-8").replace("id: prison", "id: inside").partition("avoid:")[0]
    (root / "curriculum/variants/inside/variant.yaml").write_text(f"{text}", "utf-8")
    change(root, "curriculum/curriculum.yaml", "stacks: [base, prison]", "stacks: [base, inside, inside+prison]")
    assert [problem.message for problem in avoid(whole(root))] == ["with prison, “water” doesn’t fit"]


def test_a_word_for_those_with_internet_is_not_in_a_rooms_glossary(tmp_path: Path) -> None:
    root = project(tmp_path)
    term = "camera:\n  term: camera\n  meaning: It can be off.\n  everyday: yes\n"
    for number, online in enumerate(("", "  online: yes\n")):
        (root / "curriculum/glossary.yaml").write_text(term + online, "utf-8")
        if not number:
            change(
                root, VARIANT, "expires: 2027-10-01", "limits: {internet: no}\navoid:\n  - {words: [camera], why: So.}"
            )
        assert len(list(avoid(whole(root)))) == 1 - number
