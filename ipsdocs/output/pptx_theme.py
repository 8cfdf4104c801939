"""The look of a deck in PowerPoint: theme, master and layouts made from the design tokens.

An editor who adds a slide gets the same colours, fonts, bullets and places, in the deck's direction.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ipsdocs.document import fit
from ipsdocs.output.pptx_stage import (
    COVER,
    COVER_FOOT,
    COVER_TITLE,
    FOOT,
    LAYOUTS,
    NAME,
    NUMBER,
    ONLY_TITLE,
    SECTION,
    SECTION_NUMBER,
    SECTION_TITLE,
    SMALL,
    Layout,
    Stage,
    count,
    typefaces,
)
from ipsdocs.output.pptx_xml import (
    NO_LINE,
    Place,
    body,
    emu,
    placeholder,
    preset,
    rooted,
    scheme,
    shape,
    tag,
    text,
)
from ipsdocs.source.scripts import script

if TYPE_CHECKING:
    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.presentation import Presentation

COLOURS = (
    "dk1 ink, lt1 white, dk2 teal, lt2 sand, accent1 teal, accent2 clay, accent3 plum, accent4 moss, "
    "accent5 amber, accent6 grey, hlink teal, folHlink plum"
)
LATIN = ("Noto Sans", "Noto Serif")
EAST_ASIAN = ("Hans", "Hant", "Jpan", "Kore")  # scripts whose typeface a theme calls `ea`; it calls others `cs`
DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
BAND, COVER_BAND = 16, 44  # points, the coloured edge


def dress(presentation: Presentation, stage: Stage) -> None:
    """Give python-pptx's template our size, theme, master and layouts."""
    from pptx.util import Pt

    presentation.slide_width = Pt(stage.look.slides["width"])
    presentation.slide_height = Pt(stage.look.slides["height"])
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
    colours = (tag(f"a:{slot}", _srgb(stage.look.colours[name])) for slot, name in pairs)
    fonts = (_font("major", stage.look.title_fonts, stage), _font("minor", stage.look.text_fonts, stage))
    theme = _between(theme, "a:clrScheme", tag("a:clrScheme", *colours, name=NAME))
    theme = _between(theme, "a:fontScheme", tag("a:fontScheme", *fonts, name=NAME))
    return theme.replace('name="Office Theme"', f'name="{NAME}"').encode()


def _between(theme: str, name: str, new: str) -> str:
    """The theme with one of its elements replaced."""
    return re.sub(rf"<{name} .*?</{name}>", lambda _: new, theme, count=1, flags=re.DOTALL)


def _srgb(colour: str) -> str:
    return tag("a:srgbClr", val=colour.lstrip("#").upper())


def _font(use: str, names: tuple[str, ...], stage: Stage) -> str:
    """A theme font: the Latin one, and the language's own for East Asian and for complex scripts."""
    own_script = script(stage.language.tag)
    latin = next((name for name in names if name in LATIN), names[0])
    own = names[0] if names[0] != latin else ""
    east = own_script in EAST_ASIAN
    faces = (tag("a:latin", typeface=latin), tag("a:ea", typeface=own if east else ""))
    complex_script = tag("a:cs", typeface="" if east else own)
    return tag(f"a:{use}Font", *faces, complex_script, tag("a:font", script=own_script, typeface=own) if own else "")


def _swap(root: BaseOxmlElement, name: str, xml: str) -> None:
    """Put new XML in the place of a child of a part's root."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import qn

    old = root.find(qn(f"p:{name}"))
    if old is not None:
        root.replace(old, parse_xml(rooted(xml)))


def _master(stage: Stage) -> str:
    return _sheet(
        None,
        _ground("bg1"),
        _band(stage, BAND, "accent1"),
        _holder(stage, 2, 'type="title"', "Title", stage.title()),
        _holder(stage, 3, 'type="body" idx="1"', "Text", stage.body(stage.title()[3])),
        *_furniture(stage, "accent6"),
    )


def _layout(element: BaseOxmlElement, layout: Layout, stage: Stage) -> None:
    ground = _ground("accent1") if layout is SECTION else ""
    _swap(element, "cSld", _sheet(layout.name, ground, *_shapes(layout, stage)))
    element.set("type", layout.type)
    if not layout.masters_band:
        element.set("showMasterSp", "0")


def _shapes(layout: Layout, stage: Stage) -> tuple[str, ...]:
    """The shapes of a layout, in reading order."""
    width, middle = stage.room.width, stage.look.slides["height"] * 0.48
    holder = partial(_holder, stage)
    if layout is COVER:
        summary = _level(stage.look.slides["text"], "tx1", "+mj")
        title = _level(COVER_TITLE, "accent1")
        return (
            _band(stage, COVER_BAND, "accent1"),
            holder(2, 'type="ctrTitle"', "Title", (fit.START, COVER_FOOT - 110, width, 110), title, "b"),
            holder(3, 'type="subTitle" idx="1"', "Text", (fit.START, COVER_FOOT + 18, width * 0.9, 150), summary),
            *_furniture(stage, "accent6"),
        )
    if layout is SECTION:
        number = _level(SECTION_NUMBER, "bg1", "+mj")
        title = _level(SECTION_TITLE, "bg1")
        return (
            holder(2, 'type="title"', "Title", (fit.START, middle, width * 0.86, 160), title),
            holder(3, 'type="body" idx="1"', "Number", (fit.START, middle - 126, width, 110), number, "b"),
            *_furniture(stage, "bg1"),
        )
    band = () if layout.masters_band else (_band(stage, BAND, layout.colour),)
    text = () if layout is ONLY_TITLE else (holder(3, 'idx="1"', "Text", stage.body(stage.title()[3])),)
    title = holder(2, 'type="title"', "Title", stage.title(), _level(0, layout.colour))
    return (*band, title, *text, *_furniture(stage, "accent6"))


def _level(points: float, colour: str, font: str = "") -> str:
    """A list style of one level, without a bullet."""
    face = typefaces(font) if font else ""
    run = tag("a:defRPr", scheme(colour), face, sz=round(points * 100) or None)
    return tag("a:lvl1pPr", tag("a:buNone"), run, marL=0, indent=0)


def _furniture(stage: Stage, colour: str) -> tuple[str, str]:
    """The module's title and the slide's number at the foot, on opposite sides."""
    start, end = ("r", "l") if stage.rtl else ("l", "r")

    def style(edge: str) -> str:
        return tag("a:lvl1pPr", tag("a:defRPr", scheme(colour), sz=SMALL * 100), algn=edge, rtl=int(stage.rtl))

    return (
        _holder(stage, 8, FOOT, "Module", stage.foot, style(start), "ctr", tag("a:p")),
        _holder(stage, 9, NUMBER, "Number", stage.number, style(end), "ctr", count("‹#›", stage.language)),
    )


def _sheet(name: str | None, ground: str, *shapes: str) -> str:
    head = tag("p:nvGrpSpPr", tag("p:cNvPr", id=1, name=""), tag("p:cNvGrpSpPr"), tag("p:nvPr"))
    return tag("p:cSld", ground, tag("p:spTree", head, tag("p:grpSpPr"), *shapes), name=name)


def _ground(colour: str) -> str:
    return tag("p:bg", tag("p:bgPr", scheme(colour), tag("a:effectLst")))


def _band(stage: Stage, width: float, colour: str) -> str:
    """The coloured edge at the start of a slide: decoration, and marked as such."""
    place = stage.box((0, 0, width, stage.look.slides["height"]))
    names = tag("p:cNvPr", tag("a:extLst", DECORATIVE), id=20, name="Band")
    return shape(names, place + preset("rect") + scheme(colour) + NO_LINE)


def _holder(
    stage: Stage,
    id: int,
    ph: str,
    name: str,
    place: Place,
    style: str = "",
    anchor: str = "t",
    paragraphs: str = "",
) -> str:
    """A placeholder of a master or layout, with its name as its prompt."""
    prompt = paragraphs or tag("a:p", tag("a:r", tag("a:rPr", lang="en"), text(name)))
    inside = body(prompt, style, anchor=anchor, autofit=True)
    return placeholder(tag("p:cNvPr", id=id, name=name), ph, stage.box(place) + preset("rect"), inside)


def _text_styles(stage: Stage) -> str:
    common: dict[str, object] = {
        "algn": "r" if stage.rtl else "l",
        "rtl": int(stage.rtl),
        "eaLnBrk": 1,
        "hangingPunct": 1,
    }
    title = tag(
        "a:lvl1pPr",
        tag("a:lnSpc", tag("a:spcPct", val=90000)),
        tag("a:spcBef", tag("a:spcPts", val=0)),
        tag("a:buNone"),
        tag("a:defRPr", _face("accent1", "+mj"), sz=round(stage.look.slides["title"] * 100), b=1),
        **common,
    )
    other = tag("a:lvl1pPr", tag("a:defRPr", _face("tx1", "+mn"), sz=1800), **common)
    levels = (_list_level(n, fit.largest(stage.look).text, common) for n in range(1, 10))
    return tag("p:txStyles", tag("p:titleStyle", title), tag("p:bodyStyle", *levels), tag("p:otherStyle", other))


def _list_level(n: int, size: float, common: dict[str, object]) -> str:
    """One level of the text's list style: its bullet in the accent colour, a dash on every second level."""
    indent = emu(fit.INDENT * size)
    return tag(
        f"a:lvl{n}pPr",
        tag("a:spcBef", tag("a:spcPts", val=round(fit.ITEM_GAP * size * 100))),
        tag("a:buClr", tag("a:schemeClr", val="accent1")),
        tag("a:buFont", typeface="Arial"),
        tag("a:buChar", char="•" if n % 2 else "–"),
        tag("a:defRPr", _face("tx1", "+mn"), sz=round(size * 100)),
        marL=indent * n,
        indent=-indent,
        **common,
    )


def _face(colour: str, font: str) -> str:
    return scheme(colour) + typefaces(font)
