"""Tests of room.py: how long a slide's texts may be, held against what the deck's own rule makes of such texts."""

from __future__ import annotations

import pytest
from guide_sample import ENGLISH, ROOT, module

from ipsdocs.document import fit
from ipsdocs.document.flat import flatten, line, shown
from ipsdocs.document.room import _picture, rooms
from ipsdocs.document.tokens import token_file, tokens
from ipsdocs.edition.edition import Print
from ipsdocs.model import Module

LOOK = tokens(token_file((ROOT / "templates/tokens.yaml").read_text("utf-8")), ENGLISH, Print("a4"))
LINE = "What we say and hear in this room stays here"


def slide(title: str, *lines: str) -> Module:
    items = "\n".join(f"- {line}" for line in lines)
    return module(f"## Arriving {{#arriving minutes=60}}\n\n::: slide {{#welcome}}\n### {title}\n\n{items}\n:::\n")


def fits(found: Module) -> bool:
    """Whether the slide is one page at the smallest letters."""
    (block,) = (b for b in found.walk() if b.kind == "slide")
    title = next(b.text for b in block.children if b.kind == "heading")
    assert title
    return fit.fits(line(title), flatten(shown(block.children), _picture), fit.steps(LOOK)[-1], LOOK)


def longer(words: str, most: int) -> str:
    """The same words again and again, up to so many signs."""
    return (f"{words} " * 9)[:most].strip()


@pytest.mark.parametrize("lines", range(6, 9))
def test_texts_that_keep_to_their_room_fit(lines: int) -> None:
    texts = [f"{LINE}, {number}" for number in range(lines)]
    room = rooms(slide("A long talk", *texts), LOOK)
    assert all(len(text) <= room[text] < 2 * len(text) for text in texts), "a full slide says how full it is"
    assert fits(slide(longer("A long talk", room["A long talk"]), *texts))
    assert fits(slide("A long talk", *(longer(text, room[text]) for text in texts)))
    assert not fits(slide("A long talk", *(longer(text, room[text] + 60) for text in texts)))


def test_a_slide_with_room_enough_limits_its_title_only() -> None:
    assert list(rooms(slide("A talk", "Sit down.", "Breathe."), LOOK)) == ["A talk"]


def test_a_title_has_two_lines_or_what_its_slide_leaves_it() -> None:
    alone = rooms(slide("A long talk", "Sit down."), LOOK)["A long talk"]
    full = rooms(slide("A long talk", *(f"{LINE}, {n}" for n in range(9))), LOOK)["A long talk"]
    assert 70 < alone < 110
    assert full < alone
    assert full >= len("A long talk")


def test_wide_letters_have_less_room() -> None:
    assert rooms(slide("WWWWWW", "Sit."), LOOK)["WWWWWW"] < rooms(slide("iiiiii", "Sit."), LOOK)["iiiiii"]


def test_markdown_takes_no_room() -> None:
    texts = [f"{LINE}, **{number}**" for number in range(7)]
    plain = [f"{LINE}, {number}" for number in range(7)]
    marked, bare = rooms(slide("Talk", *texts), LOOK), rooms(slide("Talk", *plain), LOOK)
    assert [marked[text] for text in texts] == [bare[text] for text in plain]


def test_the_least_room_of_two_slides_holds() -> None:
    full = "\n".join(f"- {LINE}, {number}" for number in range(9))
    one, two = (f"::: slide {{#{id}}}\n### Talk\n\n{body}\n:::\n" for id, body in (("one", "Sit."), ("two", full)))
    only = rooms(slide("Talk", *(f"{LINE}, {number}" for number in range(9))), LOOK)["Talk"]
    assert rooms(module(f"## A {{#a minutes=60}}\n\n{one}\n{two}"), LOOK)["Talk"] == only


def test_tables_and_pictures_are_counted() -> None:
    table = "| A | B |\n|---|---|\n" + "\n".join(f"| {LINE} {n} | {LINE} and {n} |" for n in range(5))
    found = rooms(module(f"## A {{#a minutes=60}}\n\n::: slide {{#one}}\n### Talk\n\n{table}\n:::\n"), LOOK)
    assert f"{LINE} 3" in found
    picture = '![A door](door.svg "Come in.")\n\n' + "\n".join(f"- {LINE}, {n}" for n in range(5))
    beside = rooms(module(f"## A {{#a minutes=60}}\n\n::: slide {{#one}}\n### Talk\n\n{picture}\n:::\n"), LOOK)
    assert beside[f"{LINE}, 1"] < 2 * len(LINE), "beside a picture there is less room"
