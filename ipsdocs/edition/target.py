"""What an operation names in a module: a block, a section, or a part of the head. Pure.

The parts of the head that an overlay may change are blocks like any other here: `head.title` a paragraph,
`head.materials` a list of items. Principles and tasks are no such part: they can't be named at all.
"""

from __future__ import annotations

from dataclasses import replace

from ipsdocs.edition import fingerprint
from ipsdocs.model import Block, Minutes, Module, Operation, Text

WORDS = ("head.title", "head.summary")
LISTS = ("head.objectives", "head.materials", "head.references")
HEAD = WORDS + LISTS


def find(module: Module, id: str) -> Block | None:
    """The block, section or part of the head of that id."""
    if id in HEAD:
        return _of_head(module, id)
    return next((block for block in module.walk() if block.id == id), None)


def _of_head(module: Module, id: str) -> Block:
    texts = head_texts(module, id)
    if id in WORDS:
        return Block("paragraph", module.where(key(id)), id, text=texts[0])
    items = tuple(Block("item", text.place, children=(Block("paragraph", text.place, text=text),)) for text in texts)
    return Block("bullet-list", module.where(key(id)), id, children=items)


def key(id: str) -> str:
    """The head's key that a name such as `head.materials` stands for."""
    return id.removeprefix("head.")


def head_texts(module: Module, id: str) -> tuple[Text, ...]:
    """What that part of the head says."""
    match key(id):
        case "title":
            return (module.title,)
        case "summary":
            return (module.summary,)
        case "objectives":
            return module.objectives
        case "materials":
            return module.materials
    return module.references


def with_head(module: Module, id: str, texts: tuple[Text, ...]) -> Module:
    """The module with that part of its head saying this."""
    match key(id):
        case "title":
            return replace(module, title=replace(texts[0], room=module.title.room))
        case "summary":
            return replace(module, summary=texts[0])
        case "objectives":
            return replace(module, objectives=texts)
        case "materials":
            return replace(module, materials=texts)
    return replace(module, references=texts)


def texts_of(blocks: tuple[Block, ...], id: str) -> tuple[Text, ...]:
    """What an operation's blocks give that part of the head: paragraphs, or a list's items; nothing else counts."""
    if id in WORDS:
        return tuple(block.text for block in blocks if block.kind == "paragraph" and block.text)
    items = (item for block in blocks if block.kind == "bullet-list" for item in block.children)
    return tuple(
        item.children[0].text for item in items if len(item.children) == 1 and item.children[0].text is not None
    )


def scope(operation: Operation, block: Block) -> tuple[Block, ...]:
    """What of the block named by an operation it is about: all of it, or, beside or upon a section, its heading.

    Text that is put after a section, or five minutes more for it, stay right when a word inside it changes.
    """
    whole = block.kind != "section" or operation.does in ("replace", "remove")
    return tuple(block.walk()) if whole else (replace(block, children=()),)


def written_against(operation: Operation, block: Block) -> str:
    """The fingerprint of what an operation is about, as the block says it."""
    return fingerprint.of_block(scope(operation, block)[0])


def total(module: Module) -> Minutes:
    """What the sections take together."""
    return Minutes(
        in_person=sum(section.minutes("in-person") for section in module.sections),
        online=sum(section.minutes("online") for section in module.sections),
    )
