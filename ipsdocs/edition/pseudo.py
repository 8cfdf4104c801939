"""Pseudo-locales: text that nobody wrote, to see what longer words and right-to-left writing do to a page.

`en-XA` is Latin with accents and about a quarter more room, `ar-XB` the same words in Arabic letters. Markdown
marks, placeholders, link targets and numbers stay as they are.
"""

from __future__ import annotations

import re

# Parts of a message that no translator may change either: placeholders, link targets, code, entities, marks.
KEPT = re.compile(r"(\{\{[^}]*\}\}|%\(\w+\)[a-z]|\]\([^)\s]*|`[^`]*`|<[^>]*>|&\w+;|\\.|[*_\[\]!#|`]+|\n)")
_LATIN = str.maketrans("aeiouyAEIOUYcnszCNSZ", "äëïöüÿÄËÏÖÜŸçñšžÇÑŠŽ")
_ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثديفغحيجكلمنوبقرستعوكسيز")
GROWTH = 5  # a word grows by two letters for every five


def pseudo(source: str, tag: str) -> str:
    """The message in the pseudo-locale `tag`, `en-XA` or `ar-XB`."""
    turn = _latin if tag == "en-XA" else _arabic
    parts = KEPT.split(source)
    return "".join(part if number % 2 else turn(part) for number, part in enumerate(parts))


def _latin(text: str) -> str:
    """Each word with accents, and with its last vowel or letter drawn out."""
    return re.sub(r"[A-Za-z]{3,}", lambda m: _grown(m[0]), text).translate(_LATIN)


def _grown(word: str) -> str:
    return word + word[-1] * max(1, len(word) * 2 // GROWTH)


def _arabic(text: str) -> str:
    return text.lower().translate(_ARABIC)
