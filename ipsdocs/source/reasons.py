"""What every change of a variant says of itself: what it was written against, and why. Light, for planning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ipsdocs.problems import suggest

DEPTHS = ("surface", "deep")
DIMENSIONS = ("language", "persons", "metaphors", "content", "concepts", "goals", "methods", "context")
FINGERPRINT = re.compile(r"[0-9a-f]{12}")
BASE = re.compile(r"""\bbase(=|: *["']?)[0-9a-f]{12}\b""")

# What a change must say → what to write where it doesn't. `{0}` stands between a key and its value, `{1}` is what
# the change works on.
WANTED = {
    "base": "Write base{0}000000000000; `ipsdocs variants accept` puts the {1}'s fingerprint there.",
    "dimension": f"Write one of Bernal's: {', '.join(DIMENSIONS)}.",
    "depth": "Write depth{0}surface (how it looks and sounds) or depth{0}deep (what it means to people).",
    "why": 'Say why, in a sentence: `why{0}"..."`.',
}


def unsaid(change: str, said: Mapping[str, str], sign: str, target: str) -> Iterator[tuple[str, str, str]]:
    """The key, message and hint of each thing that a change doesn't say, or says in words that nobody knows.

    `change` is what the change does and `target` what to; `sign` stands between a key and its value, `=` in Markdown
    and `: ` in YAML.
    """
    for key, hint in WANTED.items():
        if not said[key]:
            yield key, f"{change} has no {key}", hint.format(sign, target)
    for key, words in (("dimension", DIMENSIONS), ("depth", DEPTHS)):
        if said[key] and said[key] not in words:
            yield key, f"unknown word “{said[key]}” in “{key}”", suggest(said[key], words)
    if said["base"] and not FINGERPRINT.fullmatch(said["base"]):
        yield "base", f"“{said['base']}” is no fingerprint", WANTED["base"].format(sign, target)


def rebased(text: str, lines: Mapping[int, str]) -> str:
    """A file of changes with other fingerprints: by line, counted from 1, the one that stands there from now on."""
    parts = text.split("\n")
    for line, base in lines.items():
        parts[line - 1] = BASE.sub(rf"base\g<1>{base}", parts[line - 1], count=1)
    return "\n".join(parts)
