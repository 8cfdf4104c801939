"""A flat SVG diagram as native PowerPoint shapes, so that its labels and colours can be edited.

The curriculum's diagrams are rectangles, circles, lines, paths and words. Each becomes a shape of one
group, which carries the alternative text. What can't be drawn so is refused by name, never left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from ipsdocs.document import fit
from ipsdocs.document.page import Picture
from ipsdocs.output.pptx_paths import Matrix, Segments, shape_path, transform
from ipsdocs.output.pptx_text import NAMESPACES, POINT

SILENT = frozenset({"title", "desc", "metadata"})
SHAPES = frozenset({"rect", "circle", "ellipse", "line", "polyline", "polygon", "path"})
INHERITED = (
    "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "font-size", "font-weight", "text-anchor"
)  # fmt: skip
KNOWN = SILENT | SHAPES | {"svg", "g", "text", "tspan"}
ASCENT, LINE = 1.069, 1.362  # of Noto Sans, in ems
NAMED = {"white": "FFFFFF", "black": "000000"}
_COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$")


class Undrawable(ValueError):
    """A picture holds what PowerPoint's own shapes can't show; the text names the picture and the elements."""


def undrawable(data: bytes) -> tuple[str, ...]:
    """What an SVG holds that can't become a PowerPoint shape: elements and attributes by name, sorted."""
    found: set[str] = set()
    for element in _root(data).iter(etree.Element):
        name = _name(element)
        if name not in KNOWN:
            found.add(f"<{name}>")
        found |= {key for key in ("style", "class", "clip-path", "mask", "filter", "marker-end", "marker-start", "opacity") if key in element.attrib}
        for key in ("fill", "stroke"):
            value = element.get(key, "none")
            if value != "none" and value not in NAMED and not _COLOUR.match(value):
                found.add(f'{key}="{value}"')
    return tuple(sorted(found))


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    return etree.fromstring(data, parser)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws one picture. `id` gives the next free shape id of the slide."""

    picture: Picture
    locale: str
    rtl: bool
    id: Callable[[], int]

    def group(self, box: str, words: str, scale: float) -> str:
        """The group shape at `box` (an a:xfrm); `scale` is points per SVG unit."""
        faults = undrawable(self.picture.data)
        if faults:
            raise Undrawable(f"{self.picture.name}: PowerPoint can't draw {', '.join(faults)}; use plain shapes and colours")
        own = self.id()
        shapes = "".join(self.element(_root(self.picture.data), {}, (scale, 0, 0, scale, *self.origin(scale))))
        width, height = (round(side * scale * POINT) for side in (self.picture.width, self.picture.height))
        inside = box.replace("</a:xfrm>", f'<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm>')
        return (
            f'<p:grpSp {NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{own}" name="Picture" descr={quoteattr(words)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
            f"<p:grpSpPr>{inside}</p:grpSpPr>{shapes}</p:grpSp>"
        )

    def origin(self, scale: float) -> tuple[float, float]:
        """Where the view box begins, taken off."""
        box = re.split(r"[\s,]+", _root(self.picture.data).get("viewBox", "0 0").strip())
        return -float(box[0]) * scale, -float(box[1]) * scale

    def element(self, element: etree._Element, style: Mapping[str, str], matrix: Matrix) -> Iterator[str]:
        """The shapes of an element and all below it; `matrix` leads from its units to points."""
        own = {**style, **{key: value for key in INHERITED if (value := element.get(key))}}
        here = transform(matrix, element.get("transform", ""))
        name = _name(element)
        if name in SHAPES:
            yield self.shape(shape_path(name, element.attrib, here), own, abs(here[0] * here[3] - here[1] * here[2]) ** 0.5)
        elif name in ("text", "tspan"):
            yield from self.words(element, own, here)
        elif name not in SILENT:
            for child in element.iterchildren(etree.Element):
                yield from self.element(child, own, here)

    def shape(self, path: Segments, style: Mapping[str, str], scale: float) -> str:
        left, top, width, height = path.bounds()
        cx, cy = max(1, round(width * POINT)), max(1, round(height * POINT))
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.id()}" name="Shape"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
            f'<a:xfrm><a:off x="{round(left * POINT)}" y="{round(top * POINT)}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
            f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{cx}" h="{cy}">'
            f"{path.drawn(left, top)}</a:path></a:pathLst></a:custGeom>{_fill(style.get('fill', '#000000'))}{_line(style, scale)}</p:spPr></p:sp>"
        )

    def words(self, element: etree._Element, style: Mapping[str, str], matrix: Matrix) -> Iterator[str]:
        """A text element, and each of its spans that has a place of its own, as text boxes on its baseline."""
        x, y = (float(element.get(key, "0").split()[0]) for key in ("x", "y"))
        text = " ".join((element.text or "").split())
        for span in element.iterchildren(etree.Element):
            if span.get("x") is None and span.get("y") is None and span.get("dy") is None:
                text = f"{text} {' '.join((span.text or '').split())}".strip()
            else:
                span.set("y", str(float(span.get("y", y)) + _length(span.get("dy", "0"), style)))
                span.set("x", span.get("x", str(x)))
                y = float(span.get("y", y))
                yield from self.words(span, {**style, **{k: v for k in INHERITED if (v := span.get(k))}}, matrix)
        if text:
            a, b, c, d, e, f = matrix
            yield self.text_box(text, a * x + c * y + e, b * x + d * y + f, style, abs(a * d - b * c) ** 0.5)

    def text_box(self, text: str, x: float, y: float, style: Mapping[str, str], scale: float) -> str:
        """A text box whose baseline is `y` and whose anchor is `x`, both in points."""
        size = _length(style.get("font-size", "16"), {}) * scale
        width = max(fit.width(text) * size * 1.3, 20.0)
        anchor = {"middle": "ctr", "end": "l" if self.rtl else "r"}.get(style.get("text-anchor", "start"), "r" if self.rtl else "l")
        left = x - {"ctr": width / 2, "r": width, "l": 0.0}[anchor]
        bold = ' b="1"' if style.get("font-weight", "400") in ("600", "700", "bold") else ""
        box = ((left, "x"), (y - ASCENT * size, "y")), ((width, "cx"), (LINE * size, "cy"))
        off, ext = (" ".join(f'{name}="{round(value * POINT)}"' for value, name in pair) for pair in box)
        return (
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.id()}" name="Label"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
            f'<a:xfrm><a:off {off}/><a:ext {ext}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
            f'<a:p><a:pPr algn="{anchor}" rtl="{int(self.rtl)}"/><a:r><a:rPr lang={quoteattr(self.locale)} sz="{round(size * 100)}"{bold} dirty="0">'
            f"{_fill(style.get('fill', '#000000'))}</a:rPr><a:t>{escape(text)}</a:t></a:r></a:p></p:txBody></p:sp>"
        )


def _length(value: str, style: Mapping[str, str]) -> float:
    """A number of user units; `em` counts in the style's font size."""
    if value.endswith("em"):
        return float(value[:-2]) * _length(style.get("font-size", "16"), {})
    return float(value.removesuffix("px").removesuffix("pt"))


def _fill(value: str) -> str:
    return "<a:noFill/>" if value == "none" else f"<a:solidFill>{_rgb(value)}</a:solidFill>"


def _rgb(value: str) -> str:
    digits = NAMED.get(value) or value.lstrip("#").upper()
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return f'<a:srgbClr val="{digits}"/>'


def _line(style: Mapping[str, str], scale: float) -> str:
    colour = style.get("stroke", "none")
    if colour == "none":
        return "<a:ln><a:noFill/></a:ln>"
    width = round(_length(style.get("stroke-width", "1"), {}) * scale * POINT)
    dash = '<a:prstDash val="dash"/>' if style.get("stroke-dasharray", "none") != "none" else ""
    cap = ' cap="rnd"' if style.get("stroke-linecap") == "round" else ""
    return f'<a:ln w="{width}"{cap}><a:solidFill>{_rgb(colour)}</a:solidFill>{dash}<a:round/></a:ln>'
