"""A project's sources by name, each read once, with whatever is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar, cast

from ipsdocs.model import (
    Agenda,
    Block,
    Catalogue,
    Curriculum,
    Module,
    Overlay,
    Picture,
    Poster,
    Region,
    Term,
    Training,
    Variant,
)
from ipsdocs.problems import Problem, Problems
from ipsdocs.source.agendas import read_agenda
from ipsdocs.source.catalogues import read_catalogue
from ipsdocs.source.curriculum import read_curriculum, read_region
from ipsdocs.source.files import Files
from ipsdocs.source.frozen import frozen_files, under_today, with_contacts
from ipsdocs.source.glossary import read_glossary
from ipsdocs.source.language import Guidance, read_guidance
from ipsdocs.source.modules import module_files, read_module
from ipsdocs.source.overlays import read_overlay
from ipsdocs.source.paths import (
    OF_VARIANT,
    SHARED,
    VARIANTS,
    Album,
    added_by,
    agenda_file,
    catalogue_folder,
    module_album,
    overlay_file,
    variant_album,
    variant_file,
)
from ipsdocs.source.pictures import read_picture
from ipsdocs.source.posters import poster_album, read_poster
from ipsdocs.source.seen import read_seen
from ipsdocs.source.trainings import read_training
from ipsdocs.source.variants import read_variant

Value = TypeVar("Value")


class Unreadable(Exception):
    """A source that is needed can't be read; `problems` say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(slots=True)
class Project:
    """What a project's files say. Every reader raises Unreadable where its file has an error.

    `all_problems` collects the problems of everything read so far, warnings too. `today` is the project whose matrix
    and contacts hold, where this is a frozen locale's snapshot of it.
    """

    files: Files
    all_problems: Problems = field(default_factory=Problems)
    today: Project | None = None
    _frozen: dict[str, Project] = field(default_factory=dict)
    _kept: dict[tuple[str, ...], tuple[object, tuple[Problem, ...]]] = field(default_factory=dict)

    @classmethod
    def at(cls, root: Path) -> Project:
        return cls(Files(root))

    def for_locale(self, locale: str) -> Project:
        """What pages in a locale are made from: this project, or a frozen locale's snapshot of it.

        Raises Unreadable where there is no snapshot.
        """
        if self.today or not self.curriculum().plan(locale).frozen:
            return self
        if locale not in self._frozen:
            files = frozen_files(self.files, locale)
            if isinstance(files, Problem):
                raise Unreadable((files,))
            self._frozen[locale] = Project(files, self.all_problems, self)
        return self._frozen[locale]

    @property
    def now(self) -> Project:
        """The project as it is today."""
        return self.today or self

    def _read(self, key: tuple[str, ...], read: Callable[[Problems], Value]) -> Value:
        """What `read` gives, kept under `key`; its problems are raised again each time it is asked for."""
        if key not in self._kept:
            problems = Problems(self.files.real)
            value = read(problems)
            self._kept[key] = (value, problems.errors)
            self.all_problems.extend(problems)
        kept, errors = self._kept[key]
        if errors:
            raise Unreadable(errors)
        return cast(Value, kept)

    def curriculum(self) -> Curriculum:
        found = _there(self._read(("curriculum",), lambda p: read_curriculum(self.files, p)))
        return under_today(found, self.today.curriculum(), self.files) if self.today else found

    def module(self, id: str) -> Module:
        curriculum = self.curriculum()
        return _there(
            self._read(
                ("module", id), lambda p: read_module(self.files, id, curriculum, p, self._module_files().get(id, ""))
            )
        )

    def unfinished(self, id: str) -> Module | None:
        """A module that was read and has an error, as far as it could be read; checks only may look at it."""
        kept, errors = self._kept.get(("module", id), (None, ()))
        return kept if errors and isinstance(kept, Module) else None

    def training(self, id: str) -> Training:
        source = self.curriculum().source_locale
        return _there(self._read(("training", id), lambda p: read_training(self.files, id, source, p)))

    def poster(self, id: str) -> Poster:
        curriculum = self.curriculum()
        return _there(self._read(("poster", id), lambda p: read_poster(self.files, id, curriculum, p)))

    def poster_picture(self, poster: Poster) -> Picture | None:
        """The picture at a poster's head, None where it has none."""
        if not poster.picture:
            return None
        name, at, source = poster.picture, poster.shows.place, self.curriculum().source_locale
        return self._read(
            ("picture", poster.id, name),
            lambda p: read_picture(self.files, poster_album(poster.id), name, at, source, p),
        )

    def variant(self, id: str) -> Variant:
        """A variant; whose contacts it prints is decided today, also for a snapshot."""
        source = self.curriculum().source_locale
        found = _there(self._read(("variant", id), lambda p: read_variant(self.files, id, source, p)))
        if self.today and self.today.files.exists(variant_file(id)):
            return replace(found, region=self.today.variant(id).region)
        return found

    def region(self, id: str) -> Region:
        source = self.curriculum().source_locale
        return _there(self._read(("region", id), lambda p: read_region(self.files, id, source, p)))

    def glossary(self) -> tuple[Term, ...]:
        source = self.curriculum().source_locale
        return self._read(("glossary",), lambda p: read_glossary(self.files, source, p))

    def overlay(self, variant: str, module: str) -> Overlay | None:
        """A variant's operations on a module, None where it has none."""
        if not self.files.exists(overlay_file(variant, module)):
            return None
        source = self.curriculum().source_locale
        return self._read(("overlay", variant, module), lambda p: read_overlay(self.files, variant, module, source, p))

    def agenda(self, variant: str, training: str) -> Agenda | None:
        """A variant's changes of a training, None where it has none."""
        if not self.files.exists(agenda_file(variant, training)):
            return None
        source = self.curriculum().source_locale
        return self._read(
            ("agenda", variant, training), lambda p: read_agenda(self.files, variant, training, source, p)
        )

    def seen(self, variant: str) -> dict[str, tuple[str, ...]]:
        """What the base said when a variant's operations were last accepted, by fingerprint."""
        return self._read(("seen", variant), lambda p: read_seen(self.files, variant, p))

    def catalogue(self, locale: str, domain: str, regions: Iterable[Region] = ()) -> Catalogue | None:
        """One PO file, None where there is none; a snapshot's says the contacts of these regions as today's does."""
        found = self._read(("catalogue", locale, domain), lambda p: read_catalogue(self.files, locale, domain, p))
        if self.today and domain == SHARED:
            return with_contacts(found, self.today.catalogue(locale, domain), regions)
        return found

    def guidance(self, locale: str) -> Guidance | None:
        """The words to flag in a locale, None where it has no file for them."""
        return self._read(("guidance", locale), lambda p: read_guidance(self.files, locale, p))

    def guidance_locales(self) -> tuple[str, ...]:
        return self._stems("curriculum/language", "*.yaml")

    def catalogue_domains(self, locale: str) -> tuple[str, ...]:
        """The catalogues a locale has a file for, whether what they translate exists or not."""
        return self._stems(catalogue_folder(locale), "*.po")

    def pictures(self, module: Module) -> tuple[Picture, ...]:
        """The pictures that a module (patched or not) shows, each once."""
        return self._pictures(module.walk(), module_album(module.place.file))

    def overlay_pictures(self, overlay: Overlay) -> tuple[Picture, ...]:
        """The pictures that an overlay's operations bring."""
        blocks = (block for o in overlay.operations for top in o.blocks for block in top.walk())
        return self._pictures(blocks, variant_album(overlay.variant))

    def _pictures(self, blocks: Iterable[Block], album: Album) -> tuple[Picture, ...]:
        """The pictures among some blocks, each once; those that no variant wrote lie in `album`."""
        wanted = {(_album(b, album), b.attr("src")): b for b in blocks if b.kind == "picture"}
        source = self.curriculum().source_locale

        def read(problems: Problems) -> tuple[Picture, ...]:
            found = (
                read_picture(self.files, where, name, block.place, source, problems)
                for (where, name), block in wanted.items()
            )
            return tuple(picture for picture in found if picture)

        named = (f"{where.domain}/{name} {block.place}" for (where, name), block in wanted.items())
        return self._read(("pictures", album.domain, *named), read)

    def module_ids(self) -> tuple[str, ...]:
        """Every module, those that a variant adds too."""
        return tuple(self._module_files())

    def added_modules(self, variant: str) -> tuple[str, ...]:
        """The modules that only this variant has."""
        return tuple(id for id, file in self._module_files().items() if added_by(file) == variant)

    def _module_files(self) -> dict[str, str]:
        return self._read(("module files",), lambda _: module_files(self.files))

    def training_ids(self) -> tuple[str, ...]:
        return self._stems("curriculum/trainings", "*.yaml")

    def poster_ids(self) -> tuple[str, ...]:
        return self._stems("curriculum/posters", "*.yaml")

    def region_ids(self) -> tuple[str, ...]:
        return self._stems("curriculum/contacts", "*.yaml")

    def variant_ids(self) -> tuple[str, ...]:
        return tuple(
            PurePosixPath(name).parent.name for name in self.files.list("curriculum/variants", "*/variant.yaml")
        )

    def agenda_trainings(self, variant: str) -> tuple[str, ...]:
        """The trainings whose agenda a variant changes, whether the training exists or not."""
        return self._stems(f"{VARIANTS}/{variant}/trainings", "*.yaml")

    def overlay_modules(self, variant: str) -> tuple[str, ...]:
        """The modules a variant has a file for, whether the module exists or not."""
        return self._stems(f"curriculum/variants/{variant}", "*.md")

    def _stems(self, folder: str, pattern: str) -> tuple[str, ...]:
        return tuple(PurePosixPath(name).stem for name in self.files.list(folder, pattern))


def _album(picture: Block, base: Album) -> Album:
    """Where a picture lies: with whoever wrote the block, a variant or the base."""
    domain = picture.text.domain if picture.text else base.domain
    variant = domain.removeprefix(OF_VARIANT)
    return base if variant == domain else variant_album(variant)


def _there(value: Value | None) -> Value:
    """Readers give None only together with an error, which was raised before."""
    assert value is not None
    return value
