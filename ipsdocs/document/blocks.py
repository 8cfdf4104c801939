"""The block tree as HTML: what handout, guide and slides share. Facilitators' kinds come out for reviewers alone.

In goes a tuple of `Block`s that edition has patched, chosen and translated; out comes Markup. Markdown
kinds are functions of this file, fenced kinds (an activity, a support box, ...) are boxes whose words
stand in `templates/blocks.html`, where translators find them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol, cast

from markupsafe import Markup, escape

from ipsdocs.document import inline
from ipsdocs.document.clock import date_text
from ipsdocs.document.page import environment
from ipsdocs.document.phrase import Medium, View, foreign, phrase, text
from ipsdocs.edition.addresses import without_addresses
from ipsdocs.model import Block, Contact, Mode
from ipsdocs.source.kinds import HANDOUT, KINDS

__all__ = ["Medium", "View", "foreign", "phrase", "render", "text"]


def render(blocks: Iterable[Block], view: View) -> Markup:
    """The HTML of blocks in reading order; kinds that participants may not see give nothing."""
    writer = _Writer(view)
    return writer.all(blocks, view.level)


Contacts = tuple[Contact, ...]
_NOTHING = Markup("")


class _Macros(Protocol):
    """The macros of `templates/blocks.html` that this file calls."""

    def box(self, block: Block, title: Markup, body: Markup, id: str, mode: Mode | None) -> Markup: ...
    def support(self, title: Markup, body: Markup, id: str, contacts: Contacts, view: View, text: object) -> Markup: ...
    def quote(self, body: Markup, source: Markup, id: str) -> Markup: ...
    def policy(self, title: Markup, body: Markup, id: str, filled: bool, owner: str, date: str) -> Markup: ...


class _Writer:
    """One call of `render`: the view, and the macros in its language."""

    def __init__(self, view: View) -> None:
        self.view = view
        jinja = environment(view.desk, view.edition.language)
        self.macros = cast(_Macros, jinja.get_template("blocks.html").module)

    def all(self, blocks: Iterable[Block], level: int) -> Markup:
        return Markup("").join(self.one(block, level) for block in blocks)

    def one(self, block: Block, level: int) -> Markup:
        if block.kind in _MARKDOWN:
            return _MARKDOWN[block.kind](self, block, level)
        if not self.view.passage and HANDOUT not in KINDS[block.kind].formats:
            return _NOTHING
        return _FENCED.get(block.kind, _box)(self, block, level)

    def element(self, tag: str, block: Block) -> Markup:
        """A tag with the block's id and text, and its language where that is a fallback."""
        marks = foreign(block.text, self.view) if block.text else _NOTHING
        words = phrase(block.text, self.view) if block.text else _NOTHING
        return Markup("<{0}{1}{2}>{3}</{0}>\n").format(tag, self.id(block), marks, words)

    def part(self, tag: str, block: Block, level: int, marks: Markup = _NOTHING) -> Markup:
        """A part of a list or table; a fallback stands in a span, so that markers keep their side."""
        words = text(block.text, self.view) if block.text else _NOTHING
        inside = words + self.all(block.children, level)
        return Markup("<{0}{1}{2}>{3}</{0}>").format(tag, self.id(block), marks, inside)

    def id(self, block: Block) -> Markup:
        name = self.name(block)
        return Markup(' id="{}"').format(name) if name else _NOTHING

    def name(self, block: Block) -> str:
        return f"{self.view.prefix}{block.id}" if block.id and not self.view.passage else ""

    def titled(self, block: Block, level: int) -> tuple[Markup, Markup]:
        """A box's title, which is its first heading, and the rest of it."""
        first, *rest = block.children or (None,)
        if first is not None and first.kind == "heading":
            return _heading(self, first, level), self.all(rest, level + 1)
        return _NOTHING, self.all(block.children, level)


def _section(writer: _Writer, block: Block, level: int) -> Markup:
    heading = _heading(writer, replace(block, id=""), level)
    body = writer.all(block.children, level + 1)
    if not body:  # a break, or steps that only facilitators see
        return _NOTHING
    return Markup("<section{}>\n{}{}</section>\n").format(writer.id(block), heading, body)


def _heading(writer: _Writer, block: Block, level: int) -> Markup:
    return writer.element(f"h{min(level, 6)}", block)


def _paragraph(writer: _Writer, block: Block, _level: int) -> Markup:
    return writer.element("p", block)


def _picture(writer: _Writer, block: Block, _level: int) -> Markup:
    """A figure; its text is the picture's Markdown, so description and caption come in one language."""
    if block.text is None:
        return _NOTHING
    run = next(run for run in inline.runs(block.text.source) if run.kind == "image")
    picture = writer.view.desk.picture(f"{block.text.domain}/{run.source}")
    image = Markup('<img src="{}" alt="{}" width="{}" height="{}">').format(
        picture.address, run.text, picture.width, picture.height
    )
    caption = Markup("<figcaption>{}</figcaption>").format(run.caption) if run.caption else ""
    marks = foreign(block.text, writer.view)
    return Markup("<figure{}{}>{}{}</figure>\n").format(writer.id(block), marks, image, caption)


def _list(writer: _Writer, block: Block, level: int) -> Markup:
    tag = "ol" if block.kind == "ordered-list" else "ul"
    start = int(block.attr("start", "1"))
    begin = Markup(' start="{}" style="counter-reset:n {}"').format(start, start - 1) if start != 1 else ""
    items = writer.all(block.children, level)
    return Markup("<{0}{1}{2}>\n{3}</{0}>\n").format(tag, writer.id(block), begin, items)


def _item(writer: _Writer, block: Block, level: int) -> Markup:
    """A list's item. Its first paragraph loses its `p`, so that the marker stands on its line."""
    children = block.children
    if block.text is None and children and children[0].kind == "paragraph":
        block, children = replace(children[0], id=block.id or children[0].id), children[1:]
    return writer.part("li", replace(block, children=children), level)


def _quotation(writer: _Writer, block: Block, level: int) -> Markup:
    return writer.part("blockquote", block, level)


def _table(writer: _Writer, block: Block, level: int) -> Markup:
    """Plain thead and tbody: PDF/UA-1 wants nothing else in a table."""
    rows = list(block.children)
    heads = [row for row in rows if any(cell.attr("header") == "column" for cell in row.children)]
    body = [row for row in rows if row not in heads]
    parts = [
        Markup("<{0}>\n{1}</{0}>\n").format(tag, writer.all(part, level))
        for tag, part in (("thead", heads), ("tbody", body))
        if part
    ]
    return Markup("<table{}>\n{}</table>\n").format(writer.id(block), Markup("").join(parts))


def _row(writer: _Writer, block: Block, level: int) -> Markup:
    return Markup("<tr>{}</tr>\n").format(writer.all(block.children, level))


def _cell(writer: _Writer, block: Block, level: int) -> Markup:
    scope = {"column": "col", "row": "row"}.get(block.attr("header"), "")
    align = {"center": "center", "right": "end"}.get(block.attr("align"), "")
    marks = Markup(' scope="{}"').format(scope) if scope else _NOTHING
    marks += Markup(' class="{}"').format(align) if align else ""
    return writer.part("th" if scope else "td", block, level, marks)


def _code(writer: _Writer, block: Block, _level: int) -> Markup:
    source = block.text.source if block.text else ""
    return Markup('<pre{} dir="ltr"><code>{}</code></pre>\n').format(writer.id(block), source)


def _rule(_writer: _Writer, _block: Block, _level: int) -> Markup:
    return Markup("<hr>\n")


def _source(writer: _Writer, block: Block, _level: int) -> Markup:
    return writer.element("cite", block)


def _box(writer: _Writer, block: Block, level: int) -> Markup:
    title, body = writer.titled(block, level)
    return writer.macros.box(block, title, body, writer.name(block), writer.view.mode)


def _support(writer: _Writer, block: Block, level: int) -> Markup:
    """The support box: its own words, then the contacts of the edition's region."""
    title, body = writer.titled(block, level)
    contacts = writer.view.edition.region.contacts
    return writer.macros.support(title, body, writer.name(block), contacts, writer.view, text)


def _quote(writer: _Writer, block: Block, level: int) -> Markup:
    said = tuple(child for child in block.children if child.kind != "source")
    source = writer.all((child for child in block.children if child.kind == "source"), level)
    source = source or escape(block.attr("source"))
    return writer.macros.quote(writer.all(said, level), source, writer.name(block))


def _slot(writer: _Writer, block: Block, level: int) -> Markup:
    return writer.all(block.children, level)


def _policy(writer: _Writer, block: Block, level: int) -> Markup:
    """A policy's question, or the organisation's answer with whose it is and since when."""
    title, body = writer.titled(block, level)
    edition = writer.view.edition
    owner = block.attr("owner") if edition.print.addresses else without_addresses(block.attr("owner"))
    since = date_text(date.fromisoformat(block.attr("on")), edition.language) if block.attr("on") else ""
    return writer.macros.policy(title, body, writer.name(block), block.attr("filled") == "yes", owner, since)


_Draw = Callable[[_Writer, Block, int], Markup]

_MARKDOWN: dict[str, _Draw] = {
    "section": _section,
    "heading": _heading,
    "paragraph": _paragraph,
    "picture": _picture,
    "bullet-list": _list,
    "ordered-list": _list,
    "item": _item,
    "quotation": _quotation,
    "table": _table,
    "row": _row,
    "cell": _cell,
    "code": _code,
    "rule": _rule,
    "source": _source,
}

_FENCED: dict[str, _Draw] = {"support": _support, "quote": _quote, "slot": _slot, "policy": _policy}
