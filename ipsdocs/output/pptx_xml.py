"""DrawingML as text: elements, boxes, fills and shapes, so that no quotation mark is set by hand."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

POINT = 12700  # EMU
NAMESPACES = (
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
Place = tuple[float, float, float, float]  # left or start, top, width, height in points


def tag(name: str, /, *inside: str, **attributes: object) -> str:
    """An element; `r__id` stands for the attribute `r:id`, and an attribute that is None is left out."""
    said = "".join(
        f" {key.replace('__', ':')}={quoteattr(str(value))}" for key, value in attributes.items() if value is not None
    )
    content = "".join(inside)
    return f"<{name}{said}>{content}</{name}>" if content else f"<{name}{said}/>"


def rooted(xml: str) -> str:
    """An element that can be parsed alone: with the namespaces that its prefixes need."""
    end = min(at for at in (xml.find(" "), xml.find(">"), xml.find("/>")) if at > 0)
    return xml[:end] + NAMESPACES + xml[end:]


def text(words: str) -> str:
    return tag("a:t", escape(words))


def emu(points: float) -> int:
    return round(points * POINT)


def box(place: Place, name: str = "a:xfrm", *inside: str) -> str:
    """Where a shape stands, from the slide's left and top."""
    left, top, width, height = map(emu, place)
    return tag(name, tag("a:off", x=left, y=top), tag("a:ext", cx=width, cy=height), *inside)


def scheme(colour: str) -> str:
    """A fill in one of the theme's colours."""
    return tag("a:solidFill", tag("a:schemeClr", val=colour))


def rgb(colour: str) -> str:
    """A fill in a colour given as #rrggbb."""
    return tag("a:solidFill", tag("a:srgbClr", val=colour.lstrip("#").upper()))


NO_FILL = tag("a:noFill")
NO_LINE = tag("a:ln", NO_FILL)


def preset(shape: str) -> str:
    """One of PowerPoint's own shapes."""
    return tag("a:prstGeom", tag("a:avLst"), prst=shape)


def shape(names: str, properties: str, body: str = "", *, locks: str = "", kind: str = "", **how: object) -> str:
    """A shape: its `p:cNvPr`, its properties, its text; `kind` is a placeholder's `p:ph`."""
    head = tag("p:nvSpPr", names, tag("p:cNvSpPr", locks, **how), tag("p:nvPr", kind))
    return tag("p:sp", head, tag("p:spPr", properties), body)


def placeholder(names: str, ph: str, properties: str, body: str) -> str:
    return shape(names, properties, body, locks=tag("a:spLocks", noGrp=1), kind=f"<p:ph {ph}/>")


def body(paragraphs: str, style: str = "", inset: bool = True, **how: object) -> str:
    """A text body without margins of its own, or, with `inset` off, with its layout's."""
    sides = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0} if inset else {}
    fit = tag("a:normAutofit") if how.pop("autofit", False) else ""
    return tag("p:txBody", tag("a:bodyPr", fit, **(sides | how)), tag("a:lstStyle", style), paragraphs or tag("a:p"))
