"""Design tokens as values: `templates/tokens.yaml` for one language and one way of printing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from ipsdocs.edition.colour import grey
from ipsdocs.edition.edition import Language, Print


class _Script(TypedDict):
    text: list[str]
    title: list[str]
    scale: float
    leading: float


class _Task(TypedDict):
    colour: str
    mark: str


class TokenFile(TypedDict):
    """The shape of `templates/tokens.yaml`."""

    colours: dict[str, str]
    sizes: dict[str, float]
    leading: float
    slides: dict[str, float]
    measure: dict[str, float]
    large: float
    scripts: dict[str, _Script]
    tasks: dict[str, _Task]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as #rrggbb by name, sizes and slide measures in points, page measures in millimetres."""

    colours: dict[str, str]
    sizes: dict[str, float]
    slides: dict[str, float]
    measure: dict[str, float]
    leading: float
    text_fonts: tuple[str, ...]
    title_fonts: tuple[str, ...]
    marks: dict[str, str]  # task -> shape
    task_colours: dict[str, str]  # task -> #rrggbb

    @property
    def italics(self) -> bool:
        """Whether the script slants its letters for emphasis; Arabic, Hebrew and Devanagari don't."""
        return self.text_fonts[0] == "Noto Sans"

    def family(self, use: str) -> str:
        """The CSS font-family list for `text` or `title`."""
        names = self.title_fonts if use == "title" else self.text_fonts
        generic = "serif" if use == "title" else "sans-serif"
        return ", ".join([*(f'"{name}"' for name in names), generic])


SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur"), "Arab"),
    **dict.fromkeys(("he", "yi"), "Hebr"),
    **dict.fromkeys(("hi", "mr", "ne"), "Deva"),
    **dict.fromkeys(("ru", "uk", "bg"), "Cyrl"),
}


def tokens(file: TokenFile, language: Language, how: Print) -> Tokens:
    """The tokens for a language printed in a way: its script's fonts, large sizes, greys, a hub's accent."""
    script = file["scripts"][SCRIPTS.get(language.tag.split("-")[0], "Latn")]
    factor = script["scale"] * (file["large"] if how.large else 1)
    colours = dict(file["colours"])
    if how.accent:
        colours["teal"] = how.accent
    if how.greyscale:
        colours = {name: grey(value) for name, value in colours.items()}
    if how.large:
        colours |= {"sand": colours["white"], "mist": colours["white"]}
    return Tokens(
        colours=colours,
        sizes={name: round(size * factor, 2) for name, size in file["sizes"].items()},
        slides=dict(file["slides"]),
        measure=dict(file["measure"]),
        leading=script["leading"],
        text_fonts=tuple(script["text"]),
        title_fonts=tuple(script["title"]),
        marks={task: row["mark"] for task, row in file["tasks"].items()},
        task_colours={task: colours[row["colour"]] for task, row in file["tasks"].items()},
    )
