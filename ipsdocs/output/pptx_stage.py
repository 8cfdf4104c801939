"""A slide's measures in PowerPoint: where things stand, from the start edge, and the layouts there are."""

from __future__ import annotations

from dataclasses import dataclass

from ipsdocs.document import fit
from ipsdocs.document.tokens import Tokens
from ipsdocs.edition.edition import Language
from ipsdocs.output.pptx_xml import Place, box, tag, text

NAME = "ipsdocs"
FACES = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
SMALL = 12  # points: draft mark, module title, slide number
LINE = 16  # points: the height of a line of these
SECTION_TITLE, SECTION_NUMBER, COVER_TITLE = 40, 84, 40
FOOT, NUMBER = 'type="ftr" sz="quarter" idx="11"', 'type="sldNum" sz="quarter" idx="12"'
FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # PowerPoint wants an id on a field; any fixed one will do
COVER_FOOT = 262  # points from the top, where the module's title ends


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: its place in python-pptx's template, OOXML type, and what it shows."""

    place: int
    name: str
    type: str
    colour: str  # of the band and the title
    masters_band: bool = False  # whether the band is the master's


COVER = Layout(0, "Title", "title", "accent1")
CONTENT = Layout(1, "Title and text", "obj", "accent1", True)
SECTION = Layout(2, "Section", "secHead", "accent1")
CARE = Layout(3, "Content note and support", "obj", "accent2")
AFTERCARE = Layout(4, "Aftercare", "obj", "accent4")
ONLY_TITLE = Layout(5, "Title only", "titleOnly", "accent1", True)
LAYOUTS = (COVER, CONTENT, SECTION, CARE, AFTERCARE, ONLY_TITLE)


@dataclass(frozen=True, slots=True)
class Stage:
    """The slide's measures: places boxes, in points from the start edge, as DrawingML in EMU."""

    look: Tokens
    language: Language

    @property
    def rtl(self) -> bool:
        return self.language.direction == "rtl"

    @property
    def room(self) -> fit.Frame:
        return fit.frame(self.look)

    def box(self, place: Place, name: str = "a:xfrm") -> str:
        """A place measured from the start edge, as DrawingML has it: from the left."""
        start, top, width, height = place
        return box((self.look.slides["width"] - start - width if self.rtl else start, top, width, height), name)

    def title(self, lines: int = 1, size: float = 0) -> Place:
        """Where a title of so many lines stands: start, top, width, height."""
        height = lines * (size or self.look.slides["title"]) * fit.leadings(self.look)[0]
        return fit.START, fit.TOP, self.room.width, height

    def body(self, title_height: float) -> Place:
        top = fit.TOP + title_height + fit.GAP
        return fit.START, top, self.room.width, self.look.slides["height"] - fit.BOTTOM - top

    @property
    def foot(self) -> Place:
        return fit.START, self.look.slides["height"] - 42, self.room.width - 90, 20

    @property
    def credit(self) -> Place:
        """As the foot, with room for two more lines above it, since a translation is longer than its source."""
        start, top, width, height = self.foot
        return start, top - 2 * LINE, width, height + 2 * LINE

    @property
    def number(self) -> Place:
        return fit.START + self.room.width - 60, self.look.slides["height"] - 42, 60, 20

    @property
    def draft(self) -> Place:
        return fit.START, 22, self.room.width, 20


def typefaces(font: str) -> str:
    """A theme's font, `+mj` for titles or `+mn` for text, for every kind of script."""
    return "".join(tag(f"a:{use}", typeface=f"{font}-{end}") for use, end in FACES)


def count(shown: str, language: Language) -> str:
    """A paragraph with the slide's number as a field; `shown` is what stands there until it is refreshed."""
    field = tag("a:fld", tag("a:rPr", lang=language.tag), text(shown), id=FIELD, type="slidenum")
    return tag("a:p", field)
