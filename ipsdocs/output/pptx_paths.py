"""SVG's shapes as one form, segments of lines and curves in points, and those as DrawingML paths."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ipsdocs.output.pptx_xml import emu, tag

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]  # as SVG's matrix(a b c d e f)
Segment = tuple[str, tuple[Point, ...]]  # M, L or C with its points, or Z
KAPPA = 0.5522847498  # a quarter circle as a cubic curve
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
_FIELD = rf"({_NUMBER.pattern})[\s,]*"
_ARC = re.compile(_FIELD * 3 + r"([01])[\s,]*([01])[\s,]*" + _FIELD * 2)
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


@dataclass(frozen=True, slots=True)
class Segments:
    """A path with absolute points."""

    parts: tuple[Segment, ...]

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the box around all points."""
        points = [point for _, points in self.parts for point in points] or [(0.0, 0.0)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)

    def drawn(self, left: float, top: float) -> str:
        """The path's DrawingML commands, relative to its box, in EMU."""
        names = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo", "Z": "a:close"}
        return "".join(
            tag(names[kind], *(tag("a:pt", x=emu(x - left), y=emu(y - top)) for x, y in points))
            for kind, points in self.parts
        )


def moved(matrix: Matrix, point: Point) -> Point:
    """Where a matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def transform(matrix: Matrix, text: str) -> Matrix:
    """The matrix with an SVG transform list applied inside it."""
    for name, arguments in _TRANSFORM.findall(text):
        matrix = _times(matrix, _matrix(name, [float(n) for n in _NUMBER.findall(arguments)]))
    return matrix


def _matrix(name: str, n: list[float]) -> Matrix:
    match name:
        case "translate":
            return (1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0)
        case "scale":
            return (n[0], 0, 0, n[1] if len(n) > 1 else n[0], 0, 0)
        case "rotate":
            turn = math.radians(n[0])
            x, y = (n[1], n[2]) if len(n) > 2 else (0.0, 0.0)
            cos, sin = math.cos(turn), math.sin(turn)
            return (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)
        case "matrix":
            return (n[0], n[1], n[2], n[3], n[4], n[5])
    raise ValueError(f"transform {name} can't be drawn")


def _times(m: Matrix, n: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741  # the letters of the matrix
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f)


def shape_path(name: str, attributes: Mapping[str, str], matrix: Matrix) -> Segments:
    """The outline of an SVG shape in points."""

    def get(key: str) -> float:
        return float(attributes.get(key, "0"))

    match name:
        case "rect":
            corner = max(get("rx"), get("ry"))
            parts = _rect(get("x"), get("y"), get("width"), get("height"), corner)
        case "circle":
            parts = _ellipse(get("cx"), get("cy"), get("r"), get("r"))
        case "ellipse":
            parts = _ellipse(get("cx"), get("cy"), get("rx"), get("ry"))
        case "line":
            parts = _through([(get("x1"), get("y1")), (get("x2"), get("y2"))])
        case "polyline" | "polygon":
            n = [float(x) for x in _NUMBER.findall(attributes.get("points", ""))]
            parts = _through(list(zip(n[::2], n[1::2], strict=False)))
            parts += [("Z", ())] if name == "polygon" else []
        case _:
            parts = list(_path(attributes.get("d", "")))
    return Segments(tuple((kind, tuple(moved(matrix, point) for point in points)) for kind, points in parts))


def _through(points: list[Point]) -> list[Segment]:
    """Straight lines from point to point."""
    return [("L" if at else "M", (point,)) for at, point in enumerate(points)]


def _rect(x: float, y: float, width: float, height: float, r: float) -> list[Segment]:
    r = min(r, width / 2, height / 2)
    if not r:
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        return [*_through(list(corners)), ("Z", ())]
    k, right, foot = r * (1 - KAPPA), x + width, y + height
    return [
        ("M", ((x + r, y),)),
        ("L", ((right - r, y),)),
        ("C", ((right - k, y), (right, y + k), (right, y + r))),
        ("L", ((right, foot - r),)),
        ("C", ((right, foot - k), (right - k, foot), (right - r, foot))),
        ("L", ((x + r, foot),)),
        ("C", ((x + k, foot), (x, foot - k), (x, foot - r))),
        ("L", ((x, y + r),)),
        ("C", ((x, y + k), (x + k, y), (x + r, y))),
        ("Z", ()),
    ]


def _ellipse(x: float, y: float, rx: float, ry: float) -> list[Segment]:
    circle = _rect(-1, -1, 2, 2, 1)
    return [(kind, tuple((x + rx * px, y + ry * py) for px, py in points)) for kind, points in circle]


def _path(d: str) -> Iterator[Segment]:
    """A path's commands as absolute moves, lines and cubic curves."""
    at = start = last = (0.0, 0.0)  # last: the control point that a smooth curve mirrors
    before = ""
    for command, numbers in _COMMAND.findall(d):
        kind, n = command.upper(), [float(x) for x in _numbers(command, numbers)]
        count = _COUNT[kind]
        groups = [n[i : i + count] for i in range(0, len(n), count)] if count else [[]]
        for group in groups:
            points = _absolute(kind, group, at if command.islower() else (0.0, 0.0), at)
            mirror = (2 * at[0] - last[0], 2 * at[1] - last[1]) if _smooth(kind, before) else at
            for segment, control in _segments(kind, points, group, at, mirror):
                yield segment
                at, last = segment[1][-1] if segment[1] else start, control
            if kind == "M":
                start, kind = at, "L"
            before = kind


def _numbers(command: str, text: str) -> list[str]:
    """A command's numbers; an arc's two flags may stand without a space after them."""
    if command.upper() != "A":
        return _NUMBER.findall(text)
    return [number for arc in _ARC.findall(text) for number in arc]


def _smooth(kind: str, before: str) -> bool:
    return (kind == "S" and before in ("C", "S")) or (kind == "T" and before in ("Q", "T"))


def _absolute(kind: str, n: list[float], base: Point, at: Point) -> list[Point]:
    if kind == "H":
        return [(n[0] + base[0], at[1])]
    if kind == "V":
        return [(at[0], n[0] + base[1])]
    pairs = n[5:] if kind == "A" else n
    return [(x + base[0], y + base[1]) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]


def _segments(kind: str, p: list[Point], n: list[float], at: Point, mirror: Point) -> Iterator[tuple[Segment, Point]]:
    """The segments of one command, each with the control point that a smooth curve after it mirrors."""
    match kind:
        case "M" | "L" | "H" | "V":
            yield ("M" if kind == "M" else "L", (p[0],)), p[0]
        case "C":
            yield ("C", tuple(p)), p[1]
        case "S":
            yield ("C", (mirror, *p)), p[0]
        case "Q":
            yield _quadratic(at, p[0], p[1]), p[0]
        case "T":
            yield _quadratic(at, mirror, p[0]), mirror
        case "A":
            for segment in _arc(at, n, p[0]):
                yield segment, p[0]
        case _:
            yield ("Z", ()), at


def _quadratic(start: Point, control: Point, end: Point) -> Segment:
    (x0, y0), (x1, y1), (x2, y2) = start, control, end
    first = (x0 + 2 * (x1 - x0) / 3, y0 + 2 * (y1 - y0) / 3)
    return "C", (first, (x2 + 2 * (x1 - x2) / 3, y2 + 2 * (y1 - y2) / 3), end)


def _arc(at: Point, n: list[float], end: Point) -> Iterator[Segment]:
    """An elliptical arc as cubic curves of at most a quarter turn (SVG 1.1, appendix F.6)."""
    rx, ry, turn, large, sweep = abs(n[0]), abs(n[1]), math.radians(n[2]), n[3] != 0, n[4] != 0
    if not rx or not ry or at == end:
        yield "L", (end,)
        return
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (at[0] - end[0]) / 2, (at[1] - end[1]) / 2
    x, y = cos * dx + sin * dy, cos * dy - sin * dx
    grow = max(1.0, math.sqrt((x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = (rx * ry) ** 2 / ((rx * y) ** 2 + (ry * x) ** 2) - 1
    root = math.sqrt(max(0.0, under)) * (1 if large != sweep else -1)
    cx, cy = root * rx * y / ry, -root * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    span = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    span += 2 * math.pi * ((sweep and span < 0) - (not sweep and span > 0))
    middle = (cos * cx - sin * cy + (at[0] + end[0]) / 2, sin * cx + cos * cy + (at[1] + end[1]) / 2)
    count = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    step = span / count
    k = 4 / 3 * math.tan(step / 4)

    def place(px: float, py: float) -> Point:
        return cos * rx * px - sin * ry * py + middle[0], sin * rx * px + cos * ry * py + middle[1]

    for a in (first + i * step for i in range(count)):
        b = a + step
        yield (
            "C",
            (
                place(math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a)),
                place(math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b)),
                place(math.cos(b), math.sin(b)),
            ),
        )
