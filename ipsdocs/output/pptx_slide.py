"""One slide as DrawingML shapes, in reading order: title, text, pictures, tables, furniture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ipsdocs.document import fit
from ipsdocs.document.deck import Deck, Slide
from ipsdocs.document.flat import Figure, Paragraph, Table
from ipsdocs.document.inline import Run
from ipsdocs.document.page import number
from ipsdocs.edition.languages import direction
from ipsdocs.output import pptx_drawing, pptx_stage
from ipsdocs.output.pptx_stage import Layout, Stage
from ipsdocs.output.pptx_table import table
from ipsdocs.output.pptx_text import Pen, levels
from ipsdocs.output.pptx_xml import NO_FILL, NO_LINE, Place, body, placeholder, preset, rgb, shape, tag

MARKS = {"circle": "ellipse", "diamond": "diamond", "square": "rect", "triangle": "triangle"}
KIND_LAYOUTS = {
    "title": pptx_stage.COVER,
    "section": pptx_stage.SECTION,
    "content-note": pptx_stage.CARE,
    "support": pptx_stage.CARE,
    "aftercare": pptx_stage.AFTERCARE,
}
CAPTION = 34  # points, under a figure
BESIDE = 28  # points between words and a figure
TASK, TASK_GAP = 20.0, 26.0  # points: a task's name on the title slide, and the room after it


def layout_of(slide: Slide) -> Layout:
    """The layout a slide is made with."""
    return KIND_LAYOUTS.get(slide.kind, pptx_stage.CONTENT if _paragraphs(slide) else pptx_stage.ONLY_TITLE)


def _paragraphs(slide: Slide) -> tuple[Paragraph, ...]:
    return tuple(part for part in slide.body if isinstance(part, Paragraph))


@dataclass(slots=True)
class Artist:
    """Draws a slide. `link` and `embed` give relationship ids for an address and for a bitmap's bytes."""

    deck: Deck
    slide: Slide
    stage: Stage
    link: Callable[[str], str] | None
    embed: Callable[[bytes], str]
    last: int = 1

    def shapes(self) -> Iterator[str]:
        """Every shape's XML; the title first, so that it is read first."""
        match self.slide.kind:
            case "title":
                yield from self.cover()
            case "section":
                yield self.titled('type="title"', self.slide.title)
                part = self.plain(number(self.slide.part, self.stage.language))
                yield self.titled('type="body" idx="1"', part, "Number")
            case _:
                yield from self.content()
        yield from self.furniture()

    def cover(self) -> Iterator[str]:
        yield self.titled('type="ctrTitle"', self.slide.title)
        yield self.filled('type="subTitle" idx="1"', "Summary", _paragraphs(self.slide))
        yield from self.tasks()
        credit = replace(self.deck.credit, runs=(*self.deck.credit.runs, Run("text", " · "), *self.deck.version.runs))
        yield self.text_box("Credit", self.stage.credit, credit, "accent6", pptx_stage.SMALL, anchor="b")

    def tasks(self) -> Iterator[str]:
        """The module's tasks in a row above its title, each a mark and its name."""
        rows = fit.lines(self.slide.title.words, self.stage.room.width / pptx_stage.COVER_TITLE)
        title = rows * pptx_stage.COVER_TITLE * fit.leadings(self.stage.look)[0]
        at, top = float(fit.START), pptx_stage.COVER_FOOT - title - 46
        for task in self.deck.tasks:
            width = fit.width(task.name.words) * TASK * 1.15 + 12
            yield self.mark(task.mark, task.colour, task.name.words, (at, top + 8, 14, 14))
            place = (at + 24, top, width, 30)
            yield self.text_box(f"Task: {task.name.words}", place, task.name, task.colour, TASK, True)
            at += 24 + width + TASK_GAP

    def content(self) -> Iterator[str]:
        """Title and body; both leave their layout's place where the title takes more than a line."""
        sizes = self.slide.sizes
        rows = fit.lines(self.slide.title.words, self.stage.room.width / sizes.title)
        smaller = sizes.title < self.stage.look.slides["title"]
        moved = rows > 1 or smaller
        place = self.stage.title(rows, sizes.title)
        style = tag("a:lvl1pPr", tag("a:defRPr", sz=round(sizes.title * 100))) if smaller else ""
        yield self.titled('type="title"', self.slide.title, place=place if moved else None, style=style)
        yield from self.below(self.stage.body(place[3]), moved)

    def below(self, room: Place, moved: bool) -> Iterator[str]:
        """Text at the start, figures beside it, tables under it."""
        start, top, width, height = room
        words, sizes = _paragraphs(self.slide), self.slide.sizes
        figures = [part for part in self.slide.body if isinstance(part, Figure)]
        tables = [part for part in self.slide.body if isinstance(part, Table)]
        column = width * fit.SHARE if figures and words else width
        text = sum(fit.paragraph_height(p, sizes, column) + fit.ITEM_GAP * sizes.text for p in words)
        if words:
            place = (start, top, column, text if tables else height) if moved or figures or tables else None
            yield self.filled('idx="1"', "Text", words, place)
        for part in tables:
            high = fit.table_height(part, sizes, width)
            yield self.table(part, (start, top + text, width, high))
            text += high + fit.GAP
        left = column + BESIDE if words else 0
        for n, figure in enumerate(figures):
            share = height / len(figures)
            yield from self.figure(figure, (start + left, top + n * share, width - left, share))

    def furniture(self) -> Iterator[str]:
        """Draft mark, module title and number; the draft mark white on a coloured slide."""
        if self.deck.draft:
            colour = "bg1" if self.slide.kind == "section" else "accent2"
            yield self.text_box("Draft", self.stage.draft, self.draft(), colour, pptx_stage.SMALL)
        if self.slide.kind != "title":
            yield self.titled(pptx_stage.FOOT, self.deck.foot, "Module")
        count = number(self.slide.number, self.stage.language)
        yield self.holder(pptx_stage.NUMBER, "Number", pptx_stage.count(count, self.stage.language))

    def draft(self) -> Paragraph:
        """The draft mark's phrases in one line, the first word bold."""
        runs: list[Run] = []
        for n, phrase in enumerate(self.deck.draft):
            runs += [Run("text", " · ")] if n else []
            runs += [replace(run, strong=n == 0) for run in phrase.runs]
        return Paragraph(tuple(runs), self.deck.draft[0].locale)

    def plain(self, words: str) -> Paragraph:
        return Paragraph((Run("text", words),), self.stage.language.tag)

    def names(self, name: str, description: str | None = None) -> str:
        self.last += 1
        return tag("p:cNvPr", id=self.last, name=name, descr=description)

    def titled(
        self, ph: str, words: Paragraph, name: str = "Title", place: Place | None = None, style: str = ""
    ) -> str:
        """A placeholder of one paragraph whose indents are its layout's."""
        pen = Pen(self.stage, None, indented=False)
        return self.holder(ph, name, pen.paragraph(words), place, style)

    def filled(self, ph: str, name: str, words: tuple[Paragraph, ...], place: Place | None = None) -> str:
        """A placeholder filled with text, smaller than its layout's where the slide needs it."""
        small = self.slide.kind != "title" and self.slide.sizes.text < fit.largest(self.stage.look).text
        style = levels(self.slide.sizes) if small else ""
        return self.holder(ph, name, Pen(self.stage, self.link).all(words), place, style)

    def holder(self, ph: str, name: str, text: str, place: Place | None = None, style: str = "") -> str:
        where = self.stage.box(place) if place else ""
        return placeholder(self.names(name), ph, where, body(text, style, inset=False))

    def text_box(
        self, name: str, place: Place, words: Paragraph, colour: str, size: float, bold: bool = False, anchor: str = "t"
    ) -> str:
        text = Pen(self.stage, None, size, colour, bold).paragraph(words)
        properties = self.stage.box(place) + preset("rect") + NO_FILL
        return shape(self.names(name), properties, body(text, wrap="square", anchor=anchor), txBox=1)

    def mark(self, form: str, colour: str, words: str, place: Place) -> str:
        """A task's mark, with the task's name as alternative text."""
        properties = self.stage.box(place) + preset(MARKS.get(form, "ellipse")) + rgb(colour) + NO_LINE
        return shape(self.names("Mark", words), properties)

    def table(self, part: Table, place: Place) -> str:
        pen = Pen(self.stage, self.link, self.slide.sizes.text)
        names = self.names("Table", self.slide.title.words)
        return table(part, names, self.stage.box(place, "p:xfrm"), place[2], pen)

    def figure(self, figure: Figure, place: Place) -> Iterator[str]:
        """A picture as large as its place allows, its caption under it."""
        start, top, width, height = place
        picture = figure.picture
        room = height - (CAPTION if figure.caption else 0)
        scale = min(width / picture.width, room / picture.height)
        high = picture.height * scale
        where = self.stage.box((start, top, picture.width * scale, high))
        names = self.names("Picture", figure.description)
        if picture.media == "image/svg+xml":
            rtl = direction(figure.locale) == "rtl"
            yield pptx_drawing.Drawing(picture, figure.locale, rtl, self.names).group(names, where, scale)
        else:
            yield self.bitmap(names, where, picture.data)
        if figure.caption:
            under = (start, top + high + 8, width, CAPTION - 8.0)
            yield self.text_box("Caption", under, figure.caption, "accent6", 16 / fit.SMALLER["source"])

    def bitmap(self, names: str, where: str, data: bytes) -> str:
        head = tag("p:nvPicPr", names, tag("p:cNvPicPr", tag("a:picLocks", noChangeAspect=1)), tag("p:nvPr"))
        blip = tag("a:blip", r__embed=self.embed(data))
        fill = tag("p:blipFill", blip, tag("a:stretch", tag("a:fillRect")))
        return tag("p:pic", head, fill, tag("p:spPr", where, preset("rect")))
