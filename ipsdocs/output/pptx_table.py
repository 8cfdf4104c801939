"""A table as PowerPoint's own: a header row, lines under the rows and no fill, so that it reads in grey."""

from __future__ import annotations

from dataclasses import replace

from ipsdocs.document import fit
from ipsdocs.document.flat import Cell, Table
from ipsdocs.output.pptx_text import Pen
from ipsdocs.output.pptx_xml import NO_FILL, emu, scheme, tag

URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's style without grid or fill
CONTACTS_HEAD = 16.0  # points: the numbers matter there, not the labels over them
SIDE = 8  # points beside a cell's words


def table(part: Table, names: str, where: str, width: float, pen: Pen) -> str:
    """A graphic frame; `where` is its `p:xfrm`, `width` in points, `pen` writes the cells."""
    shares = fit.column_shares(part)
    accent = "accent2" if part.contacts else "accent1"
    head = replace(pen, size=CONTACTS_HEAD if part.contacts else pen.size, colour=accent, bold=True)
    rows = (
        _row(part.head, len(shares), head, accent, 2.0),
        *(_row(row, len(shares), pen, "accent6", 0.75) for row in part.rows),
    )
    rtl = 1 if pen.language.direction == "rtl" else None
    grid = tag("a:tblGrid", *(tag("a:gridCol", w=emu(width * share)) for share in shares))
    look = tag("a:tblPr", tag("a:tableStyleId", NO_STYLE), rtl=rtl, firstRow=1)
    graphic = tag("a:graphic", tag("a:graphicData", tag("a:tbl", look, grid, *rows), uri=URI))
    locks = tag("p:cNvGraphicFramePr", tag("a:graphicFrameLocks", noGrp=1))
    return tag("p:graphicFrame", tag("p:nvGraphicFramePr", names, locks, tag("p:nvPr")), where, graphic)


def _row(cells: tuple[Cell, ...], columns: int, pen: Pen, line: str, weight: float) -> str:
    """A row; PowerPoint makes it as high as its words need."""
    padded = (*cells, *(((),) * (columns - len(cells))))
    return tag("a:tr", *(_cell(cell, pen, line, weight) for cell in padded), h=emu(pen.size + 2 * fit.CELL_PAD))


def _cell(cell: Cell, pen: Pen, line: str, weight: float) -> str:
    none = (tag(f"a:ln{side}", NO_FILL, w=0) for side in "LRT")
    under = tag("a:lnB", scheme(line), w=emu(weight))
    pad = emu(fit.CELL_PAD)
    margins = {"marL": emu(SIDE), "marR": emu(SIDE), "marT": pad, "marB": pad}
    text = tag("a:txBody", tag("a:bodyPr"), tag("a:lstStyle"), pen.all(cell))
    return tag("a:tc", text, tag("a:tcPr", *none, under, NO_FILL, **margins))
