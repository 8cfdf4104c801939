"""files → jobs: every output of the matrix, with the files that it may read. Parses small YAML only, for speed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ipsdocs.build.documents import MODULE_DOCUMENTS, POSTER_DOCUMENTS, REPORT_DOCUMENTS, TRAINING_DOCUMENTS
from ipsdocs.build.job import Job, Options
from ipsdocs.build.reads import About, reads
from ipsdocs.edition.agenda import adapted
from ipsdocs.edition.limits import can_be_held, out_of_reach
from ipsdocs.edition.stack import Circle, expanded, made_in
from ipsdocs.model import Agenda, Curriculum, LocalePlan, Training, Variant
from ipsdocs.problems import Place, Problem, Problems
from ipsdocs.source.agendas import read_agenda
from ipsdocs.source.curriculum import parse_stack, read_curriculum, written_stack
from ipsdocs.source.files import Files
from ipsdocs.source.frozen import frozen_files, under_today
from ipsdocs.source.paths import MODULES, VARIANTS, added_by, agenda_file, by_id, variant_file
from ipsdocs.source.trainings import read_training
from ipsdocs.source.variants import read_variant


@dataclass(frozen=True, slots=True)
class Selection:
    """The part of the matrix that is asked for; an empty field is all of it. Stacks are written `a+b`."""

    modules: tuple[str, ...] = ()
    trainings: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    stacks: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


@dataclass
class Planner:
    """Names jobs. Reads `curriculum.yaml`, trainings and `variant.yaml`s; everything else only as bytes."""

    files: Files
    problems: Problems
    curriculum: Curriculum
    today: Planner | None = None  # whose matrix and contacts hold, where this is over a frozen locale's snapshot
    _frozen: dict[str, Planner] = field(default_factory=dict)
    _variants: dict[str, Variant | None] = field(default_factory=dict)
    _agendas: dict[tuple[str, str], Agenda | None] = field(default_factory=dict)
    _trainings: dict[tuple[str, tuple[str, ...]], Training | None] = field(default_factory=dict)
    _expanded: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _shared: dict[tuple[object, ...], tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Files, problems: Problems) -> Planner | None:
        """A planner for a project; None, with problems noted, where its curriculum can't be read."""
        curriculum = read_curriculum(files, problems)
        return cls(files, problems, curriculum) if curriculum else None

    def for_locale(self, locale: str) -> Planner:
        """The planner of what pages in a locale are made from: this one, or one over a frozen locale's snapshot."""
        if self.today or not self.curriculum.plan(locale).frozen:
            return self
        if locale not in self._frozen:
            self._frozen[locale] = self._over(frozen_files(self.files, locale))
        return self._frozen[locale]

    def _over(self, files: Files | Problem) -> Planner:
        if isinstance(files, Problem):
            self.problems.extend((files,))
            return self
        problems = self.problems.elsewhere(files.real)
        then = read_curriculum(files, problems)
        return Planner(files, problems, under_today(then, self.curriculum, files), self) if then else self

    def each(self, locales: Iterable[str]) -> tuple[Planner, ...]:
        """The planners of some locales, each once; of all, where none is named."""
        wanted = tuple(locales) or (self.curriculum.source_locale, *dict(self.curriculum.locales))
        found = map(self.for_locale, wanted)
        return tuple({id(planner): planner for planner in found}.values())

    def variant(self, id: str) -> Variant | None:
        """A variant; whose contacts it prints is decided today, also for a snapshot."""
        if id not in self._variants:
            found = read_variant(self.files, id, self.curriculum.source_locale, self.problems)
            known = self.today and self.today.files.exists(variant_file(id)) and self.today.variant(id)
            self._variants[id] = replace(found, region=known.region) if found and known else found
        return self._variants[id]

    def agenda(self, variant: str, training: str) -> Agenda | None:
        key = (variant, training)
        if key not in self._agendas:
            source, there = self.curriculum.source_locale, self.files.exists(agenda_file(variant, training))
            self._agendas[key] = read_agenda(self.files, variant, training, source, self.problems) if there else None
        return self._agendas[key]

    def training(self, id: str, stack: tuple[str, ...] = ()) -> Training | None:
        """A training as a stack's variants leave its agenda; its minutes are the base's."""
        if (id, stack) not in self._trainings:
            self._trainings[id, stack] = self._adapted(id, stack) if stack else self._base(id)
        return self._trainings[id, stack]

    def _base(self, id: str) -> Training | None:
        return read_training(self.files, id, self.curriculum.source_locale, self.problems)

    def _adapted(self, id: str, stack: tuple[str, ...]) -> Training | None:
        base, variants = self.training(id), self.variants(stack)
        found = (self.agenda(variant.id, id) for variant in variants)
        agendas = [agenda for agenda in found if agenda]
        return base and adapted(base, agendas, variants, Problems())  # what can't be done is said where it is made

    def variants(self, stack: tuple[str, ...]) -> tuple[Variant, ...]:
        """The variants of a stack that can be read, in order, with those that they extend."""
        return tuple(variant for id in self.expand(stack) if (variant := self.variant(id)))

    def expand(self, stack: tuple[str, ...]) -> tuple[str, ...]:
        """The stack's variants in order, with those that they extend."""
        if stack not in self._expanded:
            try:
                self._expanded[stack] = expanded(stack, self.variant)
            except Circle as circle:
                place = Place(variant_file(circle.way[0]))
                self.problems.error(place, f"variants extend each other: {circle}", "Take one `extends` out.")
                self._expanded[stack] = stack
        return self._expanded[stack]

    def module_ids(self) -> tuple[str, ...]:
        """Every module, those that a variant adds too."""
        return tuple(self.module_files)

    @cached_property
    def module_files(self) -> dict[str, str]:
        return by_id(self.files.list(MODULES, "*.md"), self.files.list(VARIANTS, "*/modules/*.md"))

    def variant_ids(self) -> tuple[str, ...]:
        names = self.files.list("curriculum/variants", "*/variant.yaml")
        return tuple(name.split("/")[-2] for name in names)

    def region_ids(self) -> tuple[str, ...]:
        return _stems(self.files.list("curriculum/contacts", "*.yaml"))

    def training_ids(self) -> tuple[str, ...]:
        return _stems(self.files.list("curriculum/trainings", "*.yaml"))

    def poster_ids(self) -> tuple[str, ...]:
        return _stems(self.files.list("curriculum/posters", "*.yaml"))

    def jobs(self, selection: Selection) -> tuple[Job, ...]:
        """The jobs of the selected part of the matrix; unknown words are noted as problems."""
        locales = selection.locales or [tag for tag, _ in self.curriculum.locales]
        return tuple(job for locale in locales for job in self.for_locale(locale)._of_locale(locale, selection))

    def _of_locale(self, locale: str, selection: Selection) -> Iterator[Job]:
        limits = self._limits(locale, selection)
        return (
            job
            for stack in self._stacks(locale, limits, selection)
            for table, folder, ids, limit in (
                (MODULE_DOCUMENTS, "modules", self._modules(selection, stack), limits.modules),
                (TRAINING_DOCUMENTS, "trainings", self._selected_trainings(selection, stack), limits.trainings),
                (POSTER_DOCUMENTS, "posters", self._selected_posters(selection), None),
            )
            for id in ids
            if limit is None or id in limit
            for job in self._documents(table, folder, id, locale, stack, selection)
        )

    def _stacks(self, locale: str, limits: LocalePlan, selection: Selection) -> Iterator[tuple[str, ...]]:
        """The stack of each edition; one that nobody named is made in its variants' languages only."""
        for stack in self.stacks(selection):
            there = not self.today or all(self.files.exists(variant_file(id)) for id in stack)
            wanted = bool(selection.stacks) or made_in(self.expand(stack), locale, self.variant)
            if there and wanted and (limits.stacks is None or stack in limits.stacks):
                yield stack

    def _limits(self, locale: str, selection: Selection) -> LocalePlan:
        """What is made in a locale; where both it and what it hasn't are named, that is made all the same."""
        limits = self.curriculum.plan(locale)
        if selection.locales and selection.stacks:
            limits = replace(limits, stacks=None)
        if selection.locales and (selection.modules or selection.trainings):
            limits = replace(limits, trainings=None, modules=None)
        return limits

    def out_of_reach(self, stack: tuple[str, ...]) -> frozenset[str]:
        """The modules that are in no training which can be held under this stack, though in others."""
        held: list[Training] = []
        others: list[Training] = []
        for id in self.training_ids():
            if training := self.training(id, stack):
                (held if self.can_be_held(id, stack) else others).append(training)
        return out_of_reach(held, others)

    def _modules(self, selection: Selection, stack: tuple[str, ...]) -> tuple[str, ...]:
        """The selected modules that this stack has: the base's that it can use, and those that its variants add."""
        owners, without = {"", *self.expand(stack)}, self.out_of_reach(stack)
        files = self.module_files.items()
        here = tuple(id for id, file in files if added_by(file) in owners and id not in without)
        if not selection.trainings:
            return tuple(m for m in here if not selection.modules or m in selection.modules)
        trained = (self.training(t, stack) for t in selection.trainings if t in self.training_ids())
        named = {module for training in trained if training for module in training.modules}
        return tuple(m for m in here if m in named | set(selection.modules))

    def _selected_trainings(self, selection: Selection, stack: tuple[str, ...]) -> tuple[str, ...]:
        """The selected trainings that can be held where this stack is used: without internet none is online."""
        if selection.modules and not selection.trainings:
            return ()
        wanted = (t for t in self.training_ids() if not selection.trainings or t in selection.trainings)
        return tuple(t for t in wanted if self.can_be_held(t, stack))

    def can_be_held(self, training: str, stack: tuple[str, ...]) -> bool:
        """Whether a training can be held at all under a stack."""
        read = self.training(training)
        return read is None or can_be_held(read, self.variants(stack))

    def _selected_posters(self, selection: Selection) -> tuple[str, ...]:
        """A poster belongs to no module and no training."""
        return () if selection.modules or selection.trainings else self.poster_ids()

    def stacks(self, selection: Selection) -> tuple[tuple[str, ...], ...]:
        """The stacks that are asked for; all that are declared, where none is named."""
        if not selection.stacks:
            return self.curriculum.stacks
        return tuple(parse_stack(word) for word in selection.stacks)

    def _documents(
        self, table: Mapping[str, str], folder: str, id: str, locale: str, stack: tuple[str, ...], asked: Selection
    ) -> Iterator[Job]:
        """The jobs of a module, training or poster: the rows of its table whose format is asked for."""
        plan = self.training(id) if table is TRAINING_DOCUMENTS else None
        place = f"{locale}/{written_stack(stack)}/{folder}/{id}"
        for document, format in table.items():
            if (not asked.formats or format in asked.formats) and (plan is None or has(plan, document)):
                yield self.job(f"{place}/{document}", document, id, locale, stack, Options())

    def job(
        self, output: str, document: str, subject: str, locale: str, stack: tuple[str, ...], options: Options
    ) -> Job:
        """One job with the digests of its inputs. A report on a variant is of what it says today, in every locale."""
        if document not in REPORT_DOCUMENTS and self.for_locale(locale) is not self:
            return self.for_locale(locale).job(output, document, subject, locale, stack, options)
        inputs = self._inputs(self._about(document, subject, stack), locale, stack, options.region)
        return Job(output, document, subject, locale, stack, options, inputs)

    def _about(self, document: str, subject: str, stack: tuple[str, ...]) -> About:
        if document in MODULE_DOCUMENTS:
            return About(modules=(subject,))
        if document in POSTER_DOCUMENTS:
            return About(poster=subject)
        if document in REPORT_DOCUMENTS:  # an organisation's policies may stand in any module
            return About(self.module_ids(), self.training_ids(), variant=subject)
        plan = self.training(subject, stack)
        return About(plan.modules if plan else (), (subject,))

    def _inputs(self, about: About, locale: str, stack: tuple[str, ...], region: str) -> tuple[tuple[str, str], ...]:
        key = (about, locale, stack, region)
        if key not in self._shared:
            files = self.today.files if self.today else self.files
            found = ((name, files.digest(name)) for name in sorted(reads(self, about, locale, stack, region)))
            self._shared[key] = tuple((name, sha256) for name, sha256 in found if sha256)
        return self._shared[key]


def has(training: Training, document: str) -> bool:
    """Whether a training has this document: an evaluation only where it asks something."""
    return document != "evaluation.pdf" or bool(training.evaluation)


def _stems(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.rpartition("/")[2].rpartition(".")[0] for name in names)
