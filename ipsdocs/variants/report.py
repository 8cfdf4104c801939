"""What reviewers are shown of one of a project's variants, on what it extends, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from ipsdocs.edition.drift import Standing, standings
from ipsdocs.edition.patch import patch
from ipsdocs.edition.report import Chapter, Policy, Report, Row, Texts, Unsaid
from ipsdocs.edition.stack import below, expanded
from ipsdocs.edition.target import find, scope
from ipsdocs.model import Block, Item, Module, Operation, Overlay, Picture, Text, Variant
from ipsdocs.problems import Problems
from ipsdocs.source.paths import variant_domain
from ipsdocs.source.project import Project
from ipsdocs.variants.status import ground


def report(project: Project, id: str) -> Report:
    """The report on a variant; raises Unreadable where a source that it needs can't be read."""
    variant = project.variant(id)
    write = _Writer(project, variant)
    return Report(
        variant=variant,
        parents=tuple(project.variant(parent).name for parent in below(id, project.variant)),
        why=write.text("why", variant.why),
        people=(
            ("led-by", write.texts("led-by", variant.led_by)),
            ("partners", write.texts("partners", *variant.partners)),
            ("consent", write.texts("consent", variant.consent)),
            ("ip-holder", write.texts("ip-holder", variant.ip_holder)),
        ),
        questions=write.texts("questions", *variant.questions),
        policies=tuple(write.policies()) if variant.kind == "organisation" else (),
        practices=tuple(item_block(item) for item in (variant.opening, variant.closing) if item),
        words=tuple(write.words()),
        unsaid=tuple(
            Unsaid(
                write.texts("avoid", *avoid.words), write.text("avoid", avoid.instead), write.text("avoid", avoid.why)
            )
            for avoid in variant.avoid
        ),
        modules=tuple(write.chapters()),
        agendas=(),
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

    def text(self, key: str, words: str) -> Text:
        """Words of `variant.yaml` that aren't given to translators; they have a language all the same."""
        return Text(words, self.variant.where(key), variant_domain(self.variant.id), self.source)

    def texts(self, key: str, *words: str) -> Texts:
        return tuple(self.text(key, each) for each in words if each)

    def words(self) -> Iterator[tuple[Text, Text]]:
        """Terms and names that are otherwise here, beside what they are without this variant."""
        curriculum = self.project.curriculum()
        before = dict(curriculum.terms) | dict(curriculum.names)
        for parent in below(self.variant.id, self.project.variant):
            found = self.project.variant(parent)
            before |= dict(found.terms) | dict(found.names)
        for key, here in (*self.variant.terms, *self.variant.names):
            yield before.get(key, replace(here, source="")), here

    def chapters(self) -> Iterator[Chapter]:
        """The modules that it changes, in the order of their ids."""
        seen = self.project.seen(self.variant.id)
        for id in self.project.overlay_modules(self.variant.id):
            overlay = self.project.overlay(self.variant.id, id)
            if overlay:
                base = ground(self.project, overlay)
                rows = tuple(self.row(standing, base) for standing in standings(base, overlay, seen))
                yield Chapter(id, base.title, rows)

    def row(self, standing: Standing, base: Module) -> Row:
        operation, overlay = standing.operation, standing.overlay
        assert isinstance(operation, Operation)
        assert isinstance(overlay, Overlay)
        module = base
        if standing.state == "clean" and not standing.now:  # about something that an earlier operation has brought
            before = overlay.operations[: overlay.operations.index(operation)]
            module = patch(base, (replace(overlay, operations=before),), Problems())
        block = find(module, operation.at)
        return Row(
            does=operation.does,
            at=operation.at,
            dimension=operation.dimension,
            depth=operation.depth,
            why=self.text("why", operation.why),
            state=standing.state,
            way=way(module, operation.at),
            was=(_shown(scope(operation, block)[0]),) if block else (),
            now=operation.blocks,
            said=standing.said if standing.state != "clean" else (),
            says=standing.says,
            attrs=operation.attrs,
            side=operation.side,
            beside=way(module, operation.to),
            locale=operation.locale,
        )

    def policies(self) -> Iterator[Policy]:
        """The questions to the organisation, of all modules as they are with this variant."""
        stack = expanded((self.variant.id,), self.project.variant)
        for id in self.project.module_ids():
            found = (self.project.overlay(variant, id) for variant in stack)
            module = patch(self.project.module(id), [overlay for overlay in found if overlay], Problems())
            for block in module.walk():
                if block.kind == "policy":
                    yield Policy(module.title, block, block.attr("owner"), block.attr("on"))


def way(module: Module, id: str) -> Texts:
    """The headings down to a block, outermost first, its own last; none for a part of the head."""
    found = (_way(section, id) for section in module.sections)
    return next((texts for texts in found if texts is not None), ())


def _way(block: Block, id: str) -> Texts | None:
    if block.id == id:
        first = block.children[0] if block.children else None
        own = block.text if block.kind in ("section", "heading") else None
        title = own or (first.text if first and first.kind == "heading" else None)
        return (title,) if title else ()
    above = over = (block.text,) if block.kind == "section" and block.text else ()
    for child in block.children:
        under = _way(child, id)
        if under is not None:
            return (*over, *under)
        if child.kind == "heading" and child.text:
            over = (*above, child.text)
    return None


def _shown(block: Block) -> Block:
    """A section whose heading alone an operation is about is shown as that heading."""
    return replace(block, kind="heading") if block.kind == "section" and not block.children else block


def item_block(item: Item) -> Block:
    """A line of an agenda as a box: its title, its text, and the words for whoever leads."""
    attrs = tuple((key, value) for key, value in (("minutes", f"{item.minutes or ''}"), ("lead", item.lead)) if value)
    title = (Block("heading", item.place, text=item.title),) if item.title else ()
    words = (_paragraph(item.text),) if item.text else ()
    cues = tuple(Block(cue, text.place, children=(_paragraph(text),)) for cue, text in item.cues)
    return Block(item.does, item.place, attrs=attrs, children=(*title, *words, *cues))


def _paragraph(text: Text) -> Block:
    return Block("paragraph", text.place, text=text)
