"""Colours without their hue, for paper that is printed in grey. Pure."""

from __future__ import annotations

GREY_GROUND = 0.92  # 8 % grey: art direction's ground where colour can't be printed


def grey(colour: str) -> str:
    """The grey of the same luminance (ITU-R BT.709 weights); light grounds all become one 8 % grey.

    In goes a colour as CSS writes it, out comes #RRGGBB; what is no colour (none, currentColor) comes out as it is.
    """
    from PIL import ImageColor

    try:
        red, green, blue = ImageColor.getrgb(colour.strip())[:3]
    except ValueError:
        return colour
    level = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    if (GREY_GROUND - 0.05) * 255 < level < 255:
        level = round(GREY_GROUND * 255)
    return "#" + 3 * f"{level:02X}"
