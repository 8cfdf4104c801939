"""What can't be had where a variant is used: without internet there is no call, and no training over one. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ipsdocs.model import Training, Variant


def internet(variants: Iterable[Variant]) -> bool:
    """Whether people have the internet where this stack is used."""
    return all(variant.internet for variant in variants)


def can_be_held(training: Training, variants: Iterable[Variant]) -> bool:
    """Whether a training can be held where this stack is used."""
    return training.mode != "online" or internet(variants)


def out_of_reach(trainings: Iterable[Training], variants: Sequence[Variant]) -> frozenset[str]:
    """The modules that are in trainings, and in none that can be held where this stack is used."""
    held: set[str] = set()
    others: set[str] = set()
    for training in trainings:
        (held if can_be_held(training, variants) else others).update(training.modules)
    return frozenset(others - held)
