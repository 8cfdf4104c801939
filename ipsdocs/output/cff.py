"""Fonts with PostScript outlines, such as Noto CJK: small in a PDF, and each character with a code of its own.

WeasyPrint keeps the number of every glyph, so that a font of which a page shows two hundred signs still has
65,535: 140 kB after compression instead of 5. In a CID-keyed font a PDF's codes are CIDs, which the font's own
charset takes to glyphs (ISO 32000-1, 9.7.4.2). So glyphs can be counted anew while codes stay as they are, and
two codes can draw one glyph. FreeType, and so pdfium, looks at the charset in a bare CFF alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, TypeAlias

BARE = b"\x01\x00"  # how a CFF begins; TrueType begins with 00 01, OpenType with OTTO
SUBTYPE, BARE_SUBTYPE = "/OpenType", "/CIDFontType0C"

Foreign: TypeAlias = Any  # An object of WeasyPrint, uharfbuzz or fontTools, which ship no types.


class Codes:
    """The codes added to one font file: where two characters share a glyph, the second one gets its own.

    They are taken from the highest glyph numbers downwards, and are none that the document draws by its number.
    `free` is whether the font's codes can be chosen at all.
    """

    def __init__(self, font: Foreign) -> None:
        self.free = "CFF " in font.tables and bool(subset(font.file_content, font.index, {1: 1}))
        self.drawn: dict[int, int] = {}  # added code -> the glyph that it draws
        self._found: dict[tuple[int, str], int] = {}
        self._next = font.glyph_count - 1

    def code(self, font: Foreign, glyph: int, text: str) -> int:
        """The code that draws a glyph and reads as `text`; the glyph's own number where that is free."""
        if glyph not in self.drawn and font.to_unicode.setdefault(glyph, text) == text:
            return glyph
        if (glyph, text) not in self._found:
            while self._next in font.to_unicode or self._next in self.drawn:
                self._next -= 1
            self._found[glyph, text] = self._next
            self.drawn[self._next] = glyph
        code = self._found[glyph, text]
        font.to_unicode[code] = text
        return code


def subset(data: bytes, index: int, codes: Mapping[int, int]) -> bytes:
    """The bare CFF of font `index` of a file with the glyphs of these codes (code -> glyph) alone.

    Empty where the font isn't CID-keyed with each CID the number of its glyph: then codes can't be kept.
    """
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).update(codes.values())
    wanted.flags = uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE | uharfbuzz.SubsetFlags.NO_HINTING
    small = uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob(data), index), wanted)
    table = bytes(small.reference_table("CFF ").data) if small is not None else b""
    return _with_codes(table, codes) if table else b""


def _with_codes(table: bytes, codes: Mapping[int, int]) -> bytes:
    """The CFF with a CID for each code; the very same bytes where every code is its glyph's number."""
    from fontTools.cffLib import CFFFontSet  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    cff = CFFFontSet()
    cff.decompile(BytesIO(table), None)
    top = cff[0]
    kept = {0, *codes.values()}
    if not hasattr(top, "ROS") or set(top.charset) != {_name(glyph) for glyph in kept}:
        return b""
    added = {code: glyph for code, glyph in sorted(codes.items()) if code != glyph}
    if not added:
        return table
    for code, glyph in added.items():
        place = top.CharStrings.charStrings[_name(glyph)]
        top.CharStrings.charStrings[_name(code)] = len(top.charset)
        top.CharStrings.charStringsIndex.append(top.CharStrings.charStringsIndex[place])
        top.FDSelect.append(top.FDSelect[place])
        top.charset.append(_name(code))
    target = BytesIO()
    cff.compile(target, TTFont(recalcBBoxes=False))
    return target.getvalue()


def _name(cid: int) -> str:
    """A glyph's name as fontTools writes it."""
    return f"cid{cid:05}" if cid else ".notdef"


def finish(pdf: Foreign) -> None:
    """Say of each bare CFF in a PDF what it is; WeasyPrint takes every font without TrueType outlines for OpenType."""
    for thing in pdf.objects:
        extra = getattr(thing, "extra", {})
        if extra.get("Subtype") == SUBTYPE and thing.stream[0].startswith(BARE):
            extra["Subtype"] = BARE_SUBTYPE
