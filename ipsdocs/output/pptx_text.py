"""Paragraphs as DrawingML: real bullets, a language for each run, right to left where the slide is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ipsdocs.document import fit
from ipsdocs.document.flat import Paragraph
from ipsdocs.document.inline import Run
from ipsdocs.document.phrase import _pieces as pieces
from ipsdocs.edition.edition import Language
from ipsdocs.edition.languages import direction
from ipsdocs.output.pptx_stage import Stage, typefaces
from ipsdocs.output.pptx_xml import emu, rgb, scheme, tag, text

LRM, RLM = "\u200e", "\u200f"  # on both sides of a stretch they keep its own direction
FOLLOWED = ("https://", "http://", "mailto:", "tel:")
# PowerPoint's automatic numbers that are a locale's own digits; the others get 1, 2, 3.
NUMBERS = {"deva": "hindiNumPeriod", "thai": "thaiNumPeriod"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a style of paragraph is written: colour of the theme, weight, typeface of titles or of text."""

    colour: str = ""
    bold: bool = False
    serif: bool = False


PLAIN = Look()
LOOKS: dict[str, Look] = {
    "lede": Look(serif=True),
    "quote": Look(serif=True),
    "source": Look("accent6"),
    "contact": Look(bold=True),
    "hours": Look("accent6"),
    "phone": Look("accent2", bold=True),
    "unchecked": Look("accent2"),
}


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes paragraphs for one slide. `link` gives the relationship id of an address, None writes no links.

    `size` is the text's size in points, 0 leaves it to the placeholder; `colour` is one of the theme's
    or #rrggbb.
    """

    stage: Stage
    link: Callable[[str], str] | None
    size: float = 0
    colour: str = ""
    bold: bool = False
    indented: bool = True  # whether the paragraphs say their own indents; a title's are its layout's

    @property
    def language(self) -> Language:
        return self.stage.language

    def all(self, paragraphs: Iterable[Paragraph]) -> str:
        return "".join(map(self.paragraph, paragraphs)) or tag("a:p")

    def paragraph(self, paragraph: Paragraph) -> str:
        """One `a:p`."""
        runs = "".join(self.run(run, paragraph) for run in self.turned(paragraph))
        return tag("a:p", self.properties(paragraph), runs)

    def properties(self, paragraph: Paragraph) -> str:
        """Paragraphs stand at the slide's own start edge, whatever language they had to be left in."""
        rtl = self.language.direction == "rtl"
        marks: dict[str, object] = {
            "algn": "r" if rtl else "l",
            "rtl": int(rtl and paragraph.style != "phone"),
        }
        if paragraph.marker:
            return tag("a:pPr", self.bullet(paragraph), lvl=paragraph.level, **marks)
        if paragraph.item:
            return tag("a:pPr", tag("a:buNone"), lvl=paragraph.level, indent=0, **marks)
        if self.indented:
            return tag("a:pPr", tag("a:buNone"), marL=0, indent=0, **marks)
        return tag("a:pPr", **marks)

    def bullet(self, paragraph: Paragraph) -> str:
        """Bullets come from the master; numbers count on by themselves when somebody adds an item."""
        if paragraph.marker == "bullet":
            return ""
        kind = NUMBERS.get(self.language.digits, "arabicPeriod")
        start = paragraph.number if paragraph.number > 1 else None
        return tag("a:buFont", typeface="+mj-lt") + tag("a:buAutoNum", type=kind, startAt=start)

    def turned(self, paragraph: Paragraph) -> tuple[Run, ...]:
        """The runs of a paragraph; one that runs against the slide's direction is held by marks at both ends.

        They keep its punctuation in place: PowerPoint knows no direction for a run.
        """
        own = direction(paragraph.locale)
        if not paragraph.runs or own == self.language.direction or paragraph.style == "phone":
            return paragraph.runs
        mark = Run("text", LRM if own == "ltr" else RLM)
        first, last = paragraph.runs[0], paragraph.runs[-1]
        before = replace(first, text=mark.text + first.text) if first.kind == "text" else first
        held = (before, *paragraph.runs[1:])
        return (*held[:-1], replace(held[-1], text=held[-1].text + mark.text)) if last.kind == "text" else held

    def run(self, run: Run, paragraph: Paragraph) -> str:
        properties = self.run_properties(run, paragraph)
        if run.kind == "break":
            return tag("a:br", properties)
        words = run.text if paragraph.style == "phone" else self.isolated(run.text)
        return tag("a:r", properties, text(words))

    def isolated(self, words: str) -> str:
        """The words; on a slide from right to left a telephone number or address is held by marks as well."""
        if self.language.direction == "ltr":
            return words
        return "".join(f"{LRM}{piece}{LRM}" if alone else piece for piece, alone in pieces(words))

    def run_properties(self, run: Run, paragraph: Paragraph) -> str:
        look = LOOKS.get(paragraph.style, PLAIN)
        upright = not self.stage.look.italics(paragraph.locale)  # emphasis is weight there
        bold = self.bold or look.bold or run.strong or (run.emphasis and upright)
        size = self.size * fit.SMALLER.get(paragraph.style, 1.0)
        linked = bool(self.link) and run.link.startswith(FOLLOWED)
        return tag(
            "a:rPr",
            _colour(self.colour or look.colour),
            typefaces("+mj") if look.serif else "",
            tag("a:hlinkClick", r__id=self.link(run.link)) if self.link and linked else "",
            lang=paragraph.locale,
            sz=round(size * 100) or None,
            b=1 if bold else None,
            i=1 if run.emphasis and not upright else None,
            dirty=0,
        )


def _colour(colour: str) -> str:
    if not colour:
        return ""
    return rgb(colour) if colour.startswith("#") else scheme(colour)


def levels(sizes: fit.Sizes) -> str:
    """List style levels for a placeholder whose text had to be smaller than the master's."""
    indent = emu(fit.INDENT * sizes.text)
    return "".join(
        tag(f"a:lvl{n}pPr", tag("a:defRPr", sz=round(sizes.text * 100)), marL=indent * n, indent=-indent)
        for n in range(1, 6)
    )
