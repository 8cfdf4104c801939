"""Tests of pictures.py: what may be drawn, and what is refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ipsdocs.model import Picture
from ipsdocs.problems import Place, Problems
from ipsdocs.source.files import Files
from ipsdocs.source.paths import module_album
from ipsdocs.source.pictures import read_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{}</svg>'


def read(data: bytes, name: str = "a.svg") -> tuple[Picture | None, list[str]]:
    problems = Problems()
    files = Files(Path("/nowhere"), {f"curriculum/modules/m/{name}": data})
    picture = read_picture(files, module_album("curriculum/modules/m.md"), name, Place("m.md", 3), "en", problems)
    return picture, [problem.message for problem in problems]


def pixels(form: str, size: tuple[int, int]) -> bytes:
    target = BytesIO()
    Image.new("RGB", size).save(target, form)
    return target.getvalue()


def test_an_svg_with_labels() -> None:
    picture, problems = read(SVG.format('<g><text x="1">Two  \n words</text><rect/></g><text> </text>').encode())
    assert problems == []
    assert picture is not None
    assert (picture.name, picture.media, picture.width, picture.height) == ("m/a.svg", "image/svg+xml", 20, 10)
    assert [label.source for label in picture.labels] == ["Two words"]
    assert picture.address.startswith("asset:")


@pytest.mark.parametrize(("form", "name"), [("PNG", "a.png"), ("JPEG", "a.jpg"), ("JPEG", "a.jpeg")])
def test_pixels(form: str, name: str) -> None:
    picture, problems = read(pixels(form, (30, 20)), name)
    assert problems == []
    assert picture is not None
    assert (picture.width, picture.height) == (30, 20)


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        ("<script>x</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<image/>", "<image>"),
        ("<use/>", "<use>"),
        ("<style/>", "<style>"),
        ('<rect onclick="x"/>', "onclick=… on <rect>"),
        ('<rect fill="url(#a)"/>', "fill=… on <rect>"),
        ('<rect style="fill:red"/>', "style=… on <rect>"),
        ('<rect href="#a"/>', "href=… on <rect>"),
        ("<?xml-stylesheet href='x'?>", "an entity or instruction"),
    ],
)
def test_what_an_svg_may_not_hold(inside: str, fault: str) -> None:
    assert read(SVG.format(inside).encode()) == (None, [f"the SVG holds {fault}"])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<svg", "the SVG can't be read"),
        (b"<html/>", "the SVG can't be read"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("").encode(), "the SVG can't be read"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "the SVG has no viewBox"),
    ],
)
def test_broken_svgs(data: bytes, message: str) -> None:
    assert read(data) == (None, [message])


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n"])
def test_broken_pixels(data: bytes) -> None:
    assert read(data, "a.png") == (None, ["picture “m/a.png” can't be read"])


def test_a_gif_named_png_is_refused() -> None:
    assert read(pixels("GIF", (3, 3)), "a.png") == (None, ["picture “m/a.png” can't be read"])


@pytest.mark.parametrize("side", [4001, 9000, 10_000])
def test_too_many_pixels(side: int) -> None:
    target = BytesIO()
    Image.new("1", (side, side)).save(target, "PNG")
    picture, (message,) = read(target.getvalue(), "a.png")
    assert picture is None
    assert "pixels" in message


@pytest.mark.parametrize(
    "name", ["../a.svg", "/a.svg", "//x/a.svg", "file:///a.svg", "a.gif", "a", ".a.svg", "a b.svg", "A.svg", "x\\a.svg"]
)
def test_names_that_are_refused(name: str) -> None:
    problems = Problems()
    assert (
        read_picture(Files(Path("/")), module_album("curriculum/modules/m.md"), name, Place("m.md", 3), "en", problems)
        is None
    )
    assert [p.message for p in problems] == [f"picture “{name}” is outside its folder or has no plain name"]
