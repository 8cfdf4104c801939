"""The glyphs that `text_layer` adds to a font: references to the font's own outlines, or nothing at all."""

from __future__ import annotations

from io import BytesIO
from struct import pack, pack_into, unpack_from
from typing import Any, TypeAlias

_GAP = 1024  # Numbers that WeasyPrint may take for missing glyphs (get_unused_glyph_id).
_BY_GLYPH = {"GDEF", "hdmx", "vhea", "vmtx"}  # Optional tables that would need the added glyphs.

Foreign: TypeAlias = Any  # An object of WeasyPrint, Pango or fontTools, which ship no types.
Part: TypeAlias = tuple[int, int, int]  # A glyph's number, and where it stands, in font units.


class Cells:
    """The glyphs added to one font file: one per drawing, width and character."""

    def __init__(self, font: Foreign) -> None:
        self.first: int = font.glyph_count + _GAP
        self.codes: dict[tuple[tuple[Part, ...], int, str], int] = {}

    def code(self, font: Foreign, parts: tuple[Part, ...], advance: int, char: str) -> int:
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
        tables = {tag: bytearray(reader[tag]) for tag in reader.keys() if tag not in _BY_GLYPH}  # noqa: SIM118  # SFNTReader is no dict
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
