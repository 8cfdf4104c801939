"""Tests of update.py: stable bytes, fuzzy with the previous text, and no translation is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from i18n_helpers import after, brought, entry, message, po

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


@pytest.mark.parametrize("said", ["pt", "pt_BR", "PT", "", None])
def test_the_header_names_the_folders_locale(said: str | None) -> None:
    """Its plural rule is what check asks for; Portuguese of Brazil has another."""
    line = "" if said is None else f'"Language: {said}\\n"\n'
    old = OLD.replace('"Language: es\\n"\n', line).replace("(n != 1)", "(n > 1)")
    text = brought({"m": old}, {"m": (ONE,)}, "pt-PT")["m"]
    assert '"Language: pt_PT\\n"\n' in text
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n' in text


def test_a_file_in_another_languages_folder_stays_as_it_is() -> None:
    """Check says that it is misplaced; to call it Portuguese would hide that."""
    old = OLD.replace("Language: es", "Language: fr").replace("(n != 1)", "(n > 1)")
    text = brought({"m": old}, {"m": (ONE,)}, "pt-PT")["m"]
    assert '"Language: fr\\n"\n' in text
    assert "plural=(n > 1)" in text


def test_a_translators_remark_stays() -> None:
    old = OLD.replace("#: m.md", "# ask Ana about this\n#: m.md")
    assert "# ask Ana about this\n" in after(old, ONE.msgid)


WAIVER = "# waive number: two people, written out here"


def test_a_waiver_stays_with_its_text() -> None:
    """On an edited text it would hide what a translation lost of that."""
    old, new = OLD.replace("#: m.md", f"# ask Ana\n{WAIVER}\n#: m.md"), "A boundary tells 30 people what you stand for."
    edited = after(old, new)
    assert message(edited, new).remarks[:1] == ("ask Ana",)
    assert edited.count(WAIVER) == 1
    assert edited.index(WAIVER) > edited.index(f'msgid "{new}"'), "with the obsolete message"
    assert WAIVER in after(edited, ONE.msgid).partition("#~")[0], "it comes back with its text"


def test_a_waiver_of_a_guess_is_not_lost() -> None:
    new, newer = "A boundary tells 30 people what you stand for.", "A boundary tells 40 people what you stand for."
    waived = after(OLD, new).replace("#, fuzzy", f"{WAIVER}\n#, fuzzy")
    assert WAIVER in after(waived, new).partition("#~")[0]
    assert WAIVER in after(after(waived, newer), newer).partition("#~")[2]


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


def pofile(*messages: tuple[str, str], head: str = HEAD) -> str:
    return head + "\n".join(f'msgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in messages)


LONG, SHORT = "The kettle is on the table by the window.", "Cups are in the cupboard on the left."
DRAFT = HEAD.replace("# reviewed-by: A. Lectora\n", "# reviewed-by:\n")


def test_what_was_edited_stays_as_it_was_too() -> None:
    """So that a text that is edited and then restored is as it was."""
    edited = after(OLD, ONE.msgid.replace("stand for", "care for"))
    assert f'#~ msgid "{ONE.msgid}"' in edited
    again = message(after(edited, ONE.msgid), ONE.msgid)
    assert (again.finished, again.forms) == (True, ("Una frontera dice lo que defiendes.",))


def test_an_edit_of_an_edit_is_told_from_what_is_translated() -> None:
    once = after(pofile((LONG, "t")), LONG.replace("kettle", "old kettle"))
    twice = message(after(once, LONG.replace("kettle", "very old kettle")), LONG.replace("kettle", "very old kettle"))
    assert (twice.previous, twice.forms) == ((LONG,), ("t",))


def test_work_on_a_fuzzy_message_goes_on_with_the_next_edit() -> None:
    once = after(pofile((LONG, "t")), LONG.replace("kettle", "old kettle"))
    begun = once.replace('msgstr "t"', 'msgstr "half done"', 1)
    twice = after(begun, LONG.replace("kettle", "very old kettle"))
    assert message(twice, LONG.replace("kettle", "very old kettle")).forms == ("half done",)
    assert "half done" in after(twice, "Soup.")


def test_a_guess_that_nobody_touched_leaves_no_trace() -> None:
    once = after(pofile((LONG, "t")), LONG.replace("kettle", "old kettle"))
    gone = po(after(once, "Soup."))
    assert [m.msgid for m in gone.obsolete] == [LONG]


def test_an_obsolete_message_stays_fuzzy_with_its_previous_text() -> None:
    once = after(pofile((LONG, "t")), LONG.replace("kettle", "old kettle")).replace('"t"', '"half done"', 1)
    gone = after(once, "Soup.")
    assert f'#, fuzzy\n#~| msgid "{LONG}"\n#~ msgid "{LONG.replace("kettle", "old kettle")}"\n' in gone
    back = message(after(gone, LONG.replace("kettle", "old kettle")), LONG.replace("kettle", "old kettle"))
    assert (back.fuzzy, back.previous, back.forms) == (True, (LONG,), ("half done",))


def test_text_that_moves_to_another_catalogue_keeps_its_translation() -> None:
    files = {"a": pofile((LONG, "t"), (SHORT, "u"), head=DRAFT), "b": pofile(("Soup.", "Sopa."), head=DRAFT)}
    done = brought(files, {"a": (entry(SHORT),), "b": (entry("Soup."), entry(LONG))})
    assert message(done["b"], LONG) == message(files["a"], LONG)
    assert f'#~ msgid "{LONG}"' in done["a"]


def test_text_that_another_catalogue_has_too_is_translated_once() -> None:
    files = {"a": pofile((LONG, "t")), "variant-b": pofile(head=DRAFT)}
    done = brought(files, {"a": (entry(LONG),), "variant-b": (entry(LONG),)})
    assert message(done["variant-b"], LONG).forms == ("t",)


def test_a_guess_is_no_translation_for_another_catalogue() -> None:
    fuzzy = after(pofile((LONG, "t")), LONG.replace("kettle", "old kettle"))
    edited = entry(LONG.replace("kettle", "old kettle"))
    done = brought({"a": fuzzy, "b": pofile(head=DRAFT)}, {"a": (edited,), "b": (edited,)})
    assert message(done["b"], edited.msgid).fuzzy


def test_text_that_moves_and_is_edited_comes_back_fuzzy() -> None:
    files = {"a": pofile((LONG, "t")), "b": pofile(head=DRAFT)}
    edited = LONG.replace("kettle", "old kettle")
    found = message(brought(files, {"a": (), "b": (entry(edited),)})["b"], edited)
    assert (found.fuzzy, found.previous, found.forms) == (True, (LONG,), ("t",))


def test_a_catalogue_under_another_name_keeps_who_reviewed_it() -> None:
    files = {"old": pofile((LONG, "t"), (SHORT, "u"), head=HEAD.replace("# m\n", "# old\n"))}
    done = brought(files, {"new": (entry(LONG), entry(SHORT), entry("Soup."))})
    assert done["new"].startswith("# new\n#\n# drafted-by: machine\n# reviewed-by: A. Lectora\n")
    assert done["old"] == files["old"]
    assert message(done["new"], LONG).remarks == ()
    assert message(done["new"], "Soup.").remarks == ("after-review: A. Lectora",)


def test_what_takes_little_from_another_catalogue_is_a_draft_of_its_own() -> None:
    files = {"old": pofile((LONG, "t"))}
    assert "# reviewed-by:\n" in brought(files, {"new": (entry(LONG), entry(SHORT), entry("Soup."))})["new"]


def test_what_comes_after_a_review_is_marked_until_the_next() -> None:
    new = after(OLD, ONE.msgid, "Soup.")
    assert message(new, "Soup.").remarks == ("after-review: A. Lectora",)
    assert message(new, ONE.msgid).remarks == ()
    done = new.replace('msgid "Soup."\nmsgstr ""', 'msgid "Soup."\nmsgstr "Sopa."')
    assert message(after(done, ONE.msgid, "Soup."), "Soup.").remarks == ("after-review: A. Lectora",)
    again = done.replace("# reviewed-by: A. Lectora\n", "# reviewed-by: A. Lectora\n# reviewed-on: 2027-02-01\n")
    assert message(after(again, ONE.msgid, "Soup."), "Soup.").remarks == ()


def test_a_draft_that_moves_into_a_reviewed_catalogue_is_marked() -> None:
    entries = {"m": (ONE, entry(LONG)), "b": (entry(SHORT),)}
    for head, remarks in ((DRAFT, ("after-review: A. Lectora",)), (HEAD, ())):
        found = message(brought({"m": OLD, "b": pofile((LONG, "t"), head=head)}, entries)["m"], LONG)
        assert (found.finished, found.remarks) == (True, remarks)


def test_remarks_of_several_lines_stay_line_by_line() -> None:
    long = "# a remark that is longer than any line of a catalogue, " + "and longer, " * 12
    old = OLD.replace("#: m.md", f"{long.rstrip()}\n# and a second one\n#: m.md")
    assert after(old, ONE.msgid) == after(after(old, ONE.msgid), ONE.msgid)
    assert f"{long.rstrip()}\n# and a second one\n#: m.md\n" in after(old, ONE.msgid)


def test_a_text_that_gets_a_plural_keeps_its_words() -> None:
    text = after(pofile(("%(n)s day", "%(n)s día")), entry("%(n)s day", "%(n)s days"))
    found = message(text, "%(n)s day")
    assert (found.fuzzy, found.forms) == (True, ("%(n)s día", ""))
    assert message(after(text, "%(n)s day"), "%(n)s day").forms == ("%(n)s día",)


def test_a_plural_that_loses_it_keeps_all_of_its_forms() -> None:
    plural = HEAD + 'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "día"\nmsgstr[1] "días"\n'
    text = after(plural, "day")
    assert message(text, "day").forms == ("día",)
    assert "días" in text
    assert message(after(text, entry("day", "days")), "day").forms == ("día", "días")


def test_two_obsolete_messages_of_one_msgid_are_both_kept() -> None:
    old = OLD + '\n#~ msgid "Soup."\n#~ msgstr "Sopa."\n\n#~ msgid "Soup."\n#~ msgstr "Caldo."\n'
    text = after(old, ONE.msgid)
    assert "Sopa." in text
    assert "Caldo." in text
    back = after(text, ONE.msgid, "Soup.")
    assert "Sopa." in back
    assert "Caldo." in back


def test_a_message_with_a_context_is_no_text_of_ours_and_stays() -> None:
    text = after(OLD + '\nmsgctxt "menu"\nmsgid "Soup."\nmsgstr "Sopa."\n', ONE.msgid, "Soup.")
    assert '#~ msgctxt "menu"\n#~ msgid "Soup."\n#~ msgstr "Sopa."\n' in text
    assert after(text, ONE.msgid, "Soup.") == text


def test_headers_of_other_tools_stay_and_dates_of_templates_go() -> None:
    lines = '"POT-Creation-Date: 2027-01-01 10:00+0100\\n"\n"X-Generator: Poedit 3.4\\n"\n"Language: es\\n"\n'
    text = after(OLD.replace('"Language: es\\n"\n', lines), ONE.msgid)
    assert '"X-Generator: Poedit 3.4\\n"\n' in text
    assert "POT-Creation-Date" not in text
    assert after(text, ONE.msgid) == text


TEXTS = st.lists(
    st.sampled_from([LONG, SHORT, f"{LONG} {SHORT}", LONG.replace("kettle", "old kettle"), "Soup.", ONE.msgid]),
    unique=True,
)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_nothing_is_lost_between_catalogues(rounds: list[tuple[list[str], list[str]]]) -> None:
    """Two catalogues that pass texts to each other: each round is done in one run, and keeps every translation."""
    files = {"a": pofile((LONG, "t"), (SHORT, "u")), "b": OLD}
    for a, b in rounds:
        entries = {"a": tuple(map(entry, a)), "b": tuple(map(entry, b))}
        files = brought(files, entries)
        assert brought(files, entries) == files
        there = {(m.msgid, m.forms) for text in files.values() for m in (*po(text).messages, *po(text).obsolete)}
        assert there >= {(LONG, ("t",)), (SHORT, ("u",)), (ONE.msgid, ("Una frontera dice lo que defiendes.",))}
