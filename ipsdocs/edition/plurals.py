"""Which plural forms a language has, by CLDR, as a PO file's header says it. Pure.

Only whole numbers below a thousand are counted on pages, so a form for millions or for fractions alone, as CLDR has for
Spanish and Russian, is none that a translator is asked for.
"""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import PLURALS
from babel.plural import PluralRule, to_gettext

from ipsdocs.edition.languages import cldr
from ipsdocs.model import plural_rule

COUNTED = range(1000)
# Short ways to say what CLDR's rules come to, beside those that Babel knows.
SHORT = (
    "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)",
    "(n==1 ? 0 : n==2 ? 1 : 2)",
)
ORDER = ("zero", "one", "two", "few", "many", "other")  # in which CLDR's categories become msgstr[0], msgstr[1] …


@lru_cache(maxsize=64)
def plural_forms(tag: str) -> tuple[int, str]:
    """How many forms a locale has, and which one a number takes, in C. An unknown one counts as English."""
    try:
        locale = Locale.parse(cldr(tag))
    except (UnknownLocaleError, ValueError):
        return 2, "(n != 1)"
    rule = locale.plural_form
    categories = sorted({rule(n) for n in COUNTED}, key=ORDER.index)
    # The last one is what remains: gettext's `other`.
    made = PluralRule({category: rule.rules[category] for category in categories[:-1] if category in rule.rules})
    expression = to_gettext(made).partition("plural=")[2].rstrip(";")
    usual = (*(str(rule) for _, rule in PLURALS.values()), *SHORT)  # as other tools write them
    return len(categories), next((rule for rule in usual if same_rule(rule, expression)), expression)


def plural_header(count: int, rule: str) -> str:
    """What a PO file's header says of them."""
    return f"nplurals={count}; plural={rule};"


def same_rule(one: str, other: str) -> bool:
    """Whether two rules give every number the same form."""
    return _which(one) == _which(other)


def is_seldom(rule: str, form: int) -> bool:
    """Whether a form is for so few numbers that its words may say them: “one minute”, “no minutes”.

    Of the whole numbers below a thousand fewer than five, as gettext's msgfmt has it (its plural-distrib.c).
    """
    return _which(rule).count(form) < 5


@lru_cache(maxsize=256)
def form_order(old: str, new: str, count: int) -> tuple[int, ...]:
    """For each form of the new rule, the one of the old that holds its words.

    As they stand, unless the two rules put the same numbers together and only count the forms in another order.
    """
    pairs = set(zip(_which(new), _which(old), strict=True))
    moved = dict(pairs)
    if len(pairs) == count == len(moved) and sorted(moved.values()) == list(range(count)):
        return tuple(moved[form] for form in range(count))
    return tuple(range(count))


@lru_cache(maxsize=512)
def _which(rule: str) -> tuple[int, ...]:
    """The form that each number takes."""
    return tuple(map(plural_rule(rule), COUNTED))
