"""Inline Markdown as flat runs: one form that pages, slides and PowerPoint can all draw.

A link is an attribute of each run, never a wrapper: a link element that holds a strong or code
element breaks PDF/UA-1 (veraPDF rule 7.18.5-1 with WeasyPrint 70), so each run's link stands innermost.
A link to a term of the glossary is strong everywhere, and a link where the page holds the term.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ipsdocs.source.glossary import LINK


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. `kind` is text, break (a hard line break), image or html (refused)."""

    kind: str
    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    source: str = ""  # an image's file
    caption: str = ""  # an image's title


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The one configuration of inline Markdown: CommonMark and nothing beyond it."""
    return MarkdownIt("commonmark", {"html": True})


@lru_cache(maxsize=65536)
def runs(source: str) -> tuple[Run, ...]:
    """The runs of one message's raw Markdown, in reading order."""
    (inline,) = parser().parseInline(source) or [Token("inline", "", 0)]
    found: list[Run] = []
    strong = emphasis = 0
    link = ""
    for token in inline.children or []:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                link = str(token.attrGet("href") or "")
            case "link_close":
                link = ""
            case "image":
                found.append(_image(token))
            case "hardbreak":
                found.append(Run("break", "\n"))
            case _:
                kind = "html" if token.type == "html_inline" else "text"
                text = " " if token.type == "softbreak" else token.content
                code = token.type == "code_inline"
                if text:
                    term = link.startswith(LINK)
                    found.append(Run(kind, text, strong > 0 or term, emphasis > 0, code, link))
    return tuple(found)


def _image(token: Token) -> Run:
    return Run(
        "image",
        token.content,
        source=str(token.attrGet("src") or ""),
        caption=str(token.attrGet("title") or ""),
    )


def plain(source: str) -> str:
    """The message's words alone, as a reader sees them."""
    return "".join(run.text if run.kind != "break" else " " for run in runs(source))
