"""The block tree as HTML: what each kind becomes, in which language, and what never comes out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from guide_sample import ARABIC, HERE, desk, edition, module, said
from markupsafe import Markup

from ipsdocs.document.blocks import View, render, text
from ipsdocs.edition.edition import Edition
from ipsdocs.model import Block, Catalogue, Message, Picture, Text
from ipsdocs.source.kinds import HANDOUT, KINDS

SVG = Picture("sample/two.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 40, 20)


def view(where: Edition | None = None, **values: object) -> View:
    made = View(where or edition(), desk((SVG,)), "pdf")
    return replace(made, **values)  # type: ignore[arg-type]


def html(body: str, where: View | None = None) -> Markup:
    """A section's Markdown as HTML."""
    return render(module(f"## Section {{#section}}\n\n{body}").sections, where or view())


def phrase(source: str, where: View | None = None, locale: str = "en") -> Markup:
    return text(said(source, locale), where or view())


# ---------------------------------------------------------------- text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**[there](#a)**", '<strong><a href="#a">there</a></strong>'),
        ("[go *there*](#a)", '<a href="#a">go </a><em><a href="#a">there</a></em>'),
        ("[`x`](#a)", '<code><a href="#a">x</a></code>'),
        ("<https://a.org/x>", '<bdi dir="ltr"><a href="https://a.org/x">https://a.org/x</a></bdi>'),
    ],
)
def test_a_link_is_the_innermost_element(source: str, expected: str) -> None:
    assert phrase(source) == expected


def test_html_in_a_text_is_shown_and_never_run() -> None:
    assert phrase("<script>x</script> & <b>y</b>") == ("&lt;script&gt;x&lt;/script&gt; &amp; &lt;b&gt;y&lt;/b&gt;")


def test_a_quote_in_an_address_stays_in_its_attribute() -> None:
    assert "onclick" not in phrase('[x](https://a.org/"onclick="y)').replace("%22onclick", "")


def test_only_known_schemes_become_links() -> None:
    assert phrase("[x](ftp://a.org)") == "x"
    assert phrase("[x](//a.org)") == "x"


@pytest.mark.parametrize(
    "words", ["+1 (555) 010-9999", "0800 543 354", "www.example.org", "https://a.org/b?c=d", "me@a.org"]
)
def test_numbers_and_addresses_keep_their_direction(words: str) -> None:
    assert f'Call <bdi dir="ltr">{words}</bdi>.' == phrase(f"Call {words}.")


def test_a_year_or_a_minute_is_no_telephone_number() -> None:
    assert "<bdi" not in phrase("In 2024, for 12 to 15 minutes.")


def test_print_tells_the_address_after_the_words_once() -> None:
    told = phrase("[a **b**](https://www.a.org/x/).")
    assert told.count("(a.org/x)") == 1
    assert told.endswith('<bdi class="address" dir="ltr">(a.org/x)</bdi>.')
    assert "(a.org" not in phrase("[a](https://www.a.org/x/)", view(medium="html"))


def test_where_addresses_may_not_be_printed_a_link_is_its_words() -> None:
    assert phrase("[the **site**](https://a.org)", view(edition(addresses=False))) == "the <strong>site</strong>"


def test_a_fallback_names_its_language_and_direction() -> None:
    assert phrase("Hello", view(edition(ARABIC))) == '<span lang="en" dir="ltr">Hello</span>'
    assert phrase("مرحبا", locale="ar") == '<span lang="ar" dir="rtl">مرحبا</span>'
    assert phrase("Hello") == "Hello"


# ---------------------------------------------------------------- Markdown kinds


def test_headings_have_no_gaps_and_begin_where_the_view_says() -> None:
    body = "### Small\n\n::: activity {#a minutes=5}\n### Title\n\nText.\n:::"
    assert [tag in html(body) for tag in ("<h2>Section", "<h3>Small", "<h3>Title")] == [True] * 3
    assert "<h5>Title" in html(body, view(level=4))


def test_a_fallback_paragraph_carries_its_language_itself() -> None:
    assert '<p lang="en" dir="ltr">Text.</p>' in html("Text.", view(edition(ARABIC)))


def test_a_fallback_in_a_list_or_table_stands_in_a_span_so_that_markers_keep_their_side() -> None:
    arabic = html("- One\n\n| A |\n|--|\n| b |", view(edition(ARABIC)))
    assert '<li><span lang="en" dir="ltr">One</span></li>' in arabic
    assert '<td><span lang="en" dir="ltr">b</span></td>' in arabic


def test_a_list_item_begins_with_words_never_with_a_block() -> None:
    loose = html("1. One\n\n   More\n2. Two\n   - inner")
    assert "<li>One<p>More</p>" in loose
    assert "<li>Two<ul>" in loose


def test_a_list_may_start_elsewhere() -> None:
    assert '<ol start="3" style="counter-reset:n 2">' in html("3. Three\n4. Four")


def test_a_table_has_head_and_body_and_scopes() -> None:
    table = html("| A | B |\n|---|--:|\n| c | d |")
    assert '<thead>\n<tr><th scope="col">A</th><th scope="col" class="end">B</th></tr>' in table
    assert '<tbody>\n<tr><td>c</td><td class="end">d</td></tr>' in table
    row = Block("cell", said("x").place, attrs=(("header", "row"),), text=said("x"))
    assert render((row,), view()) == '<th scope="row">x</th>'


def test_a_picture_is_a_figure_with_description_and_caption() -> None:
    figure = html('![Two "ways"](two.svg "A caption")')
    assert f'<img src="{SVG.address}" alt="Two &#34;ways&#34;" width="40" height="20">' in figure
    assert "<figcaption>A caption</figcaption>" in figure


def test_a_section_without_anything_for_participants_leaves_no_title() -> None:
    assert html("::: note\nSecret.\n:::") == ""


def test_ids_of_several_modules_are_kept_apart() -> None:
    told = html("::: activity {#a minutes=5}\nSee [it](#a).\n:::", view(prefix="one-"))
    assert 'id="one-a"' in told
    assert 'href="#one-a"' in told


# ---------------------------------------------------------------- fenced kinds


@pytest.mark.parametrize("kind", sorted(name for name, row in KINDS.items() if HANDOUT not in row.formats))
def test_what_participants_may_not_see_never_comes_out(kind: str) -> None:
    secret = Block("paragraph", said("x").place, text=said("Secret."))
    inside = Block("activity", secret.place, "a", (("minutes", "5"),), children=(replace(secret, kind=kind),))
    assert "Secret" not in render((Block(kind, secret.place, children=(secret,)), inside), view())


@pytest.mark.parametrize("kind", sorted(name for name, row in KINDS.items() if HANDOUT in row.formats))
def test_every_box_begins_with_words(kind: str) -> None:
    child = Block("paragraph", said("x").place, text=said("Inside."))
    box = render((Block(kind, child.place, "a", (("minutes", "5"),), children=(child,)),), view())
    assert "Inside." in box
    if kind not in ("slot", "quote"):
        assert '<p class="label">' in box
        assert '<p class="label"></p>' not in box


@pytest.mark.parametrize(
    ("attrs", "mode", "label"),
    [
        ("minutes=25 group=2", None, "Activity · 25 minutes · in pairs"),
        ("minutes=25 online=20 group=3", None, "Activity · 25 minutes, online 20 · in groups of 3"),
        ("minutes=25 online=20", "online", "Activity · 20 minutes"),
        ("minutes=1 online=20", "in-person", "Activity · 1 minute"),
    ],
)
def test_an_activity_says_time_and_group(attrs: str, mode: str | None, label: str) -> None:
    assert f'<p class="label">{label}</p>' in html(f"::: activity {{#a {attrs}}}\nDo.\n:::", view(mode=mode))


def test_numbers_stand_in_the_languages_digits() -> None:
    body = "::: activity {#a minutes=25 group=3}\nDo.\n:::"
    words = (("Activity", "تمرين"), ("%(shown)s minute", "%(shown)s"), ("in groups of %(n)s", "%(n)s معًا"))
    strings = Catalogue("ar-EG", "templates", HERE, tuple((k, Message(w, 1)) for k, w in words), "", False, "0", 1)
    assert "تمرين · ٢٥ · ٣ معًا" in html(body, view(edition(ARABIC), desk=replace(desk(), strings=(strings,))))


def test_a_reflection_has_its_ruled_lines_empty() -> None:
    assert html("::: reflection {#r minutes=5}\nThink.\n:::").count("<div></div>") == 6
    assert html("::: reflection {#r minutes=5 lines=9}\nThink.\n:::").count("<div></div>") == 9


def test_a_quote_names_who_said_it() -> None:
    quote = html('::: quote {source="Someone, 2016"}\nWords.\n:::')
    assert '<p class="source"><cite>Someone, 2016</cite>' in quote.replace("\n", "")


def test_a_support_box_prints_every_contact_and_that_nobody_checked_it() -> None:
    box = html("::: support {#s}\nYou can call.\n:::")
    for words in (
        "Support · Sampleland", "You can call.", "A listening line", '<bdi dir="ltr">0800 000 000</bdi>',
        "Day and night · English · Free", "Run by peers", "Not yet checked by a person",
    ):  # fmt: skip
        assert words in box


def region(where: Edition, **contact: object) -> Edition:
    """The edition with its one contact changed."""
    changed = replace(where.region.contacts[0], **contact)  # type: ignore[arg-type]
    return replace(where, region=replace(where.region, contacts=(changed,)))


def test_a_contact_says_only_what_is_known() -> None:
    known = region(edition(), checked_by="Ana", hours=said(""), peer_run="unknown", dispatch="yes")
    box = html("::: support {#s}\nCall.\n:::", view(known))
    assert '<p class="facts">English · Free</p>' in box
    assert "May send police or an ambulance" in box
    assert "peers" not in box
    assert "Not yet checked" not in box


def test_a_number_to_call_is_printed_where_addresses_are_not() -> None:
    told = html("Call [us](tel:0800-1) or [write](https://example.org).", view(edition(addresses=False)))
    assert '<a href="tel:0800-1">us</a> <bdi class="address" dir="ltr">(0800-1)</bdi> or write.' in told


def test_a_policy_says_whether_it_is_filled_in() -> None:
    body = Block("paragraph", said("x").place, text=said("What happens?"))
    empty = Block("policy", body.place, "p", children=(body,))
    filled = replace(empty, attrs=(("filled", "yes"),))
    assert "Your organisation’s policy: to be filled in" in render((empty,), view())
    assert "Our organisation’s policy" in render((filled,), view())


ANSWER = Block("paragraph", HERE, text=said("We tell nobody."))
ANSWERED = Block(
    "policy", HERE, "p", (("filled", "yes"), ("owner", "The board & Ana, ana@example.org"), ("on", "2026-11-22")),
    children=(ANSWER,),
)  # fmt: skip


def test_an_answer_says_whose_it_is_and_since_when() -> None:
    told = render((ANSWERED,), view())
    assert "Answered by The board &amp; Ana, ana@example.org, November 22, 2026</p>" in told
    assert told.index("We tell nobody.") < told.index("Answered by")


def test_an_answers_date_is_in_the_languages_own_words_and_digits() -> None:
    assert "٢٢ نوفمبر ٢٠٢٦" in render((ANSWERED,), view(edition(ARABIC)))


def test_an_answer_says_no_address_where_none_may_be_printed() -> None:
    told = render((ANSWERED,), view(edition(addresses=False)))
    assert "Answered by The board &amp; Ana, November 22, 2026</p>" in told


def test_a_slot_leaves_no_trace_of_itself() -> None:
    assert html("::: slot {#s}\nText.\n:::") == html("Text.")


def test_modes_stand_under_short_labels() -> None:
    body = "\n".join(f"::: {kind}\nText.\n:::" for kind in ("online", "in-person", "low-bandwidth"))
    told = html(f":::: activity {{#a minutes=5}}\nDo.\n\n{body}\n::::")
    for label in ("Online", "In the room", "By phone or on paper"):
        assert f'<p class="label">{label}</p>' in told


def test_a_text_without_words_gives_nothing() -> None:
    assert text(Text("", said("x").place, "sample", "en"), view()) == ""


def test_a_term_is_strong_and_a_link_where_the_page_explains_it() -> None:
    source = "We speak of [mutuality](glossary:mutuality)."
    assert phrase(source) == "We speak of <strong>mutuality</strong>."
    explained = view(terms=frozenset({"mutuality"}))
    assert phrase(source, explained) == 'We speak of <strong><a href="#term-mutuality">mutuality</a></strong>.'


# ---------------------------------------------------------------- passages, for reviewers


def test_a_passage_shows_what_only_facilitators_see_with_its_name() -> None:
    body = "::: note\nWait.\n:::\n\n::: poll {#hands}\nHands?\n:::\n\n::: slide {#one}\n### One\n- A line\n:::"
    passage = html(body, view(passage=True))
    for label, words in (("For those who lead", "Wait."), ("Poll", "Hands?"), ("On screen", "A line")):
        assert f'<p class="label">{label}</p>' in passage
        assert words in passage
    assert not any(words in html(body) for words in ("Wait.", "Hands?", "A line"))


def test_a_passage_has_no_ids_and_no_links_within_the_document_that_it_is_from() -> None:
    body = "See [there](#section) and [out](https://a.org). {#here}"
    assert 'id="' in html(body)
    passage = html(body, view(passage=True))
    assert "id=" not in passage
    assert "See there and" in passage
    assert 'href="https://a.org"' in passage


def test_headings_go_no_deeper_than_six() -> None:
    body = ":::: activity {#a minutes=5}\n### Title\n\n::: online\n### Inner\n\nText.\n:::\n::::"
    deep = html(body, view(level=5))
    assert [f"<h{n}>" in deep for n in (5, 6, 7)] == [True, True, False]


@pytest.mark.parametrize(
    ("source", "spans", "expected"),
    [
        ("We meet here.", ((3, 7),), "We <ins>meet</ins> here."),
        ("We **meet** here.", ((0, 7),), "<ins>We </ins><ins><strong>meet</strong></ins> here."),
        ("[Go there](#a) now", ((3, 12),), '<a href="#a">Go </a><ins><a href="#a">there</a></ins><ins> now</ins>'),
        ("a & b", ((2, 3),), "a <ins>&amp;</ins> b"),
    ],
)
def test_marked_words_stand_in_an_element_of_their_own(
    source: str, spans: tuple[tuple[int, int], ...], expected: str
) -> None:
    words = said(source)
    assert text(words, view(marks={words: spans})) == expected
    assert text(words, view(marks={words: spans}, mark="del")) == expected.replace("ins>", "del>")


def test_a_text_that_is_cut_tells_its_address_once() -> None:
    words = said("[one two three](https://www.a.org/x)")
    marked = text(words, view(marks={words: ((4, 7),)}))
    assert marked.count("(a.org/x)") == 1
    assert marked.endswith("</bdi>")
