"""Design tokens as values: `templates/tokens.yaml` for one language and one way of printing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NotRequired, TypedDict

import yaml

from ipsdocs.edition.colour import grey
from ipsdocs.edition.edition import Language, Print
from ipsdocs.source.scripts import script

TITLES = 1.25  # the line height of titles in most scripts


class Script(TypedDict):
    """A script's fonts, how much larger its letters are set than Latin ones, its line heights, whether it slants."""

    text: list[str]
    title: list[str]
    scale: float
    leading: float
    titles: NotRequired[float]
    italics: NotRequired[bool]


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
    scripts: dict[str, Script]
    tasks: dict[str, _Task]


@dataclass(frozen=True, slots=True)
class Passage:
    """A language in another script than the edition's that some of its texts may stand in: CSS font-family lists."""

    tag: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as #rrggbb by name, sizes and slide measures in points, page measures in millimetres."""

    colours: dict[str, str]
    sizes: dict[str, float]
    slides: dict[str, float]
    measure: dict[str, float]
    leading: float
    title_leading: float
    text_fonts: tuple[str, ...]
    title_fonts: tuple[str, ...]
    marks: dict[str, str]  # task -> shape
    task_colours: dict[str, str]  # task -> #rrggbb
    slanted: tuple[str, ...]  # scripts that slant their letters for emphasis; others set them bold
    passages: tuple[Passage, ...]

    @property
    def high(self) -> bool:
        """Whether letters stand high over the baseline, with vowels or points above them, so that lines need room."""
        return self.title_leading > TITLES

    def italics(self, tag: str) -> bool:
        """Whether words of a language are slanted for emphasis."""
        return script(tag) in self.slanted

    def family(self, use: str) -> str:
        """The CSS font-family list for `text` or `title`."""
        return _family(use, self.title_fonts if use == "title" else self.text_fonts)


def _family(use: str, names: Iterable[str]) -> str:
    return ", ".join([*(f'"{name}"' for name in names), "serif" if use == "title" else "sans-serif"])


@lru_cache(maxsize=8)
def token_file(text: str) -> TokenFile:
    """The token file as it is written."""
    loaded: TokenFile = yaml.safe_load(text)
    return loaded


def tokens(file: TokenFile, language: Language, how: Print) -> Tokens:
    """The tokens for a language printed in a way: its script's fonts, large sizes, greys, a hub's accent."""
    scripts = file["scripts"]
    own = scripts[script(language.tag)]
    others = ((tag, scripts[script(tag)]) for tag in language.chain if script(tag) in scripts)
    factor = own["scale"] * (file["large"] if how.large else 1)
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
        leading=own["leading"],
        title_leading=own.get("titles", TITLES),
        text_fonts=tuple(own["text"]),
        title_fonts=tuple(own["title"]),
        marks={task: row["mark"] for task, row in file["tasks"].items()},
        task_colours={task: colours[row["colour"]] for task, row in file["tasks"].items()},
        slanted=tuple(name for name, row in scripts.items() if row.get("italics")),
        passages=tuple(
            Passage(tag, _family("text", row["text"]), _family("title", row["title"]))
            for tag, row in others
            if row["text"] != own["text"]
        ),
    )
