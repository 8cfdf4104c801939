"""A deck to PowerPoint bytes: real placeholders, bullets, tables and notes that an editor can go on with.

python-pptx is named in this file and in `pptx_theme` alone, and imported late. The bytes depend on the deck,
the edition and the tokens, and on nothing of the machine.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from ipsdocs.document.deck import Deck, Slide
from ipsdocs.document.deck_stamp import stamped
from ipsdocs.document.flat import Paragraph
from ipsdocs.document.inline import Run
from ipsdocs.document.tokens import Tokens
from ipsdocs.edition.edition import Edition
from ipsdocs.output import pptx_slide, pptx_theme
from ipsdocs.output.pptx_stage import NAME, Stage
from ipsdocs.output.pptx_text import Pen
from ipsdocs.output.pptx_xml import body, rooted

if TYPE_CHECKING:
    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.presentation import Presentation
    from pptx.slide import NotesSlide
    from pptx.slide import Slide as PowerPointSlide

FIXED = datetime(2000, 1, 1)  # python-pptx and zip would write today's time
ZIPPED = (2000, 1, 1, 0, 0, 0)
MACHINE = (
    "/thumbnail",
    "/extended-properties",
    "/printerSettings",
)  # what the template's author's machine left


def engine_version() -> str:
    """What the bytes depend on beside deck, edition and tokens."""
    from importlib.metadata import version

    return " ".join(f"{name} {version(name)}" for name in ("python-pptx", "lxml"))


def pptx(deck: Deck, edition: Edition, look: Tokens) -> bytes:
    """The deck as a .pptx file; equal arguments give equal bytes in every process."""
    import pptx as engine

    deck = stamped(deck)
    presentation = engine.Presentation(BytesIO(_template()))
    stage = Stage(look, edition.language)
    pptx_theme.dress(presentation, stage)
    _properties(presentation, deck, edition)
    for slide in deck.slides:
        _Draw(presentation, deck, edition, stage, slide).all()
    target = BytesIO()
    presentation.save(target)
    return _fixed(target.getvalue())


@lru_cache(maxsize=1)
def _template() -> bytes:
    """python-pptx's own template, without the picture, printer and program of the machine it was made on."""
    import pptx as engine

    presentation = engine.Presentation()
    for rels in (presentation.part.package._rels, presentation.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(MACHINE)]:
            rels.pop(key)
    target = BytesIO()
    presentation.save(target)
    return target.getvalue()


def _properties(presentation: Presentation, deck: Deck, edition: Edition) -> None:
    """Fixed core properties: whose words, which language, never whose machine."""
    core = presentation.core_properties
    core.author = deck.credit.words[:255]
    core.title = deck.title.words[:255]
    core.language = edition.language.tag
    core.created = core.modified = FIXED
    core.revision = 1
    core.last_modified_by = core.subject = core.keywords = core.comments = core.category = ""
    if edition.language.direction == "rtl":
        presentation.part._element.set("rtl", "1")


@dataclass(frozen=True, slots=True)
class _Draw:
    """Puts one slide into the presentation."""

    presentation: Presentation
    deck: Deck
    edition: Edition
    stage: Stage
    slide: Slide

    def all(self) -> None:
        layout = self.presentation.slide_layouts.get_by_name(pptx_slide.layout_of(self.slide).name)
        made = self.presentation.slides.add_slide(layout)
        tree = made.shapes._spTree
        for shape in list(made.placeholders):
            tree.remove(shape._element)
        artist = pptx_slide.Artist(self.deck, self.slide, self.stage, self.linker(made), self.embedder(made))
        for xml in artist.shapes():
            tree.append(_parsed(xml))
        if self.slide.notes:
            self.notes(made)

    def linker(self, made: PowerPointSlide) -> Callable[[str], str] | None:
        """Gives an address a relationship id, where the edition prints addresses."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        def link(address: str) -> str:
            return str(made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

        return link if self.deck.addresses else None

    def embedder(self, made: PowerPointSlide) -> Callable[[bytes], str]:
        """Puts a bitmap's bytes into the file and gives its relationship id."""
        return lambda data: str(made.part.get_or_add_image_part(BytesIO(data))[1])

    def notes(self, made: PowerPointSlide) -> None:
        """The speaker notes, in their own language and direction."""
        page = made.notes_slide
        _notes_theme(page, self.stage)
        pen = Pen(self.stage, None)
        text = pen.all(_note(p) for p in self.slide.notes)
        holder = page.notes_placeholder
        old = holder._element.txBody if holder is not None else None
        if holder is not None and old is not None:
            holder._element.replace(old, _parsed(body(text, inset=False)))
        for name in page.shapes._spTree.iter("{*}cNvPr"):
            if "Slide Image" in name.get("name", ""):
                name.set("descr", self.slide.title.words)


def _note(paragraph: Paragraph) -> Paragraph:
    """A list's paragraphs say their number or a dash themselves: the notes master has no bullets."""
    sign = {"bullet": "– ", "number": f"{paragraph.number}. "}.get(paragraph.marker, "")
    runs = (Run("text", sign), *paragraph.runs) if sign else paragraph.runs
    return replace(paragraph, runs=runs, marker="", item=False)


def _notes_theme(page: NotesSlide, stage: Stage) -> None:
    """The notes master's theme gets the same fonts and colours, once."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.package import XmlPart
    from pptx.oxml import parse_xml

    master = page.part.part_related_by(RELATIONSHIP_TYPE.NOTES_MASTER)
    theme = next(rel.target_part for rel in master._rels.values() if rel.reltype.endswith("/theme"))
    if isinstance(theme, XmlPart) and f'name="{NAME}"'.encode() not in theme.blob:
        theme._element = parse_xml(pptx_theme.theme_xml(theme.blob.decode(), stage))


def _parsed(xml: str) -> BaseOxmlElement:
    from pptx.oxml import parse_xml

    element: BaseOxmlElement = parse_xml(rooted(xml))
    return element


def _fixed(data: bytes) -> bytes:
    """The same zip with fixed times, permissions and order, so that equal content is equal bytes."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, ZIPPED)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name), compresslevel=6)
    return target.getvalue()
