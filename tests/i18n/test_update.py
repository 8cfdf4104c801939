"""Tests of update.py: stable bytes, fuzzy with the previous text, and no translation is ever lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from i18n_helpers import after, brought, entry, message

from ipsdocs.i18n.update import template

HEAD = (
    '# m\n#\n# drafted-by: machine\n# reviewed-by: A. Lectora\nmsgid ""\nmsgstr ""\n"Language: es\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
ONE = entry("A boundary tells people what you stand for.")
OLD = HEAD + f'#: m.md\nmsgid "{ONE.msgid}"\nmsgstr "Una frontera dice lo que defiendes."\n'


def test_a_new_catalogue_is_a_draft() -> None:
    text = brought({}, {"m": (ONE,)})["m"]
    assert text.startswith('# m\n#\n# drafted-by:\n# reviewed-by:\n# reviewed-on:\nmsgid ""\n')
    assert text.endswith(f'\n#: m.md\nmsgid "{ONE.msgid}"\nmsgstr ""\n')


def test_a_template_has_no_language_and_no_date() -> None:
    text = template("m", (ONE, entry("day", "days", "a note"))).decode()
    assert "Language:" not in text
    assert "Date" not in text
    assert text.endswith('\n#. a note\n#: m.md\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] ""\nmsgstr[1] ""\n')


def test_nothing_changed_gives_the_same_bytes() -> None:
    once = after(OLD, ONE.msgid)
    assert after(once, ONE.msgid) == once


def test_who_drafted_and_reviewed_stays() -> None:
    assert after(OLD, ONE.msgid).startswith("# m\n#\n# drafted-by: machine\n# reviewed-by: A. Lectora\n")


def test_edited_text_is_fuzzy_with_its_previous_text() -> None:
    new = "A boundary tells people what you care for."
    found = message(after(OLD, new), new)
    assert found.fuzzy
    assert found.previous == (ONE.msgid,)
    assert found.forms == ("Una frontera dice lo que defiendes.",)


def test_the_previous_text_stays_through_a_second_round() -> None:
    new = "A boundary tells people what you care for."
    once = after(OLD, new)
    assert f'#| msgid "{ONE.msgid}"\n' in once
    assert after(once, new) == once


def test_a_long_previous_text_is_one_that_po_tools_read() -> None:
    long = "word " * 60 + "“quoted” and a \\\\ sign"
    old = HEAD + f'msgid "{long}"\nmsgstr "x"\n'
    text = after(old, "word " * 60 + "“quoted” and a \\ sign, changed")
    found = message(text, "word " * 60 + "“quoted” and a \\ sign, changed")
    assert found.previous == ("word " * 60 + "“quoted” and a \\ sign",)
    assert after(text, "word " * 60 + "“quoted” and a \\ sign, changed") == text


def test_text_that_is_gone_is_obsolete() -> None:
    text = after(OLD, "Soup.")
    assert text.endswith(f'\n#~ msgid "{ONE.msgid}"\n#~ msgstr "Una frontera dice lo que defiendes."\n')
    assert after(text, "Soup.") == text


def test_a_translators_remark_stays() -> None:
    old = OLD.replace("#: m.md", "# ask Ana about this\n#: m.md")
    assert "# ask Ana about this\n" in after(old, ONE.msgid)


WORDS = st.lists(
    st.sampled_from(["Names, sound and captions.", "Names and captions.", "One word each.", "Soup.", ONE.msgid]),
    unique=True,
)


@given(st.lists(WORDS, max_size=4))
def test_no_translation_is_ever_lost(rounds: list[list[str]]) -> None:
    """Whatever happens to the source, what a translator wrote stands in the file."""
    text = OLD
    for words in rounds:
        text = after(text, *words)
        assert "Una frontera dice lo que defiendes." in text


@given(WORDS, WORDS)
def test_a_second_update_changes_nothing(first: list[str], then: list[str]) -> None:
    text = after(after(OLD, *first), *then)
    assert after(text, *then) == text
