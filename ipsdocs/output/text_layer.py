"""Make the text read back from a WeasyPrint PDF equal its source, in Arabic above all.

WeasyPrint 70.0 (``draw_first_line``) gives every glyph one Unicode text, that of the cluster
where the glyph is first used. Measured with Noto Naskh, Kufi and Sans Arabic (Debian
20201225), poppler 22.12, pdfium (pypdfium2) and pypdf, this fails in five ways:

* a lam-alef or Allah ligature maps to several characters in logical order, which poppler and
  pdfium reverse character by character with the rest of the line;
* a mark raised above its letter stands on another baseline, which breaks the word or line;
* a glyph shared by two characters keeps the text of the first one;
* a mirrored bracket must map to its logical character for poppler, but pdfium mirrors it;
* both readers take the full stop, comma, percent and plus signs for a piece of a number and
  turn them round with what stands beside them.

/ActualText on Arabic runs does not help: poppler reverses it as well.
"""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from struct import Struct, pack, pack_into, unpack_from
from typing import Any, TypeAlias

WEASYPRINT_VERSION = "70.0"
"""The only release whose drawing functions this module was measured against."""

_NEEDED = re.compile("[\u00a0\u0590-\u0dff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNWRITTEN = dict.fromkeys(map(ord, "\n\u00ad\u200b\u2060\ufeff"))
_TURNING = re.compile("N(?=S*(?:[^RS]|$))|^(?=[NXC])")
_GAP = 1024  # Numbers that WeasyPrint may take for missing glyphs (get_unused_glyph_id).

_ALWAYS_OWN = "\u00a0()[]{}<>«»‹›"  # Characters that share a glyph, or mirror one.
_BY_GLYPH = {"GDEF", "hdmx", "vhea", "vmtx"}  # Optional tables that would need the added glyphs.
_INFO = Struct("=Iiii4x")  # PangoGlyphInfo: glyph, width, x and y offset, attributes.

_RIGHT = "\u200f".encode()

_Foreign: TypeAlias = Any  # An object of WeasyPrint, Pango or fontTools, which ship no types.
_Part = tuple[int, int, int]
_Glyph = tuple[int, int, int, int]  # Number, width, x and y offset, in Pango units.


class _Directions(dict[int, str]):
    """Sorts characters as poppler's reorderText does: right, number or left, space, other."""

    def __missing__(self, code: int) -> str:
        bidi, category = unicodedata.bidirectional(chr(code)), unicodedata.category(chr(code))
        if bidi in ("R", "AL", "NSM", "BN"):
            self[code] = "R"
        elif bidi in ("L", "EN", "AN", "ES", "ET") or (bidi == "CS" and code != 0xA0):
            self[code] = "N"
        elif chr(code).isspace():
            self[code] = "S"
        else:
            self[code] = {"Ps": "O", "Pi": "O", "Pe": "C", "Pf": "C"}.get(category, "X")
        return self[code]


_DIRECTIONS = _Directions()


class _Cells:
    """The glyphs added to one font file: one per drawing, width and character."""

    def __init__(self, font: _Foreign) -> None:
        self.first: int = font.glyph_count + _GAP
        self.codes: dict[tuple[tuple[_Part, ...], int, str], int] = {}

    def code(self, font: _Foreign, parts: tuple[_Part, ...], advance: int, char: str) -> int:
        """Return the number of the glyph that draws ``parts`` and reads as ``char``."""
        code = self.codes.setdefault((parts, advance, char), self.first + len(self.codes))
        font.to_unicode[code] = char
        font.widths[code] = round(advance * 1000 / font.upem)
        return code

    def extend(self, content: bytes) -> bytes:
        """Return the subset font with the added glyphs, made of references to its own.

        Written table by table after the OpenType specification (glyf, loca, hmtx, maxp), since
        fontTools takes 20 ms and more to read and write every glyph of a font.
        """
        from fontTools.ttLib.sfnt import SFNTReader, SFNTWriter  # type: ignore[import-untyped]

        reader = SFNTReader(BytesIO(content))
        tables = {tag: bytearray(reader[tag]) for tag in reader.keys() if tag not in _BY_GLYPH}  # noqa: SIM118
        glyf, head, maxp = tables["glyf"], tables["head"], tables["maxp"]
        (count,), (long,) = unpack_from(">H", maxp, 4), unpack_from(">h", head, 50)
        kind, unit = ("L", 1) if long else ("H", 2)
        loca = [unit * place for place in unpack_from(f">{count + 1}{kind}", tables["loca"])]
        (full,) = unpack_from(">H", tables["hhea"], 34)
        hmtx, short = tables["hmtx"][: 4 * full], tables["hmtx"][4 * full :]
        for i in range(0, len(short), 2):
            hmtx += hmtx[4 * full - 4 : 4 * full - 2] + short[i : i + 2]
        loca += [loca[-1]] * (self.first - count)
        hmtx += bytes(4 * (self.first - count))
        del glyf[loca[-1] :]
        for parts, advance, _ in self.codes:
            drawn = [part for part in parts if loca[part[0]] < loca[part[0] + 1]]
            boxes = [(unpack_from(">4h", glyf, loca[gid] + 2), x, y) for gid, x, y in drawn]
            left = min((box[0] + x for box, x, _ in boxes), default=0)
            if drawn:
                bottom = min(box[1] + y for box, _, y in boxes)
                right = max(box[2] + x for box, x, _ in boxes)
                top = max(box[3] + y for box, _, y in boxes)
                glyf += pack(">5h", -1, left, bottom, right, top)
            for k, (gid, x, y) in enumerate(drawn, 1):  # Words, offsets, and more to come.
                glyf += pack(">2H2h", 0x23 if k < len(drawn) else 0x03, gid, x, y)
            glyf += bytes(-len(glyf) % 4)
            loca.append(len(glyf))
            hmtx += pack(">Hh", advance, left)
        most = max(len(parts) for parts, _, _ in self.codes)
        points, contours, *composite = unpack_from(">4H", maxp, 6)
        elements, depth = unpack_from(">2H", maxp, 28)
        sums = max(points, composite[0]) * most, max(contours, composite[1]) * most
        pack_into(">H", maxp, 4, len(loca) - 1)
        pack_into(">2H", maxp, 10, *(min(value, 0xFFFF) for value in sums))
        pack_into(">2H", maxp, 28, max(elements, most), depth + 1)
        pack_into(">H", tables["hhea"], 34, len(loca) - 1)
        pack_into(">h", head, 50, 1)
        tables["hmtx"], tables["loca"] = hmtx, bytearray(pack(f">{len(loca)}L", *loca))
        tables["post"] = bytearray(pack(">L", 0x30000) + tables["post"][4:32])
        output = BytesIO()
        writer = SFNTWriter(output, len(tables), reader.sfntVersion)
        for tag in sorted(tables):
            writer[tag] = bytes(tables[tag])
        writer.close()
        return output.getvalue()


class _Writer:
    """Rewrites the Pango runs of one font so that each character has a glyph of its own."""

    def __init__(self, stream: _Foreign, pango_font: _Foreign) -> None:
        self.stream, self.pango_font = stream, pango_font
        self.font, self.size = stream.add_font(self.pango_font)
        if not hasattr(self.font, "cells"):
            same = (font for font in stream._fonts.values() if font.hash == self.font.hash)
            owner = next(same)  # WeasyPrint embeds the file of the first font with this hash.
            owner.cells = getattr(owner, "cells", None) or _Cells(owner)
            self.font.cells, self.font.groups, self.font.plain = owner.cells, {}, ({}, {})

    def code(self, parts: tuple[_Part, ...], advance: int, char: str) -> int:
        """Return the number of an added glyph of this run's font."""
        code: int = self.font.cells.code(self.font, parts, advance, char)
        return code

    def advance(self, gid: int) -> int:
        """Return the advance of a glyph in font units, as WeasyPrint measures it."""
        from weasyprint.text.ffi import FROM_UNITS, pango

        if gid not in self.font.widths:
            ink, logical = self.stream.ink_rect, self.stream.logical_rect
            pango.pango_font_get_glyph_extents(self.pango_font, gid, ink, logical)
            self.font.widths[gid] = round(logical.width * 1000 * FROM_UNITS / self.size)
        advance: float = self.font.widths[gid] * self.font.upem / 1000
        return round(advance)

    def rewritten(self, run: _Foreign, utf8: bytes, turning: set[int]) -> tuple[bytearray, list[int]]:
        """Return the run's glyphs and their clusters in drawing order, or none to leave it alone."""
        from weasyprint.text.ffi import ffi

        font, item, string, out, clusters = self.font, run.item, run.glyphs, bytearray(), list[int]()
        if font.bitmap or font.png or font.svg or font.colr or font.type != "ttf":
            return out, clusters
        offset, rtl, count = item.offset, item.analysis.level % 2, string.num_glyphs
        if not rtl and utf8[offset : offset + item.length].isascii():
            return out, clusters
        starts = ffi.unpack(string.log_clusters, count)
        raw = bytes(ffi.buffer(string.glyphs, count * _INFO.size))
        glyphs: list[_Glyph] = list(_INFO.iter_unpack(raw))
        plain, groups, size = font.plain[rtl], font.groups, _INFO.size
        first, end = 0, item.length
        for i, (gid, width, _, dy) in enumerate(glyphs):
            # A group is a letter with its marks: before it when right-to-left, else after it.
            more = i + 1 < count
            if more and (starts[i] == starts[i + 1] or not (width if rtl else glyphs[i + 1][1])):
                continue
            start = starts[i if rtl else first]
            if not rtl:
                end = starts[i + 1] if more else item.length
            chars = utf8[offset + start : offset + end]
            if rtl and offset + end in turning:
                turning.discard(offset + end)
                chars += _RIGHT
            if rtl and not more and offset in turning:
                turning.discard(offset)
                chars = _RIGHT + chars
            if first == i and not dy and plain.get(gid) == chars:
                out += raw[i * size : i * size + size]
                clusters.append(start)
            else:
                key = self.size, rtl, chars, *glyphs[first : i + 1]
                if key not in groups:
                    groups[key] = self.group(list(key[3:]), chars.decode().translate(_UNWRITTEN), rtl)
                out += groups[key]
                clusters += [start] * (len(groups[key]) // size)
            first, end = i + 1, start
        return out, clusters

    def group(self, glyphs: list[_Glyph], text: str, rtl: int) -> bytes:
        """Return a letter with its marks: a glyph that draws all, then an empty one for each
        further character, in visual order and side by side on the baseline."""
        from weasyprint.text.ffi import FROM_UNITS, pango

        empty, font = pango.PANGO_GLYPH_EMPTY, self.font
        if not text or any(glyph[0] > empty for glyph in glyphs):
            return b"".join(_INFO.pack(*glyph) for glyph in glyphs)
        gid, width, dx, dy = glyphs[0]
        core = text.strip("\u200f")
        own = len(core) == 1 and core in (_ALWAYS_OWN if rtl else "\u00a0")
        single = len(glyphs) == len(text) == 1 and gid != empty and not dy and not own
        if single and font.to_unicode.setdefault(gid, text) == text:
            font.plain[rtl][gid] = text.encode()
            return _INFO.pack(*glyphs[0])
        if own and core != "\u00a0":  # Beside a left-to-right mark pdfium mirrors no bracket.
            text = text.replace(core, f"\u200e{core}\u200f").replace("\u200f\u200f", "\u200f")
        scale = FROM_UNITS / self.size * font.upem
        parts, pen, total = [], 0, 0
        for gid, width, dx, dy in glyphs:
            if gid != empty:
                parts.append((gid, round((pen + dx) * scale), round(-dy * scale)))
                total += self.advance(gid) if width else 0
            pen += width
        out = b""
        for k, char in enumerate(reversed(text) if rtl else text):
            advance = total * (k + 1) // len(text) - total * k // len(text)
            width = pen if k == len(text) - 1 else round(advance / scale)
            pen -= width
            out += _INFO.pack(self.code(() if k else tuple(parts), advance, char), width, 0, 0)
        return out


def _exchange(stream: _Foreign, layout: _Foreign, kept: list[tuple[_Foreign, ...]]) -> None:
    """Put the rewritten glyphs in the layout's line; note in ``kept`` each run with its own ones."""
    from weasyprint.text.ffi import ffi, pango

    # As in draw_first_line, which then finds the line unchanged and doesn't shape it again.
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    text, writers = layout.text, dict[_Foreign, _Writer]()
    found = _TURNING.finditer(text.translate(_DIRECTIONS))
    turning = {len(text[: match.end()].encode()) for match in found}
    utf8, node = text.encode(), line.runs[0]
    while node != ffi.NULL:
        run, node = node.data, node.next
        font = run.item.analysis.font
        if font not in writers:
            writers[font] = _Writer(stream, font)
        glyphs, starts = writers[font].rewritten(run, utf8, turning)
        if not starts:
            continue
        infos, clusters = ffi.from_buffer("PangoGlyphInfo[]", glyphs), ffi.new("gint[]", starts)
        string = ffi.new("PangoGlyphString *", (len(starts), infos, clusters))
        kept.append((run, run.glyphs, string, infos, clusters))
        run.glyphs = string


def install() -> None:
    """Patch WeasyPrint so that Arabic, Hebrew and Indic text reads back as it was written.

    Before a line is drawn, its Pango glyphs are exchanged for glyphs that carry one character
    each and lie on the baseline; these are added to the embedded font as references to its
    own outlines, so that the page looks the same and every width is the font's own. Where
    poppler and pdfium would turn punctuation round, an invisible direction mark is added,
    which a comparison has to leave out as it does the ones that poppler adds itself.

    Left as WeasyPrint draws them: fonts without TrueType outlines, lines cut with an ellipsis,
    and fonts used in form fields or embedded whole, whose text map WeasyPrint writes anew.
    """
    import weasyprint

    if weasyprint.__version__ != WEASYPRINT_VERSION:
        raise RuntimeError(
            f"The text layer is written for WeasyPrint {WEASYPRINT_VERSION}, "
            f"not {weasyprint.__version__}: measure it again before you change the number."
        )
    from weasyprint.draw import text as drawing
    from weasyprint.pdf.fonts import Font

    if hasattr(drawing, "text_layer"):
        return
    draw_first_line, clean = drawing.draw_first_line, Font.clean

    def draw(stream: _Foreign, box: _Foreign, overflow: str, ellipsis: str, matrix: _Foreign) -> _Foreign:
        layout = box.pango_layout
        if (
            overflow == "ellipsis"
            or ellipsis != "none"
            or box.style["font_size"] < 1e-6
            or not _NEEDED.search(layout.text)
        ):
            return draw_first_line(stream, box, overflow, ellipsis, matrix)
        kept: list[tuple[_Foreign, ...]] = []
        try:
            _exchange(stream, layout, kept)
            return draw_first_line(stream, box, overflow, ellipsis, matrix)
        finally:
            for run, original, *_ in kept:
                run.glyphs = original

    def clean_and_extend(font: _Foreign, to_unicode: dict[int, str], hinting: bool) -> None:
        cells = getattr(font, "cells", None)
        if cells is None or not cells.codes:
            clean(font, to_unicode, hinting)
            return
        drawn = {part[0]: "" for parts, _, _ in cells.codes for part in parts}
        own = {gid: text for gid, text in to_unicode.items() if gid < cells.first}
        clean(font, to_unicode and drawn | own, hinting)
        font.file_content = cells.extend(font.file_content)

    drawing.draw_first_line, Font.clean, drawing.text_layer = draw, clean_and_extend, True
