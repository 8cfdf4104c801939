"""The laws of overlays, over generated curricula."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations

import pytest
from edition_helpers import tiny
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from overlay_worlds import WAYS, Edit, World, text, worlds

from ipsdocs.edition.drift import Scopes, conflicts, meet, standings
from ipsdocs.edition.fingerprint import of_block
from ipsdocs.edition.patch import patch
from ipsdocs.edition.target import find, written_against
from ipsdocs.model import Block, Module, Operation, Overlay
from ipsdocs.problems import Problems

SEEDS = st.integers(0, 2**32 - 1)
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def patched(module: Module, *overlays: Overlay) -> tuple[Module, list[str]]:
    """The module as these overlays leave it, and what could not be done, in any order."""
    problems = Problems()
    return patch(module, overlays, problems), sorted(problem.message for problem in problems)


@given(SEEDS)
@MANY
def test_the_empty_overlay_is_identity(seed: int) -> None:
    world = World(seed)
    base = world.module()
    assert patch(base, [world.overlay("a"), world.overlay("b")], Problems()) is base


@given(SEEDS)
@MANY
def test_operations_that_do_not_meet_commute(seed: int) -> None:
    world = World(seed)
    base = world.module()
    one, other = world.operation(base), world.operation(base)
    beside = {one.does, other.does} <= {"before", "after"} and one.at == other.at
    if meet(one, other, Scopes(base)) or beside:
        return
    a, b = world.overlay("a", one), world.overlay("b", other)
    assert patched(base, a, b) == patched(base, b, a)


@given(SEEDS)
@MANY
def test_what_only_adds_beside_a_block_keeps_every_word_in_either_order(seed: int) -> None:
    world = World(seed)
    base = world.module()
    one, other = world.operation(base, ("before", "after")), world.operation(base, ("before", "after"))
    a, b = world.overlay("a", one), world.overlay("b", replace(other, at=one.at))
    assert told(patched(base, a, b)[0]) == told(patched(base, b, a)[0])


def told(module: Module) -> Counter[str]:
    head = (module.title, module.summary, *module.objectives, *module.materials, *module.references)
    return Counter([t.source for t in head] + [b.text.source for b in module.walk() if b.text])


@given(SEEDS)
@MANY
def test_a_stack_equals_its_parts_applied_in_order(seed: int) -> None:
    world = World(seed)
    base = world.module()
    overlays = [world.overlay(name, *(world.operation(base) for _ in range(3))) for name in "abc"]
    step_by_step = base
    for overlay in overlays:
        step_by_step = patch(step_by_step, [overlay], Problems())
    assert patch(base, overlays, Problems()) == step_by_step


@given(SEEDS)
@MANY
def test_conflicts_are_symmetric(seed: int) -> None:
    world = World(seed)
    base = world.module()
    a = world.overlay("a", *(world.operation(base) for _ in range(4)))
    b = world.overlay("b", *(world.operation(base) for _ in range(4)))
    there = {(c.first, c.second) for c in conflicts(base, (a, b), {})}
    back = {(c.second, c.first) for c in conflicts(base, (b, a), {})}
    assert there == back
    assert there == {(x, y) for x in a.operations for y in b.operations if meet(x, y, Scopes(base))}


@given(SEEDS)
@MANY
def test_two_operations_on_one_block_meet_unless_both_only_add(seed: int) -> None:
    world = World(seed)
    base = world.module()
    one, other = world.operation(base), world.operation(base)
    other = replace(other, at=one.at)
    only_add = {one.does, other.does} <= {"before", "after"}
    assert meet(one, other, Scopes(base)) is not only_add


@given(SEEDS)
@MANY
def test_the_core_keeps_every_word(seed: int) -> None:
    """Whatever overlays do, a core block's own words stay, in their order; principles and tasks can't be named."""
    world = World(seed)
    base = world.module()
    overlays = [world.overlay(name, *(world.operation(base) for _ in range(6))) for name in "abcd"]
    after, _ = patched(base, *overlays)
    kept = {block.id: block for block in after.walk() if block.core}
    for block in base.walk():
        if block.core:
            assert block.id in kept
            words = iter(words_of(kept[block.id]))
            assert all(word in words for word in words_of(block)), block.id  # a subsequence
    assert (after.principles, after.tasks, after.topics) == (base.principles, base.tasks, base.topics)


def words_of(block: Block) -> list[str]:
    return [each.text.source for each in block.walk() if each.text]


def test_a_thousand_histories_report_every_edit_and_nothing_else() -> None:
    """After each edit of the base exactly the operations about the edited block are told, until they are accepted."""
    states: Counter[str] = Counter()
    for seed in range(1000):
        for step, (found, expected) in enumerate(history(World(seed))):
            assert found == expected, f"seed {seed}, edit {step}"
            states.update(found.values())
    assert min(states["clean"], states["changed"], states["gone"]) > 500, states


def history(world: World) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """The states that are reported and those that the edits say, after each of some edits."""
    base = world.module()
    overlay = written(base, world.overlay("a", *(world.operation(base) for _ in range(8))))
    expected = {o.why: "clean" for o in overlay.operations}
    for _ in range(world.random.randint(1, 6)):
        edit = world.edit(base)
        base = edit.after
        for operation in overlay.operations:
            expected[operation.why] = after_edit(expected[operation.why], operation, edit)
        found = {s.operation.why: s.state for s in standings(base, overlay, {})}
        yield found, dict(expected)
        if world.random.random() < 0.3:
            overlay = written(base, overlay)
            expected = {why: "gone" if state == "gone" else "clean" for why, state in expected.items()}


def written(base: Module, overlay: Overlay) -> Overlay:
    """The overlay with the fingerprints of today."""
    operations = (
        replace(o, base=written_against(o, block)) if (block := find(base, o.at)) else o for o in overlay.operations
    )
    return replace(overlay, operations=tuple(operations))


def after_edit(state: str, operation: Operation, edit: Edit) -> str:
    """The state that an edit leaves an operation in, by what the edit did and not by fingerprints."""
    if operation.at in edit.gone or state == "gone":
        return "gone"
    if operation.at in edit.headings:
        return "changed"
    beside = operation.does not in ("replace", "remove")
    if operation.at in edit.around and not (operation.at in edit.sections and beside):
        return "changed"
    return state


def test_every_kind_of_edit_and_operation_occurs() -> None:
    """The thousand histories are worth something only where they do everything."""
    does, edits = Counter[str](), Counter[str]()
    for world in worlds(200):
        base = world.module()
        does.update(world.operation(base).does for _ in range(5))
        edits.update(world.edit(base).what for _ in range(5))
    assert set(does) == {"replace", "before", "after", "remove", "fill", "move", "set"}
    assert len(edits) == len(WAYS), edits


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_filling_the_same_slot_leaves_the_last_word_to_the_last(order: tuple[str, ...]) -> None:
    base = tiny()
    slot = next(block for block in base.walk() if block.kind == "slot")
    overlays = [
        Overlay(
            name,
            base.id,
            base.place,
            (
                Operation(
                    "fill",
                    slot.id,
                    of_block(slot),
                    "content",
                    "Why.",
                    base.place,
                    (Block("paragraph", base.place, text=text(name)),),
                ),
            ),
        )
        for name in order
    ]
    filled = find(patch(base, overlays, Problems()), slot.id)
    assert filled is not None
    assert words_of(filled) == [order[-1]]
