"""A flat SVG diagram as native PowerPoint shapes, so that its labels and colours can be edited.

The curriculum's diagrams are rectangles, circles, lines, paths and words. Each becomes a shape of one
group, which carries the alternative text. What can't be drawn so is refused by name, never left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ipsdocs.document import fit
from ipsdocs.model import Picture
from ipsdocs.output.pptx_paths import Matrix, Point, Segments, moved, shape_path, transform
from ipsdocs.output.pptx_xml import NO_FILL, NO_LINE, body, box, emu, preset, rgb, shape, tag, text

SILENT = frozenset({"title", "desc", "metadata"})
SHAPES = frozenset({"rect", "circle", "ellipse", "line", "polyline", "polygon", "path"})
KNOWN = SILENT | SHAPES | {"svg", "g", "text", "tspan"}
PAINTS = ("fill", "stroke")
TEXT = ("font-size", "font-weight", "text-anchor")
INHERITED = (*PAINTS, "stroke-width", "stroke-dasharray", "stroke-linecap", *TEXT)
REFUSED = frozenset(
    ["style", "class", "clip-path", "mask", "filter", "marker-start", "marker-end", "opacity", "fill-opacity"]
)
NAMED = {"white": "#FFFFFF", "black": "#000000"}
ASCENT, LINE = 1.069, 1.362  # of Noto Sans, in ems
_COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


class Undrawable(ValueError):
    """A picture holds what PowerPoint's own shapes can't show; the text says which picture and what."""


def undrawable(data: bytes) -> tuple[str, ...]:
    """What an SVG holds that can't become a PowerPoint shape: elements and attributes by name, sorted."""
    found: set[str] = set()
    for element in _root(data).iter(etree.Element):
        name = _name(element)
        found |= set() if name in KNOWN else {f"<{name}>"}
        found |= {str(key) for key in element.attrib} & REFUSED
        paints = ((key, element.get(key, "none")) for key in PAINTS)
        found |= {f'{key}="{value}"' for key, value in paints if not _paintable(value)}
    return tuple(sorted(found))


def _paintable(value: str) -> bool:
    return value == "none" or value in NAMED or bool(_COLOUR.fullmatch(value))


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(data, parser)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws one picture. `names` gives a shape its `p:cNvPr` with the next free id of the slide."""

    picture: Picture
    locale: str
    rtl: bool
    names: Callable[[str], str]

    def group(self, names: str, where: str, scale: float) -> str:
        """The group shape at `where` (an a:xfrm); `scale` is points per SVG unit."""
        faults = undrawable(self.picture.data)
        if faults:
            said = ", ".join(faults)
            raise Undrawable(f"{self.picture.name}: PowerPoint can't draw {said}; use plain shapes and colours")
        root = _root(self.picture.data)
        left, top = (float(n) for n in re.split(r"[\s,]+", root.get("viewBox", "0 0").strip())[:2])
        shapes = self.element(root, {}, (scale, 0, 0, scale, -left * scale, -top * scale))
        size = {"cx": emu(self.picture.width * scale), "cy": emu(self.picture.height * scale)}
        inside = tag("a:chOff", x=0, y=0) + tag("a:chExt", **size)
        head = tag("p:nvGrpSpPr", names, tag("p:cNvGrpSpPr"), tag("p:nvPr"))
        placed = where.replace("</a:xfrm>", f"{inside}</a:xfrm>")
        return tag("p:grpSp", head, tag("p:grpSpPr", placed), *shapes)

    def element(self, element: etree._Element, style: Mapping[str, str], matrix: Matrix) -> Iterator[str]:
        """The shapes of an element and all below it; `matrix` leads from its units to points."""
        own = _style(element, style)
        here = transform(matrix, element.get("transform", ""))
        name = _name(element)
        if name in SHAPES:
            attributes = {str(key): str(value) for key, value in element.attrib.items()}
            yield self.shape(shape_path(name, attributes, here), own, _scale(here))
        elif name == "text":
            yield from self.words(element, own, here)
        elif name not in SILENT:
            for child in element.iterchildren(etree.Element):
                yield from self.element(child, own, here)

    def shape(self, path: Segments, style: Mapping[str, str], scale: float) -> str:
        left, top, width, height = path.bounds()
        sides = {"w": max(1, emu(width)), "h": max(1, emu(height))}
        frame = tag("a:rect", l=0, t=0, r="r", b="b")
        lists = (tag(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
        outline = tag("a:custGeom", *lists, frame, tag("a:pathLst", tag("a:path", path.drawn(left, top), **sides)))
        paint = _fill(style.get("fill", "black")) + _line(style, scale)
        return shape(self.names("Shape"), box((left, top, width, height)) + outline + paint)

    def words(self, element: etree._Element, style: Mapping[str, str], matrix: Matrix) -> Iterator[str]:
        """A text and each of its spans that has a place of its own, as text boxes on their baselines."""
        x, y = (float(element.get(key, "0").split()[0]) for key in ("x", "y"))
        here = [element.text or ""]
        for span in element.iterchildren(etree.Element):
            if any(key in span.attrib for key in ("x", "y", "dy")):
                x = float(span.get("x", str(x)))
                y = float(span.get("y", str(y))) + _length(span.get("dy", "0"), style)
                yield self.text_box(span.text or "", (x, y), _style(span, style), matrix)
            else:
                here.append(span.text or "")
            here.append(span.tail or "")
        if "".join(here).strip():
            at = tuple(float(element.get(key, "0").split()[0]) for key in ("x", "y"))
            yield self.text_box("".join(here), (at[0], at[1]), style, matrix)

    def text_box(self, words: str, at: Point, style: Mapping[str, str], matrix: Matrix) -> str:
        """A text box in whose first line `at` is the baseline and the anchor, in SVG units."""
        said = " ".join(words.split())
        x, y = moved(matrix, at)
        size = _length(style.get("font-size", "16"), {}) * _scale(matrix)
        width = max(fit.width(said) * size * 1.3, 20.0)
        start, end = ("r", "l") if self.rtl else ("l", "r")
        edge = {"middle": "ctr", "end": end}.get(style.get("text-anchor", "start"), start)
        left = x - {"ctr": width / 2, "r": width, "l": 0.0}[edge]
        bold = 1 if style.get("font-weight") in ("600", "700", "bold") else None
        paint = _fill(style.get("fill", "black"))
        run = tag("a:rPr", paint, lang=self.locale, sz=round(size * 100), b=bold, dirty=0)
        paragraph = tag("a:p", tag("a:pPr", algn=edge, rtl=int(self.rtl)), tag("a:r", run, text(said)))
        properties = box((left, y - ASCENT * size, width, LINE * size)) + preset("rect") + NO_FILL
        return shape(self.names("Label"), properties, body(paragraph, wrap="none"), txBox=1)


def _style(element: etree._Element, above: Mapping[str, str]) -> dict[str, str]:
    return {**above, **{key: value for key in INHERITED if (value := element.get(key))}}


def _scale(matrix: Matrix) -> float:
    """How much a matrix makes lengths longer, on average."""
    return float(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5)


def _length(value: str, style: Mapping[str, str]) -> float:
    """A number of user units; `em` counts in the style's font size."""
    if value.endswith("em"):
        return float(value[:-2]) * _length(style.get("font-size", "16"), {})
    return float(value.removesuffix("px"))


def _colour(value: str) -> str:
    digits = NAMED.get(value, value)
    return digits if len(digits) == 7 else "#" + "".join(digit * 2 for digit in digits[1:])


def _fill(value: str) -> str:
    return NO_FILL if value == "none" else rgb(_colour(value))


def _line(style: Mapping[str, str], scale: float) -> str:
    colour = style.get("stroke", "none")
    if colour == "none":
        return NO_LINE
    dash = tag("a:prstDash", val="dash") if style.get("stroke-dasharray", "none") != "none" else ""
    cap = "rnd" if style.get("stroke-linecap") == "round" else None
    width = emu(_length(style.get("stroke-width", "1"), {}) * scale)
    return tag("a:ln", rgb(_colour(colour)), dash, tag("a:round"), w=width, cap=cap)
