"""A module as Pandoc reads it: only what a participant sees, so that every way draws the same text.

The rest is Pandoc's Markdown as it stands. Left out: blocks that the table of kinds doesn't show in a handout, times
and roles in attributes, ids of paragraphs (Pandoc has none). Terms and names get their value, pictures keep description
and caption; aims, materials and references come from the head, as ipsdocs prints them. What ipsdocs adds itself is not
there: support contacts, ruled lines, a label for each block, the stamp of the edition, running heads.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from ipsdocs.source.divs import CLOSE, HEAD, OPEN
from ipsdocs.source.kinds import KINDS

WARM_UP = "warm-up"
# Drawn once by every warm process before it is timed, so that no timed document was seen before.
WARM_UP_MODULE = f"""---
id: {WARM_UP}
title: A page to warm up
summary: It is drawn before anything is timed.
version: 1
status: draft
minutes: {{in-person: 10, online: 10}}
principles: [hope]
tasks: [connection]
objectives:
  - Load the fonts and the style.
topics: []
requires: []
materials: []
references: []
---

## First {{#first minutes=10}}

A paragraph with **strong** words and *others*. It is long enough to be broken into lines, and holds a “quotation”.

- An item
- Another item

| One | Two |
|---|---|
| Left | Right |

:::: activity {{#do-it minutes=5 group=2}}
### Do it

1. Begin.
2. End.
::::

::: key-idea {{#idea}}
One thought to keep.
:::
"""

HEADING = re.compile(r"^(#+ .*?)\s*\{(#[\w-]+)[^}]*\}\s*$")
PARAGRAPH_ID = re.compile(r"\s*\{#[\w-]+\}$")
ID = re.compile(r"#[\w-]+")
PICTURE = re.compile(r'^!\[(?P<seen>[^\]]*)\]\((?P<file>[^\s)]+)(?: "(?P<caption>[^"]*)")?\)$')
TERM = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")
LISTS = (("By the end you will be able to", "objectives"), ("What to bring", "materials"))


def words(project: Path) -> dict[str, str]:
    """The values of terms and names."""
    curriculum = yaml.safe_load((project / "curriculum/curriculum.yaml").read_text(encoding="utf-8"))
    return {**(curriculum.get("terms") or {}), **(curriculum.get("names") or {})}


def for_pandoc(module: str, known: dict[str, str]) -> str:
    """A module's text as a handout in Pandoc's Markdown, with title and language as metadata."""
    _, front, body = module.split("---\n", 2)
    head = yaml.safe_load(front)
    metadata = {"title": head["title"], "subtitle": head["summary"], "lang": "en"}
    parts = [f"---\n{yaml.safe_dump(metadata, allow_unicode=True)}---", *_aims(head), "\n".join(_shown(body))]
    if head.get("references"):
        parts += ["## To read further", _list(head["references"])]
    return TERM.sub(lambda found: known.get(found[1], found[1]), "\n\n".join(parts)) + "\n"


def _aims(head: dict[str, Any]) -> list[str]:
    return [f"**{label}**\n\n{_list(head[key])}" for label, key in LISTS if head.get(key)]


def _list(items: list[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _shown(body: str) -> list[str]:
    """The lines that a handout shows; a block opens as Pandoc wants it, with a blank line around."""
    lines: list[str] = []
    inside: list[bool] = []  # for each open block: is it shown?
    for line in body.splitlines():
        head = OPEN.match(line)
        if CLOSE.match(line):
            lines += ["", ":::", ""] if all(inside) else []
            inside = inside[:-1]
        elif head:
            kind, fence = _fence(head["head"])
            inside.append(kind in KINDS and "handout" in KINDS[kind].formats)
            lines += ["", fence, ""] if all(inside) else []
        elif all(inside):
            lines.append(_plain(line))
    return lines


def _fence(head: str) -> tuple[str, str]:
    found = HEAD.match(head)
    kind, attributes = (found["kind"], found["inside"] or "") if found else ("", "")
    id = ID.search(attributes)
    return kind, f"::: {{.{kind}{f' {id[0]}' if id else ''}}}"


def _plain(line: str) -> str:
    """A line as Pandoc reads it: it takes a picture's description from an attribute, and prints the brackets."""
    picture, heading = PICTURE.match(line), HEADING.match(line)
    if picture:
        return f'![{picture["caption"] or ""}]({picture["file"]}){{alt="{picture["seen"]}"}}'
    return f"{heading[1]} {{{heading[2]}}}" if heading else PARAGRAPH_ID.sub("", line)
