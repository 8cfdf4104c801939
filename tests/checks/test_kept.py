"""Tests of kept.py: what a translation may not lose, whatever its order."""

from __future__ import annotations

from random import Random

import pytest
from check_helpers import said
from hypothesis import given
from hypothesis import strategies as st

from ipsdocs.checks.kept import kept
from ipsdocs.checks.waivers import WAIVABLE
from ipsdocs.edition.pseudo import pseudo
from ipsdocs.problems import Place

PLACE = Place("x.po", 7)
WORDS = st.lists(
    st.sampled_from(
        [
            "peer",
            "**strong words**",
            "*soft*",
            "`code`",
            "{{ name-a }}",
            "[a link](https://example.org/a)",
            "988",
            "ways.",
        ]
    ),
    min_size=1,
).map(" ".join)


@given(st.text())
def test_a_text_keeps_all_of_itself(text: str) -> None:
    assert list(kept(text, text, PLACE)) == []


@given(WORDS, st.sampled_from(["en-XA", "ar-XB"]))
def test_a_pseudo_translation_keeps_all(text: str, tag: str) -> None:
    assert list(kept(text, pseudo(text, tag), PLACE)) == []


@given(st.lists(st.sampled_from(["**a b**", "*c*", "`d`", "{{ name-a }}", "[e](#f)", "12"])), st.randoms())
def test_order_is_free(parts: list[str], random: Random) -> None:
    other = list(parts)
    random.shuffle(other)
    assert list(kept(" x ".join(parts), " x ".join(other), PLACE)) == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Ask {{ name-a }} and {{ name-b }}.", "{{ name-b }} und {{ name-a }} und {{ name-a }}."),
        ("**One** and *two*", "*Zwei* und **eins**"),
        ("[a](#x) then [b](tel:988)", "[b](tel:988), davor [a](#x)"),
        ("Call 988 at 14:00.", "اتصل بالرقم ٩٨٨ الساعة ١٤:٠٠."),
        ("About 1.5 hours", "Unas 1,5 horas"),
        ("%(count)s minutes", "%(count)s minutos"),
        ("Call 0508 828 865 or 988 24 hours a day", "24 horas al día: 988, 0508-828-865"),
        ("Call (0508) 828-865", "اتصل ٠٥٠٨ ٨٢٨ ٨٦٥"),
        ("<b>Say</b> it", "<b>Dilo</b>"),
        ("Call 0800 543 354.", "電話は0800 543 354へ。"),
        ("Call **0800 543 354**", "**०८०० ५४३ ३५४**पर"),
        ("See https://example.org/a for more", "詳しくはhttps://example.org/aに"),
        ("Write to a@example.org.", "Escribe a a@example.org"),
        ("See <https://example.org>", "[Mira](https://example.org)"),
        ("A set {1, 2}", "Un conjunto {1, 2}"),
        ("%(n)s %% of it", "el %(n)s %% de eso"),
        ("50 %", "el 50 %"),
        ("All of it", "Un % de eso"),
        ('![A door](x.svg "Open")', '![Una puerta](x.svg "Abierta")'),
        ("![A door](x.svg)", "![Una puerta](x.svg)"),
        ("Hello ![a](x.svg)", "Hola ![b](x.svg)"),
    ],
)
def test_kept(source: str, translation: str) -> None:
    assert said(kept(source, translation, PLACE)) == []


@pytest.mark.parametrize(
    ("source", "translation", "messages"),
    [
        ("Ask {{ name-a }}.", "Pregunta.", ["error: {{ name-a }} is missing in the translation"]),
        ("Ask.", "Pregunta a {{ name-a }}.", ["error: {{ name-a }} is not in the text"]),
        (
            "%(n)s minutes",
            "%(m)s minutos",
            ["error: %(n)s is missing in the translation", "error: %(m)s is not in the text"],
        ),
        ("[a](#x)", "a", ["error: the link “#x” is missing in the translation"]),
        ("[a](#x)", "[a](#x) [a](#x)", ["error: the link “#x” is not in the text"]),
        (
            "![a](x.svg)",
            "![a](y.svg)",
            [
                "error: the picture “x.svg” is missing in the translation",
                "error: the picture “y.svg” is not in the text",
            ],
        ),
        ("a", "<b>a</b>", ["error: raw HTML “<b>” in the translation"]),
        ("<b>a</b>", "a", ["error: “<b>” is missing in the translation"]),
        ("**a** **b**", "**a** b", ["error: **strong** stands twice in the text, once in the translation"]),
        ("*a*", "a", ["error: *emphasis* stands once in the text, not at all in the translation"]),
        ("*a*", "* a *", ["error: *emphasis* stands once in the text, not at all in the translation"]),
        ("`a`", "a", ["error: `code` stands once in the text, not at all in the translation"]),
        (
            "Call 0508 828 865",
            "Llama al 0508 828 856",
            [
                "error: the telephone number 0508828865 is missing in the translation",
                "error: the telephone number 0508828856 is not in the text",
            ],
        ),
        ("Call 988", "Llama", ["error: the telephone number 988 is missing in the translation"]),
        ("Call 988", "Llama al 998", ["error: the telephone number 988 is missing in the translation"]),
        ("Call them", "Llama al 988", ["error: the telephone number 988 is not in the text"]),
        (
            "Call 0800 543 354.",
            "電話は０８００ ５４３ ３５５へ。",
            [
                "error: the telephone number 0800543354 is missing in the translation",
                "error: the telephone number 0800543355 is not in the text",
            ],
        ),
        (
            "Ask {{ name-a }} twice: {{ name-a }}",
            "{{ name-a }} y { name-a }",
            ["error: “{ name-a }” is no placeholder"],
        ),
        (
            "Ask {{ name-a }} twice: {{ name-a }}",
            "{{ name-a }}と｛｛ name-a ｝｝",
            ["error: “｛｛ name-a ｝｝” is no placeholder"],
        ),
        ("Ask {{ name-a }} again", "{{{ name-a }}} otra vez", ["error: “{ }” is no placeholder"]),
        ("%(n)s of you", "%(n)s% de vosotros", ["error: a % that begins no placeholder"]),
        ("%(n)s of 100 of you", "%(n)s, el 100 %", ["error: a % that begins no placeholder"]),
        ("See www.example.org", "Mira", ["error: the address www.example.org is missing in the translation"]),
        ("See this", "Mira https://x.example/y", ["error: the address https://x.example/y is not in the text"]),
        (
            "See https://example.org",
            "Mira https://example.org.x.com",
            ["error: the address https://example.org.x.com is not in the text"],
        ),
        ("![A door](x.svg)", "![ ](x.svg)", ["error: the picture's description is missing in the translation"]),
        ('![A door](x.svg "Open")', "![Puerta](x.svg)", ["error: the picture's caption is missing in the translation"]),
        ("![A door](x.svg)", "![Puerta](x.svg) y más", ["error: the translation is no picture with nothing around it"]),
        ("Bring 14 chairs", "Trae 15 sillas", ["warning: the numbers differ: 14 in the text, 15 in the translation"]),
    ],
)
def test_lost(source: str, translation: str, messages: list[str]) -> None:
    assert said(kept(source, translation, PLACE, known={"988"})) == messages


@pytest.mark.parametrize(
    ("source", "translation", "rules"),
    [
        ("Call them", "Llama al 112", ["new-number"]),
        ("We are 2", "Somos dos; llama al 112", ["new-number"]),
        ("We are 1123", "Llama al 112", ["new-number"]),
        ("Bring 14 chairs", "Trae 15 sillas", ["new-number"]),
        ("We are 2", "Somos dos", ["number"]),
        ("We are 2", "Somos 2, sí, 2", ["number"]),
        ("At 14:00, 2 of us", "A las 14:00, dos", ["number"]),
        ("About 1,000 people", "Unas 1 000 personas", ["number"]),
        ("About 1 000 people", "Unas 1000 personas", ["number"]),
        ("Call 0508828865", "Llama al 0508 828 865", ["number"]),
    ],
)
def test_only_a_number_that_is_brought_in_has_a_rule_that_nobody_can_waive(
    source: str, translation: str, rules: list[str]
) -> None:
    assert [problem.rule for problem in kept(source, translation, PLACE)] == rules
    assert "number" in WAIVABLE
    assert "new-number" not in WAIVABLE


def test_a_form_of_a_plural_may_leave_the_number_out() -> None:
    assert said(kept("%(n)s minutes", "un minuto", PLACE, plural=True)) == []
