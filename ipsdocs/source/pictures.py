"""Pictures, as hostile as any file from outside: a plain file of its own folder, small, and safe to draw."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from pathlib import PurePosixPath

from lxml import etree
from PIL import Image, UnidentifiedImageError

from ipsdocs.model import Picture, Text
from ipsdocs.problems import Place, Problems
from ipsdocs.source.files import Files
from ipsdocs.source.paths import Album

SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*\.(?P<ending>svg|png|jpg|jpeg)")
MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
MOST_SIDE = 4000  # pixels; a 10 KB PNG of 9000 x 9000 takes 687 MB to draw
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset(
    ["svg", "title", "desc", "g", "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text"]
)
REFUSED_VALUE = re.compile(r"url\s*\(|javascript:|data:|https?:|file:|//", re.IGNORECASE)
UNSAFE_KEYS = ("on", "{", "style", "href")
NAMED_FREELY = frozenset({"id", "class", "role", "aria-label", "aria-labelledby", "lang"})


def read_picture(files: Files, album: Album, source: str, at: Place, locale: str, problems: Problems) -> Picture | None:
    """The picture of that name in an album; None, with the problem noted at `at`, where it may not be shown."""
    name = SAFE_NAME.fullmatch(source)
    if name is None:
        problems.error(
            at,
            f"picture “{source}” is outside its folder or has no plain name",
            f"Put it in {album.folder}/ and write its name only, ending in .svg, .png or .jpg.",
        )
        return None
    path = f"{album.folder}/{source}"
    if (files.root / path).is_symlink():
        problems.error(at, f"picture “{source}” is a symbolic link", "Put the file itself there.")
        return None
    data = files.data(path)
    if data is None:
        near = ", ".join(PurePosixPath(f).name for f in files.list(album.folder))
        problems.error(at, f"picture “{source}” is missing", f"{album.folder}/ holds: {near or 'nothing'}.")
        return None
    media = MEDIA[name["ending"]]
    if media == "image/svg+xml":
        return _svg(data, f"{album.domain}/{source}", Place(path), album.domain, locale, problems)
    return _pixels(data, f"{album.domain}/{source}", media, at, problems)


def _pixels(data: bytes, name: str, media: str, at: Place, problems: Problems) -> Picture | None:
    """A PNG or JPEG; only its head is read here."""
    try:
        with (
            warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning),
            Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image,
        ):
            width, height = image.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        problems.error(
            at,
            f"picture “{name}” has far more pixels than {MOST_SIDE} a side",
            "Make it smaller: 1600 pixels fill a page.",
        )
        return None
    except (UnidentifiedImageError, OSError):
        problems.error(at, f"picture “{name}” can't be read", "Save it again as PNG or JPEG.")
        return None
    if max(width, height) > MOST_SIDE:
        problems.error(
            at,
            f"picture “{name}” is {width} x {height} pixels, more than {MOST_SIDE} a side",
            "Make it smaller: 1600 pixels fill a page.",
        )
        return None
    return Picture(name, media, data, width, height)


def _svg(data: bytes, name: str, at: Place, domain: str, locale: str, problems: Problems) -> Picture | None:
    root = parse_svg(data)
    if root is None:
        problems.error(at, "the SVG can't be read", "Save it again as plain SVG.")
        return None
    line, fault = next(((e.sourceline, f) for e in root.iter() if (f := _fault(e))), (0, ""))
    if fault:
        shapes = f"Plain shapes and text only: {', '.join(sorted(ELEMENTS))}."
        problems.error(Place(at.file, int(str(line or 0))), f"the SVG holds {fault}", shapes)
        return None
    box = re.findall(r"[\d.]+", root.get("viewBox", ""))
    if len(box) != 4:
        problems.error(at, "the SVG has no viewBox", 'Add viewBox="0 0 640 360" with its own size.')
        return None
    labels = tuple(
        Text(" ".join(words.split()), Place(at.file, int(str(element.sourceline or 0))), domain, locale)
        for element in root.iter(f"{SVG}text")
        if (words := element.text or "").strip()
    )
    return Picture(name, MEDIA["svg"], data, round(float(box[2])), round(float(box[3])), labels)


def parse_svg(data: bytes) -> etree._Element | None:
    """The SVG's tree, without entities, DTDs or the network; None where it isn't one."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    doctype = getattr(root.getroottree().docinfo, "doctype", "")
    return root if root.tag == f"{SVG}svg" and not doctype else None


def _fault(element: etree._Element) -> str:
    """What makes an element unfit to draw, empty where nothing does."""
    if not isinstance(element.tag, str):
        return "" if isinstance(element, etree._Comment) else "an entity or instruction"
    tag = element.tag.removeprefix(SVG)
    if tag not in ELEMENTS:
        return f"<{tag}>"
    for key, value in ((str(k), str(v)) for k, v in element.attrib.items()):
        if key not in NAMED_FREELY and (key.startswith(UNSAFE_KEYS) or REFUSED_VALUE.search(value)):
            return f"{key}=… on <{tag}>"
    return ""
