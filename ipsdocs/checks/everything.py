"""All that could be read of a project, for the rules that look across files. The one file here that reads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeVar

from ipsdocs.checks.rule import under_stack
from ipsdocs.document.script_fonts import LOCK, TOKENS, read_lock
from ipsdocs.document.tokens import TokenFile, token_file
from ipsdocs.edition.agenda import adapted, added_up
from ipsdocs.edition.languages import chain
from ipsdocs.edition.limits import can_be_held, out_of_reach
from ipsdocs.edition.messages import TEMPLATES
from ipsdocs.edition.patch import patch
from ipsdocs.edition.stack import expanded_or_same
from ipsdocs.model import (
    Agenda,
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
from ipsdocs.problems import Place, Problem, Problems
from ipsdocs.source.catalogues import read_template_strings
from ipsdocs.source.curriculum import CURRICULUM, word_places
from ipsdocs.source.glossary import DOMAIN
from ipsdocs.source.language import Guidance
from ipsdocs.source.paths import SHARED, added_by, poster_domain, training_domain, variant_domain
from ipsdocs.source.project import Project, Unreadable
from ipsdocs.source.snapshot import FROZEN

Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Patched:
    """A module under a stack of variants, and what could not be applied."""

    module: Module
    stack: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A training as a stack of variants leaves it, with the modules that there are, as the stack leaves them."""

    training: Training
    stack: tuple[str, ...]
    modules: dict[str, Module]


@dataclass(frozen=True, slots=True)
class Then:
    """A frozen locale's snapshot: what it says, the numbers that contacts had, and where its files lie."""

    found: Everything
    numbers: frozenset[str]
    real: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Everything:
    """A project's readable values by name. `..._ids` name all files of their sort, unreadable ones too."""

    curriculum: Curriculum
    today: date
    release: bool
    module_ids: tuple[str, ...]
    training_ids: tuple[str, ...]
    poster_ids: tuple[str, ...]
    variant_ids: tuple[str, ...]
    region_ids: tuple[str, ...]
    overlay_modules: dict[str, tuple[str, ...]]  # variant -> modules it has a file for
    agenda_trainings: dict[str, tuple[str, ...]]  # variant -> trainings it has a file for
    stack_places: dict[str, Place]
    locale_places: dict[str, Place]
    region_place: Place
    templates: tuple[tuple[str, str], ...]
    tokens: TokenFile | None = None  # None where a project has no templates of its own
    locked: frozenset[str] = frozenset()  # names of locked font files
    glossary: tuple[Term, ...] = ()
    modules: dict[str, Module] = field(default_factory=dict)
    unfinished: dict[str, Module] = field(default_factory=dict)  # modules with an error, as far as they were read
    trainings: dict[str, Training] = field(default_factory=dict)
    posters: dict[str, Poster] = field(default_factory=dict)
    variants: dict[str, Variant] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    overlays: dict[tuple[str, str], Overlay] = field(default_factory=dict)  # (variant, module)
    agendas: dict[tuple[str, str], Agenda] = field(default_factory=dict)  # (variant, training)
    patched: list[Patched] = field(default_factory=list)
    left: dict[tuple[str, ...], dict[str, Module]] = field(default_factory=dict)  # every module under every stack
    held: list[Held] = field(default_factory=list)  # every training in the base, then under variants and stacks
    pictures: dict[str, tuple[Picture, ...]] = field(default_factory=dict)  # by catalogue
    domains: dict[str, tuple[str, ...]] = field(default_factory=dict)  # locale -> catalogues with a file
    catalogues: dict[tuple[str, str], Catalogue] = field(default_factory=dict)  # (locale, domain)
    guidance: dict[str, Guidance] = field(default_factory=dict)
    snapshots: tuple[str, ...] = ()  # folders, those that an interrupted freezing left, too
    frozen: dict[str, Then] = field(default_factory=dict)  # by locale; filled by checks/snapshots.py

    @property
    def known_domains(self) -> tuple[str, ...]:
        """The catalogues that the sources call for."""
        return (
            *self.module_ids,
            *map(training_domain, self.training_ids),
            *map(poster_domain, self.poster_ids),
            *map(variant_domain, self.variant_ids),
            SHARED,
            TEMPLATES,
            *((DOMAIN,) if self.glossary else ()),
        )

    @property
    def stacks(self) -> tuple[tuple[str, ...], ...]:
        """The declared stacks, with all that their variants extend."""
        return tuple(dict.fromkeys(self.expanded(stack) for stack in self.curriculum.stacks))

    @property
    def all_stacks(self) -> tuple[tuple[str, ...], ...]:
        """The base, every variant with what it extends, then the declared stacks."""
        alone = (self.expanded((variant,)) for variant in self.variants)
        return tuple(dict.fromkeys(((), *alone, *self.stacks)))

    def stacked(self, stack: tuple[str, ...]) -> tuple[Variant, ...]:
        """The stack's variants, as far as they can be read."""
        return tuple(self.variants[id] for id in stack if id in self.variants)

    def held_under(self, stack: tuple[str, ...]) -> tuple[Training, ...]:
        """The trainings that can be held under a stack, as its variants leave them."""
        return tuple(held.training for held in self.held if held.stack == stack)

    def under(self, stack: tuple[str, ...]) -> tuple[Module, ...]:
        """Each module that editions of this stack have, as its variants leave it."""
        variants = self.stacked(stack)
        others = (training for training in self.trainings.values() if not can_be_held(training, variants))
        without = out_of_reach(self.held_under(stack), others)
        return tuple(module for id, module in self.left[stack].items() if id not in without)

    def expanded(self, stack: tuple[str, ...]) -> tuple[str, ...]:
        """The stack with all that its variants extend; as it is where they go round in a circle."""
        return expanded_or_same(stack, self.variants.get)

    def below(self, variant: str) -> tuple[str, ...]:
        """What a variant's overlays are written upon."""
        return self.expanded((variant,))[:-1]

    def chain(self, locale: str) -> tuple[str, ...]:
        """The locales that a locale's translations are looked up in, nearest first, without the source's."""
        source = self.curriculum.source_locale
        return tuple(tag for tag in chain(locale, source) if tag != source)

    def translated_locales(self, only: Collection[str] | None = None) -> tuple[str, ...]:
        """The curriculum's locales, or only these, and those they fall back to, without the source's."""
        wanted = [tag for tag, _ in self.curriculum.locales] if only is None else only
        return tuple(dict.fromkeys(tag for locale in wanted for tag in self.chain(locale)))


def over_each(found: Everything, rule: Callable[[Held], Iterable[Problem]]) -> Iterator[Problem]:
    """What a rule says of every training, then what only a stack of variants brings, said with the stack."""
    seen: set[Problem] = set()
    for held in found.held:
        new = [problem for problem in rule(held) if problem not in seen]
        seen.update(new)
        yield from (under_stack(problem, held.stack) for problem in new)


def everything(project: Project, today: date, release: bool, locales: Collection[str] | None = None) -> Everything:
    """What can be read; the rest's problems stay in `project.all_problems`. Of translations only those into `locales`.

    Raises Unreadable where curriculum.yaml can't be read.
    """
    files = project.files
    found = Everything(
        curriculum=project.curriculum(),
        today=today,
        release=release,
        module_ids=project.module_ids(),
        training_ids=project.training_ids(),
        poster_ids=project.poster_ids(),
        variant_ids=project.variant_ids(),
        region_ids=project.region_ids(),
        overlay_modules={id: project.overlay_modules(id) for id in project.variant_ids()},
        agenda_trainings={id: project.agenda_trainings(id) for id in project.variant_ids()},
        stack_places=word_places(files, "stacks"),
        locale_places=word_places(files, "locales"),
        region_place=next(iter(word_places(files, "region").values()), Place(CURRICULUM)),
        templates=read_template_strings(files),
        tokens=token_file(tokens.decode()) if (tokens := files.data(TOKENS)) else None,
        locked=frozenset(read_lock((files.data(LOCK) or b"").decode())),
        glossary=_glossary(project),
        snapshots=tuple(
            name.removesuffix(f"/{CURRICULUM}") for name in files.list("locales", f"*/{FROZEN}*/{CURRICULUM}")
        ),
    )
    found.modules.update(_each(found.module_ids, project.module))
    found.unfinished.update((id, module) for id in found.module_ids if (module := project.unfinished(id)))
    found.trainings.update(_each(found.training_ids, project.training))
    found.posters.update(_each(found.poster_ids, project.poster))
    found.variants.update(_each(found.variant_ids, project.variant))
    found.regions.update(_each(found.region_ids, project.region))
    _overlays(project, found)
    found.pictures.update(_each(found.modules, lambda id: project.pictures(found.modules[id])))
    for id, picture in _each(found.posters, lambda id: project.poster_picture(found.posters[id])):
        found.pictures[poster_domain(id)] = (picture,) if picture else ()
    _patched(project, found)
    _languages(project, found, locales)
    return found


def _each(names: Iterable[Key], read: Callable[[Key], Value]) -> Iterator[tuple[Key, Value]]:
    """Each name with what `read` gives for it, without the unreadable ones."""
    for name in names:
        try:
            yield name, read(name)
        except Unreadable:
            continue


def _glossary(project: Project) -> tuple[Term, ...]:
    try:
        return project.glossary()
    except Unreadable:
        return ()


def _overlays(project: Project, found: Everything) -> None:
    for variant, modules in found.overlay_modules.items():
        shown: tuple[Picture, ...] = ()
        for module, overlay in _each(modules, partial(project.overlay, variant)):
            if overlay:
                found.overlays[variant, module] = overlay
                shown += next((pictures for _, pictures in _each((overlay,), project.overlay_pictures)), ())
        found.pictures[variant_domain(variant)] = shown
    for variant, trainings in found.agenda_trainings.items():
        for training, agenda in _each(trainings, partial(project.agenda, variant)):
            if agenda:
                found.agendas[variant, training] = agenda


def _patched(project: Project, found: Everything) -> None:
    """Modules and trainings in the base, under each variant, and under each declared stack.

    A stack's modules that only one of its variants changes are kept once, under that variant.
    """
    for stack in found.all_stacks:
        left = found.left.setdefault(stack, {})
        for id, module in found.modules.items():
            if added_by(module.place.file) not in ("", *stack):
                continue
            overlays = [found.overlays[v, id] for v in stack if (v, id) in found.overlays]
            problems = Problems()
            left[id] = patch(module, overlays, problems)
            if overlays and len(overlays) >= min(len(stack), 2):
                found.patched.append(Patched(left[id], stack, tuple(problems)))
                for _ in _each((left[id],), project.pictures):
                    pass  # their problems are what is wanted
        found.held.extend(_held(found, stack, left))


def _held(found: Everything, stack: tuple[str, ...], modules: dict[str, Module]) -> Iterator[Held]:
    """The trainings that can be held under a stack, without those of which a part can't be read."""
    variants = [found.variants[id] for id in stack if id in found.variants]
    for id, base in found.trainings.items():
        written = [variant for variant in stack if id in found.agenda_trainings.get(variant, ())]
        agendas = [found.agendas[variant, id] for variant in written if (variant, id) in found.agendas]
        if len(variants) == len(stack) and len(agendas) == len(written) and can_be_held(base, variants):
            held = adapted(base, agendas, variants, Problems())
            yield Held(added_up(held, base, modules, found.modules), stack, modules)


def _languages(project: Project, found: Everything, only: Collection[str] | None) -> None:
    for locale in project.guidance_locales():  # also of languages that nobody translates into yet
        found.guidance.update((tag, g) for tag, g in _each((locale,), project.guidance) if g)
    for locale in found.translated_locales(only):
        found.domains[locale] = project.catalogue_domains(locale)
        known = [domain for domain in found.domains[locale] if domain in found.known_domains]
        read = partial(project.catalogue, locale, regions=found.regions.values())
        for domain, catalogue in _each(known, read):
            if catalogue:
                found.catalogues[locale, domain] = catalogue
