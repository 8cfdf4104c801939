"""The reader of modules: Markdown with a YAML head."""

from __future__ import annotations

from dataclasses import replace

from ipsdocs.model import Block, Curriculum, Minutes, Module, Text
from ipsdocs.problems import Place, Problems
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.markdown import Source, blocks
from ipsdocs.source.paths import MODULES, VARIANTS, by_id, module_file
from ipsdocs.source.yamltext import Mapping, read

STATUSES = ("draft", "review", "released")
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


def module_files(files: Files) -> dict[str, str]:
    """The file of every module by its id, those that a variant adds too."""
    return by_id(files.list(MODULES, "*.md"), files.list(VARIANTS, "*/modules/*.md"))


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


def read_module(files: Files, id: str, curriculum: Curriculum, problems: Problems, file: str = "") -> Module | None:
    """`curriculum/modules/<id>.md`, or the file that is named; None where its head can't be read at all."""
    file = file or module_file(id)
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


def texts(module: Module) -> tuple[Text, ...]:
    """Every text of a module but code, in reading order."""
    return _head_texts(module) + block_texts(module.sections)


def module_messages(module: Module) -> tuple[Text, ...]:
    """What translators are given of a module, in reading order."""
    return _head_texts(module) + messages(module.sections)


def _head_texts(module: Module) -> tuple[Text, ...]:
    return (module.title, module.summary, *module.objectives, *module.materials, *module.references)


def block_texts(tree: tuple[Block, ...]) -> tuple[Text, ...]:
    """Every text of some blocks but code, in reading order, those that stay as they are, too."""
    return tuple(b.text for top in tree for b in top.walk() if b.text and b.text.source and b.kind != "code")


def messages(tree: tuple[Block, ...]) -> tuple[Text, ...]:
    """What translators are given of some blocks, in reading order."""
    return tuple(b.message for top in tree for b in top.walk() if b.message and b.message.source)
