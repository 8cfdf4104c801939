"""Where files lie, of modules, variants and translations; which catalogue is whose. Light, since planning needs it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

MODULES = "curriculum/modules"
VARIANTS = "curriculum/variants"
OF_VARIANT = "variant-"  # before a variant's id: its catalogue
SHARED = "curriculum"  # the catalogue of what all documents share, support contacts too


@dataclass(frozen=True, slots=True)
class Album:
    """Where the pictures of a module, variant or poster lie, and the catalogue that their labels belong to."""

    folder: str
    domain: str


def module_file(id: str) -> str:
    """The file of a base module; one that a variant adds lies in the variant's folder."""
    return f"{MODULES}/{id}.md"


def by_id(base: Iterable[str], added: Iterable[str]) -> dict[str, str]:
    """The file of every module by its id: the base's, then those that variants add; the first has the id."""
    found: dict[str, str] = {}
    for file in (*base, *added):
        found.setdefault(PurePosixPath(file).stem, file)
    return found


def added_by(file: str) -> str:
    """The variant that adds the module of that file, empty for the base's."""
    return file.split("/")[2] if file.startswith(f"{VARIANTS}/") else ""


def module_album(file: str) -> Album:
    """The pictures of a module lie in the folder of its name, beside its file."""
    folder = file.removesuffix(".md")
    return Album(folder, PurePosixPath(folder).name)


def variant_file(id: str) -> str:
    return f"{VARIANTS}/{id}/variant.yaml"


def overlay_file(variant: str, module: str) -> str:
    return f"{VARIANTS}/{variant}/{module}.md"


def agenda_file(variant: str, training: str) -> str:
    """A variant's changes of a training."""
    return f"{VARIANTS}/{variant}/trainings/{training}.yaml"


@lru_cache(maxsize=4096)
def changed_by(file: str) -> str:
    """The catalogue of what a variant's file changes, a module's or a training's; empty for any other file."""
    match PurePosixPath(file).parts:
        case ("curriculum", "variants", _, name) if name.endswith(".md"):
            return name.removesuffix(".md")
        case ("curriculum", "variants", _, "trainings", name):
            return training_domain(name.removesuffix(".yaml"))
    return ""


def seen_file(variant: str) -> str:
    """What the base said when somebody last took it as seen."""
    return f"{VARIANTS}/{variant}/seen.yaml"


def catalogue_folder(locale: str) -> str:
    return f"locales/{locale}/LC_MESSAGES"


def po_file(locale: str, domain: str) -> str:
    return f"{catalogue_folder(locale)}/{domain}.po"


def pot_file(domain: str) -> str:
    return f"locales/{domain}.pot"


def training_domain(id: str) -> str:
    """The catalogue of a training's texts."""
    return f"training-{id}"


def poster_domain(id: str) -> str:
    """The catalogue of a poster's texts."""
    return f"poster-{id}"


def variant_album(id: str) -> Album:
    """The pictures that a variant's operations show."""
    return Album(f"{VARIANTS}/{id}/pictures", variant_domain(id))


def variant_domain(id: str) -> str:
    """The catalogue of a variant."""
    return f"{OF_VARIANT}{id}"
