"""`curriculum/variants/<id>/seen.yaml`: what the base said when somebody last took it as seen, by fingerprint."""

from __future__ import annotations

import json
from collections.abc import Mapping as Table

from ipsdocs.problems import Problems
from ipsdocs.source.curriculum import fields_of
from ipsdocs.source.files import Files
from ipsdocs.source.paths import seen_file, variant_domain

HEAD = "# What the base said when each change was written or accepted. `ipsdocs variants accept` writes this file.\n"
Words = tuple[str, ...]


def read_seen(files: Files, variant: str, problems: Problems) -> dict[str, Words]:
    """The words by their fingerprint, a line for each block; none where the file isn't there."""
    name = seen_file(variant)
    if not files.exists(name):
        return {}
    fields = fields_of(files, name, variant_domain(variant), "", problems)
    return {key: fields.words(key) for key in fields.mapping.items} if fields else {}


def seen_text(seen: Table[str, Words]) -> str:
    """The file that says these words, in the order of fingerprints."""
    lines = [HEAD]
    for base, words in sorted(seen.items()):
        # JSON's strings are YAML's, and on one line whatever stands in them.
        lines += [f'"{base}":\n', *(f"  - {json.dumps(word, ensure_ascii=False)}\n" for word in words)]
    return "".join(lines)
