"""Words in an SVG as outlines: each <text> becomes a <path>, shaped by HarfBuzz in the locked fonts.

WeasyPrint 70 lays SVG text out letter by letter, so that Arabic neither joins nor reads and kerning is lost.
The words stay words in HTML files and in PowerPoint; in a PDF the picture's alternative text says them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from ipsdocs.output import bidi
from ipsdocs.output.pptx_paths import Matrix, moved, transform
from ipsdocs.source.pictures import SVG, parse_svg

if TYPE_CHECKING:
    import uharfbuzz

FILES = frozenset({".otf", ".ttc", ".ttf"})
NARROWEST = 0.8  # a label that is too wide for its picture is set smaller, but no smaller than this
GENERIC = {"sans-serif": "Noto Sans", "serif": "Noto Serif"}
BASELINES = {"middle": 0.268, "central": 0.388}  # ems that text is let down: Noto Sans's x-height and box, halved
UNFOLLOWED = ("rotate", "textLength", "letter-spacing", "word-spacing", "writing-mode", "text-decoration")
OF_TEXT = (
    "x", "y", "dx", "dy", "text-anchor", "font-size", "font-weight", "font-family", "font-style",
    "dominant-baseline", "direction", "lang",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font by what CSS calls it: one of a file, or the nth of a collection."""

    family: str
    bold: bool
    path: Path
    index: int = 0


@dataclass(frozen=True, slots=True)
class Outlined:
    """A picture without <text>, and what of its words could not be drawn as they should be."""

    svg: bytes
    complaints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    """A <text> as it is to be set: place of its anchor, size in the picture's units, fonts, room to either side.

    `room` are the least and the most that the line may reach along its own direction, counted from `x`.
    """

    words: str
    x: float
    y: float
    size: float
    anchor: str
    faces: tuple[Typeface, ...]
    from_right: bool | None  # None: the first strong sign decides
    language: str
    room: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A glyph of `face` at a place on the line; all in ems."""

    face: Typeface
    id: int
    x: float
    y: float


class _Unfollowed(ValueError):
    """A <text> asks for what outlines don't follow; the text names it."""


@lru_cache(maxsize=4)
def typefaces(folder: Path) -> tuple[Typeface, ...]:
    """The upright regular and bold fonts of a folder, by the names in the files, in order of file name."""
    faces = []
    for path in sorted(path for path in folder.iterdir() if path.suffix in FILES):
        for index in range(_count(path)):
            face = Typeface("", False, path, index)
            family, style = (_face(face).get_name(number) or "" for number in (1, 2))
            if style in ("Regular", "Bold"):
                faces.append(replace(face, family=family, bold=style == "Bold"))
    return tuple(faces)


def outlined(svg: bytes, fonts: tuple[Typeface, ...]) -> Outlined:
    """The picture with each <text> drawn in `fonts`; equal input gives equal bytes."""
    root = parse_svg(svg)
    if root is None or not fonts:
        return Outlined(svg, ())
    complaints: list[str] = []
    for element in list(root.iter(f"{SVG}text")):
        words = unicodedata.normalize("NFC", " ".join((element.text or "").split()))
        try:
            if words:
                _draw(element, _label(root, element, words, fonts), complaints)
        except _Unfollowed as fault:
            complaints.append(f"label “{words}” has {fault}, which can't be drawn")
    return Outlined(etree.tostring(root, encoding="utf-8"), tuple(complaints))


def _draw(element: etree._Element, label: _Label, complaints: list[str]) -> None:
    """Turn a <text> into the <path> of its label; colours, transform and id stay on the element."""
    glyphs, width = _line(label)
    missing = [sign for sign in label.words if not _hidden(sign) and not any(_has(f, sign) for f in label.faces)]
    if missing:
        signs = " ".join(f"{sign} (U+{ord(sign):04X})" for sign in dict.fromkeys(missing))
        complaints.append(f"no locked font has {signs} of label “{label.words}”")
    elif any(glyph.id == 0 for glyph in glyphs):
        complaints.append(f"the fonts lack a glyph of label “{label.words}”")
    start = -width * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    fits = min(1.0, _share(start * label.size, label.room[0]), _share((start + width) * label.size, label.room[1]))
    if fits < NARROWEST:
        complaints.append(f"label “{label.words}” is {1 / max(fits, 0.01):.1f} times too wide")
    path = _path(glyphs, label, start, label.size * max(fits, NARROWEST))
    for key in OF_TEXT:
        if key in element.attrib:
            del element.attrib[key]
    element.tag, element.text = f"{SVG}path", None
    element.set("d", path)


def _share(reach: float, room: float) -> float:
    """Which share of its size a label may keep so that it reaches no farther than `room` on that side."""
    return 1.0 if (reach * room > 0 and abs(reach) <= abs(room)) or reach == 0 else max(0.0, room / reach)


def _path(glyphs: Sequence[_Glyph], label: _Label, start: float, size: float) -> str:
    """The outlines of a line of glyphs as an SVG path's commands, to a hundredth of a unit."""
    from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
    from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]

    pen = SVGPathPen(None, ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
    for glyph in glyphs:
        unit = size / _face(glyph.face).upem
        place = (label.x + (start + glyph.x) * size, label.y - glyph.y * size)
        _font(glyph.face).draw_glyph_with_pen(glyph.id, TransformPen(pen, (unit, 0, 0, -unit, *place)))
    return str(pen.getCommands())


# ---------------------------------------------------------------- what a <text> asks for


def _label(root: etree._Element, element: etree._Element, words: str, fonts: tuple[Typeface, ...]) -> _Label:
    """A <text>'s words with what it and the elements around it say about them."""
    for key in UNFOLLOWED:
        if _inherited(element, key, "normal") not in ("normal", "none"):
            raise _Unfollowed(key)
    size = _number(_inherited(element, "font-size", "16"), "font-size")
    x, y = (_number(element.get(f"{d}", "0"), d) + _number(element.get(f"d{d}", "0"), f"d{d}") for d in "xy")
    direction = _inherited(element, "direction", "")
    anchor = _inherited(element, "text-anchor", "start")
    if direction == "rtl" and anchor in _OTHER_END:
        anchor = _OTHER_END[anchor]
    elif anchor not in ("start", "middle", "end"):
        raise _Unfollowed(f"text-anchor {anchor}")
    baseline = _inherited(element, "dominant-baseline", "auto")
    if baseline not in ("auto", "alphabetic", *BASELINES):
        raise _Unfollowed(f"dominant-baseline {baseline}")
    y += BASELINES.get(baseline, 0) * size
    return _Label(
        words=words,
        x=x,
        y=y,
        size=size,
        anchor=anchor,
        faces=_ranked(_inherited(element, "font-family", "sans-serif"), _bold(element), fonts),
        from_right={"rtl": True}.get(direction),
        language=_inherited(element, "lang", ""),
        room=_room(root, element, x, y),
    )


_OTHER_END = {"start": "end", "end": "start"}  # SVG's start is at the right where the direction is rtl


def _inherited(element: etree._Element, key: str, default: str) -> str:
    """An attribute of the element or of the nearest one around it."""
    around = (element, *element.iterancestors())
    return next((str(value).strip() for e in around if (value := e.get(key)) is not None), default)


def _number(value: str, key: str) -> float:
    try:
        return float(value.strip().removesuffix("px"))
    except ValueError:
        raise _Unfollowed(f"{key} “{value}”") from None


def _bold(element: etree._Element) -> bool:
    """Whether CSS takes the bold file where there are only two: from 600 upwards."""
    weight = _inherited(element, "font-weight", "normal")
    return weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)


def _ranked(families: str, bold: bool, fonts: tuple[Typeface, ...]) -> tuple[Typeface, ...]:
    """All faces, best first: the families asked for, then any; in each the weight asked for, then the other."""
    asked = [name.strip().strip("\"'") for name in families.split(",")]
    names = [GENERIC.get(name, name) for name in asked]

    def rank(face: Typeface) -> tuple[int, bool, bool, str]:
        wanted = names.index(face.family) if face.family in names else len(names)
        return wanted, face.bold != bold, "Serif" in face.family, face.path.name

    return tuple(sorted(fonts, key=rank))


def _room(root: etree._Element, element: etree._Element, x: float, y: float) -> tuple[float, float]:
    """How far a line of text that passes through (x, y) may reach to its left and right inside the viewBox."""
    left, top, width, height = (float(n) for n in (root.get("viewBox") or "0 0 1e9 1e9").replace(",", " ").split())
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    for around in (*reversed(list(element.iterancestors())), element):
        matrix = transform(matrix, around.get("transform", ""))
    here, there = moved(matrix, (x, y)), moved(matrix, (x + 1, y))
    least, most = -1e9, 1e9
    for at, to, low, high in ((here[0], there[0], left, left + width), (here[1], there[1], top, top + height)):
        if abs(to - at) > 1e-6:
            one, two = sorted(((low - at) / (to - at), (high - at) / (to - at)))
            least, most = max(least, one), min(most, two)
    return least, most


# ---------------------------------------------------------------- from signs to glyphs


def _line(label: _Label) -> tuple[list[_Glyph], float]:
    """A label's glyphs from left to right and how wide they are together, in ems."""
    faces = _fonts_of(label)
    levels = bidi.levels(label.words, None if label.from_right is None else int(label.from_right))
    runs = []
    for (level, face), places in groupby(range(len(label.words)), lambda at: (levels[at], faces[at])):
        covered = list(places)
        runs.append((level, (face, range(covered[0], covered[-1] + 1), level % 2 == 1)))
    glyphs: list[_Glyph] = []
    reached = 0.0
    for face, run, from_right in bidi.visual(runs):
        more, width = _shaped(label, face, run, from_right)
        glyphs += [_Glyph(face, glyph.id, reached + glyph.x, glyph.y) for glyph in more]
        reached += width
    return glyphs, reached


def _shaped(label: _Label, face: Typeface, run: range, from_right: bool) -> tuple[list[_Glyph], float]:
    """The glyphs of a run in one font and direction, and their width, in ems."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    # The whole label goes in, so that letters join across a change of font.
    buffer.add_codepoints([ord(sign) for sign in label.words], run.start, len(run))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if from_right else "ltr"
    buffer.language = label.language or "und"  # else HarfBuzz takes the machine's
    uharfbuzz.shape(_font(face), buffer)
    em = _face(face).upem
    glyphs: list[_Glyph] = []
    reached = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        x, y = reached + position.x_offset, position.y_offset
        glyphs.append(_Glyph(face, info.codepoint, x / em, y / em))
        reached += position.x_advance
    return glyphs, reached / em


def _fonts_of(label: _Label) -> list[Typeface]:
    """The face of each sign: letters by coverage; all else stays with the letter before it, if that face has it.

    So brackets and digits beside a word look like the word's own, and a mark never parts from its letter.
    """
    letters = [next((f for f in label.faces if _has(f, s)), None) if s.isalpha() else None for s in label.words]
    before = next((face for face in letters if face), label.faces[0])
    chosen = []
    for sign, face in zip(label.words, letters, strict=True):
        if face is None:
            near = (before, *label.faces)
            face = before if _hidden(sign) else next((f for f in near if _has(f, sign)), before)
        else:
            before = face
        chosen.append(face)
    return chosen


def _hidden(sign: str) -> bool:
    """Whether a sign shows nothing itself: joiners and direction marks, which shaping takes out again."""
    return unicodedata.category(sign) == "Cf"


def _has(face: Typeface, sign: str) -> bool:
    return ord(sign) in _signs(face)


def _count(path: Path) -> int:
    """How many fonts a file holds."""
    import uharfbuzz

    return int(uharfbuzz.Face(_blob(path)).count)


@lru_cache(maxsize=64)
def _blob(path: Path) -> uharfbuzz.Blob:
    import uharfbuzz

    return uharfbuzz.Blob.from_file_path(path)


@lru_cache(maxsize=128)
def _face(face: Typeface) -> uharfbuzz.Face:
    import uharfbuzz

    return uharfbuzz.Face(_blob(face.path), face.index)


@lru_cache(maxsize=128)
def _font(face: Typeface) -> uharfbuzz.Font:
    import uharfbuzz

    return uharfbuzz.Font(_face(face))


@lru_cache(maxsize=128)
def _signs(face: Typeface) -> frozenset[int]:
    return frozenset(_face(face).unicodes)
