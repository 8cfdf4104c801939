"""What a variant says can't be had or asked there, isn't: no call, nothing out of people's own lives."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error
from ipsdocs.edition.choose import in_room
from ipsdocs.edition.limits import internet
from ipsdocs.model import Block, Module, Variant
from ipsdocs.problems import Problem
from ipsdocs.source.kinds import KINDS
from ipsdocs.source.paths import overlay_file

RULE = "limits"
ASKING = frozenset(name for name, kind in KINDS.items() if "disclosure" in kind.may)
MAY = ("none", "choice")  # what an exercise may ask where nobody can be asked for anything of their own
WITHOUT_WORDS = frozenset({"heading", "picture", "slide"})


def limits(found: Everything) -> Iterator[Problem]:
    """Each module under each stack whose variants have limits; what several stacks share is said once."""
    seen: set[tuple[object, ...]] = set()
    for stack in found.all_stacks:
        variants = found.stacked(stack)
        for module in found.under(stack):
            for block, message, hint in _module(module, variants):
                if (block.place, block.id, hint) not in seen:
                    seen.add((block.place, block.id, hint))
                    yield error(block.place, RULE, f"with {'+'.join(stack)}, {message}", hint)


Told = tuple[Block, str, str]


def _module(module: Module, variants: tuple[Variant, ...]) -> Iterator[Told]:
    if not internet(variants):
        (*_, limiting) = (variant for variant in variants if not variant.internet)
        file = overlay_file(limiting.id, module.id)
        for section in module.sections:
            yield from _call(section, file)
        module = in_room(module)
    asking = [variant for variant in variants if not variant.disclosure]
    if asking:
        file = overlay_file(asking[-1].id, module.id)
        yield from (told for block in module.walk() if (told := _asks(block, file)))


def _call(block: Block, file: str) -> Iterator[Told]:
    """A block that says how it is done in a call and not how in a room, or that only a call fills."""
    ways = [child.kind for child in block.children]
    if "online" in ways and "in-person" not in ways:
        yield (
            block,
            f"“{block.id or block.kind}” says how it is done online and not how in a room",
            f"There is no internet: write an in-person block in it, or replace it in {file}.",
        )
    elif KINDS.get(block.kind) and KINDS[block.kind].timed and not _left(block):
        yield (
            block,
            f"nothing is left of “{block.id}” without internet",
            f"Write what people do in a room, or remove it in {file}.",
        )
    for child in block.children:
        if child.kind not in KINDS or not KINDS[child.kind].call:
            yield from _call(child, file)


def _left(block: Block) -> bool:
    """Whether a block still says something in a room, beside its title."""
    shown = (child for child in block.children if child.kind not in KINDS or not KINDS[child.kind].call)
    return block.kind == "break" or any(child.kind not in WITHOUT_WORDS for child in shown)


def _asks(block: Block, file: str) -> Told | None:
    """An exercise that needs something out of people's own lives, or that doesn't say whether it does."""
    word = block.attr("disclosure")
    if block.kind not in ASKING or word in MAY:
        return None
    if word:
        message, mark = f"“{block.id}” asks people for something of their own", "if it works without"
    else:
        message, mark = f"“{block.id}” doesn’t say whether it asks people for something of their own", "if that is true"
    words = " or ".join(f"disclosure={way}" for way in MAY)
    return block, message, f"Replace or remove it in {file}; {mark}, write {words} at it."
