"""Tests of catalogues.py: what an edition may use of a PO file, and stable bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsdocs.model import Catalogue, Message, plural_key
from ipsdocs.problems import Problems
from ipsdocs.source.catalogues import read_catalogue
from ipsdocs.source.files import Files
from ipsdocs.source.paths import po_file

HEAD = (
    "# m\n#\n# drafted-by: machine\n# reviewed-by:{by}\n"
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)


def read(body: str, by: str = "", locale: str = "es") -> tuple[Catalogue | None, list[str]]:
    problems = Problems()
    data = (HEAD.format(by=by) + body).encode()
    files = Files(Path("/nowhere"), {po_file(locale, "m"): data})
    found = read_catalogue(files, locale, "m", problems)
    return found, [f"{problem.place.line}: {problem.message}" for problem in problems]


def test_a_message_knows_its_line() -> None:
    found, problems = read('\nmsgid "One"\nmsgstr "Uno"\n')
    assert problems == []
    assert found is not None
    assert found.messages == (("One", Message("Uno", 11)),)


def test_fuzzy_empty_and_obsolete_messages_are_left_out() -> None:
    body = '\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n\n#~ msgid "d"\n#~ msgstr "e"\n'
    found, problems = read(body)
    assert problems == []
    assert found is not None
    assert found.messages == ()


def test_plural_forms() -> None:
    found, _ = read('\nmsgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "un día"\nmsgstr[1] "%(n)s días"\n')
    assert found is not None
    assert [key for key, _ in found.messages] == ["%(n)s day", plural_key("%(n)s day", 1)]
    assert found.plural == "(n != 1)"


@pytest.mark.parametrize(("by", "reviewed"), [("", ""), (" A. Lectora", "A. Lectora")])
def test_who_reviewed_it(by: str, reviewed: str) -> None:
    found, _ = read('\nmsgid "One"\nmsgstr "Uno"\n', by)
    assert found is not None
    assert (found.reviewed_by, found.drafted) == (reviewed, True)


def test_no_file_is_no_problem() -> None:
    problems = Problems()
    assert read_catalogue(Files(Path("/nowhere")), "es", "m", problems) is None
    assert list(problems) == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ('\nmsgid "One\nmsgstr "Uno"\n', 10),
        ('\nmsgid "One"\nmsgstr "U"no"\n', 11),
        ('\nmsgid "One"\nmsgstr Uno\n', 11),
        ('\nmsgidd "One"\nmsgstr "Uno"\n', 10),
        ("\nOne\n", 10),
        ('\nmsgid "One"\nmsgstr "Uno\\"\n', 11),
    ],
)
def test_a_broken_line_is_never_read_half(body: str, line: int) -> None:
    found, problems = read(body)
    assert found is None
    assert problems == [f"{line}: the PO file can't be read here"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('\nmsgid "a"\nmsgstr "b"\nmsgstr "c"\n', "12: msgstr can't stand here"),
        ('\nmsgid "a"\nmsgstr[0] "b"\n', "11: msgstr[0] can't stand here"),
        ('\nmsgid "a"\nmsgid_plural "b"\nmsgid_plural "c"\n', "12: msgid_plural can't stand here"),
        ('\nmsgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', "12: msgstr[1] can't stand here"),
        ('\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "c"\n', "13: msgstr[2] can't stand here"),
        ('\n#~ msgid "a"\n#~ msgstr "b"\n#~ msgstr "c"\n', "12: msgstr can't stand here"),
    ],
)
def test_a_word_out_of_turn_is_never_joined_or_dropped(body: str, said: str) -> None:
    assert read(body) == (None, [said])


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_either_end_of_lines_is_read(end: str) -> None:
    body = '\n# also: x\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    found, problems = read(body.replace("\n", end))
    assert problems == []
    assert found is not None
    assert [message.text for _, message in found.messages] == ["c", "d"]


def test_ends_of_lines_that_make_one_of_all_are_said() -> None:
    problems = Problems()
    files = Files(Path("/nowhere"), {po_file("es", "m"): HEAD.format(by="").replace("\n", "\r").encode()})
    assert read_catalogue(files, "es", "m", problems) is None
    assert [problem.place.line for problem in problems] == [1]


def test_a_text_ends_on_its_line() -> None:
    assert read('\nmsgid "One\ntwo"\nmsgstr "Uno"\n') == (
        None,
        [f"{n}: the PO file can't be read here" for n in (10, 11)],
    )


@pytest.mark.parametrize("above", ["#. shown in: handout", "#: curriculum/modules/m.md", "# ask Ana"])
def test_what_stands_above_a_message_ends_the_one_before(above: str) -> None:
    found, problems = read(f'\nmsgid "One"\nmsgstr "Uno"\n{above}\n" y dos"\n')
    assert found is None
    assert problems == ["13: the PO file can't be read here"]


def test_another_charset_than_the_file_has() -> None:
    problems = Problems()
    data = HEAD.format(by="").replace("charset=utf-8", "charset=iso-8859-1").encode()
    assert read_catalogue(Files(Path("/nowhere"), {po_file("es", "m"): data}), "es", "m", problems) is None
    assert [p.message for p in problems] == [
        "the PO file's header can't be read: charset=iso-8859-1, and the file is UTF-8"
    ]


def test_an_obsolete_message_as_gettext_writes_it() -> None:
    found, problems = read('\n#, fuzzy\n#~| msgid "Old"\n#~ msgid "One"\n#~ msgstr "Uno"\n')
    assert problems == []
    assert found is not None
    assert found.messages == ()


def test_an_unclosed_obsolete_line_is_never_read_half() -> None:
    assert read('\n#~ msgid "One"\n#~ msgstr "Uno\n') == (None, ["11: the PO file can't be read here"])


def test_a_message_that_stands_twice() -> None:
    found, problems = read('\nmsgid "One"\nmsgstr "Uno"\n\nmsgid "One"\nmsgstr "Una"\n')
    assert found is None
    assert problems == ["13: this msgid stands in the file before: nobody can say which translation holds"]


MARK = "after-review: A. Lectora"


@pytest.mark.parametrize(
    ("remark", "flag", "string", "reviewed"),
    [
        (MARK, "", "Uno", ""),
        (MARK, "#, fuzzy\n", "Uno", "A. Lectora"),
        (MARK, "", "", "A. Lectora"),
        ("after-review: B. Lector", "", "Uno", "A. Lectora"),
        ("ask Ana", "", "Uno", "A. Lectora"),
    ],
)
def test_a_review_holds_until_a_page_may_use_what_came_after_it(
    remark: str, flag: str, string: str, reviewed: str
) -> None:
    body = f'\nmsgid "Two"\nmsgstr "Dos"\n\n# {remark}\n{flag}msgid "One"\nmsgstr "{string}"\n'
    found, _ = read(body, " A. Lectora")
    assert found is not None
    assert found.reviewed_by == reviewed
