"""Tests of status.py: what is translated, fuzzy and missing, in messages and in words of the source."""

from __future__ import annotations

import pytest
from i18n_helpers import entry, loaded

from ipsdocs.i18n.status import Coverage, coverage

HEAD = (
    '# m\n#\n# drafted-by: machine\n# reviewed-by:{by}\nmsgid ""\nmsgstr ""\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
)
ENTRIES = (entry("One two three"), entry("Four"), entry("day", "days"))


def counted(body: str, by: str = "") -> Coverage:
    return coverage("es", "m", ENTRIES, loaded((HEAD.format(by=by) + body).encode()))


def test_no_catalogue_has_nothing() -> None:
    found = coverage("es", "m", ENTRIES, None)
    assert (found.translated, found.fuzzy, found.missing, found.words, found.percent) == (0, 0, 3, 5, 0)


def test_an_empty_source_is_done() -> None:
    assert coverage("es", "m", (), None).percent == 100


@pytest.mark.parametrize(
    ("body", "counts", "percent"),
    [
        ('msgid "One two three"\nmsgstr "Uno dos tres"\n', (1, 0, 2), 60),
        ('#, fuzzy\nmsgid "One two three"\nmsgstr "Uno dos tres"\n', (0, 1, 2), 0),
        ('#, fuzzy\nmsgid "One two three"\nmsgstr ""\n', (0, 0, 3), 0),
        ('msgid "day"\nmsgid_plural "days"\nmsgstr[0] "día"\nmsgstr[1] "días"\n', (1, 0, 2), 20),
        ('msgid "day"\nmsgid_plural "days"\nmsgstr[0] "día"\nmsgstr[1] ""\n', (0, 0, 3), 0),
        ('msgid "Gone"\nmsgstr "Ido"\n', (0, 0, 3), 0),
        ('#~ msgid "Four"\n#~ msgstr "Cuatro"\n', (0, 0, 3), 0),
    ],
)
def test_counts(body: str, counts: tuple[int, int, int], percent: int) -> None:
    found = counted(body)
    assert (found.translated, found.fuzzy, found.missing) == counts
    assert found.percent == percent
    assert found.total == len(ENTRIES)


def test_a_hundred_percent_is_all_of_it() -> None:
    found = Coverage("es", "m", 999, 0, 1, 1000, 999, "", "")
    assert found.percent == 99


def test_who_drafted_and_who_reviewed() -> None:
    found = counted('msgid "Four"\nmsgstr "Cuatro"\n', " A. Lectora")
    assert (found.drafted_by, found.reviewed_by) == ("machine", "A. Lectora")


def test_a_catalogue_without_messages_has_its_names_too() -> None:
    assert counted("", " A. Lectora").reviewed_by == "A. Lectora"
