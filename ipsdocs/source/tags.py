"""Language tags by their form alone: folders are named for them, and Babel takes anything after an @ as part of one."""

from __future__ import annotations

import re

HINT = "Write a BCP 47 tag, such as es or es-MX."
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # RFC 5646: langtag, without extensions and private use


def is_tag(word: str) -> bool:
    """Whether a word has the form of a language tag; what it means, CLDR is asked (`edition/languages.py`)."""
    return _TAG.fullmatch(word) is not None
