"""Whether a marked word is the one that the glossary has for it, however the language inflects it. Pure.

Words are compared by how they begin. What inflects further says so where the term is translated, in a comment:
`# also: mutua, mutuamente`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby

from ipsdocs.checks.rule import warning
from ipsdocs.checks.words import fold
from ipsdocs.document.inline import runs
from ipsdocs.model import Message, Term
from ipsdocs.problems import Place, Problem
from ipsdocs.source.glossary import LINK

RULE = "glossary"
WORD = re.compile(r"\w+")
SHORT = 3  # letters of a word that may be an article or a preposition
STEM = 0.6  # of a word's letters, from which on it may be inflected


def term_words(
    translation: str,
    terms: Mapping[str, Term],
    names: Mapping[str, Message],
    prefixes: Collection[str],
    place: Place,
) -> Iterator[Problem]:
    """The glossary links of a translation under which another word stands than the term's.

    `names` are the translations of the terms' own names, by these; `prefixes` may be joined to a word, as an article.
    """
    if LINK not in translation:
        return
    for link, parts in groupby(runs(translation), lambda run: run.link):
        id, words = link.removeprefix(LINK), "".join(part.text for part in parts)
        name = names.get(terms[id].term.source) if link.startswith(LINK) and id in terms else None
        if name and not any(_says(words, form, prefixes) for form in _forms(name)):
            yield warning(
                place,
                RULE,
                f"“{words}” is marked as “{terms[id].term.source}”, which the glossary calls “{name.text}”",
                f"Use the glossary's word; another form of it goes above the term in glossary.po: `# also: {words}`.",
            )


def _forms(name: Message) -> tuple[str, ...]:
    also = (form.strip() for remark in name.remarks if remark.word == "also" for form in remark.text.split(","))
    return (name.text, *(form for form in also if form))


def _says(words: str, form: str, prefixes: Collection[str]) -> bool:
    """Whether every word of a form, or what it begins with, stands in the words; short ones count only alone."""
    there, wanted = fold(words), WORD.findall(fold(form))
    long = [word for word in wanted if len(word) > SHORT] or wanted
    return all(_stem(word, prefixes) in there for word in long)


def _stem(word: str, prefixes: Collection[str]) -> str:
    """What a word begins with, without what is joined on before it."""
    joined = max((p for p in map(fold, prefixes) if word.startswith(p)), key=len, default="")
    bare = word.removeprefix(joined) if len(word) - len(joined) >= SHORT else word
    return bare[: max(SHORT, round(len(bare) * STEM))]
