"""A PO file as values, and as bytes in which only real changes show: no dates, no line numbers, no generator. Pure.

Babel reads the format, and breaks and escapes the strings. The lines are laid out here, because Babel folds
translators' remarks as prose, breaks a previous text inside its quotes, and forgets that an obsolete message is fuzzy.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import escape, normalize

from ipsdocs.edition.messages import Entry
from ipsdocs.edition.plurals import form_order, plural_forms, plural_header, same_rule
from ipsdocs.problems import Problems
from ipsdocs.source.catalogues import AFTER, forms_of, header_fields, load, review_of
from ipsdocs.source.files import Files
from ipsdocs.source.paths import po_file

WIDTH = 100
OBSOLETE = "#~ "
PLURAL = "Plural-Forms"
# Of what Babel knows about a file, the headers that change with every run or say nothing.
CHURN = re.compile(
    r"POT-Creation-Date|PO-Revision-Date: YEAR|Generated-By|Project-Id-Version: PROJECT|[\w-]+: (?:EMAIL|FULL|$)"
)
TEAM = re.compile(r"Language-Team: \w+ <LL@li")
OURS = ("fuzzy", "python-format", "python-brace-format")
NAMED = re.compile(r"%\(\w+\)[sd]")  # Babel would take the % of “10 % of us” for a placeholder
OTHER_TOOLS = re.compile(r'^"(X-[\w-]+: [^"\\]*)\\n"$', re.MULTILINE)  # Babel drops these


@dataclass(frozen=True, slots=True)
class Translation:
    """A message as its translator left it. `forms` are msgstr, or msgstr[0], msgstr[1] …; all empty is no translation.

    `previous` is the msgid (and its plural) that the forms of a fuzzy message translate. `remarks` are the
    translators' own comments, `flags` what else a tool has written there, `notes` what translators were told last.
    """

    msgid: str
    plural: str = ""
    forms: tuple[str, ...] = ("",)
    fuzzy: bool = False
    previous: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    context: str | None = None
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def written(self) -> bool:
        return any(self.forms)

    @property
    def finished(self) -> bool:
        """Whether a page may use it."""
        return all(self.forms) and not self.fuzzy

    @property
    def of(self) -> str:
        """The text that its forms translate."""
        return self.previous[0] if self.fuzzy and self.previous else self.msgid


@dataclass(frozen=True, slots=True)
class PoFile:
    """A catalogue of a locale: the lines of its head, its headers, its messages, and those whose text is gone."""

    head: tuple[str, ...]
    headers: tuple[str, ...]
    plurals: int
    messages: tuple[Translation, ...] = ()
    obsolete: tuple[Translation, ...] = ()

    @property
    def review(self) -> str:
        """Which review it has had; empty for none."""
        return _review(self.head)

    def has_reviewed(self, message: Translation) -> bool:
        """Whether that review has seen a finished message of the file."""
        return bool(self.review) and f"{AFTER}{self.review}" not in message.remarks


@lru_cache(maxsize=1024)
def _review(head: tuple[str, ...]) -> str:
    return review_of(header_fields("\n".join(head)))


def opened(files: Files, locale: str, domain: str, problems: Problems) -> PoFile | None:
    """A PO file that is there; None, with the problem noted at its line, where it can't be read."""
    catalog = load(files, locale, domain, problems)
    data = files.data(po_file(locale, domain))
    return po(data.decode(), catalog) if catalog is not None and data is not None else None


def po(text: str, catalog: Catalog) -> PoFile:
    """The file with this text, as Babel has read it."""
    order = form_order(str(catalog.plural_expr), _rule(catalog), int(catalog.num_plurals))
    head = tuple(line.rstrip() for line in takewhile(lambda line: line.startswith("#"), text.split("\n")))
    return PoFile(
        head,
        (*_headers(catalog), *OTHER_TOOLS.findall(text)),
        int(catalog.num_plurals),
        tuple(_translation(message, order) for message in catalog if message.id),
        tuple(_translation(message, order) for message in catalog.obsolete.values()),
    )


def new(locale: str | None, head: str) -> PoFile:
    """An empty file of a locale, or for none the head of a template."""
    catalog = Catalog(
        locale=locale.replace("-", "_") if locale else None, project="ipsdocs", version="curriculum", charset="utf-8"
    )
    if locale:  # Babel takes them from a table of its own, which isn't CLDR's for all languages
        catalog._num_plurals, catalog._plural_expr = plural_forms(locale)  # type: ignore[assignment]  # until read
    return PoFile(tuple(head.split("\n")), _headers(catalog), int(catalog.num_plurals))


def dump(file: PoFile, entries: Iterable[Entry]) -> bytes:
    """The bytes of a file: its messages for `entries`, in their order; obsolete ones at the end."""
    found = {message.msgid: message for message in file.messages}
    header = normalize("".join(f"{line}\n" for line in file.headers), width=WIDTH)
    parts = ["\n".join((*file.head, 'msgid ""', f"msgstr {header}"))]
    parts += ["\n".join(_lines(found[e.msgid], file.plurals, e.comments, e.files)) for e in entries]
    parts += ["\n".join(_obsolete(message, file.plurals)) for message in file.obsolete]
    return ("\n\n".join(parts) + "\n").encode()


def _headers(catalog: Catalog) -> tuple[str, ...]:
    lines = (f"{name}: {_plural(catalog) if name == PLURAL else value}" for name, value in catalog.mime_headers)
    return tuple(line for line in lines if not CHURN.match(line) and not TEAM.match(line))


def _plural(catalog: Catalog) -> str:
    return plural_header(int(catalog.num_plurals), _rule(catalog))


def _rule(catalog: Catalog) -> str:
    """CLDR's rule, unless the file has another number of forms: nobody but its translator can sort these anew."""
    count, rule = plural_forms(str(catalog.locale_identifier).replace("_", "-"))
    own = str(catalog.plural_expr)
    return own if count != catalog.num_plurals or same_rule(own, rule) else rule


def _translation(message: BabelMessage, order: tuple[int, ...]) -> Translation:
    """`order` is in which its plural forms come to stand."""
    ids, forms = message.id if isinstance(message.id, (tuple, list)) else (message.id, ""), forms_of(message)
    return Translation(
        str(ids[0]),
        str(ids[1]),
        tuple(forms[number] for number in order) if len(forms) == len(order) else forms,
        bool(message.fuzzy),
        tuple(map(str, message.previous_id)),
        tuple(map(str, message.user_comments)),
        tuple(sorted(flag for flag in map(str, message.flags) if flag not in OURS)),
        message.context,
        tuple(map(str, message.auto_comments)),
    )


def _lines(message: Translation, plurals: int, notes: Iterable[str], files: Iterable[str]) -> Iterator[str]:
    yield from (f"# {remark}".rstrip() for remark in message.remarks)
    yield from (f"#. {note}" for note in notes)
    names = " ".join(sorted(files))
    yield from (f"#: {line}" for line in textwrap.wrap(names, WIDTH, break_long_words=False, break_on_hyphens=False))
    flags = [name for name, on in zip(OURS, (message.fuzzy, NAMED.search(message.msgid)), strict=False) if on]
    if flags or message.flags:
        yield f"#, {', '.join((*flags, *message.flags))}"
    words = ("msgid", "msgid_plural")
    yield from (f"#| {word} {escape(text)}" for word, text in zip(words, message.previous, strict=False))
    yield from _strings(message, plurals, WIDTH)


def _strings(message: Translation, plurals: int, width: int) -> Iterator[str]:
    pairs = [("msgctxt", message.context)] if message.context is not None else []
    pairs += [("msgid", message.msgid)]
    if message.plural:
        padded = (*message.forms, *[""] * plurals)[:plurals]
        pairs += [("msgid_plural", message.plural), *((f"msgstr[{n}]", form) for n, form in enumerate(padded))]
    else:
        pairs += [("msgstr", message.forms[0])]
    yield from (f"{word} {normalize(text, width=width)}" for word, text in pairs)


def _obsolete(message: Translation, plurals: int) -> Iterator[str]:
    """The same lines as comments, as gettext writes them: `#~ msgid`, `#~| msgid` for a previous text."""
    for line in "\n".join(_lines(message, plurals, (), ())).split("\n"):
        if line.startswith("#|"):
            yield f"#~{line[1:]}"
        else:
            yield line if line.startswith("#") else f"{OBSOLETE}{line}"
