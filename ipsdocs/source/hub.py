"""`hub.yaml`: what a hub's trainer names once, for every packet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import fields as fields_of
from pathlib import Path

from ipsdocs.model import Paper
from ipsdocs.problems import Place, Problems
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.yamltext import read

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: text of ordinary size


@dataclass(frozen=True, slots=True)
class Hub:
    """A hub's wishes; empty where it has none. `start` is a local date and time, zones are IANA names."""

    id: str = ""
    name: str = ""
    training: str = ""
    locale: str = ""
    variant: str = ""
    region: str = ""
    paper: Paper | None = None
    start: str = ""
    zone: str = ""
    zones: tuple[str, ...] = ()
    large_print: bool = False
    greyscale: bool = False
    accent: str = ""


def overlaid(hub: Hub, chosen: Hub) -> Hub:
    """A hub's wishes with what was chosen this once over them; an empty field leaves the hub's."""
    new = {field.name: getattr(chosen, field.name) or getattr(hub, field.name) for field in fields_of(Hub)}
    return Hub(**new)


def read_hub(path: Path, problems: Problems) -> Hub | None:
    """A hub's file; None, with problems noted, where it can't be read."""
    text = Files(path.resolve().parent).text(path.name, problems)
    mapping = read(text, path.name, problems) if text is not None else None
    if mapping is None:
        return None
    fields = Fields(mapping, problems, "", "en")
    fields.only("id name training locale variant region paper start zone zones large-print greyscale accent".split())
    paper = fields.choice("paper", ("a4", "letter"), required=False)
    return Hub(
        id=fields.identifier("id"),
        name=fields.word("name"),
        training=fields.word("training", required=False),
        locale=fields.word("locale", required=False),
        variant=fields.word("variant", required=False),
        region=fields.word("region", required=False),
        paper="a4" if paper == "a4" else "letter" if paper == "letter" else None,
        start=fields.word("start", required=False),
        zone=fields.word("zone", required=False),
        zones=fields.words("zones", required=False),
        large_print=fields.flag("large-print", default=False),
        greyscale=fields.flag("greyscale", default=False),
        accent=_accent(fields),
    )


def _accent(fields: Fields) -> str:
    """A hub's colour, which must be dark enough to read on white."""
    value = fields.word("accent", required=False)
    if not value:
        return ""
    place: Place = fields.where("accent")
    if not COLOUR.fullmatch(value):
        fields.problems.error(place, f"“{value}” is no colour", 'Write it as "#0F5F66".')
        return ""
    if contrast_on_white(value) < LEAST_CONTRAST:
        fields.problems.error(
            place,
            f"“{value}” on white has a contrast of {contrast_on_white(value):.1f}, less than {LEAST_CONTRAST}",
            "Choose a darker colour.",
        )
    return value


def contrast_on_white(colour: str) -> float:
    """The contrast ratio of a #rrggbb colour with white (WCAG 2.2, relative luminance)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (luminance + 0.05)
