"""PO files: read for an edition, and written back for translators without a needless change. Babel does the format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from gettext import c2py
from io import BytesIO

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import PoFileError, escape, read_po, unescape, write_po

from ipsdocs.model import Catalogue, Message, plural_key
from ipsdocs.problems import Place, Problems
from ipsdocs.source.files import Files

FIELD = re.compile(r"^#?\s*(?P<key>drafted-by|reviewed-by|reviewed-on):\s*(?P<value>.*)$")
WIDTH = 100
LINE = re.compile(r'#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"|')
MSGID = re.compile(r"(?:^|(?<=\" ))msgid(?:_plural)? ")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
# Lines that change with every run and say nothing about the texts.
CHURN = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date: YEAR|Generated-By|Report-Msgid-Bugs-To: EMAIL|Last-Translator: FULL'
    r"|Language-Team: LANGUAGE|Language-Team: [a-z_A-Z]+ <LL@li)"
)


def po_file(locale: str, domain: str) -> str:
    return f"locales/{locale}/LC_MESSAGES/{domain}.po"


def pot_file(domain: str) -> str:
    return f"locales/{domain}.pot"


def read_catalogue(files: Files, locale: str, domain: str, problems: Problems) -> Catalogue | None:
    """One PO file as an edition uses it: fuzzy and empty messages left out; None where there is no such file."""
    name = po_file(locale, domain)
    if not files.exists(name):
        return None
    catalog = load(files, locale, domain, problems)
    if catalog is None:
        return None
    fields = header_fields(catalog)
    messages: list[tuple[str, Message]] = []
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        line = message.lineno or 0
        if isinstance(message.id, tuple):
            string = message.string
            forms = [str(form or "") for form in (string if isinstance(string, (tuple, list)) else (string,))]
            if all(forms):
                key = message.id[0]
                messages += [(plural_key(key, n), Message(form, line)) for n, form in enumerate(forms)]
        elif message.string:
            messages.append((str(message.id), Message(str(message.string), line)))
    return Catalogue(
        locale,
        domain,
        Place(name),
        tuple(messages),
        fields.get("reviewed-by", ""),
        bool(fields.get("drafted-by")),
        str(catalog.plural_expr),
    )


def load(files: Files, locale: str, domain: str, problems: Problems) -> Catalog | None:
    """One PO file as Babel's catalogue; None, with the problem noted, where it can't be read."""
    name = po_file(locale, domain)
    text = files.text(name, problems, locale)
    if text is None or not _well_formed(text, name, problems):
        return None
    try:
        catalog: Catalog = read_po(
            BytesIO(text.encode()), locale=locale.replace("-", "_"), domain=domain, abort_invalid=True
        )
        c2py(str(catalog.plural_expr))  # Babel takes any words for a rule
    except PoFileError as error:
        problems.error(
            Place(name, int(error.lineno or 0) + 1),
            "the PO file can't be read here",
            "Look for a missing quote, msgid or msgstr; `msgfmt -c` says more.",
            "catalogue",
        )
        return None
    except (ValueError, LookupError, UnknownLocaleError, TypeError, AttributeError) as error:
        problems.error(
            Place(name, 1),
            f"the PO file's header can't be read: {error}",
            "It needs `Content-Type: text/plain; charset=utf-8` and the Plural-Forms of its language.",
            "catalogue",
        )
        return None
    for message in catalog:
        _previous(message)
    return catalog


def _previous(message: BabelMessage) -> None:
    """Babel reads `#| msgid "..."` lines as remarks of the translator; give them their meaning back."""
    lines = [c[1:].strip() for c in message.user_comments if c.startswith("|")]
    if not lines:
        return
    message.user_comments = [c for c in message.user_comments if not c.startswith("|")]
    # Babel also wraps these lines as prose, so a quoted piece may run over several of them.
    parts = (STRING.findall(part) for part in MSGID.split(" ".join(lines)))
    message.previous_id = ["".join(unescape(piece) for piece in pieces) for pieces in parts if pieces]


def _well_formed(text: str, name: str, problems: Problems) -> bool:
    """Note every line that no PO file has: Babel drops the last letter of an unclosed string without a word."""
    bad = [number for number, line in enumerate(text.split("\n"), 1) if not LINE.fullmatch(line.strip())]
    for number in bad:
        problems.error(
            Place(name, number),
            "the PO file can't be read here",
            "A line is empty, a # comment, or msgid, msgstr or nothing before one text in double quotes.",
            "catalogue",
        )
    return not bad


def header_fields(catalog: Catalog) -> dict[str, str]:
    """`drafted-by`, `reviewed-by` and `reviewed-on` of the comment at a catalogue's head."""
    lines = (FIELD.match(line) for line in str(catalog.header_comment).splitlines())
    return {match["key"]: match["value"].strip() for match in lines if match}


def new_catalog(locale: str | None, comment: str) -> Catalog:
    """An empty catalogue with the project's header."""
    return Catalog(
        locale=locale.replace("-", "_") if locale else None,
        header_comment=comment,
        project="ipsdocs",
        version="curriculum",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        charset="utf-8",
        fuzzy=False,
    )


def add(catalog: Catalog, entries: Iterable[tuple[str, str, tuple[str, ...], tuple[str, ...]]]) -> None:
    """Add messages: (msgid, plural or empty, notes, files); a reference has no line, so that it doesn't churn."""
    for msgid, plural, notes, files in entries:
        catalog.add(
            (msgid, plural) if plural else msgid,
            locations=[(file, 0) for file in files],
            auto_comments=list(notes),
        )


def dump(catalog: Catalog) -> bytes:
    """A catalogue as the bytes of its file: stable, without dates, line numbers or generator names."""
    target = BytesIO()
    before = {f"previous-{number}": message for number, message in enumerate(catalog) if message.previous_id}
    kept = {mark: message.previous_id for mark, message in before.items()}
    for mark, message in before.items():
        message.previous_id = [mark]
    write_po(target, catalog, width=WIDTH, include_lineno=False, include_previous=True)
    for mark, message in before.items():
        message.previous_id = kept[mark]
    lines = target.getvalue().decode().split("\n")
    written = (line for line in lines if not CHURN.match(line))
    return ("\n".join(_previous_lines(line, kept) for line in written).rstrip("\n") + "\n").encode()


def _previous_lines(line: str, kept: dict[str, list[str]]) -> str:
    """The `#|` lines of a mark; Babel itself breaks a long one inside its quotes, which no PO tool can read."""
    ids = kept.get(line.removeprefix('#| msgid "').removesuffix('"'), [])
    words = ("msgid", "msgid_plural")
    return "\n".join(f"#| {word} {escape(text)}" for word, text in zip(words, ids, strict=False)) or line


def read_template_strings(files: Files) -> tuple[tuple[str, str], ...]:
    """The template strings as they are written: (catalogue key, text), both forms of a plural."""
    data = files.data(pot_file("templates"))
    if data is None:
        return ()
    pairs: list[tuple[str, str]] = []
    for message in read_po(BytesIO(data)):
        forms = [str(form) for form in (message.id if isinstance(message.id, (tuple, list)) else (message.id,))]
        pairs += [(plural_key(forms[0], n), form) for n, form in enumerate(forms) if form]
    return tuple(pairs)
