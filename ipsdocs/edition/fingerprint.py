"""Fingerprints: what a block said when somebody wrote against it. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TypeAlias

from ipsdocs.model import Block

Canonical: TypeAlias = "str | bool | list[Canonical]"


def _canonical(block: Block) -> Canonical:
    """A block's words and attributes, without places: moving it in its file changes nothing."""
    return [
        block.kind,
        block.id,
        block.core,
        [[key, value] for key, value in sorted(block.attrs)],
        [block.text.source, block.text.locale] if block.text else [],
        [_canonical(child) for child in block.children],
    ]


def _digest(value: Canonical) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()


def of_block(block: Block) -> str:
    """Twelve hexadecimal digits of everything the block and those below it say."""
    return _digest(_canonical(block))[:12]


def of_words(lines: Sequence[str]) -> str:
    """Twelve hexadecimal digits of what these lines say."""
    return _digest(list(lines))[:12]
