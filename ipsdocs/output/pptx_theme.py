"""The look of a deck in PowerPoint: theme, master and layouts made from the design tokens.

An editor who adds a slide gets the same colours, fonts, bullets and places, in the deck's direction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ipsdocs.document import fit
from ipsdocs.document.tokens import SCRIPTS, Tokens
from ipsdocs.edition.edition import Language
from ipsdocs.output.pptx_text import NAMESPACES, POINT

if TYPE_CHECKING:
    from pptx.presentation import Presentation

COLOURS = (
    "dk1 ink, lt1 white, dk2 teal, lt2 sand, accent1 teal, accent2 clay, accent3 plum, accent4 moss, "
    "accent5 amber, accent6 grey, hlink teal, folHlink plum"
)
LATIN = ("Noto Sans", "Noto Serif")
SMALL = 12  # points: draft mark, module title, slide number
SECTION_TITLE, SECTION_NUMBER, COVER_TITLE = 40, 84, 40
COVER_FOOT = 262  # points from the top, where the module's title ends


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: its place in python-pptx's template, OOXML type, and what it shows."""

    place: int
    name: str
    type: str
    colour: str  # of the band and the title


COVER = Layout(0, "Title", "title", "accent1")
CONTENT = Layout(1, "Title and text", "obj", "accent1")
SECTION = Layout(2, "Section", "secHead", "accent1")
CARE = Layout(3, "Content note and support", "obj", "accent2")
AFTERCARE = Layout(4, "Aftercare", "obj", "accent4")
ONLY_TITLE = Layout(5, "Title only", "titleOnly", "accent1")
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

    def box(self, start: float, top: float, width: float, height: float, tag: str = "a:xfrm") -> str:
        left = self.look.slides["width"] - start - width if self.rtl else start
        place = f'<a:off x="{_emu(left)}" y="{_emu(top)}"/><a:ext cx="{_emu(width)}" cy="{_emu(height)}"/>'
        return f"<{tag}>{place}</{tag}>"

    def title(self, lines: int = 1, size: float = 0) -> tuple[float, float, float, float]:
        """Where a title of so many lines stands: start, top, width, height."""
        height = lines * (size or self.look.slides["title"]) * fit.leadings(self.look)[0]
        return fit.START, fit.TOP, self.room.width, height

    def body(self, title_height: float) -> tuple[float, float, float, float]:
        top = fit.TOP + title_height + fit.GAP
        return fit.START, top, self.room.width, self.look.slides["height"] - fit.BOTTOM - top

    @property
    def foot(self) -> tuple[float, float, float, float]:
        return fit.START, self.look.slides["height"] - 42, self.room.width - 90, 20

    @property
    def number(self) -> tuple[float, float, float, float]:
        return fit.START + self.room.width - 60, self.look.slides["height"] - 42, 60, 20

    @property
    def draft(self) -> tuple[float, float, float, float]:
        return fit.START, 22, self.room.width, 20


def _emu(points: float) -> int:
    return round(points * POINT)


def dress(presentation: Presentation, stage: Stage) -> None:
    """Give python-pptx's template our size, theme, master and layouts."""
    presentation.slide_width = _emu(stage.look.slides["width"])
    presentation.slide_height = _emu(stage.look.slides["height"])
    master = presentation.slide_master
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme.blob = theme_xml(theme.blob.decode(), stage)
    _swap(master.part._element, "cSld", _master(stage))
    _swap(master.part._element, "txStyles", _text_styles(stage))
    kept = {layout.place: layout for layout in LAYOUTS}
    for place, layout in reversed(list(enumerate(presentation.slide_layouts))):
        if place in kept:
            _layout(layout._element, kept[place], stage)
        else:
            presentation.slide_layouts.remove(layout)


def theme_xml(theme: str, stage: Stage) -> bytes:
    """The template's theme with the tokens' colours and the language's fonts."""
    pairs = (pair.split() for pair in COLOURS.split(","))
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{stage.look.colours[name].lstrip("#").upper()}"/></a:{slot}>' for slot, name in pairs
    )
    fonts = _font("major", stage.look.title_fonts, stage) + _font("minor", stage.look.text_fonts, stage)
    for tag, inside in (("clrScheme", colours), ("fontScheme", fonts)):
        theme = re.sub(
            rf"<a:{tag} .*?</a:{tag}>", lambda _, t=tag, i=inside: f'<a:{t} name="ipsdocs">{i}</a:{t}>', theme, flags=re.S
        )
    return re.sub(r'name="Office Theme"', 'name="ipsdocs"', theme).encode()


def _font(use: str, names: tuple[str, ...], stage: Stage) -> str:
    """A theme font: the Latin one, and the language's own for complex scripts."""
    script = SCRIPTS.get(stage.language.tag.split("-")[0], "Latn")
    latin = next((name for name in names if name in LATIN), names[0])
    own = names[0] if script not in ("Latn", "Cyrl") else ""
    extra = f'<a:font script="{script}" typeface="{own}"/>' if own else ""
    return f'<a:{use}Font><a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface="{own}"/>{extra}</a:{use}Font>'


def _swap(element: object, tag: str, xml: str) -> None:
    """Put new XML in the place of a child of a part's root."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import qn

    root = element  # an lxml element; python-pptx ships no types
    old = root.find(qn(f"p:{tag}"))  # type: ignore[attr-defined]
    old.getparent().replace(old, parse_xml(xml))


def _master(stage: Stage) -> str:
    shapes = (
        _band(stage, 16, "accent1"),
        _placeholder(stage, 2, 'type="title"', "Title", stage.title(), "Title"),
        _placeholder(stage, 3, 'type="body" idx="1"', "Text", stage.body(stage.title()[3]), "Text"),
        *_furniture(stage, "accent6"),
    )
    ground = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    return _sheet("", ground, shapes)


def _layout(element: object, layout: Layout, stage: Stage) -> None:
    ground, own = "", layout is not CONTENT and layout is not ONLY_TITLE
    if layout is SECTION:
        ground = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    _swap(element, "cSld", _sheet(layout.name, ground, _shapes(layout, stage)))
    element.set("type", layout.type)  # type: ignore[attr-defined]
    if own:
        element.set("showMasterSp", "0")  # type: ignore[attr-defined]


def _shapes(layout: Layout, stage: Stage) -> tuple[str, ...]:
    """The shapes of a layout, in reading order."""
    width, height = stage.room.width, stage.look.slides["height"]
    if layout is COVER:
        return (
            _band(stage, 44, "accent1"),
            _placeholder(stage, 2, 'type="ctrTitle"', "Title", (fit.START, COVER_FOOT - 110, width, 110), "Title", _size(COVER_TITLE, "accent1"), "b"),
            _placeholder(stage, 3, 'type="subTitle" idx="1"', "Summary", (fit.START, COVER_FOOT + 18, width * 0.9, 150), "Text", _size(stage.look.slides["text"], "tx1", "+mj")),
            *_furniture(stage, "accent6"),
        )
    if layout is SECTION:
        return (
            _placeholder(stage, 2, 'type="title"', "Title", (fit.START, height * 0.48, width * 0.86, 160), "Title", _size(SECTION_TITLE, "bg1")),
            _placeholder(stage, 3, 'type="body" idx="1"', "Number", (fit.START, height * 0.48 - 126, width, 110), "Text", _size(SECTION_NUMBER, "bg1", "+mj"), "b"),
            *_furniture(stage, "bg1"),
        )
    title = _placeholder(stage, 2, 'type="title"', "Title", stage.title(), "Title", _size(0, layout.colour))
    text = _placeholder(stage, 3, 'idx="1"', "Text", stage.body(stage.title()[3]), "Text")
    band = () if layout in (CONTENT, ONLY_TITLE) else (_band(stage, 16, layout.colour),)
    return (*band, title, *(() if layout is ONLY_TITLE else (text,)), *_furniture(stage, "accent6"))


def _size(points: float, colour: str, font: str = "") -> str:
    """A list style of one level, without a bullet."""
    size = f' sz="{round(points * 100)}"' if points else ""
    face = f'<a:latin typeface="{font}-lt"/><a:cs typeface="{font}-cs"/>' if font else ""
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return f'<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr{size}>{fill}{face}</a:defRPr></a:lvl1pPr>'


def _furniture(stage: Stage, colour: str) -> tuple[str, str]:
    """The module's title and the slide's number at the foot."""
    end = "l" if stage.rtl else "r"
    foot = _placeholder(stage, 8, 'type="ftr" sz="quarter" idx="11"', "Module", stage.foot, "", _small(stage, colour, ""), "ctr")
    number = (
        f'<a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="{stage.language.tag}"/><a:t>‹#›</a:t></a:fld></a:p>'
    )
    style = _small(stage, colour, end)
    return foot, _placeholder(stage, 9, 'type="sldNum" sz="quarter" idx="12"', "Number", stage.number, number, style, "ctr")


def _small(stage: Stage, colour: str, align: str) -> str:
    edge = align or ("r" if stage.rtl else "l")
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return f'<a:lvl1pPr algn="{edge}" rtl="{int(stage.rtl)}"><a:defRPr sz="{SMALL * 100}">{fill}</a:defRPr></a:lvl1pPr>'


def _sheet(name: str, ground: str, shapes: tuple[str, ...]) -> str:
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    named = f' name="{name}"' if name else ""
    return f"<p:cSld {NAMESPACES}{named}>{ground}<p:spTree>{group}{''.join(shapes)}</p:spTree></p:cSld>"


def _band(stage: Stage, width: float, colour: str) -> str:
    """The coloured edge at the start of a slide: decoration, so marked as such."""
    height = stage.look.slides["height"]
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="20" name="Band">{decorative}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{stage.box(0, 0, width, height)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _placeholder(
    stage: Stage, id: int, ph: str, name: str, box: tuple[float, float, float, float], text: str, style: str = "", anchor: str = "t"
) -> str:
    """A placeholder of a master or layout; `text` is its prompt, or paragraphs as XML."""
    prompt = text if text.startswith("<") else f'<a:p><a:r><a:rPr lang="en"/><a:t>{text}</a:t></a:r></a:p>' if text else "<a:p/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr>{stage.box(*box)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{style}</a:lstStyle>{prompt}</p:txBody></p:sp>"
    )


def _text_styles(stage: Stage) -> str:
    edge = f'algn="{"r" if stage.rtl else "l"}" rtl="{int(stage.rtl)}"'
    common = f'{edge} eaLnBrk="1" hangingPunct="1"'
    title = (
        f'<a:lvl1pPr {common}><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(stage.look.slides["title"] * 100)}" b="1">{_face("accent1", "+mj")}</a:defRPr></a:lvl1pPr>'
    )
    text = fit.largest(stage.look).text
    indent = _emu(fit.INDENT * text)
    levels = "".join(
        f'<a:lvl{n}pPr marL="{indent * n}" indent="-{indent}" {common}><a:spcBef><a:spcPts val="{round(fit.ITEM_GAP * text * 100)}"/></a:spcBef>'
        f'<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="{"•" if n % 2 else "–"}"/>'
        f'<a:defRPr sz="{round(text * 100)}">{_face("tx1", "+mn")}</a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    other = f'<a:lvl1pPr {common}><a:defRPr sz="1800">{_face("tx1", "+mn")}</a:defRPr></a:lvl1pPr>'
    return (
        f"<p:txStyles {NAMESPACES}><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )


def _face(colour: str, font: str) -> str:
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return f'{fill}<a:latin typeface="{font}-lt"/><a:ea typeface="{font}-ea"/><a:cs typeface="{font}-cs"/>'
