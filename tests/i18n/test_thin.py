"""Tests of differing: a thin locale's catalogue holds what it says otherwise than its parent, and loses none of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from i18n_helpers import entry, message, po

from ipsdocs.edition.messages import Entry
from ipsdocs.i18n.memory import Memory
from ipsdocs.i18n.update import differing

HEAD = (
    '# m\n#\n# drafted-by: machine\nmsgid ""\nmsgstr ""\n"Language: es_MX\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)
LIFT = "Somebody asks for a lift for the third time this week."
FLAT = "Two people share a flat. One of them wants the window open at night, and the other sleeps badly when it is."
OTHERS = ("Two people share a garden.", "Somebody asks for a pen for the first time.", "Nothing like it.")


def file(**words: str) -> str:
    """A catalogue with what is said of LIFT and FLAT."""
    texts = {"lift": LIFT, "flat": FLAT}
    return HEAD + "".join(f'\nmsgid "{texts[name]}"\nmsgstr "{said}"\n' for name, said in words.items())


def after(old: str, *texts: str) -> str:
    """The catalogue `m` brought up to date with these texts; empty where none is begun."""
    memory = Memory({"m": po(old, "es-MX")} if old else {}, {"m": tuple(map(entry, texts))})
    return differing(memory, "es-MX", "m").decode()


def live(text: str) -> dict[str, tuple[str, bool]]:
    """What its messages say, and whether they are fuzzy."""
    return {t.msgid: (t.forms[0], t.fuzzy) for t in po(text, "es-MX").messages}


def test_no_catalogue_is_begun() -> None:
    assert after("", LIFT, *OTHERS) == ""


def test_what_a_translator_left_empty_goes() -> None:
    """A file made from the POT holds every text."""
    full = file(lift="auto") + "".join(f'\nmsgid "{text}"\nmsgstr ""\n' for text in OTHERS)
    once = after(full, LIFT, *OTHERS)
    assert live(once) == {LIFT: ("auto", False)}
    assert after(once, LIFT, *OTHERS) == once


def test_a_remark_keeps_its_message() -> None:
    full = (
        HEAD
        + f'\n# ask Ana\nmsgid "{OTHERS[0]}"\nmsgstr ""\n\n# after-review: B 2027-01-01\nmsgid "{LIFT}"\nmsgstr ""\n'
    )
    assert list(live(after(full, LIFT, *OTHERS))) == [OTHERS[0]]


def test_edited_text_comes_back_fuzzy_in_the_message_that_it_has_become() -> None:
    new = "Somebody asks for a lift for the fourth time this week."
    once = after(file(lift="auto"), *OTHERS, new)
    assert live(once) == {new: ("auto", True)}
    assert message(once, new).previous == (LIFT,)
    assert after(once, *OTHERS, new) == once


def test_both_parts_of_a_split_text_come_back() -> None:
    first, second = FLAT.split(". ")
    parts = (f"{first}, side by side.", second)
    assert live(after(file(flat="piso"), *OTHERS, *parts))[second] == ("piso", True)


def test_what_is_gone_is_kept_and_comes_back_with_its_text() -> None:
    once = after(file(lift="auto"), "Nothing like it.")
    assert live(once) == {}
    assert once.endswith(f'\n#~ msgid "{LIFT}"\n#~ msgstr "auto"\n')
    assert after(once, "Nothing like it.") == once
    assert live(after(once, LIFT, *OTHERS)) == {LIFT: ("auto", False)}


def over(text: str, *parents: str) -> str:
    """The catalogue `m` brought up to date with LIFT, over what its parents say."""
    memory = Memory({"m": po(text, "es-MX")}, {"m": (entry(LIFT),)})
    return differing(memory, "es-MX", "m", [po(parent) for parent in parents]).decode()


def test_what_the_parent_says_anew_is_looked_at_again() -> None:
    """The catalogue keeps what the parent said; a translator who takes the fuzzy mark away has seen the new words."""
    once = over(file(lift="auto"), file(lift="coche"))
    assert "\n# its parent says: coche\n" in once
    assert live(once) == {LIFT: ("auto", False)}
    assert over(once, file(lift="coche")) == once
    changed = over(once, file(lift="carro"))
    assert live(changed) == {LIFT: ("auto", True)}
    assert over(changed, file(lift="carro")) == changed
    assert live(over(changed.replace("#, fuzzy\n", ""), file(lift="carro"))) == {LIFT: ("auto", False)}
    assert live(over(once, file(lift="carro"), file(lift="coche"))) == {LIFT: ("auto", True)}, "the nearest counts"
    assert live(over(once, file(flat="piso"))) == {LIFT: ("auto", False)}


def test_what_the_parent_said_is_kept_while_it_says_nothing() -> None:
    once = over(file(lift="auto"), file(lift="coche"))
    fuzzy = file(lift="coche").replace(f'msgid "{LIFT}"', f'#, fuzzy\nmsgid "{LIFT}"')
    meanwhile = over(once, fuzzy)
    assert meanwhile == once
    assert live(over(meanwhile, file(lift="coche"))) == {LIFT: ("auto", False)}
    assert live(over(meanwhile, file(lift="carro"))) == {LIFT: ("auto", True)}


def test_what_the_parent_said_outlives_an_update_from_the_template() -> None:
    """msgmerge and Poedit put the template's `#.` notes in place of those that stand there."""
    once = over(file(lift="auto"), file(lift="coche"))
    merged = "\n".join(line for line in once.split("\n") if not line.startswith("#."))
    assert live(over(merged, file(lift="carro"))) == {LIFT: ("auto", True)}


def test_what_the_parent_says_anew_is_noticed_of_text_that_moved() -> None:
    once = po(over(file(lift="auto"), file(lift="coche")), "es-MX")
    memory = Memory({"m": once}, {"m": (), "n": (entry(LIFT),)})
    moved = differing(memory, "es-MX", "n", [po(file(lift="carro"))]).decode()
    assert live(moved) == {LIFT: ("auto", True)}
    assert moved.count("its parent says: carro") == 1
    assert "coche" not in moved


def test_what_the_parent_says_keeps_no_message_without_words() -> None:
    once = over(file(lift="auto"), file(lift="coche"))
    assert live(over(once.replace('"auto"', '""'), file(lift="coche"))) == {}


def test_a_doubted_message_of_a_reviewed_catalogue_is_after_its_review() -> None:
    reviewed = file(lift="auto").replace("drafted-by: machine", "reviewed-by: B\n# reviewed-on: 2027-01-01")
    changed = over(over(reviewed, file(lift="coche")), file(lift="carro"))
    assert "# its parent says: carro\n# after-review: B 2027-01-01\n" in changed
    assert over(changed, file(lift="carro")) == changed


def test_a_guess_that_was_refused_is_not_made_again() -> None:
    new = "Somebody asks for a lift for the fourth time this week."
    refused = after(file(lift="auto"), new).replace("#, fuzzy\n", "").replace(f'#| msgid "{LIFT}"\n', "")
    refused = refused.replace(f'msgid "{new}"\nmsgstr "auto"', f'msgid "{new}"\nmsgstr ""')
    assert live(after(refused, new)) == {}


def test_text_that_moved_takes_its_words_along() -> None:
    memory = Memory({"m": po(file(lift="auto"), "es-MX")}, {"m": (), "n": (entry(LIFT), *map(entry, OTHERS))})
    assert live(differing(memory, "es-MX", "n").decode()) == {LIFT: ("auto", False)}


def test_text_that_moved_and_was_edited_comes_back_fuzzy() -> None:
    """From a catalogue that this update takes it out of; one that nothing is called after stays, and is named."""
    new = "Somebody asks for a lift for the fourth time this week."
    moved: dict[str, tuple[Entry, ...]] = {"m": (), "n": (*map(entry, OTHERS), entry(new))}
    memory = Memory({"m": po(file(lift="auto"), "es-MX")}, moved)
    assert live(differing(memory, "es-MX", "n").decode()) == {new: ("auto", True)}
    after_it = Memory({"m": po(differing(memory, "es-MX", "m"), "es-MX")}, moved)
    assert differing(after_it, "es-MX", "n") == b"", "what was refused is not offered again"
    orphan = Memory({"m": po(file(lift="auto"), "es-MX")}, {"n": moved["n"]})
    assert differing(orphan, "es-MX", "n") == b""


@given(st.sets(st.sampled_from([LIFT, FLAT, *OTHERS])), st.sets(st.sampled_from([LIFT, FLAT, *OTHERS])))
def test_nothing_written_is_lost(first: set[str], second: set[str]) -> None:
    text = after(after(file(lift="auto", flat="piso"), *sorted(first)), *sorted(second))
    assert {'"auto"', '"piso"'} <= {word for line in text.split("\n") for word in [line.rpartition(" ")[2]]}
