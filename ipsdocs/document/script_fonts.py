"""A script's fonts: what tokens.yaml names, what fonts.lock holds, and what to write where a script has none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from babel import Locale

from ipsdocs.document.tokens import Script, TokenFile
from ipsdocs.problems import Place, Problem
from ipsdocs.source.scripts import script
from ipsdocs.source.yamledit import with_row

TOKENS, LOCK = "templates/tokens.yaml", "templates/fonts.lock"
STYLES = ("Bold", "Regular")
# Debian's packages and the versions whose files the lock names.
CORE, CJK = ("fonts-noto-core", "20201225"), ("fonts-noto-cjk", "20220127")
# Scripts whose letters Noto has together, one collection of fonts with a font for each region.
REGIONS = {"Hans": "SC", "Hant": "TC", "Jpan": "JP", "Kore": "KR"}
LATIN = {"text": "Noto Sans", "title": "Noto Serif"}


@dataclass(frozen=True, slots=True)
class Families:
    """Noto's families for a script: the one of its texts, and the one of its titles."""

    text: str
    title: str

    def row(self, code: str) -> str:
        """The line of tokens.yaml that names them."""
        fonts = (f"{use}: [{name}, {LATIN[use]}]" for use, name in (("text", self.text), ("title", self.title)))
        return f"{code}: {{{', '.join(fonts)}, scale: 1, leading: 1.6}}"


def read_lock(text: str) -> dict[str, str]:
    """The lock's text (`sha256  file name` lines, as sha256sum writes them) as file name → sha256."""
    pairs = (line.split() for line in text.splitlines() if line.strip())
    return {name: digest for digest, name in pairs}


def package(name: str) -> tuple[str, str]:
    """The Debian package that holds a font file, and its version."""
    return CJK if "CJK" in name else CORE


def files(family: str) -> tuple[str, ...]:
    """The names of a Noto family's files: Noto Sans Devanagari is in NotoSansDevanagari-Regular.ttf and -Bold.ttf."""
    words = family.split()
    together = words[-1] in REGIONS.values() and "CJK" in words
    stem, kind = ("".join(words[:-1]), "ttc") if together else ("".join(words), "ttf")
    return tuple(f"{stem}-{style}.{kind}" for style in STYLES)


def families(code: str) -> Families:
    """What Noto calls its fonts for a script: by the script's name in Unicode, or by region for Chinese characters."""
    from fontTools.unicodedata import script_name  # type: ignore[import-untyped]

    name = f"CJK {REGIONS[code]}" if code in REGIONS else script_name(code, "").replace("_", " ")
    return Families(f"Noto Sans {name}", f"Noto Serif {name}")


def english(code: str) -> str:
    """A script as a person knows it: Ethiopic (Ethi)."""
    name = Locale("en").scripts.get(code)
    return f"{name} ({code})" if name else code


def lacking(tag: str, tokens: TokenFile, locked: Collection[str]) -> Problem | None:
    """What is wrong where a locale's script has no fonts, or fonts that aren't locked; None where all is well."""
    code = script(tag)
    row = tokens["scripts"].get(code)
    if row is None:
        names = families(code)
        wanted = sorted({*files(names.text), *files(names.title)})
        return Problem(
            Place(TOKENS),
            f"“{tag}” is written in {english(code)}, which has no fonts here",
            f"Run `ipsdocs new locale {tag}`; or install {package(wanted[0])[0]}, write `{names.row(code)}` under "
            f"`scripts:` in {TOKENS}, and in {LOCK} what sha256sum says of {', '.join(wanted)}.",
            "fonts",
        )
    unlocked = [name for family in _named(row) for name in files(family) if name not in locked]
    if unlocked:
        return Problem(
            Place(LOCK),
            f"“{tag}” is written in {english(code)}, whose fonts aren't locked: {', '.join(unlocked)}",
            f"Install {package(unlocked[0])[0]}, and write in {LOCK} what sha256sum says of them.",
            "fonts",
        )
    return None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a locale's script lacks: its row of tokens.yaml, empty where it has one, and font files to lock."""

    row: str
    files: tuple[str, ...]


def wanted_fonts(tag: str, tokens: TokenFile, locked: Collection[str], there: Callable[[str], bool]) -> Wanted:
    """What is to be added for a locale. `there` says of a font file whether the machine has it: a script for which
    Noto has no serif letters gets titles like its text.
    """
    code = script(tag)
    row = tokens["scripts"].get(code)
    if row is not None:
        return Wanted("", tuple(name for family in _named(row) for name in files(family) if name not in locked))
    names = families(code)
    if all(map(there, files(names.text))) and not all(map(there, files(names.title))):
        names = Families(names.text, names.text)
    every = sorted({*files(names.text), *files(names.title)})
    return Wanted(names.row(code), tuple(name for name in every if name not in locked))


def with_fonts(tokens: str, lock: str, wanted: Wanted, digests: Mapping[str, str]) -> tuple[str, str]:
    """The texts of tokens.yaml and fonts.lock with what is wanted; `digests` are the files' sha256."""
    new = with_row(tokens, "scripts", wanted.row) if wanted.row else tokens
    return new, lock + "".join(f"{digests[name]}  {name}\n" for name in wanted.files)


def _named(row: Script) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*row["text"], *row["title"])))
