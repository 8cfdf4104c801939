"""Paragraphs as DrawingML: real bullets, a language for each run, right to left where the language is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from ipsdocs.document import fit
from ipsdocs.document.flat import Paragraph
from ipsdocs.document.inline import Run
from ipsdocs.document.phrase import _pieces as pieces
from ipsdocs.document.phrase import direction
from ipsdocs.edition.edition import Language

POINT = 12700  # EMU
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LRM, RLM = "\u200e", "\u200f"  # on both sides of a stretch they keep its own direction
FOLLOWED = ("https://", "http://", "mailto:", "tel:")
# PowerPoint's automatic numbers that are a locale's own digits; the others get 1, 2, 3.
NUMBERS = {"deva": "hindiNumPeriod", "thai": "thaiNumPeriod"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a style of paragraph is written: scheme colour, weight, typeface, size as a factor."""

    colour: str = ""
    bold: bool = False
    serif: bool = False


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

    `size` is the text's size in points, or 0 to leave it to the placeholder.
    """

    language: Language
    link: Callable[[str], str] | None
    size: float = 0
    colour: str = ""
    bold: bool = False

    def all(self, paragraphs: Iterable[Paragraph]) -> str:
        return "".join(map(self.paragraph, paragraphs)) or "<a:p/>"

    def paragraph(self, paragraph: Paragraph) -> str:
        """One `a:p`."""
        runs = "".join(self.run(run, paragraph) for run in self.turned(paragraph))
        return f"<a:p>{self.properties(paragraph)}{runs}</a:p>"

    def properties(self, paragraph: Paragraph) -> str:
        """Paragraphs stand at the slide's own start edge, whatever language they had to be left in."""
        rtl = self.language.direction == "rtl"
        marks = f'algn="{"r" if rtl else "l"}" rtl="{int(rtl and paragraph.style != "phone")}"'
        if paragraph.marker:
            return f'<a:pPr lvl="{paragraph.level}" {marks}>{self.bullet(paragraph)}</a:pPr>'
        if paragraph.item:
            return f'<a:pPr lvl="{paragraph.level}" indent="0" {marks}><a:buNone/></a:pPr>'
        return f'<a:pPr marL="0" indent="0" {marks}><a:buNone/></a:pPr>'

    def bullet(self, paragraph: Paragraph) -> str:
        """Bullets come from the master; numbers count on by themselves when somebody adds an item."""
        if paragraph.marker == "bullet":
            return ""
        kind = NUMBERS.get(self.language.digits, "arabicPeriod")
        start = f' startAt="{paragraph.number}"' if paragraph.number > 1 else ""
        return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{kind}"{start}/>'

    def run(self, run: Run, paragraph: Paragraph) -> str:
        properties = self.run_properties(run, paragraph)
        if run.kind == "break":
            return f"<a:br>{properties}</a:br>"
        words = self.isolated(run.text)
        return f"<a:r>{properties}<a:t>{escape(words)}</a:t></a:r>"

    def turned(self, paragraph: Paragraph) -> tuple[Run, ...]:
        """The runs of a paragraph; one that runs against the slide's direction is held by marks at both ends.

        They keep its punctuation in place: PowerPoint knows no direction for a run.
        """
        own = direction(paragraph.locale)
        if not paragraph.runs or own == self.language.direction or paragraph.style == "phone":
            return paragraph.runs
        mark = LRM if own == "ltr" else RLM
        first, *others = paragraph.runs
        held = (replace(first, text=mark + first.text) if first.kind == "text" else first, *others)
        last = held[-1]
        return (*held[:-1], replace(last, text=last.text + mark) if last.kind == "text" else last)

    def isolated(self, words: str) -> str:
        """The words; on a slide from right to left a telephone number or address is held by marks as well."""
        if self.language.direction == "ltr":
            return words
        return "".join(f"{LRM}{piece}{LRM}" if alone else piece for piece, alone in pieces(words))

    def run_properties(self, run: Run, paragraph: Paragraph) -> str:
        look = LOOKS.get(paragraph.style, Look())
        upright = direction(paragraph.locale) == "rtl"  # Arabic and Hebrew have no italics: emphasis is weight
        bold = self.bold or look.bold or run.strong or (run.emphasis and upright)
        size = (self.size * fit.SMALLER.get(paragraph.style, 1.0)) if self.size else 0
        attributes = f"lang={quoteattr(paragraph.locale)}"
        attributes += f' sz="{round(size * 100)}"' if size else ""
        attributes += ' b="1"' if bold else ""
        attributes += ' i="1"' if run.emphasis and not upright else ""
        colour = self.colour or look.colour
        inside = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else ""
        inside += '<a:latin typeface="+mj-lt"/><a:cs typeface="+mj-cs"/>' if look.serif else ""
        if run.link.startswith(FOLLOWED) and self.link:
            inside += f'<a:hlinkClick r:id="{self.link(run.link)}"/>'
        return f'<a:rPr {attributes} dirty="0">{inside}</a:rPr>'


def levels(sizes: fit.Sizes) -> str:
    """List style levels for a placeholder whose text had to be smaller than the master's."""
    indent = round(fit.INDENT * sizes.text * POINT)
    return "".join(
        f'<a:lvl{n}pPr marL="{indent * n}" indent="-{indent}"><a:defRPr sz="{round(sizes.text * 100)}"/></a:lvl{n}pPr>'
        for n in range(1, 6)
    )
