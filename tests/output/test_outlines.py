"""Words in pictures as outlines: joined, in the right order, in locked fonts, inside the picture."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from ipsdocs.output import bidi, fonts, outlines
from ipsdocs.output.outlines import Outlined, Typeface, typefaces
from ipsdocs.source.pictures import SVG

ROOT = Path(__file__).parents[2]
NASKH = "Noto Naskh Arabic, Noto Sans"


@pytest.fixture(scope="module")
def configuration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = fonts.find((ROOT / "templates/fonts.lock").read_text())
    if found.missing or found.different:
        pytest.skip(fonts.explain(found))
    return fonts.isolate(found, tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="module")
def faces(configuration: Path) -> tuple[Typeface, ...]:
    return typefaces(configuration.parent)


def svg(words: str, family: str = "Noto Sans", attributes: str = 'x="320" y="50" text-anchor="middle"') -> bytes:
    text = f'<text font-family="{family}" font-size="20" {attributes}>{words}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 100">{text}</svg>'.encode()


def path(made: Outlined) -> etree._Element:
    found = etree.fromstring(made.svg).find(f".//{SVG}path")
    assert found is not None
    return found


def bounds(made: Outlined) -> tuple[float, float]:
    """The least and the greatest x of an outline's points, near enough: control points count."""
    xs: list[float] = []
    for command, numbers in re.findall(r"([MLHVQCZ])([^MLHVQCZ]*)", path(made).get("d", "")):
        values = [float(n) for n in re.findall(r"-?[\d.]+", numbers)]
        xs += [] if command == "V" else values if command == "H" else values[::2]
    return min(xs), max(xs)


def glyphs(words: str, faces: tuple[Typeface, ...], family: str = NASKH, attributes: str = "") -> list[tuple[str, str]]:
    """What stands from left to right: (font, glyph name)."""
    element = etree.fromstring(svg(words, family, attributes))
    label = outlines._label(element, element[0], words, faces)
    line, _ = outlines._line(label)
    return [(g.face.family, outlines._font(g.face).glyph_to_string(g.id)) for g in line]


# ---------------------------------------------------------------- what comes out


def test_text_becomes_a_path_that_keeps_colour_transform_and_id(faces: tuple[Typeface, ...]) -> None:
    kept = 'id="a" fill="#9A3B1B" transform="translate(2 0)"'
    made = outlines.outlined(svg("Rule", attributes=f'x="5" y="20" {kept}'), faces)
    assert made.complaints == ()
    assert set(path(made).attrib) == {"id", "fill", "transform", "d"}
    assert b"<text" not in made.svg
    assert b"Rule" not in made.svg


def test_the_same_picture_gives_the_same_bytes_in_another_process(
    configuration: Path, faces: tuple[Typeface, ...]
) -> None:
    data = svg("حدّ (Limit) 12", NASKH)
    code = (
        "import sys; from pathlib import Path; from ipsdocs.output import outlines as o;"
        "sys.stdout.buffer.write(o.outlined(sys.stdin.buffer.read(), o.typefaces(Path(sys.argv[1]))).svg)"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(configuration.parent)],
        input=data,
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"},
    )
    assert other.stdout == outlines.outlined(data, faces).svg


@pytest.mark.parametrize(
    ("attributes", "side"),
    [
        ('x="320" text-anchor="start"', "right"),
        ('x="320"', "right"),
        ('x="320" text-anchor="end"', "left"),
        ('x="320" text-anchor="middle"', "both"),
        ('x="320" direction="rtl"', "left"),
        ('x="320" direction="rtl" text-anchor="end"', "right"),
    ],
)
def test_a_label_stands_where_its_anchor_says(faces: tuple[Typeface, ...], attributes: str, side: str) -> None:
    left, right = bounds(outlines.outlined(svg("HHHH", attributes=attributes), faces))
    assert {"right": left > 320, "left": right < 320, "both": abs(left + right - 640) < 1}[side]


def test_kerning_is_kept(faces: tuple[Typeface, ...]) -> None:
    left, right = bounds(outlines.outlined(svg("AVAVAVAV"), faces))
    apart = [bounds(outlines.outlined(svg(letter), faces)) for letter in "AVAVAVAV"]
    assert right - left < sum(end - start for start, end in apart)


@pytest.mark.parametrize(("weight", "bold"), [("normal", 0), ("500", 0), ("600", 1), ("bold", 1)])
def test_weights_from_600_are_bold(faces: tuple[Typeface, ...], weight: str, bold: bool) -> None:
    element = etree.fromstring(svg("Rule", attributes=f'font-weight="{weight}"'))
    label = outlines._label(element, element[0], "Rule", faces)
    assert label.faces[0].path.name == f"NotoSans-{'Bold' if bold else 'Regular'}.ttf"


def test_font_properties_come_from_the_group_around(faces: tuple[Typeface, ...]) -> None:
    bare = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 100">%s</svg>'
    inside = b'<g font-size="20" font-family="Noto Sans" text-anchor="middle"><text x="320" y="50">Rule</text></g>'
    assert path(outlines.outlined(bare % inside, faces)).get("d") == path(outlines.outlined(svg("Rule"), faces)).get(
        "d"
    )


# ---------------------------------------------------------------- scripts, fonts, order


def test_arabic_letters_join(faces: tuple[Typeface, ...]) -> None:
    final, medial, initial = (name for _, name in glyphs("ههه", faces))
    ((_, alone),) = glyphs("ه", faces)
    assert len({final, medial, initial, alone}) == 4


def test_each_sign_is_set_in_the_first_font_that_has_it(faces: tuple[Typeface, ...]) -> None:
    families = [family for family, _ in glyphs("حدّ IPS (2)", faces)]
    assert families[-1] == "Noto Naskh Arabic"  # the first letter stands rightmost
    assert set(families[:3]) <= {"Noto Sans"}  # the Latin word brings its own brackets


def test_numbers_and_latin_words_run_from_the_left_inside_arabic(faces: tuple[Typeface, ...]) -> None:
    names = [name for _, name in glyphs("خطوة IPS 12", faces)]
    latin = [name for name in names if name in {"I", "P", "S", "one", "two"}]
    assert latin == ["I", "P", "S", "one", "two"]
    assert names.index("I") == 0


def test_brackets_are_mirrored(faces: tuple[Typeface, ...]) -> None:
    names = [name for _, name in glyphs("(لا)", faces)]
    assert (names[0], names[-1]) == ("parenleft", "parenright")


def test_the_direction_on_the_label_wins_over_its_first_letter(faces: tuple[Typeface, ...]) -> None:
    names = [name for _, name in glyphs("IPS: لا", faces, attributes='direction="rtl"')]
    assert names[-1] == "S"


@pytest.mark.parametrize("words", ["सीमा", "גבול", "Граница", "Ξένος", "Đường", "e\u0301te"])
def test_every_locked_script_is_found_whatever_family_was_asked_for(faces: tuple[Typeface, ...], words: str) -> None:
    assert outlines.outlined(svg(words), faces).complaints == ()


def test_a_sign_that_no_font_has_is_a_complaint(faces: tuple[Typeface, ...]) -> None:
    (complaint,) = outlines.outlined(svg("Rule ก"), faces).complaints
    assert "ก (U+0E01)" in complaint
    assert "Rule ก" in complaint


# ---------------------------------------------------------------- room


def test_a_label_a_little_too_wide_is_set_smaller_about_its_anchor(faces: tuple[Typeface, ...]) -> None:
    made = outlines.outlined(svg("m" * 40), faces)
    left, right = bounds(made)
    assert made.complaints == ()
    assert left >= 0
    assert right <= 640
    assert abs(left + right - 640) < 2


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_a_label_far_too_wide_is_a_complaint(faces: tuple[Typeface, ...], anchor: str) -> None:
    made = outlines.outlined(svg("m" * 60, attributes=f'x="320" text-anchor="{anchor}"'), faces)
    assert "too wide" in made.complaints[0]


def test_room_is_counted_where_the_label_stands_after_its_transforms(faces: tuple[Typeface, ...]) -> None:
    turned = 'x="20" y="50" text-anchor="end" transform="translate(640 0) scale(-1 1) matrix(-1 0 0 1 40 0)"'
    assert outlines.outlined(svg("Moves least", attributes=turned), faces).complaints == ()


@pytest.mark.parametrize("attribute", ['rotate="20"', 'x="1 2"', 'textLength="40"', 'dominant-baseline="ideographic"'])
def test_what_outlines_do_not_follow_is_a_complaint(faces: tuple[Typeface, ...], attribute: str) -> None:
    assert "can't be drawn" in outlines.outlined(svg("Rule", attributes=attribute), faces).complaints[0]


# ---------------------------------------------------------------- the bidirectional algorithm


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rule", (0, 0, 0, 0)),
        ("لا 12", (1, 1, 1, 2, 2)),
        ("לא 1-2", (1, 1, 1, 2, 2, 2)),
        ("لا 1-2", (1, 1, 1, 2, 1, 2)),
        ("(אa)", (1, 1, 2, 1)),
        ("", ()),
    ],
)
def test_levels(words: str, expected: tuple[int, ...]) -> None:
    assert bidi.levels(words) == expected


def test_levels_are_fribidis() -> None:
    """Against FriBidi, through Pango; without isolates, which FriBidi and UAX 9 see differently at their edges."""
    cffi = pytest.importorskip("cffi")
    foreign = cffi.FFI()
    foreign.cdef("unsigned char *pango_log2vis_get_embedding_levels(const char *, int, int *);")
    try:
        pango = foreign.dlopen("libpango-1.0.so.0")
    except OSError:
        pytest.skip("no Pango of that name here")
    chance = random.Random(1)  # noqa: S311
    for _ in range(4000):
        words = "".join(chance.choices("abאבسل12٣+-%.,:/()[] ؟!“”ّ\u0301\u200e\u200f\u200d", k=chance.randint(1, 14)))
        base, data = chance.randint(0, 1), words.encode()
        levels = pango.pango_log2vis_get_embedding_levels(data, len(data), foreign.new("int *", base))
        assert bidi.levels(words, base) == tuple(levels[at] for at in range(len(words))), ascii(words)


# ---------------------------------------------------------------- on a page


def test_a_page_shows_outlines_and_lists_what_a_font_lacks(configuration: Path) -> None:
    """In a process of its own: a renderer's fonts are chosen once."""
    code = """
import sys
from pathlib import Path
from ipsdocs.document.page import Page, Picture
from ipsdocs.output import weasy
weasy.start(Path(sys.argv[1]))
for words in ("Rule", "\\u0e01"):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><text x="5" y="20">{words}</text></svg>'
    shown = Picture("sample/a.svg", "image/svg+xml", svg.encode(), 90, 30)
    html = f'<html lang="en"><head><title>x</title></head><body><img src="{shown.address}" alt="x"></body></html>'
    pdf = weasy.render(Page(html, "", (shown,)))
    print(len(pdf.complaints), *pdf.complaints, pdf.data.count(b"/FontFile"))
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(configuration)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    first, second = done.stdout.splitlines()
    assert first == "0 0"
    assert second.startswith("1 picture sample/a.svg: no locked font has ก")


def test_the_curriculums_pictures_need_no_complaint(faces: tuple[Typeface, ...]) -> None:
    found = sorted(ROOT.glob("curriculum/modules/*/*.svg"))
    assert found
    for file in found:
        made = outlines.outlined(file.read_bytes(), faces)
        assert made.complaints == (), file.name
        assert b"<text" not in made.svg
