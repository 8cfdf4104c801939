"""PO files, read for an edition or for the translator's loop. Babel does the format."""

from __future__ import annotations

import re
from codecs import lookup
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import takewhile

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import PoFileError, PoFileParser, read_po, unescape

from ipsdocs.model import Catalogue, Message, Remark, plural_key, plural_rule
from ipsdocs.problems import Place, Problems
from ipsdocs.source.files import Files
from ipsdocs.source.paths import po_file, pot_file

Id = str | tuple[str, ...] | list[str]
FIELD = re.compile(r"^#?\s*(?P<key>drafted-by|reviewed-by|reviewed-on):\s*(?P<value>.*)$")
LANGUAGE = re.compile(r'"(?P<key>Language): (?P<value>[^"\\]*)\\n"')
# `waive number: it is a name` and `also: other forms of the term`, as check reads them.
REMARK = re.compile(r"(?P<word>waive(?=\s)|also(?=:)):?\s*(?P<text>.*)")
# What update writes above a message that a reviewed catalogue got, or got changed, after the review it names.
AFTER = "after-review: "
# … and above a message of a thin locale: what its parent said when the message was written or looked at.
PARENT_SAYS = "its parent says: "
LINE = re.compile(
    r'#(?!~).*+|(?:#~\|?\s*)?(?:(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]++|\\.)*+")?'
)
MSGID = re.compile(r"(?:^|(?<=\" ))msgid(?:_plural)? ")
WORD = re.compile(r"(?:#~\s*)?(?P<word>msg(?:ctxt|id_plural|id|str(?:\[(?P<form>\d)\])?))\s")
BEFORE = {"msgid_plural": "msgid", "msgstr": "msgid", "msgstr[0]": "msgid_plural"}  # any other may follow any
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def read_catalogue(files: Files, locale: str, domain: str, problems: Problems) -> Catalogue | None:
    """One PO file as an edition uses it: fuzzy and empty messages left out; None where there is no such file.

    A review holds for what was there to read: where a message came into use after it, nobody has reviewed the file.
    """
    name = po_file(locale, domain)
    if not files.exists(name):
        return None
    catalog = load(files, locale, domain, problems)
    if catalog is None:
        return None
    lines = _Lines.of(files, name)
    head = {remark.word: remark for remark in lines.head()}
    fields = {word: remark.text for word, remark in head.items()}
    mark, later = f"{AFTER}{review_of(fields)}", False
    messages: list[tuple[str, Message]] = []
    unfinished: list[Message] = []
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        forms, key = forms_of(message), str(message.id[0] if isinstance(message.id, tuple) else message.id)
        places = lines.forms(message.lineno or 0, len(forms))
        remarks = lines.remarks(message) if message.user_comments else ()
        if all(forms):
            found = zip(forms, places, strict=True)
            messages += [(plural_key(key, n), Message(form, at, remarks)) for n, (form, at) in enumerate(found)]
            later = later or mark in message.user_comments
        elif any(forms):
            unfinished += [Message("", at) for form, at in zip(forms, places, strict=True) if not form]
    return Catalogue(
        locale,
        domain,
        Place(name),
        tuple(messages),
        "" if later else fields.get("reviewed-by", ""),
        bool(fields.get("drafted-by")),
        str(catalog.plural_expr),
        int(catalog.num_plurals),
        lines.plural(),
        tuple(head.values()),
        tuple(unfinished),
    )


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a PO file: Babel knows only where a msgid stands, a translator looks for the msgstr."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, files: Files, name: str) -> _Lines:
        return cls(tuple((files.data(name) or b"").decode().split("\n")))

    def forms(self, msgid: int, count: int) -> Iterator[int]:
        """The lines of a message's `count` msgstr, from the line of its msgid on."""
        at = msgid
        for _ in range(count):
            while at < len(self.lines) and not self.lines[at].startswith("msgstr"):
                at += 1
            at += 1
            yield at

    def remarks(self, message: BabelMessage) -> tuple[Remark, ...]:
        """What of a translator's comments means something to `check`."""
        found = []
        for comment in message.user_comments:
            if remark := REMARK.fullmatch(comment):
                line = (message.lineno or 1) - 1
                while line > 1 and comment not in self.lines[line - 1]:
                    line -= 1
                found.append(Remark(remark["word"], remark["text"].strip(), line))
        return tuple(found)

    def head(self) -> Iterator[Remark]:
        """The fields of the comment at the head; and `language`, which the header names."""
        for number, line in enumerate(takewhile(str.strip, self.lines), 1):
            if field := FIELD.match(line) or LANGUAGE.match(line):
                yield Remark(field["key"].lower(), field["value"].strip(), number)

    def plural(self) -> int:
        """The line of the Plural-Forms header, else the first."""
        return next((n for n, line in enumerate(self.lines, 1) if line.startswith('"Plural-Forms:')), 1)


def load(files: Files, locale: str, domain: str, problems: Problems) -> Catalog | None:
    """One PO file as Babel's catalogue; None, with the problem noted, where it can't be read."""
    name = po_file(locale, domain)
    text = files.text(name, problems, locale)
    if text is None or not _well_formed(text, name, problems):
        return None
    try:
        catalog = _Strict(locale=locale.replace("-", "_"), domain=domain)
        # Babel knows no previous text of an obsolete message; as a remark it stays with its message.
        lines = text.replace("\n#~|", "\n#|").split("\n")
        _Reader(catalog, abort_invalid=True).parse(lines)
        if lookup(catalog.charset).name != "utf-8":
            raise ValueError(f"charset={catalog.charset}, and the file is UTF-8")
        plural_rule(str(catalog.plural_expr))  # Babel takes any words for a rule
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
    for message in catalog.twice:
        problems.error(
            Place(name, int(message.lineno or 0)),
            "this msgid stands in the file before: nobody can say which translation holds",
            "Keep the better one of the two, and delete the other.",
            "catalogue",
        )
    if catalog.twice:
        return None
    for message in (*catalog, *catalog.obsolete.values()):
        if message.user_comments:
            _previous(message)
    return catalog


class _Reader(PoFileParser):
    """Babel's reader, but for the places and notes above a message: `update` writes them, and reads one note alone."""

    def _process_comment(self, line: str) -> None:
        if line.startswith(("#.", "#:")) and not line.startswith(f"#. {PARENT_SAYS}"):
            self._finish_current_message()
        else:
            super()._process_comment(line)


class _Strict(Catalog):
    """A catalogue that remembers what was given twice: Babel keeps the first and drops what was written second."""

    def __init__(self, locale: str, domain: str) -> None:
        super().__init__(locale=locale, domain=domain)
        self.twice: list[BabelMessage] = []
        self.obsolete = _Every()

    def __setitem__(self, id: Id, message: BabelMessage) -> None:
        if id and self.get(id, message.context):
            self.twice.append(message)
        super().__setitem__(id, message)


class _Every(dict[str | tuple[str, str], BabelMessage]):
    """Obsolete messages, all of them: two may have had the same msgid."""

    def __setitem__(self, key: str | tuple[str, str], message: BabelMessage) -> None:
        super().__setitem__((str(key), str(len(self))), message)


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
    lines = [line.strip() for line in text.split("\n")]
    bad = [number for number, line in enumerate(lines, 1) if "\r" in line or not LINE.fullmatch(line)]
    for number in bad:
        problems.error(
            Place(name, number),
            "the PO file can't be read here",
            "A line is empty, a # comment, or msgid, msgstr or nothing before one text in double quotes.",
            "catalogue",
        )
    out_of_turn = () if bad else tuple(_out_of_turn(lines))
    for number, word in out_of_turn:
        problems.error(
            Place(name, number),
            f"{word} can't stand here",
            "A message is msgid and msgstr, or msgid, msgid_plural, msgstr[0], msgstr[1] …, each once.",
            "catalogue",
        )
    return not bad and not out_of_turn


def _out_of_turn(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where a word of the format comes after another than it may: Babel would join or drop what follows it."""
    last = ""
    for number, line in enumerate(lines, 1):
        if match := WORD.match(line):
            word = match["word"]
            form = int(match["form"] or 0)
            before = f"msgstr[{form - 1}]" if form else BEFORE.get(word, last)
            if last != before:
                yield number, word
            last = word


def header_fields(comment: str) -> dict[str, str]:
    """`drafted-by`, `reviewed-by` and `reviewed-on` of the comment at a catalogue's head."""
    lines = (FIELD.match(line) for line in comment.splitlines())
    return {match["key"]: match["value"].strip() for match in lines if match}


def review_of(fields: dict[str, str]) -> str:
    """Which review a catalogue has had, as `after-review` names it; empty for none."""
    return " ".join((fields["reviewed-by"], fields.get("reviewed-on", ""))).strip() if fields.get("reviewed-by") else ""


def forms_of(message: BabelMessage) -> tuple[str, ...]:
    """What a message is translated to: one text, or one for each plural form; empty where there is none."""
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return tuple(str(form or "") for form in forms)


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
