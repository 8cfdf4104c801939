"""Letters of another alphabet in a word, and words that were saved in another encoding: a page shows what nobody reads.

An а of the Cyrillic alphabet looks like a Latin one; but no search finds the word, a screen reader spells it, and it
may be set in another font (Unicode UTS 39, 5.1: single-script and mixed-script words).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipsdocs.checks.rule import warning
from ipsdocs.problems import Place, Problem
from ipsdocs.source.scripts import script

RULE = "letters"
# The three alphabets that share shapes of letters; others can be told apart by eye.
ALPHABETS = {
    "Latin": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f",
    "Greek": "\u0370-\u03ff",
    "Cyrillic": "\u0400-\u052f",
}
CODES = {"Latn": "Latin", "Grek": "Greek", "Cyrl": "Cyrillic"}  # ISO 15924
_MEET = "|".join(f"[{one}][{other}]" for one in ALPHABETS.values() for other in ALPHABETS.values() if one is not other)
MIXED = re.compile(rf"\w*(?:{_MEET})\w*")
# Words that are made of shapes alone which the other alphabet has, too. A Roman number isn't; `a)` names a part.
ALIKE = {
    "Cyrillic": ("Latin", re.compile(r"(?<!\w)(?![CMX]+\b)[aceopxyABCEHKMOPTX]+(?![\w.)])")),
    "Latin": ("Cyrillic", re.compile(r"(?<!\w)[асеорхуѕіјАВСЕНІЈКМОРЅТХУ]+(?![\w.)])")),
}
FORM = re.compile(r"\|\s*[\w-]+:")  # the name of a term's form
# How UTF-8 looks that was read as Latin-1 or Windows-1252: the first byte of a letter, then its second.
MISREAD = re.compile(r"\w*(?:[ÂÃÐÑ][\u0080-\u009f\u00a1-\u00ba\u00bc-\u00bf]|â€)\S*")


def letters(source: str, translation: str, locale: str, place: Place) -> Iterator[Problem]:
    """The words of a translation whose letters can't be meant, but for those that the text has. Both without
    placeholders.
    """
    own = CODES.get(script(locale), "")
    words = FORM.sub("|", translation)
    for match in MIXED.finditer(words):
        if match[0] not in source:
            yield _among(match[0], place)
    if own in ALIKE:
        other, alike = ALIKE[own]
        for match in alike.finditer(words):
            if len(match[0]) == 1 or not re.search(rf"\b{match[0]}\b", source):
                yield _warned(f"“{match[0]}” is written in {other} letters", place)
    if (misread := MISREAD.search(words)) and misread[0] not in source:
        yield warning(
            place,
            RULE,
            f"“{misread[0]}” looks like a word that was saved in another encoding",
            "Write it anew, and save the file as UTF-8.",
        )


def _among(word: str, place: Place) -> Problem:
    """A word of two alphabets: the letters that are the fewer are the wrong ones."""
    found = {name: re.findall(f"[{signs}]", word) for name, signs in ALPHABETS.items()}
    few, many = sorted((name for name in found if found[name]), key=lambda name: len(found[name]))[:2]
    return _warned(f"“{word}” has the {few} “{''.join(dict.fromkeys(found[few]))}” among {many} letters", place)


def _warned(message: str, place: Place) -> Problem:
    return warning(place, RULE, message, "Type it again on your language's keyboard: it looks alike, and isn't.")
