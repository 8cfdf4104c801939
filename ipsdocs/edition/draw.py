"""Pictures in an edition's language: labels translated, and turned round where writing runs from the right. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from lxml import etree

from ipsdocs.model import Picture, Text
from ipsdocs.source.pictures import SVG, parse_svg


def localise(
    picture: Picture, translate: Callable[[Text], Text], fonts: Sequence[str], from_right: bool
) -> Picture:
    """The picture with each label translated and set in `fonts`; bitmaps stay as they are."""
    root = parse_svg(picture.data) if picture.labels or from_right else None
    if picture.media != "image/svg+xml" or root is None:
        return picture
    labels = iter(tuple(translate(label) for label in picture.labels))
    for element in root.iter(f"{SVG}text"):
        if (element.text or "").strip():
            element.text = next(labels).source
        element.set("font-family", ", ".join(fonts))
    if from_right:
        _turn(root, picture.width)
    return replace(picture, data=etree.tostring(root, encoding="utf-8"))


def _turn(root: etree._Element, width: int) -> None:
    """Mirror the drawing, and each label once more about its own place, so that it stays readable."""
    left = float((root.get("viewBox") or "0").split()[0])
    turned = etree.Element(f"{SVG}g", transform=f"translate({2 * left + width:g} 0) scale(-1 1)")
    for element in list(root):
        if element.tag not in (f"{SVG}title", f"{SVG}desc"):
            turned.append(element)
    root.append(turned)
    for element in turned.iter(f"{SVG}text"):
        x = float(element.get("x", "0"))
        before = element.get("transform", "")
        element.set("transform", f"{before} matrix(-1 0 0 1 {2 * x:g} 0)".strip())
        if element.get("text-anchor", "start") != "middle":
            element.set("text-anchor", _OTHER_SIDE[element.get("text-anchor", "start")])


_OTHER_SIDE = {"start": "end", "end": "start"}
