"""Jinja to closed HTML: a page that names every picture by its digest and carries its own styles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from babel.lists import format_list
from babel.numbers import format_decimal
from jinja2 import (
    BytecodeCache,
    DictLoader,
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    pass_eval_context,
    select_autoescape,
)
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from ipsdocs.document.fit import lines
from ipsdocs.document.stamp import STAMP, stamped
from ipsdocs.document.strings import filled, marks, string_functions, with_values
from ipsdocs.document.tokens import Tokens, token_file, tokens
from ipsdocs.edition.edition import Edition, Language
from ipsdocs.edition.languages import cldr
from ipsdocs.model import Catalogue
from ipsdocs.model import Picture as Picture  # a page's pictures are part of what this file offers

STYLE = "<!--style-->"
Compiled = BytecodeCache


@dataclass(frozen=True, slots=True)
class Desk:
    """What the document stage works with: templates and styles by name, template strings, pictures.

    `strings` are the catalogues of the domain `templates` along the locale chain, nearest first;
    `compiled` keeps templates in Python's bytecode from one process to the next.
    """

    templates: tuple[tuple[str, str], ...]
    strings: tuple[Catalogue, ...]
    pictures: tuple[Picture, ...]
    compiled: Compiled | None = None

    def picture(self, name: str) -> Picture:
        """The picture of that name; KeyError where there is none, which the source stage has ruled out."""
        return {p.name: p for p in self.pictures}[name]


@dataclass(frozen=True, slots=True)
class Page:
    """A closed page. `html` has a marker where `style` goes; `pictures` are those it names."""

    html: str
    style: str
    pictures: tuple[Picture, ...] = ()

    def closed(self) -> str:
        """The whole page as one text: what its PDF or file is made from."""
        return self.html.replace(STYLE, f"<style>{self.style}</style>", 1)


def close(desk: Desk, edition: Edition, template: str, style: str, **values: object) -> Page:
    """Render `template` with `style` (a CSS template) for an edition.

    Every template sees `edition`, `language`, `t` (the design tokens), `number` (a number in the
    locale's digits), `listed` (words joined as CLDR says), `stamp` (of what the page says), gettext's `_` and
    `ngettext`, the filters `css` (a CSS string), `counters` (page numbers in a phrase) and `marks` (a phrase's
    language), and `values`. The style sees `mark`, too: the height of the page's draft mark at a width, so that a
    head has room for all of it.
    """
    look = design(desk.templates, edition)
    jinja = environment(desk, edition.language)
    shared: dict[str, object] = {
        "edition": edition,
        "language": edition.language,
        "t": look,
        "print": edition.print,
        "stamp": STAMP,
    }
    html = jinja.get_template(template).render(shared | values)
    css = jinja.get_template(style).render(shared | values | {"mark": partial(_mark_height, html, look)})
    named = tuple(p for p in desk.pictures if p.address in html)
    return Page(stamped(html, named, css), css, named)


_MARK = re.compile(r'<p class="draft">(.*?)</p>', re.S)
MARK_LEADING = 1.35
POINTS = 72 / 25.4  # in a millimetre


def _mark_height(html: str, look: Tokens, width: float) -> float:
    """How high the longest of a page's draft marks is, in millimetres, where it may be so many of them wide."""
    size = look.sizes["furniture"]
    words = [Markup(found).striptags() for found in _MARK.findall(html)]  # noqa: S704  # measured, never printed
    return max((lines(w, width * POINTS / size) for w in words), default=0) * size * MARK_LEADING / POINTS


_ID = re.compile(r' id="([^"]*)"')


def printed(page: Page) -> Page:
    """The page without the ids that none of its own links names: on paper nothing else can.

    An id gives its element a style of its own in WeasyPrint, and so all that it holds; without them equal
    elements share theirs, which took a tenth off a guide's time.
    """
    named = {found.group(1) for found in re.finditer(r' href="#([^"]*)"', page.html)}
    return replace(page, html=_ID.sub(lambda found: found.group() if found.group(1) in named else "", page.html))


def environment(desk: Desk, language: Language) -> Environment:
    """The Jinja environment of a language: for code that calls single macros, as `document.blocks` does."""
    return _environment(desk.templates, desk.strings, language, desk.compiled)


def compiled_in(folder: str) -> Compiled:
    """Templates compiled to Python's bytecode and kept in `folder`, for processes of the same code to share.

    The code, because a compiled template doesn't say with which options `environment` had it compiled.
    """
    return FileSystemBytecodeCache(folder)


def design(templates: tuple[tuple[str, str], ...], edition: Edition) -> Tokens:
    """The design tokens of an edition, from the templates' own `tokens.yaml`."""
    return tokens(token_file(dict(templates)["tokens.yaml"]), edition.language, edition.print)


@lru_cache(maxsize=64)
def _environment(
    templates: tuple[tuple[str, str], ...],
    strings: tuple[Catalogue, ...],
    language: Language,
    compiled: Compiled | None,
) -> Environment:
    environment = Environment(
        loader=DictLoader(dict(templates)),
        bytecode_cache=compiled,
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("html",), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals |= _gettext(strings, language)
    environment.globals["number"] = lambda value: number(value, language)
    environment.globals["listed"] = lambda words: listed(words, language)
    environment.filters["css"] = css_string
    environment.filters["counters"] = counters
    environment.filters["marks"] = marks
    return environment


def _gettext(strings: tuple[Catalogue, ...], language: Language) -> dict[str, Callable[..., str]]:
    """`_` and `ngettext` for the templates of a language: Markup in pages, plain words in style sheets."""
    one, some = string_functions(strings, language.tag)
    source = language.chain[-1]

    def put(context: EvalContext, words: str, locale: str, values: Mapping[str, object]) -> str:
        return filled(words, locale, language, values) if context.autoescape else with_values(words, values)

    @pass_eval_context
    def singular(context: EvalContext, message: str, **values: object) -> str:
        return put(context, one(message), one.locale(message, source), values)

    @pass_eval_context
    def plural(context: EvalContext, message: str, many: str, count: int, **values: object) -> str:
        return put(context, some(message, many, count), some.locale(message, source), values)

    return {"_": singular, "ngettext": plural}


# Zero in each numbering system that CLDR gives a locale by default, beside latn (supplemental data, numberingSystems).
ZEROS = {
    "adlm": "\U0001e950", "arab": "٠", "arabext": "۰", "beng": "০", "cakm": "\U00011136", "deva": "०",
    "hmnp": "\U0001e140", "mtei": "꯰", "mymr": "၀", "nkoo": "߀", "olck": "᱐", "tibt": "༠",
}  # fmt: skip


@lru_cache(maxsize=4096)  # pages ask for the same few hundred; Babel takes 50 µs for each
def number(value: float, language: Language) -> str:
    """A number in the language's digits, with its separators; Babel gives the separators alone."""
    ascii_digits = format_decimal(value, locale=cldr(language.tag), numbering_system=language.digits)
    zero = ord(ZEROS.get(language.digits, "0"))
    return ascii_digits.translate({ord("0") + n: zero + n for n in range(10)})


def listed(words: Iterable[str], language: Language) -> Markup:
    """Words joined as the language joins a list, each escaped unless it is Markup already."""
    return Markup(format_list([str(escape(word)) for word in words], locale=cldr(language.tag)))  # noqa: S704  # every word is escaped


def css_string(words: str) -> str:
    """Words as a CSS string with its quotes."""
    escaped = words.replace("\\", "\\5c ").replace('"', "\\22 ").replace("\n", "\\a ").replace("<", "\\3c ")
    return f'"{escaped}"'


def counters(phrase: str, style: str = "decimal") -> str:
    """A translated phrase with [page] and [pages] in it as the value of CSS's `content`."""
    parts = [part for part in re.split(r"(\[pages?\])", phrase) if part]
    names = {"[page]": f"counter(page, {style})", "[pages]": f"counter(pages, {style})"}
    return " ".join(names.get(part) or css_string(part) for part in parts)
