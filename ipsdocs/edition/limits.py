"""What can't be had where a variant is used: without internet there is no call, and no training over one. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from ipsdocs.model import Training, Variant


def internet(variants: Iterable[Variant]) -> bool:
    """Whether people have the internet where this stack is used."""
    return all(variant.internet for variant in variants)


def can_be_held(training: Training, variants: Iterable[Variant]) -> bool:
    """Whether a training can be held where this stack is used."""
    return training.mode != "online" or internet(variants)


def out_of_reach(held: Iterable[Training], others: Iterable[Training]) -> frozenset[str]:
    """The modules that trainings which can't be held there have, and none that can."""
    taken = {module for training in held for module in training.modules}
    return frozenset(module for training in others for module in training.modules if module not in taken)
