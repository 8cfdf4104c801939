"""Markdown's block stage: text to a tree of blocks whose texts are raw inline Markdown.

markdown-it's inline stage runs later, on the translated text, so a translation can never change the
block structure, and every text knows its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from ipsdocs.model import Block, Text
from ipsdocs.problems import Place, Problems, suggest
from ipsdocs.source import attributes, divs
from ipsdocs.source.fields import ID
from ipsdocs.source.kinds import KINDS, OPERATION_ATTRIBUTES, OPERATIONS, SECTION_ATTRIBUTES
from ipsdocs.source.tags import is_tag

MOST_NESTING = 20  # markdown-it drops what is deeper than its own limit without a word, so ours is lower
PICTURE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<file>[^)\s]*)(?:\s+\"(?P<caption>[^\"]*)\")?\)$")
PARAGRAPH_ATTRIBUTES = frozenset({"id"})
NUMBERS = frozenset({"minutes", "online", "group", "lines"})


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """CommonMark, tables and fenced divs; the inline stage is left out."""
    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": MOST_NESTING + 10})
    markdown.enable("table")
    markdown.disable(["code", "lheading", "reference"])
    divs.install(markdown)
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of Markdown to read: its file, the line before its first, its catalogue and language, which may stay."""

    text: str
    file: str
    shift: int
    domain: str
    locale: str
    stays: bool = False


def blocks(source: Source, problems: Problems) -> tuple[Block, ...]:
    """The blocks of a text, sections not yet gathered; everything wrong is noted."""
    tokens = parser().parse(source.text)
    builder = _Builder(source, problems)
    if any(token.level > MOST_NESTING for token in tokens):
        deep = next(token for token in tokens if token.level > MOST_NESTING)
        problems.error(builder.place(deep), f"blocks nested more than {MOST_NESTING} deep", "Flatten them.")
        return ()
    return tuple(b for node in SyntaxTreeNode(tokens).children if (b := builder.block(node)))


@dataclass(frozen=True, slots=True)
class _Builder:
    source: Source
    problems: Problems

    def place(self, token: Token | SyntaxTreeNode) -> Place:
        line = token.map[0] + 1 if token.map else 0
        return Place(self.source.file, line + self.source.shift)

    def block(self, node: SyntaxTreeNode) -> Block | None:
        """One block, by the table of node types below."""
        make = _BLOCKS.get(node.type)
        if make is None:
            raise AssertionError(f"markdown-it gave an unknown block {node.type}")
        return make(self, node)

    def children(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        return tuple(b for child in node.children if (b := self.block(child)))

    def text(self, raw: str, place: Place) -> Text:
        """A message: soft line breaks become spaces, so that rewrapping a paragraph changes nothing."""
        joined = re.sub(r"(?<![ \\])[ ]?\n\s*", " ", raw)
        return Text(joined.strip(), place, self.source.domain, self.source.locale, stays=self.source.stays)

    def heading(self, node: SyntaxTreeNode) -> Block | None:
        place = self.place(node)
        level = int(node.tag[1])
        raw, attrs = attributes.trailing(node.children[0].content if node.children else "")
        if level not in (2, 3):
            self.problems.error(
                place,
                f"heading of level {level}",
                "Use ## for a section and ### inside it; the title stands in the head.",
            )
        if not raw:
            self.problems.error(place, "a heading without words", "Write its words after the #.")
        kind = "section" if level == 2 else "heading"
        allowed = SECTION_ATTRIBUTES if level == 2 else PARAGRAPH_ATTRIBUTES
        self.check_attributes(kind, attrs, allowed, place)
        return Block(kind, place, attrs.id, attrs.pairs, "core" in attrs.classes, self.text(raw, place))

    def paragraph(self, node: SyntaxTreeNode) -> Block | None:
        place = self.place(node)
        raw, attrs = attributes.trailing(node.children[0].content)
        self.check_attributes("paragraph", attrs, PARAGRAPH_ATTRIBUTES, place)
        if divs.CLOSE.match(raw) or raw.startswith(":::"):
            self.problems.error(
                place, f"“{raw.splitlines()[0]}” closes nothing", "Take it out, or open a block before it."
            )
            return None
        picture = PICTURE.match(raw.strip())
        if picture:
            pairs = (("src", picture["file"]),)
            return Block("picture", place, attrs.id, pairs, False, self.text(raw, place))
        return Block("paragraph", place, attrs.id, (), "core" in attrs.classes, self.text(raw, place))

    def listing(self, node: SyntaxTreeNode) -> Block:
        kind = "bullet-list" if node.type == "bullet_list" else "ordered-list"
        start = str(node.attrs.get("start", "")) if node.attrs else ""
        pairs = (("start", start),) if start else ()
        return Block(kind, self.place(node), attrs=pairs, children=self.children(node))

    def container(self, node: SyntaxTreeNode) -> Block:
        kind = {"list_item": "item", "blockquote": "quotation"}[node.type]
        return Block(kind, self.place(node), children=self.children(node))

    def table(self, node: SyntaxTreeNode) -> Block:
        rows = [row for part in node.children for row in part.children]
        place = self.place(node)
        made = tuple(self.row(row, place) for row in rows)
        corner = made[0].children[0]
        if corner.text and not corner.text.source:
            made = (_headed(made[0], ""), *(_headed(row, "row") for row in made[1:]))
        return Block("table", place, children=made)

    def row(self, node: SyntaxTreeNode, table: Place) -> Block:
        place = self.place(node) if node.map else table
        cells = []
        for cell in node.children:
            pairs = [("header", "column")] if cell.type == "th" else []
            style = str(cell.attrs.get("style", "")) if cell.attrs else ""
            if style:
                pairs.append(("align", style.removeprefix("text-align:")))
            raw = cell.children[0].content if cell.children else ""
            cells.append(Block("cell", place, attrs=tuple(pairs), text=self.text(raw, place)))
        return Block("row", place, children=tuple(cells))

    def code(self, node: SyntaxTreeNode) -> Block:
        place = self.place(node)
        if not self.closed(node):
            self.problems.error(
                place, "a code fence that is never closed", f"End it with a line of {node.markup}, or take it out."
            )
        text = Text(node.content.rstrip("\n"), place, self.source.domain, self.source.locale)
        return Block("code", place, text=text)

    def closed(self, fence: SyntaxTreeNode) -> bool:
        """Whether a code fence has its closing line; markdown-it ends an open one with the block around it."""
        begin, end = fence.map or (0, 0)
        last = self.source.text.split("\n")[begin:end][-1].strip(" \t\r>")
        return end - begin > 1 and last.startswith(fence.markup) and not last.strip(fence.markup[0])

    def rule(self, node: SyntaxTreeNode) -> Block:
        return Block("rule", self.place(node))

    def html(self, node: SyntaxTreeNode) -> None:
        self.problems.error(
            self.place(node),
            "raw HTML",
            "Write it in Markdown, or put a \\ before the < to show the sign itself.",
        )

    def div(self, node: SyntaxTreeNode) -> Block | None:
        place = self.place(node)
        token = node.nester_tokens.opening if node.nester_tokens else None
        if token is None or token.meta["deep"]:
            self.problems.error(place, f"blocks nested more than {divs.MOST_DEPTH} deep", "Flatten them.")
            return None
        open_fence = any(n.type == "fence" and not self.closed(n) for n in node.walk())
        if not token.meta["closed"] and not open_fence:
            self.problems.error(place, f"block “{token.info}” is never closed", "End it with a line of three colons.")
        head = divs.HEAD.match(token.info)
        if head is None:
            self.problems.error(
                place,
                f"“{token.info}” opens no block",
                'Write it as `::: kind {#id key=value other="two words"}`.',
            )
            return None
        return self.kind(head["kind"], attributes.parse(head["inside"] or ""), node, place)

    def kind(self, name: str, attrs: attributes.Attributes, node: SyntaxTreeNode, place: Place) -> Block | None:
        spoken = dict(attrs.pairs).get("lang", "") if name == "quote" else ""
        inside = replace(self, source=replace(self.source, locale=spoken, stays=True)) if spoken else self
        children = inside.children(node)
        if name in OPERATIONS:
            self.check_attributes(name, attrs, OPERATION_ATTRIBUTES | OPERATIONS[name].own, place)
            return Block(name, place, attrs=attrs.pairs, children=children)
        if not name:
            self.problems.error(place, "a block without a kind", "Write its kind first: `::: note {#my-id}`.")
            return None
        row = KINDS.get(name)
        if row is None:
            self.problems.error(place, f"unknown kind of block “{name}”", suggest(name, KINDS))
            return None
        self.check_attributes(name, attrs, row.wants | row.may | {"id"}, place)
        present = {key for key, _ in attrs.pairs} | ({"id"} if attrs.id else set())
        for missing in sorted(row.wants - present):
            example = "#my-id" if missing == "id" else f"{missing}=…"
            self.problems.error(place, f"block “{name}” has no {missing}", f"Write `::: {name} {{{example}}}`.")
        if "source" in row.wants and (said := dict(attrs.pairs).get("source")):
            children += (Block("source", place, text=self.text(said, place)),)
        pairs = tuple(pair for pair in attrs.pairs if pair[0] != "source")
        return Block(name, place, attrs.id, pairs, "core" in attrs.classes, None, children)

    def check_attributes(self, kind: str, attrs: attributes.Attributes, allowed: frozenset[str], place: Place) -> None:
        """Note what an attribute list says that it may not, or says wrongly."""
        if attrs.fault:
            self.problems.error(
                place,
                f"attributes can't be read at “{attrs.fault}”",
                'Write `{#id .core key=value other="two words"}`.',
            )
        if attrs.id and not ID.fullmatch(attrs.id):
            self.problems.error(place, f"“{attrs.id}” is no id", "Use small letters, digits and single hyphens.")
        if attrs.id and "id" not in allowed:
            self.problems.error(place, f"{kind} takes no id", "Name the block it works on with `at=`.")
        for word in attrs.classes:
            if word != "core":
                self.problems.error(place, f"unknown class “.{word}”", "The only one is .core.")
        for key, value in attrs.pairs:
            if key not in allowed:
                self.problems.error(place, f"unknown attribute “{key}” on {kind}", suggest(key, allowed - {"id"}))
            elif key == "lang" and not is_tag(value):
                self.problems.error(
                    place, f"“{value}” names no language", "Write its BCP 47 tag: `lang=mi`, `lang=pt-BR`."
                )
            elif key in NUMBERS and not re.fullmatch(r"\d{1,3}", value):
                self.problems.error(
                    place, f"“{key}” is “{value}”, expected a whole number", "Write digits only, up to 999."
                )


def _headed(row: Block, header: str) -> Block:
    """The row with its first cell as a header of that kind, or as none: where the upper left cell is empty,
    the first column names the rows."""
    first, *others = row.children
    kept = tuple(pair for pair in first.attrs if pair[0] != "header")
    own = (("header", header),) if header else ()
    return replace(row, children=(replace(first, attrs=own + kept), *others))


_BLOCKS = {
    "heading": _Builder.heading,
    "paragraph": _Builder.paragraph,
    "bullet_list": _Builder.listing,
    "ordered_list": _Builder.listing,
    "list_item": _Builder.container,
    "blockquote": _Builder.container,
    "table": _Builder.table,
    "fence": _Builder.code,
    "hr": _Builder.rule,
    "html_block": _Builder.html,
    "div": _Builder.div,
}
