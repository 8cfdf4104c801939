"""What reviewers are shown of one of a project's variants, on what it extends, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from ipsdocs.edition.agenda import Spot
from ipsdocs.edition.drift import Standing, agenda_standings, standings
from ipsdocs.edition.patch import patch
from ipsdocs.edition.report import Chapter, Policy, Report, Row, Texts, Unsaid
from ipsdocs.edition.stack import below, expanded
from ipsdocs.edition.target import find, scope
from ipsdocs.model import Block, Change, Item, Module, Operation, Overlay, Picture, Text, Training, Variant
from ipsdocs.problems import Problems
from ipsdocs.source.paths import variant_domain
from ipsdocs.source.project import Project
from ipsdocs.variants.status import agenda_ground, ground


def report(project: Project, id: str) -> Report:
    """The report on a variant; raises Unreadable where a source that it needs can't be read."""
    variant = project.variant(id)
    write = _Writer(project, variant)
    return Report(
        variant=variant,
        parents=tuple(project.variant(parent).name for parent in below(id, project.variant)),
        why=variant.why,
        people=(
            ("led-by", write.texts("led-by", variant.led_by)),
            ("partners", write.texts("partners", *variant.partners)),
            ("consent", write.texts("consent", variant.consent)),
            ("ip-holder", write.texts("ip-holder", variant.ip_holder)),
        ),
        questions=variant.questions,
        policies=tuple(write.policies()) if variant.kind == "organisation" else (),
        practices=tuple(write.item(item) for item in (variant.opening, variant.closing) if item),
        instead_of=tuple(project.variant(other).name for other in variant.instead_of),
        words=tuple(write.words()),
        unsaid=tuple(
            Unsaid(
                write.texts("avoid", *avoid.words), write.text("avoid", avoid.instead), write.text("avoid", avoid.why)
            )
            for avoid in variant.avoid
        ),
        modules=tuple(write.modules()),
        agendas=tuple(write.agendas()),
        added=tuple(project.module(module) for module in project.added_modules(id)),
    )


def pictures(project: Project, report: Report) -> Iterator[Picture]:
    """The pictures that a report shows."""
    shown = {f"{b.text.domain}/{b.attr('src')}" for b in report.blocks if b.kind == "picture" and b.text}
    for chapter in report.modules:
        overlay = project.overlay(report.variant.id, chapter.id)
        if overlay:
            both = (*project.pictures(ground(project, overlay)), *project.overlay_pictures(overlay))
            yield from (picture for picture in both if picture.name in shown)
    yield from chain.from_iterable(map(project.pictures, report.added))


class _Writer:
    """One variant of a project."""

    def __init__(self, project: Project, variant: Variant) -> None:
        self.project, self.variant = project, variant
        self.source = project.curriculum().source_locale
        self.seen = project.seen(variant.id)

    def text(self, key: str, words: str) -> Text:
        """Words that aren't given to translators; they have a language all the same."""
        return Text(words, self.variant.where(key), variant_domain(self.variant.id), self.source)

    def texts(self, key: str, *words: str) -> Texts:
        return tuple(self.text(key, each) for each in words if each)

    def words(self) -> Iterator[tuple[Text, Text]]:
        """Terms and names that are otherwise here, beside what they are without this variant, empty where new."""
        curriculum = self.project.curriculum()
        before = dict(curriculum.terms) | dict(curriculum.names)
        for parent in map(self.project.variant, below(self.variant.id, self.project.variant)):
            before |= dict(parent.terms) | dict(parent.names)
        for key, here in (*self.variant.terms, *self.variant.names):
            yield before.get(key, replace(here, source="")), here

    def policies(self) -> Iterator[Policy]:
        """The questions to the organisation, of all modules as they are with this variant."""
        stack = expanded((self.variant.id,), self.project.variant)
        for id in self.project.module_ids():
            found = (self.project.overlay(variant, id) for variant in stack)
            module = patch(self.project.module(id), [overlay for overlay in found if overlay], Problems())
            for block in module.walk():
                if block.kind == "policy":
                    yield Policy(module.title, block, block.attr("owner"), block.attr("on"))

    def modules(self) -> Iterator[Chapter]:
        """The modules that it changes, in the order of their ids."""
        for id in self.project.overlay_modules(self.variant.id):
            if overlay := self.project.overlay(self.variant.id, id):
                base = ground(self.project, overlay)
                pairs = zip(standings(base, overlay, self.seen), overlay.operations, strict=True)
                rows = tuple(self._of_module(standing, each, overlay, base) for standing, each in pairs)
                yield Chapter(id, base.title, rows)

    def agendas(self) -> Iterator[Chapter]:
        """The trainings whose agenda it changes, in the order of their ids."""
        for id in self.project.agenda_trainings(self.variant.id):
            if agenda := self.project.agenda(self.variant.id, id):
                training, base = self.project.training(id), agenda_ground(self.project, agenda)
                pairs = zip(agenda_standings(base, agenda, self.seen), agenda.changes, strict=True)
                rows = tuple(self._of_training(standing, each, training, base) for standing, each in pairs)
                yield Chapter(id, training.title, rows)

    def _of_module(self, standing: Standing, operation: Operation, overlay: Overlay, base: Module) -> Row:
        if standing.state == "clean" and not standing.now:  # about something that an earlier operation has brought
            before = overlay.operations[: overlay.operations.index(operation)]
            base = patch(base, (replace(overlay, operations=before),), Problems())
        block, beside = find(base, operation.at), find(base, operation.to)
        return replace(
            self._row(standing),
            way=way(base, operation.at),
            was=(_shown(scope(operation, block)[0]),) if block else (),
            now=operation.blocks,
            attrs=operation.attrs,
            side=operation.side,
            beside=(_shown(replace(beside, children=()) if beside.kind == "section" else beside),) if beside else (),
            locale=operation.locale,
        )

    def _of_training(self, standing: Standing, change: Change, training: Training, base: Mapping[str, Spot]) -> Row:
        titles = {session.id: session.title for session in training.sessions}
        own = base[change.at].own if change.at in base else ()
        headings = (titles.get(change.at.partition("/")[0]), self._title(own[0])) if own else ()
        return replace(
            self._row(standing),
            way=tuple(heading for heading in headings if heading),
            was=tuple(map(self.item, own)),
            now=tuple(map(self.item, change.items)),
        )

    def _row(self, standing: Standing) -> Row:
        """What operations on blocks and changes of an agenda have in common."""
        change, moved = standing.operation, standing.state != "clean"
        return Row(
            does=change.does,
            at=change.at,
            dimension=change.dimension,
            depth=change.depth,
            why=self.text("why", change.why),
            state=standing.state,
            said=standing.said if moved else (),
            says=standing.says if moved else (),
        )

    def item(self, item: Item) -> Block:
        """A line of an agenda as a box: its title, its text, and the words for whoever leads."""
        facts = {"minutes": str(item.minutes or ""), "group": str(item.group or ""), "lead": item.lead}
        title = self._title(item)
        sections = self.project.module(item.module).sections if item.sections else ()
        taken = tuple(_item(section.text) for section in sections if section.id in item.sections and section.text)
        return Block(
            item.does,
            item.place,
            attrs=tuple((key, value) for key, value in facts.items() if value),
            children=(
                *((Block("heading", item.place, text=title),) if title else ()),
                *((Block("bullet-list", item.place, children=taken),) if taken else ()),
                *((_paragraph(item.text),) if item.text else ()),
                *(Block(cue, text.place, children=(_paragraph(text),)) for cue, text in item.cues),
            ),
        )

    def _title(self, item: Item) -> Text | None:
        return self.project.module(item.module).title if item.module else item.title


def way(module: Module, id: str) -> Texts:
    """The headings down to a block, outermost first, its own last; none for a part of the head."""
    found = (_way(section, id) for section in module.sections)
    return next((texts for texts in found if texts is not None), ())


def _way(block: Block, id: str) -> Texts | None:
    title = block.text if block.kind == "section" else None
    if block.id == id:
        own = block.text if block.kind in ("section", "heading") else _first_heading(block)
        return (own,) if own else ()
    over = above = (title,) if title else ()
    for child in block.children:
        under = _way(child, id)
        if under is not None:
            return (*over, *under)
        if child.kind == "heading" and child.text:
            over = (*above, child.text)
    return None


def _first_heading(block: Block) -> Text | None:
    first = block.children[0] if block.children else None
    return first.text if first and first.kind == "heading" else None


def _shown(block: Block) -> Block:
    """A section whose heading alone an operation is about is shown as that heading."""
    return replace(block, kind="heading") if block.kind == "section" and not block.children else block


def _paragraph(text: Text) -> Block:
    return Block("paragraph", text.place, text=text)


def _item(text: Text) -> Block:
    return Block("item", text.place, children=(_paragraph(text),))
