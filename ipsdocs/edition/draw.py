"""Pictures as an edition shows them: labels translated, turned where writing runs from the right, grey. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO

from lxml import etree

from ipsdocs.edition.colour import grey
from ipsdocs.edition.languages import direction
from ipsdocs.model import Picture, Text
from ipsdocs.source.pictures import SVG, parse_svg

SVG_MEDIA = "image/svg+xml"
COLOURED = ("fill", "stroke", "stop-color", "flood-color", "lighting-color", "color")


@dataclass(frozen=True, slots=True)
class Look:
    """How an edition draws: the fonts of its labels, whether it runs from the right, whether it is printed grey."""

    fonts: tuple[str, ...]
    from_right: bool = False
    greyscale: bool = False


def localise(picture: Picture, translate: Callable[[Text], Text], look: Look) -> Picture:
    """The picture with each label translated, in the look's fonts, direction and colours.

    Bitmaps hold no words to translate, and only lose their colours.
    """
    if look.greyscale and picture.media != SVG_MEDIA:
        return replace(picture, data=_grey_bitmap(picture.data), file=picture.address)
    wanted = picture.labels or look.from_right or look.greyscale
    root = parse_svg(picture.data) if picture.media == SVG_MEDIA and wanted else None
    if root is None:
        return picture
    labels = tuple(translate(label) for label in picture.labels)
    words = iter(labels)
    for element in root.iter(f"{SVG}text"):
        if (element.text or "").strip():
            _label(element, next(words), look)
    if look.from_right:
        _turn(root, picture.width)
    if look.greyscale:
        _grey(root)
    return replace(picture, data=etree.tostring(root, encoding="utf-8"), labels=labels, file=picture.address)


def _label(element: etree._Element, label: Text, look: Look) -> None:
    """Put words into a <text>. One in another direction's language keeps that, so that its “?” stays at its end."""
    element.text = label.source
    element.set("font-family", ", ".join(look.fonts))
    if look.from_right and direction(label.locale) == "rtl":
        element.set("direction", "rtl")


def _grey(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        for key in COLOURED:
            if value := element.get(key):
                element.set(key, grey(value))


@lru_cache(maxsize=64)  # every format of an edition shows it
def _grey_bitmap(data: bytes) -> bytes:
    """A PNG or JPEG without colours, of the same size, seen the same way up; what was clear stays clear.

    A damaged one stays as it is: the engine says what is wrong with it.
    """
    from PIL import ImageFile

    parser, target = ImageFile.Parser(), BytesIO()
    try:
        parser.feed(data)
        image = parser.close()
        clear = "A" in image.getbands() or "transparency" in image.info
        whole = image.convert("RGBA" if clear else "RGB")
        exif = image.info.get("exif", b"")
        whole.convert("LA" if clear else "L").save(target, image.format, quality=92, exif=exif)
    except OSError:
        return data
    return target.getvalue()


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
        # Mirrored, a label that began at x ends there: as right-to-left text does of itself.
        if element.get("direction") != "rtl":
            element.set("text-anchor", _OTHER_SIDE[_anchor(element)])


def _anchor(element: etree._Element) -> str:
    """The text-anchor of an element, its own or that of what it stands in."""
    around = (element, *element.iterancestors())
    return next((value for e in around if (value := e.get("text-anchor")) in _OTHER_SIDE), "start")


_OTHER_SIDE = {"start": "end", "end": "start", "middle": "middle"}
