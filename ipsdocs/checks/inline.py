"""Inside running text: no raw HTML, no pictures, and links only to where a reader may safely go."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

from ipsdocs.checks.rule import Setting, error
from ipsdocs.document.inline import Run, plain, runs
from ipsdocs.model import Module, Text
from ipsdocs.problems import Place, Problem, suggest
from ipsdocs.source.files import hidden_signs
from ipsdocs.source.glossary import LINK
from ipsdocs.source.markdown import PICTURE
from ipsdocs.source.modules import texts

RULE = "inline"
SCHEMES = frozenset({"https", "http", "mailto", "tel"})
# markdown-it leaves a link to these addresses standing as plain text, so that they are looked for there.
LITERAL = re.compile(r"\]\(\s*<?(?P<address>(?:javascript|vbscript|file|data):\S*)\)", re.IGNORECASE)


def inline(module: Module, setting: Setting) -> Iterator[Problem]:
    """What a module's texts may not hold."""
    ids = (block.id for block in module.walk() if block.id)
    return unfit(texts(module), frozenset(ids), frozenset(term.id for term in setting.glossary))


def unfit(found: Iterable[Text], ids: Collection[str], terms: Collection[str] = ()) -> Iterator[Problem]:
    """What texts may not hold; `#id` links go to one of `ids`, `glossary:` links to one of `terms`."""
    for text in found:
        source = text.source
        yield from hidden(source, text.locale, text.place)
        if ("<" in source or "](" in source) and not PICTURE.match(source):
            found_runs = runs(source)
            tag = next((run for run in found_runs if run.kind == "html"), None)
            for run in found_runs:
                if run.kind != "html" or run is tag:  # its closing tag would only say the same
                    yield from _run(run, text, ids, terms)


def hidden(source: str, locale: str, place: Place) -> Iterator[Problem]:
    """Hidden signs that are written as an entity, such as &#8238;: whoever reads the file sees only letters there."""
    if "&" in source:
        for sign in sorted(hidden_signs(locale).intersection(plain(source))):
            yield error(
                place,
                RULE,
                f"an entity stands for the hidden sign U+{ord(sign):04X}",
                "Delete it; if the text looks wrong without it, say it in another way.",
            )


def _run(run: Run, text: Text, ids: Collection[str], terms: Collection[str]) -> Iterator[Problem]:
    if run.kind == "html":
        yield error(
            text.place,
            RULE,
            f"raw HTML “{run.text}”",
            "Write it in Markdown, or put a \\ before the < to show the sign itself.",
        )
    elif run.kind == "image":
        yield error(
            text.place,
            RULE,
            f"picture “{run.source}” inside running text",
            "Put it in a paragraph of its own, with an empty line before and after.",
        )
    elif run.link:
        yield from _link(run.link, text, ids, terms)
    elif not run.code and (literal := LITERAL.search(run.text)):
        yield from _link(literal["address"], text, ids, terms)


def _link(address: str, text: Text, ids: Collection[str], terms: Collection[str]) -> Iterator[Problem]:
    if address.startswith("#"):
        if address[1:] not in ids:
            yield error(text.place, RULE, f"link to an unknown id “{address[1:]}”", suggest(address[1:], ids))
    elif address.startswith(LINK):
        if (term := address.removeprefix(LINK)) not in terms:
            yield error(text.place, RULE, f"link to an unknown term “{term}” of the glossary", suggest(term, terms))
    elif _scheme(address) not in SCHEMES:
        yield error(
            text.place,
            RULE,
            f"link to “{address}”",
            "A link begins with https:, http:, mailto:, tel:, or # and an id of this module.",
        )


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:  # such as an unclosed [ of an IPv6 address
        return ""
