"""What a screen reader is told of a page: each piece of text with the language that it is to be spoken in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from lxml import html

from ipsdocs.source.scripts import script


def pieces(file: Path) -> tuple[tuple[str, str], ...]:
    """(language, words) of each line or part of one in the structure, in the order it is drawn."""
    found: list[tuple[str, str]] = []
    with pikepdf.open(file) as document, pypdfium2.PdfDocument(file) as drawn:
        whole, tree = str(document.Root.Lang), document.Root.StructTreeRoot
        roots = {kid.objgen for kid in tree.K}
        for number, page in enumerate(drawn):
            elements = _parents(tree, int(str(document.pages[number].obj.StructParents)))
            for mark, words in _marked(page):
                lang = _language(elements[mark], roots, whole) if 0 <= mark < len(elements) else None
                if lang:
                    found.append((lang, words))
    return tuple(found)


def marked(page: Path) -> tuple[tuple[str, str], ...]:
    """(language, words) of each passage of an HTML file that names a language of its own, without passages within."""
    found = html.parse(page).getroot().xpath("//body//*[@lang]")
    return tuple((str(each.get("lang")), "".join(_words(each))) for each in found)


def _words(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("lang") is None:
            yield from _words(child)
        yield child.tail or ""


def strangers(file: Path) -> list[tuple[str, str]]:
    """The pieces whose letters are not of the language they are tagged with."""
    return [(lang, words) for lang, words in pieces(file) if not fits(words, lang)]


def fits(words: str, lang: str) -> bool:
    """Whether all letters are of the language's script, beside a name or so in Latin ones, which any language keeps."""
    kinds, own = {kind for c in words if (kind := _kind(c))}, script(lang)
    named = sum(any(map(str.isalpha, word)) for word in words.split()) <= MOST_NAMES
    return kinds <= {own, "Latn"} and (named or own in kinds)


MOST_NAMES = 4  # words in a row that may be one: “Intentional Peer Support”, “Creative Commons BY-SA”
BLOCKS = {
    "Cyrl": ((0x400, 0x52F),), "Hebr": ((0x590, 0x5FF),), "Arab": ((0x600, 0x6FF), (0xFB50, 0xFEFF)),
    "Deva": ((0x900, 0x97F),), "Jpan": ((0x3040, 0x30FF), (0x3400, 0x9FFF)),
    "Latn": ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F)),
}  # fmt: skip


def _kind(c: str) -> str:
    return next((name for name, ranges in BLOCKS.items() if any(a <= ord(c) <= b for a, b in ranges)), "")


def _parents(tree: pikepdf.Object, key: int) -> list[pikepdf.Object]:
    """The structure elements of a page's marked pieces, by their numbers."""
    numbers = list(tree.ParentTree.Nums)
    return next((list(kids) for at, kids in zip(numbers[::2], numbers[1::2], strict=True) if int(str(at)) == key), [])


def _language(element: pikepdf.Object, roots: set[tuple[int, int]], whole: str) -> str | None:
    """The nearest /Lang upwards, else the document's; none for what hangs outside the tree: running heads and feet."""
    lang = None
    while True:
        lang = lang or ("/Lang" in element and str(element.Lang)) or None
        parent = element.P
        if "/S" not in parent:
            return (lang or whole) if element.objgen in roots else None
        if not _holds(parent, element):
            return None
        element = parent


def _holds(parent: pikepdf.Object, element: pikepdf.Object) -> bool:
    return any(getattr(kid, "objgen", None) == element.objgen for kid in parent.K)


def _marked(page: pypdfium2.PdfPage) -> Iterator[tuple[int, str]]:
    """The marked pieces of a page's text, in the order they are drawn."""
    text = page.get_textpage()
    for piece in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        length = pdfium.FPDFTextObj_GetText(piece.raw, text.raw, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFTextObj_GetText(piece.raw, text.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
        yield pdfium.FPDFPageObj_GetMarkedContentID(piece.raw), buffer.raw.decode("utf-16-le").rstrip("\0")
