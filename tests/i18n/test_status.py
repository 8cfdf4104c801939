"""Tests of status.py: what is translated, fuzzy and missing, in messages and in words of the source."""

from __future__ import annotations

import pytest
from i18n_helpers import entry, loaded

from ipsdocs.edition.messages import Entry
from ipsdocs.i18n.behind import Behind
from ipsdocs.i18n.status import Coverage, Standing, coverage, finished, total

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
    found = Coverage("es", "m", translated=999, missing=1, words=1000, words_translated=999)
    assert found.percent == 99


def test_who_drafted_and_who_reviewed() -> None:
    found = counted('msgid "Four"\nmsgstr "Cuatro"\n', " A. Lectora")
    assert (found.drafted_by, found.reviewed_by) == ("machine", "A. Lectora")


def test_a_catalogue_without_messages_has_its_names_too() -> None:
    assert counted("", " A. Lectora").reviewed_by == "A. Lectora"


def test_words_of_what_is_done_fuzzy_and_missing() -> None:
    found = counted('#, fuzzy\nmsgid "One two three"\nmsgstr "Uno dos tres"\n\nmsgid "Four"\nmsgstr "Cuatro"\n')
    assert (found.words, found.words_translated, found.words_fuzzy, found.words_missing) == (5, 1, 3, 1)


def test_what_a_locale_of_the_chain_has_prints_too() -> None:
    catalog = loaded((HEAD.format(by="") + '#, fuzzy\nmsgid "Four"\nmsgstr "Quatro"\n').encode())
    found = coverage("es-MX", "m", ENTRIES, catalog, {"Four", "One two three"})
    assert (found.translated, found.inherited, found.fuzzy, found.missing) == (0, 1, 1, 1)
    assert (found.words_translated, found.words_fuzzy, found.words_missing, found.percent) == (4, 0, 1, 80)


def test_a_thin_catalogue_without_words_of_its_own_is_no_draft() -> None:
    assert coverage("es-MX", "m", ENTRIES, None, {"Four"}).state == "as its parent"
    own = loaded((HEAD.format(by="") + 'msgid "Four"\nmsgstr "Cuatro"\n').encode())
    assert coverage("es-MX", "m", ENTRIES, own, {"Four", "day"}).state == "draft"


def test_only_what_may_be_used_is_finished() -> None:
    body = 'msgid "a"\nmsgstr "b"\n\n#, fuzzy\nmsgid "c"\nmsgstr "d"\n\nmsgid "e"\nmsgstr ""\n\n'
    plural = 'msgid "f"\nmsgid_plural "g"\nmsgstr[0] "h"\nmsgstr[1] "i"\n'
    assert finished(loaded((HEAD.format(by="") + body + plural).encode())) == {"a", "f"}


def of_variant(unshipped: tuple[str, ...]) -> Coverage:
    """A variant's catalogue with a word in two modules, one in the first, one in the second and one in its head."""
    files = {"both here": ("a.md", "b.md"), "of a": ("a.md",), "in b alone": ("b.md",), "Inside": ("variant.yaml",)}
    folder = "curriculum/variants/x"
    entries = tuple(Entry(msgid, (), tuple(f"{folder}/{f}" for f in found)) for msgid, found in files.items())
    catalog = loaded((HEAD.format(by="") + 'msgid "in b alone"\nmsgstr "solo en b"\n').encode())
    return coverage("es", "variant-x", entries, catalog, (), unshipped)


def test_what_no_page_of_the_locale_shows_is_counted_apart() -> None:
    found = of_variant(("b",))
    assert (found.translated, found.missing, found.unneeded) == (0, 3, 1)
    assert (found.words, found.words_translated) == (5, 0)
    assert (found.counts, found.state) == (True, "draft; no release needs 1 more")
    found = of_variant(("a", "b"))
    assert (found.missing, found.unneeded, found.words) == (1, 3, 1)


def test_of_a_catalogue_that_no_release_needs_all_is_counted() -> None:
    found = of_variant(("variant-x", "b"))
    assert (found.translated, found.missing, found.unneeded, found.words) == (1, 3, 0, 8)
    assert (found.counts, found.state) == (False, "draft; no release needs it")


def test_a_locale_is_the_sum_of_what_counts() -> None:
    half = Coverage("es", "m", translated=1, missing=1, words=10, words_translated=5, unneeded=7)
    whole = Coverage("es", "n", translated=2, fuzzy=1, words=30, words_translated=27, words_fuzzy=3)
    extra = Coverage("es", "variant-x", missing=9, words=900, counts=False)
    found = total("es", (half, whole, extra, Coverage("ar", "m", words=5)))
    assert (found.translated, found.fuzzy, found.missing, found.unneeded) == (3, 1, 1, 7)
    assert (found.words, found.words_translated, found.words_fuzzy, found.percent) == (40, 32, 3, 80)
    assert Standing(found, 80).state == "a release needs 80 %"
    assert Standing(found, 81).state == "under the 81 % of a release"


def test_a_catalogue_says_who_reviewed_it_and_whether_it_counts() -> None:
    assert Coverage("es", "m").state == "draft"
    assert Coverage("es", "m", reviewed_by="A. Lectora", counts=False).state == (
        "reviewed by A. Lectora; no release needs it"
    )


def test_one_message_that_is_new_is_said_as_one() -> None:
    assert str(Behind(1, 1, 2, 3)) == "frozen: 1 message (1 word) is new since, 2 messages (3 words) are gone"
