"""What an organisation has still to answer in a training's modules, in few words for a cover or a checklist."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ipsdocs.document.inline import plain
from ipsdocs.document.steps import heading, unfilled
from ipsdocs.edition.edition import EditedTraining
from ipsdocs.model import Block, Text

MOST = 90  # characters of a question, about a line of a list
_SENTENCE = re.compile(r".+?[?؟!.।。？](?=\s|$)")
_MARKS = re.compile(r"([\\`*_\[\]<>])")


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A module's title, and what its policies that nobody has filled ask first."""

    module: Text
    questions: tuple[Text, ...]


def unanswered(edited: EditedTraining) -> tuple[Unanswered, ...]:
    """The training's modules with a policy that no organisation has filled, in order."""
    found = ((module.module.title, unfilled(module)) for module in edited.modules)
    return tuple(Unanswered(title, tuple(map(_asked, policies))) for title, policies in found if policies)


def _asked(policy: Block) -> Text:
    """A policy's heading, or else the first sentence of its question, cut where that is long."""
    first = heading(policy) or next((block.text for block in policy.walk() if block.text), None)
    if first is None:
        return Text(policy.id, policy.place, "", "")
    words = plain(first.source)
    sentence = _SENTENCE.match(words)
    said = sentence.group() if sentence else words
    if len(said) > MOST:
        said = said[:MOST].rpartition(" ")[0].rstrip(" ,;:") + " …"
    return replace(first, source=_MARKS.sub(r"\\\1", said))
