"""Make the text read back from a WeasyPrint PDF equal its source, in Arabic above all.

WeasyPrint 70.0 (``draw_first_line``) gives every glyph one Unicode text, that of the cluster
where the glyph is first used. Measured with Noto Naskh, Kufi and Sans Arabic (Debian
20201225), poppler 22.12, pdfium (pypdfium2) and pypdf, this fails in six ways:

* a lam-alef or Allah ligature maps to several characters in logical order, which poppler and
  pdfium reverse character by character with the rest of the line;
* a mark raised above its letter stands on another baseline, which breaks the word or line;
* a glyph shared by two characters keeps the text of the first one;
* a mirrored bracket must map to its logical character for poppler, but pdfium mirrors it;
* both readers take the full stop, comma, percent and plus signs for a piece of a number and
  turn them round with what stands beside them, pdfium a mark before them as well;
* in a line from the right pdfium gives the words of a left-to-right run last one first, and it
  takes a line with as many pieces from the left as from the right for one from the left.

/ActualText on Arabic runs does not help: poppler reverses it as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import groupby, pairwise
from struct import Struct

from ipsdocs.output import cff
from ipsdocs.output.cells import Cells, Foreign, Part

WEASYPRINT_VERSION = "70.0"
"""The only release whose drawing functions this module was measured against."""

_NEEDED = re.compile("[\u00a0\u0590-\u0dff\u2e80-\ud7ff\uf900-\uffef\U00020000-\U0003ffff]")
_UNWRITTEN = dict.fromkeys(map(ord, "\n\u00ad\u200b\u2060\ufeff"))
_TURNING = re.compile("N(?=S*(?:[^RS]|$))")
_MARKED = re.compile("[\u0610-\u061a\u064b-\u065f\u0670](?=[.,:/+%0-9-])")

_ALWAYS_OWN = "\u00a0()[]{}<>«»‹›“”‘’"  # Characters that share a glyph, or mirror one.
_INFO = Struct("=Iiii4x")  # PangoGlyphInfo: glyph, width, x and y offset, attributes.

_RIGHT = "\u200f".encode()

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


class _Segments(dict[str, str]):
    """Sorts characters as pdfium's CFX_BidiChar does: right, left, weakly left, neutral."""

    def __missing__(self, char: str) -> str:
        bidi = unicodedata.bidirectional(char)
        weak = "W" if bidi in ("AN", "EN", "NSM", "CS", "ES", "ET", "BN") else "N"
        self[char] = {"L": "L", "R": "R", "AL": "R"}.get(bidi, weak)
        return self[char]


_SEGMENTS = _Segments()


class _Writer:
    """Rewrites the Pango runs of one font so that each character has a glyph of its own."""

    def __init__(self, stream: Foreign, pango_font: Foreign) -> None:
        self.stream, self.pango_font = stream, pango_font
        self.font, self.size = stream.add_font(self.pango_font)
        if not hasattr(self.font, "cells"):
            same = (font for font in stream._fonts.values() if font.hash == self.font.hash)
            owner = next(same)  # WeasyPrint embeds the file of the first font with this hash.
            owner.cells = getattr(owner, "cells", None) or Cells(owner)
            owner.codes = getattr(owner, "codes", None) or cff.Codes(owner)
            self.font.cells, self.font.groups, self.font.plain = owner.cells, {}, ({}, {})
            self.font.codes = owner.codes

    def code(self, parts: tuple[Part, ...], advance: int, char: str) -> int:
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

    def rewritten(self, run: Foreign, utf8: bytes, turning: set[int], short: int) -> tuple[bytearray, list[int]]:
        """Return the run's glyphs and their clusters in drawing order, or none to leave it alone.

        In a line from the left ``short`` is negative, else the right-to-left pieces that pdfium lacks.
        """
        font = self.font
        if font.bitmap or font.png or font.svg or font.colr:
            return bytearray(), []
        if "CFF " in font.tables:
            from_left = not run.item.analysis.level % 2
            return self.recoded(run, utf8) if font.codes.free and from_left else (bytearray(), [])
        return self.regrouped(run, utf8, turning, short)

    def regrouped(self, run: Foreign, utf8: bytes, turning: set[int], short: int) -> tuple[bytearray, list[int]]:
        """Return a run's glyphs in a font with TrueType outlines: letters with their marks, as `group` gives them."""
        from weasyprint.text.ffi import ffi

        font, item, string, out, clusters = self.font, run.item, run.glyphs, bytearray(), list[int]()
        offset, rtl, count = item.offset, item.analysis.level % 2, string.num_glyphs
        if not rtl and utf8[offset : offset + item.length].isascii() and short < 0:
            return out, clusters
        starts = ffi.unpack(string.log_clusters, count)
        raw = bytes(ffi.buffer(string.glyphs, count * _INFO.size))
        glyphs: list[_Glyph] = list(_INFO.iter_unpack(raw))
        plain, groups, size = font.plain[rtl], font.groups, _INFO.size
        first, end, pieces = 0, item.length, list[tuple[str, bytes]]()
        for i, (gid, width, _, dy) in enumerate(glyphs):
            # A group is a letter with its marks: before it when right-to-left, else after it.
            more = i + 1 < count
            if more and (starts[i] == starts[i + 1] or not (width if rtl else glyphs[i + 1][1])):
                continue
            start = starts[i if rtl else first]
            if not rtl:
                end = starts[i + 1] if more else item.length
            chars, at = utf8[offset + start : offset + end], len(out)
            if rtl:
                chars = _with_marks(chars, offset + end, -1 if more else offset, turning)
            if first == i and not dy and plain.get(gid) == chars:
                out += raw[i * size : i * size + size]
                clusters.append(start)
            else:
                key = self.size, rtl, chars, *glyphs[first : i + 1]
                if key not in groups:
                    groups[key] = self.group(list(key[3:]), chars.decode().translate(_UNWRITTEN), rtl)
                out += groups[key]
                clusters += [start] * (len(groups[key]) // size)
            pieces.append((chars.decode()[:1], bytes(out[at:])))
            first, end = i + 1, start
        if short >= 0 and not rtl:
            out = self.turned(pieces, short)
            clusters = [0] * (len(out) // size)
        return out, clusters

    def recoded(self, run: Foreign, utf8: bytes) -> tuple[bytearray, list[int]]:
        """Return the glyphs of a run from the left in a font without TrueType outlines: a code for each text."""
        from weasyprint.text.ffi import ffi, pango

        string, offset, out = run.glyphs, run.item.offset, bytearray()
        starts = ffi.unpack(string.log_clusters, string.num_glyphs)
        glyphs: list[_Glyph] = list(_INFO.iter_unpack(bytes(ffi.buffer(string.glyphs, len(starts) * _INFO.size))))
        for (gid, *rest), (start, end) in zip(glyphs, pairwise([*starts, run.item.length]), strict=True):
            code = gid
            if gid < pango.PANGO_GLYPH_EMPTY:
                code = self.font.codes.code(self.font, gid, utf8[offset + start : offset + end].decode())
            if code != gid:
                self.advance(gid)
                self.font.widths[code] = self.font.widths[gid]
            out += _INFO.pack(code, *rest)
        return out, starts

    def turned(self, pieces: list[tuple[str, bytes]], short: int) -> bytearray:
        """Return a left-to-right run's glyphs, each at its place, but the last word drawn first.

        In a line from the right pdfium gives the pieces of such a run last one first. Hair spaces,
        which poppler leaves out, span the way to the last piece and from the first one to the end.
        """
        from weasyprint.text.ffi import FROM_UNITS

        scale, out, left = FROM_UNITS / self.size * self.font.upem, bytearray(), 0
        words = list[tuple[int, int, bytes]]()
        for _, group in groupby(pieces, lambda piece: _SEGMENTS[piece[0]]):
            drawn = b"".join(piece for _, piece in group)
            width = sum(info[1] for info in _INFO.iter_unpack(drawn))
            words.append((left, width, drawn))
            left += width
        for k, char in enumerate("\u200b\u200f" * short):  # Of equal glyphs on one spot pdfium keeps one.
            out += _INFO.pack(self.code((), k, char), 0, 0, 0)
        out += self.hair(words[-1][0], scale)
        for (start, width, drawn), (following, _, _) in pairwise([*reversed(words), (words[0][1], 0, b"")]):
            gid, last, dx, dy = _INFO.unpack(drawn[-_INFO.size :])
            out += drawn[: -_INFO.size]
            out += _INFO.pack(gid, last + following - start - width, dx, dy)
        return out + self.hair(left - words[0][1], scale)

    def hair(self, width: int, scale: float) -> bytes:
        """Return empty glyphs that are as wide as this, in Pango units, and read as hair spaces."""
        advance = round(width * scale)
        if not advance:
            return b""
        count = 1 + advance // 0x7FFF
        return _INFO.pack(self.code((), advance // count, "\u200a"), width // count, 0, 0) * count

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
            text = text.replace(core, f"\u200f\u200e{core}\u200f").replace("\u200f\u200f", "\u200f")
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


def _with_marks(chars: bytes, end: int, start: int, turning: set[int]) -> bytes:
    """Return the characters with the direction marks that stand where they end and where a run starts."""
    if end in turning:
        turning.discard(end)
        chars += _RIGHT
    if start in turning:
        turning.discard(start)
        chars = _RIGHT + chars
    return chars


def _lacking(text: str) -> int:
    """Return how many right-to-left pieces pdfium lacks to take this text for a line from the right.

    A line of nothing but numbers and signs is left as one from the left: negative.
    """
    pieces = [kind for kind, _ in groupby(map(_SEGMENTS.__getitem__, text))]
    left, right = pieces.count("L"), pieces.count("R")
    return max(0, left + 1 - right) if left else min(right, 1) - 1


def _exchange(stream: Foreign, layout: Foreign, kept: list[tuple[Foreign, ...]], turned: bool) -> None:
    """Put the rewritten glyphs in the layout's line; note in ``kept`` each run with its own ones."""
    from weasyprint.text.ffi import ffi, pango

    # As in draw_first_line, which then finds the line unchanged and doesn't shape it again.
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    text, writers = layout.text, dict[Foreign, _Writer]()
    directions = text.translate(_DIRECTIONS)
    turning = {len(text[: match.end()].encode()) for match in _TURNING.finditer(directions)}
    turning |= {0} if directions.lstrip("S")[:1] in ("N", "X", "C") else set()  # what is before it may end in a number
    turning |= {len(text[: match.end()].encode()) for match in _MARKED.finditer(text)}
    short = _lacking(text) if turned else -1
    utf8, node = text.encode(), line.runs[0]
    while node != ffi.NULL:
        run, node = node.data, node.next
        font = run.item.analysis.font
        if font not in writers:
            writers[font] = _Writer(stream, font)
        glyphs, starts = writers[font].rewritten(run, utf8, turning, short)
        short = short if run.item.analysis.level % 2 else min(short, 0)
        if not starts:
            continue
        infos, clusters = ffi.from_buffer("PangoGlyphInfo[]", glyphs), ffi.new("gint[]", starts)
        string = ffi.new("PangoGlyphString *", (len(starts), infos, clusters))
        kept.append((run, run.glyphs, string, infos, clusters))
        run.glyphs = string


def _cleaner(clean: Callable[[Foreign, dict[int, str], bool], None]) -> Callable[[Foreign, dict[int, str], bool], None]:
    """Return WeasyPrint's ``Font.clean``, which makes a font's subset, with what this module adds to it."""

    def clean_and_extend(font: Foreign, to_unicode: dict[int, str], hinting: bool) -> None:
        cells = getattr(font, "cells", None)
        if "CFF " in font.tables and to_unicode and not font.missing:
            added = font.codes.drawn if cells else {}
            small = cff.subset(font.file_content, font.index, {code: added.get(code, code) for code in to_unicode})
            if small:
                font.file_content = small
                return
        if cells is None or not cells.codes:
            clean(font, to_unicode, hinting)
            return
        drawn = {part[0]: "" for parts, _, _ in cells.codes for part in parts}
        own = {gid: text for gid, text in to_unicode.items() if gid < cells.first}
        clean(font, to_unicode and drawn | own, hinting)
        font.file_content = cells.extend(font.file_content)

    return clean_and_extend


def install() -> None:
    """Patch WeasyPrint so that Arabic, Hebrew and Indic text reads back as it was written.

    Before a line is drawn, its Pango glyphs are exchanged for glyphs that carry one character
    each and lie on the baseline; these are added to the embedded font as references to its
    own outlines, so that the page looks the same and every width is the font's own. Where
    poppler and pdfium would turn punctuation round, an invisible direction mark is added,
    which a comparison has to leave out as it does the ones that poppler adds itself.

    Fonts with PostScript outlines get a code for each text instead (see `cff`).

    Left as WeasyPrint draws them: lines cut with an ellipsis, right-to-left text in PostScript outlines,
    and fonts used in form fields or embedded whole, whose text map WeasyPrint writes anew.
    """
    import weasyprint

    if weasyprint.__version__ != WEASYPRINT_VERSION:
        raise RuntimeError(
            f"The text layer is written for WeasyPrint {WEASYPRINT_VERSION}, "
            f"not {weasyprint.__version__}: measure it again before you change the number."
        )
    from weasyprint import pdf as making
    from weasyprint.draw import text as drawing
    from weasyprint.pdf.fonts import Font

    if hasattr(drawing, "text_layer"):
        return
    draw_first_line, clean, build_fonts = drawing.draw_first_line, Font.clean, making.build_fonts_dictionary

    def draw(stream: Foreign, box: Foreign, overflow: str, ellipsis: str, matrix: Foreign) -> Foreign:
        layout, turned = box.pango_layout, box.style["direction"] == "rtl"
        if (
            overflow == "ellipsis"
            or ellipsis != "none"
            or box.style["font_size"] < 1e-6
            or not (turned or _NEEDED.search(layout.text))
        ):
            return draw_first_line(stream, box, overflow, ellipsis, matrix)
        kept: list[tuple[Foreign, ...]] = []
        try:
            _exchange(stream, layout, kept, turned)
            return draw_first_line(stream, box, overflow, ellipsis, matrix)
        finally:
            for run, original, *_ in kept:
                run.glyphs = original

    def build(pdf: Foreign, *arguments: Foreign) -> Foreign:
        made = build_fonts(pdf, *arguments)
        cff.finish(pdf)
        return made

    making.build_fonts_dictionary = build
    drawing.draw_first_line, Font.clean, drawing.text_layer = draw, _cleaner(clean), True
    Font.type = property(lambda font: "otf" if font.file_content.startswith((b"OTTO", cff.BARE)) else "ttf")
