"""Texts without web and mail addresses, for editions whose readers can't or may not follow any. Pure.

Only words that a reader sees are looked at: where a link leads is left to the document stage, which follows none there.
"""

from __future__ import annotations

import re

_IN, _LAST = r"[^\s<>()\"]|\([^\s<>()\"]*\)", r"[^\s<>()\".,;:!?\]»”’]|\([^\s<>()\"]*\)"
WEB = rf"(?:https?://|www\.)(?:{_IN})*(?:{_LAST})"
MAIL = r"[\w.+-]{1,64}@[\w-]+\.[\w.-]*\w"  # a longest first part (RFC 5321) keeps hostile words fast
# A bare name, as people write it on paper, known by an ending that ends no sentence.
_NAME = r"(?<![\w@.-])(?:[A-Za-z0-9-]+\.)+(?:org|com|net|edu|gov|info|int|app|nz|uk|au|ie|eu|ca)\b(?:/[\w/.%-]*\w)?"
_ADDRESS = rf"<?(?:mailto:)?(?:{WEB}|{MAIL}|{_NAME})>?"
_SEEN = re.compile(_ADDRESS)
# With the brackets around one, the mark that leads to the last one, or one of the marks on both its sides.
_GONE = re.compile(
    rf"\s?\({_ADDRESS}\)|[,;:]?\s?{_ADDRESS}(?=\s*(?:$|[\"”»)\]]))|(?<=[.,;:])\s?{_ADDRESS}[.,;:]?|\s?{_ADDRESS}"
)
_TARGET = re.compile(rf"(\]\(\s*(?:{_IN})*)")  # where a link leads, or a picture's file


def addresses(source: str) -> tuple[str, ...]:
    """The addresses that a text's words show."""
    return tuple(found for words in _words(source) for found in _SEEN.findall(words))


def without_addresses(source: str) -> str:
    """A text's raw Markdown without the addresses that its words show; a link keeps its words."""
    if not addresses(source):
        return source
    parts = _TARGET.split(source)
    parts[::2] = (_GONE.sub("", words) for words in parts[::2])
    return "".join(parts).strip()


def _words(source: str) -> list[str]:
    """A text without where its links lead."""
    return _TARGET.split(source)[::2]
