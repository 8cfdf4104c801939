"""Readers of Markdown with a YAML head: modules and the overlays on them."""

from __future__ import annotations

import re
from dataclasses import replace

from ipsdocs.model import Block, Curriculum, Minutes, Module, Operation, Overlay, Text
from ipsdocs.problems import Place, Problems, suggest
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.kinds import OPERATIONS
from ipsdocs.source.markdown import Source, blocks
from ipsdocs.source.yamltext import Mapping, read

STATUSES = ("draft", "review", "released")
DEPTHS = ("surface", "deep")
DIMENSIONS = ("language", "persons", "metaphors", "content", "concepts", "goals", "methods", "context")
FINGERPRINT = re.compile(r"[0-9a-f]{12}")
_HEAD_KEYS = [
    "id",
    "title",
    "summary",
    "version",
    "status",
    "minutes",
    "principles",
    "tasks",
    "objectives",
    "topics",
    "requires",
    "materials",
    "references",
]


def module_file(id: str) -> str:
    return f"curriculum/modules/{id}.md"


def split_head(text: str, file: str, problems: Problems) -> tuple[Mapping, str, int] | None:
    """A file's YAML head, its body, and the number of lines before the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problems.error(Place(file, 1), "the YAML head is missing", "Begin the file with a line of ---.")
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        problems.error(Place(file, 1), "the YAML head never ends", "End it with a line of ---.")
        return None
    mapping = read("\n".join(lines[1:end]) + "\n", file, problems, first_line=2)
    return (mapping, "\n".join(lines[end + 1 :]), end + 1) if mapping else None


def read_module(files: Files, id: str, curriculum: Curriculum, problems: Problems) -> Module | None:
    """`curriculum/modules/<id>.md`; None where its head can't be read at all."""
    file = module_file(id)
    text = files.text(file, problems)
    parts = split_head(text, file, problems) if text is not None else None
    if parts is None:
        return None
    head, body, shift = parts
    fields = Fields(head, problems, id, curriculum.source_locale)
    fields.only(_HEAD_KEYS)
    inside = fields.identifier("id")
    if inside and inside != id:
        problems.error(fields.where("id"), f"“id” is “{inside}”, but the file is named {id}", "Make the two the same.")
    tree = blocks(Source(body, file, shift, id, curriculum.source_locale), problems)
    return Module(
        id=id,
        place=Place(file, 1),
        title=replace(fields.message("title"), room=60),
        summary=fields.message("summary"),
        version=fields.number("version", low=1),
        status=fields.choice("status", STATUSES),
        minutes=_minutes(fields),
        principles=fields.choices("principles", dict(curriculum.principles)),
        tasks=fields.choices("tasks", dict(curriculum.tasks)),
        topics=fields.choices("topics", dict(curriculum.topics)),
        requires=fields.words("requires"),
        objectives=fields.messages("objectives"),
        materials=fields.messages("materials", required=False),
        references=fields.messages("references", required=False),
        sections=gather(tree, problems),
        keys=tuple(head.places.items()),
    )


def _minutes(fields: Fields) -> Minutes:
    part = fields.part("minutes")
    if part is None:
        return Minutes(0, 0)
    part.only(("in-person", "online"))
    return Minutes(part.number("in-person", low=1, high=600), part.number("online", low=1, high=600))


def gather(tree: tuple[Block, ...], problems: Problems) -> tuple[Block, ...]:
    """Put what follows each section heading inside it; what stands before the first is a problem."""
    sections: list[tuple[Block, list[Block]]] = []
    for block in tree:
        if block.kind == "section":
            sections.append((block, []))
        elif sections:
            sections[-1][1].append(block)
        else:
            problems.error(block.place, "text before the first section", "Put it under a ## heading.")
    for section, _ in sections:
        if not section.id:
            problems.error(section.place, "a section without id", "Write `## Title {#my-id minutes=10}`.")
    return tuple(replace(section, children=tuple(children)) for section, children in sections)


def overlay_file(variant: str, module: str) -> str:
    return f"curriculum/variants/{variant}/{module}.md"


def read_overlay(files: Files, variant: str, module: str, locale: str, problems: Problems) -> Overlay | None:
    """A variant's operations on a module; None where the variant has no file for it."""
    file = overlay_file(variant, module)
    text = files.text(file, problems)
    parts = split_head(text, file, problems) if text is not None else None
    if parts is None:
        return None
    head, body, shift = parts
    fields = Fields(head, problems, f"variant-{variant}", locale)
    fields.only(("module",))
    if (named := fields.identifier("module")) and named != module:
        problems.error(
            fields.where("module"),
            f"“module” is “{named}”, but the file is named {module}",
            "Make the two the same.",
        )
    tree = blocks(Source(body, file, shift, f"variant-{variant}", locale), problems)
    return Overlay(variant, module, Place(file), tuple(o for b in tree if (o := _operation(b, problems))))


def _operation(block: Block, problems: Problems) -> Operation | None:
    if block.kind not in OPERATIONS:
        problems.error(block.place, f"{block.kind} outside an operation", f"Put it in one of {', '.join(OPERATIONS)}.")
        return None
    for word in ("at", "base", "dimension", "why"):
        if not block.attr(word):
            problems.error(block.place, f"{block.kind} has no {word}", _WANTED[word])
    _known(block, "dimension", DIMENSIONS, problems)
    _known(block, "depth", DEPTHS, problems)
    base = block.attr("base")
    if base and not FINGERPRINT.fullmatch(base):
        problems.error(block.place, f"“{base}” is no fingerprint", _WANTED["base"])
    if (block.kind == "remove") == bool(block.children):
        full = "nothing may stand inside remove" if block.children else f"{block.kind} is empty"
        problems.error(block.place, full, "Write the new blocks between its colons; remove takes none.")
    does = next(word for word in OPERATIONS if word == block.kind)
    return Operation(
        does,  # type: ignore[arg-type]  # OPERATIONS are the literal's words
        block.attr("at"),
        base,
        block.attr("dimension"),
        block.attr("why"),
        block.place,
        _gathered(block),
        block.attr("depth"),
    )


def _gathered(block: Block) -> tuple[Block, ...]:
    """Blocks before a section stay as they are; a new section takes what follows it."""
    first = next((n for n, b in enumerate(block.children) if b.kind == "section"), len(block.children))
    return block.children[:first] + gather(block.children[first:], Problems())


def _known(block: Block, key: str, words: tuple[str, ...], problems: Problems) -> None:
    value = block.attr(key)
    if value and value not in words:
        problems.error(block.place, f"unknown word “{value}” in “{key}”", suggest(value, words))


_WANTED = {
    "at": "Name the block it works on: `at=name-it`.",
    "base": "Write the block's fingerprint, twelve signs; `ipsdocs variants status` prints it.",
    "dimension": f"Write one of Bernal's: {', '.join(DIMENSIONS)}.",
    "why": 'Say why, in a sentence: `why="..."`.',
}


def texts(module: Module) -> tuple[Text, ...]:
    """Every message of a module, in reading order."""
    head = (module.title, module.summary, *module.objectives, *module.materials, *module.references)
    return head + block_texts(module.sections)


def block_texts(tree: tuple[Block, ...]) -> tuple[Text, ...]:
    """Every message of some blocks, in reading order; code is never translated."""
    return tuple(b.text for top in tree for b in top.walk() if b.text and b.text.source and b.kind != "code")
