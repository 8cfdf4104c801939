"""Words that harm or close a talk are flagged, in the source and in translations, by language/<locale>.yaml.

Quotes, people's own words and don't-say examples are allowed when they are marked as such.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ipsdocs.checks.everything import Everything
from ipsdocs.checks.rule import error, warning
from ipsdocs.checks.texts import of_curriculum, of_glossary, of_variant
from ipsdocs.model import Block, Text
from ipsdocs.problems import Place, Problem
from ipsdocs.source.language import Flag, Guidance

RULE = "language"
QUOTES = ("quote", "quotation")
# Marks that open and close somebody's words. A lone ’ is an apostrophe, so single marks don't count.
QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|「[^」]*」")


def language(found: Everything) -> Iterator[Problem]:
    """Flagged words in source texts and, by their locale's own list, in translations."""
    source = found.curriculum.source_locale
    guidance = found.guidance.get(source)
    examples = guidance.examples if guidance else ()
    texts = tuple(_own(found, examples))
    if guidance:
        for text in texts:
            yield from flagged(text.source, text.place, guidance)
    own = {(text.domain, text.source) for text in texts}
    for (locale, domain), catalogue in found.catalogues.items():
        for tag in found.chain(locale):
            if tag in found.guidance:
                for key, message in catalogue.messages:
                    if (domain, key) in own:
                        place = Place(catalogue.place.file, message.line)
                        yield from flagged(message.text, place, found.guidance[tag])


def _own(found: Everything, examples: Iterable[str]) -> Iterator[Text]:
    """The project's own words: no quotes, no don't-say examples, no names of helplines."""
    marks = tuple(fold(mark) for mark in examples)
    yield from of_curriculum(found.curriculum)
    yield from of_glossary(found.glossary)
    for training in found.trainings.values():
        yield from training.texts
    for poster in found.posters.values():
        yield from (text for text in poster.texts if text not in (poster.quote, poster.source))
    for variant in found.variants.values():
        yield from of_variant(variant)
    for agenda in found.agendas.values():
        yield from agenda.texts
    for module in found.modules.values():
        yield from (module.title, module.summary, *module.objectives, *module.materials)
        yield from _spoken(module.sections, marks)
    for overlay in found.overlays.values():
        for operation in overlay.operations:
            yield from _spoken(operation.blocks, marks)


def _spoken(tree: Iterable[Block], examples: tuple[str, ...]) -> Iterator[Text]:
    for block in tree:
        if block.kind in QUOTES:
            continue
        if block.kind == "table":
            yield from _table(block, examples)
            continue
        if block.text and block.kind != "code" and not _example(block.text, examples):
            yield block.text
        yield from _spoken(block.children, examples)


def _table(table: Block, examples: tuple[str, ...]) -> Iterator[Text]:
    """A table's cells without the columns whose heading marks them as examples."""
    head = table.children[0].children if table.children else ()
    for row in table.children:
        for title, cell in zip(head, row.children, strict=False):
            if cell.text and not (title.text and _example(title.text, examples)):
                yield cell.text


def _example(text: Text, marks: tuple[str, ...]) -> bool:
    return bool(marks) and fold(text.source).lstrip("*_✗✘❌ ").startswith(marks)


def flagged(source: str, place: Place, guidance: Guidance) -> Iterator[Problem]:
    """The guidance's words in one text, outside quotation marks."""
    own = QUOTED.sub("“”", source)
    words = fold(own)
    for flag in guidance.flags:
        if flag.near and not _pattern(flag.near, guidance.prefixes).search(words):
            continue
        match = _pattern(flag.words, guidance.prefixes).search(words)
        if match:
            yield _problem(_as_written(own, *match.span()), flag, place)


def _problem(word: str, flag: Flag, place: Place) -> Problem:
    tell = error if flag.severity == "error" else warning
    return tell(place, RULE, f"“{word}”: say “{flag.say}”", f"{flag.why} ({flag.source})")


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...], prefixes: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, in any case; `*` ends any word, a space is any space, a prefix may be joined on."""
    joined = f"(?:{'|'.join(re.escape(fold(p)) for p in prefixes)})?" if prefixes else ""
    forms = (r"\w*".join(re.escape(fold(part)).replace(r"\ ", r"\s+") for part in word.split("*")) for word in words)
    return re.compile(rf"(?<!\w){joined}(?:{'|'.join(forms)})(?!\w)")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A text for comparing: small letters, straight apostrophes; no accents, vowel signs, emphasis marks."""
    return "".join(map(_fold, text))


@lru_cache(maxsize=4096)
def _fold(sign: str) -> str:
    plain = unicodedata.normalize("NFD", sign.casefold().replace("’", "'").replace("ـ", ""))
    return "".join(part for part in plain if unicodedata.category(part) != "Mn" and part not in "*_")


def _as_written(text: str, start: int, end: int) -> str:
    """The piece of a text that gave this span of its folded form."""
    origin = [n for n, sign in enumerate(text) for _ in _fold(sign)]
    after = origin[end] if end < len(origin) else len(text)
    return text[origin[start] : after].rstrip(" *_.,;:!?)")
