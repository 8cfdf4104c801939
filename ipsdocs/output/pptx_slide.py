"""One slide as DrawingML shapes, in reading order: title, text, pictures, tables, and the line at the head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from ipsdocs.document import fit
from ipsdocs.document.deck import Deck, Slide
from ipsdocs.document.flat import Cell, Figure, Paragraph, Table
from ipsdocs.document.inline import Run
from ipsdocs.document.page import number
from ipsdocs.document.phrase import direction
from ipsdocs.output import pptx_drawing, pptx_theme
from ipsdocs.output.pptx_text import NAMESPACES, POINT, Pen, levels
from ipsdocs.output.pptx_theme import Layout, Stage

Place = tuple[float, float, float, float]  # start, top, width, height in points
MARKS = {"circle": "ellipse", "diamond": "diamond", "square": "rect", "triangle": "triangle"}
KIND_LAYOUTS = {
    "title": pptx_theme.COVER,
    "section": pptx_theme.SECTION,
    "content-note": pptx_theme.CARE,
    "support": pptx_theme.CARE,
    "aftercare": pptx_theme.AFTERCARE,
}
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's table style without grid or fill
INSET = 'wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
CAPTION = 34  # points, under a figure


def layout_of(slide: Slide) -> Layout:
    """The layout a slide is made with."""
    plain = pptx_theme.CONTENT if _paragraphs(slide) else pptx_theme.ONLY_TITLE
    return KIND_LAYOUTS.get(slide.kind, plain)


def _paragraphs(slide: Slide) -> tuple[Paragraph, ...]:
    return tuple(part for part in slide.body if isinstance(part, Paragraph))


@dataclass(slots=True)
class Artist:
    """Draws a slide. `link` and `embed` give relationship ids for an address and for a bitmap's bytes."""

    deck: Deck
    slide: Slide
    stage: Stage
    addresses: bool
    link: Callable[[str], str]
    embed: Callable[[bytes], str]
    last: int = 1

    def shapes(self) -> Iterator[str]:
        """Every shape's XML; the title first, so that it is read first."""
        match self.slide.kind:
            case "title":
                yield from self.cover()
            case "section":
                yield self.placeholder('type="title"', "Title", (self.slide.title,))
                yield self.placeholder('type="body" idx="1"', "Number", (self.plain(number(self.slide.part, self.stage.language)),))
            case _:
                yield from self.content()
        yield from self.furniture()

    def cover(self) -> Iterator[str]:
        yield self.placeholder('type="ctrTitle"', "Title", (self.slide.title,))
        yield self.placeholder('type="subTitle" idx="1"', "Summary", _paragraphs(self.slide), pen=self.pen())
        yield from self.tasks()
        start, top, width, height = self.stage.foot
        credit = self.plain(f"{self.deck.credit.words} · {self.deck.version.words}", self.deck.credit.locale)
        yield self.text_box("Credit", (start, top, width, height), (credit,), "accent6", pptx_theme.SMALL)

    def tasks(self) -> Iterator[str]:
        """The module's tasks, each a mark and its name in a row."""
        at, size = float(fit.START), 20.0
        top = pptx_theme.COVER_FOOT - 46 - pptx_theme.COVER_TITLE * self.cover_lines() * fit.leadings(self.stage.look)[0]
        for task in self.deck.tasks:
            width = fit.width(task.name.words) * size * 1.15 + 12
            yield self.mark(task.mark, task.colour, task.name.words, (at, top + 8, 14, 14))
            yield self.text_box(f"Task: {task.name.words}", (at + 24, top, width, 30), (task.name,), "", size, True, task.colour)
            at += width + 24 + 26

    def cover_lines(self) -> int:
        """How many lines the module's title takes on the title slide."""
        return fit.lines(self.slide.title.words, self.stage.room.width / pptx_theme.COVER_TITLE)

    def content(self) -> Iterator[str]:
        slide, sizes = self.slide, self.slide.sizes
        rows = fit.lines(slide.title.words, self.stage.room.width / sizes.title)
        smaller = sizes.title < self.stage.look.slides["title"]
        place = self.stage.title(rows, sizes.title)
        size = f'<a:lvl1pPr><a:defRPr sz="{round(sizes.title * 100)}"/></a:lvl1pPr>' if smaller else ""
        yield self.placeholder('type="title"', "Title", (slide.title,), place if rows > 1 or smaller else None, size)
        yield from self.below(self.stage.body(place[3]), rows > 1 or smaller)

    def below(self, room: Place, moved: bool) -> Iterator[str]:
        """Text at the start, figures beside it, tables under it."""
        start, top, width, height = room
        words = _paragraphs(self.slide)
        figures = [part for part in self.slide.body if isinstance(part, Figure)]
        tables = [part for part in self.slide.body if isinstance(part, Table)]
        column = width * fit.SHARE if figures and words else width
        gap = fit.ITEM_GAP * self.slide.sizes.text
        text = sum(fit.paragraph_height(p, self.slide.sizes, column) + gap for p in words)
        if words:
            own = (start, top, column, text if tables else height)
            small = self.slide.sizes.text < fit.largest(self.stage.look).text
            yield self.placeholder(
                'idx="1"', "Text", words, own if moved or figures or tables else None, levels(self.slide.sizes) if small else "", self.pen()
            )
        for table in tables:
            yield self.table(table, (start, top + text, width, fit.table_height(table, self.slide.sizes, width)))
        left = column + 28 if words else 0
        for n, figure in enumerate(figures):
            share = height / len(figures)
            yield from self.figure(figure, (start + left, top + n * share, width - left, share))

    def furniture(self) -> Iterator[str]:
        """Draft mark, module title and number; white on a coloured slide."""
        colour = "bg1" if self.slide.kind == "section" else "accent2"
        if self.deck.draft:
            yield self.text_box("Draft", self.stage.draft, (self.draft(),), colour, pptx_theme.SMALL)
        if self.slide.kind != "title":
            yield self.placeholder('type="ftr" sz="quarter" idx="11"', "Module", (self.deck.title,))
        count = number(self.slide.number, self.stage.language)
        field = (
            f'<a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
            f"<a:rPr lang={quoteattr(self.stage.language.tag)}/><a:t>{count}</a:t></a:fld></a:p>"
        )
        yield self.placeholder('type="sldNum" sz="quarter" idx="12"', "Number", (), xml=field)

    def draft(self) -> Paragraph:
        """The draft mark's phrases in one line."""
        runs: list[Run] = []
        for n, phrase in enumerate(self.deck.draft):
            runs += [Run("text", " · ")] if n else []
            runs += [replace(run, strong=n == 0) for run in phrase.runs]
        return Paragraph(tuple(runs), self.deck.draft[0].locale)

    def plain(self, words: str, locale: str = "") -> Paragraph:
        return Paragraph((Run("text", words),), locale or self.stage.language.tag)

    def pen(self) -> Pen:
        return Pen(self.stage.language, self.link if self.addresses else None)

    def id(self) -> int:
        self.last += 1
        return self.last

    def placeholder(
        self,
        ph: str,
        name: str,
        words: tuple[Paragraph, ...],
        place: Place | None = None,
        style: str = "",
        pen: Pen | None = None,
        xml: str = "",
    ) -> str:
        """A placeholder filled with words; without a place it stands where its layout says."""
        heading = pen or Pen(self.stage.language, None)
        text = xml or "".join(heading.paragraph(p) if pen else _unindented(heading.paragraph(p)) for p in words) or "<a:p/>"
        return (
            f"<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id=\"{self.id()}\" name={quoteattr(name)}/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"
            f"<p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr>{self.stage.box(*place) if place else ''}</p:spPr>"
            f"<p:txBody><a:bodyPr/><a:lstStyle>{style}</a:lstStyle>{text}</p:txBody></p:sp>"
        )

    def text_box(
        self, name: str, place: Place, words: tuple[Paragraph, ...], colour: str, size: float, bold: bool = False, rgb: str = ""
    ) -> str:
        text = Pen(self.stage.language, None, size, colour, bold).all(words)
        if rgb:
            fill = f'<a:solidFill><a:srgbClr val="{rgb.lstrip("#")}"/></a:solidFill>'
            text = text.replace(' dirty="0">', f' dirty="0">{fill}')
        return (
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{self.id()}" name={quoteattr(name)}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{self.stage.box(*place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f"<p:txBody><a:bodyPr {INSET}/><a:lstStyle/>{text}</p:txBody></p:sp>"
        )

    def mark(self, shape: str, colour: str, words: str, place: Place) -> str:
        """A task's mark, with its name as alternative text."""
        return (
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{self.id()}" name="Mark" descr={quoteattr(words)}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
            f'<p:spPr>{self.stage.box(*place)}<a:prstGeom prst="{MARKS.get(shape, "ellipse")}"><a:avLst/></a:prstGeom>'
            f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        )

    def table(self, table: Table, place: Place) -> str:
        """A real table with a header row, drawn with lines only."""
        shares = fit.column_shares(table)
        columns = "".join(f'<a:gridCol w="{round(place[2] * share * POINT)}"/>' for share in shares)
        line = "accent2" if table.contacts else "accent1"
        rows = self.row(table.head, len(shares), line, 2.0, True) + "".join(
            self.row(row, len(shares), "accent6", 0.75, False) for row in table.rows
        )
        rtl = ' rtl="1"' if self.stage.rtl else ""
        return (
            f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr><p:cNvPr id=\"{self.id()}\" name=\"Table\" descr={quoteattr(self.slide.title.words)}/>"
            '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
            f'{self.stage.box(*place, tag="p:xfrm")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
            f'<a:tbl><a:tblPr firstRow="1"{rtl}><a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>'
            f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
        )

    def row(self, cells: tuple[Cell, ...], columns: int, line: str, weight: float, head: bool) -> str:
        """A row with a line under it; PowerPoint makes it as high as its words need."""
        size = 16 if head and self.slide.kind == "support" else self.slide.sizes.text
        pen = Pen(self.stage.language, self.link if self.addresses else None, size, line if head else "", head)
        padded = (*cells, *(((),) * (columns - len(cells))))
        border = (
            '<a:lnL w="0"><a:noFill/></a:lnL><a:lnR w="0"><a:noFill/></a:lnR><a:lnT w="0"><a:noFill/></a:lnT>'
            f'<a:lnB w="{round(weight * POINT)}"><a:solidFill><a:schemeClr val="{line}"/></a:solidFill></a:lnB><a:noFill/>'
        )
        pad = fit.CELL_PAD * POINT
        inside = "".join(
            f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{pen.all(cell)}</a:txBody>"
            f'<a:tcPr marL="{8 * POINT}" marR="{8 * POINT}" marT="{pad}" marB="{pad}">{border}</a:tcPr></a:tc>'
            for cell in padded
        )
        return f'<a:tr h="{round((size + 2 * fit.CELL_PAD) * POINT)}">{inside}</a:tr>'

    def figure(self, figure: Figure, place: Place) -> Iterator[str]:
        """A picture as large as its place allows, its caption under it."""
        start, top, width, height = place
        picture = figure.picture
        room = height - (CAPTION if figure.caption else 0)
        scale = min(width / picture.width, room / picture.height)
        wide, high = picture.width * scale, picture.height * scale
        own = (start, top, wide, high)
        if picture.media == "image/svg+xml":
            rtl = direction(figure.locale) == "rtl"
            drawing = pptx_drawing.Drawing(picture, figure.locale, rtl, self.id)
            yield drawing.group(self.stage.box(*own), figure.description, scale)
        else:
            yield self.bitmap(figure, own)
        if figure.caption:
            yield self.text_box("Caption", (start, top + high + 8, width, CAPTION - 8), (figure.caption,), "accent6", 16)

    def bitmap(self, figure: Figure, place: Place) -> str:
        return (
            f'<p:pic {NAMESPACES}><p:nvPicPr><p:cNvPr id="{self.id()}" name="Picture" descr={quoteattr(figure.description)}/>'
            '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{self.embed(figure.picture.data)}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr>{self.stage.box(*place)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )


def _unindented(paragraph: str) -> str:
    """A title's paragraph: margins and bullets are the layout's."""
    return paragraph.replace('<a:pPr marL="0" indent="0"', "<a:pPr", 1).replace("<a:buNone/></a:pPr>", "</a:pPr>", 1)
