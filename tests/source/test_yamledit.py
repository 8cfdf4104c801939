"""Edits of YAML as text: what they say, and that everything else stays."""

from __future__ import annotations

import pytest

from ipsdocs.source.yamledit import with_key, without_key

PATH = ("locales", "es")
# without the policy, with it
BOTH = [
    ("locales: {en: 100, es: 90}  # two\n", "locales: {en: 100, es: {minimum: 90, policy: frozen}}  # two\n"),
    ("locales:\n  es: 90 # Ana\n  en: 100\n", "locales:\n  es: {minimum: 90, policy: frozen} # Ana\n  en: 100\n"),
    (
        "locales:\n  es: {minimum: 90, stacks: [base, a+b]}\nstacks: []\n",
        "locales:\n  es: {minimum: 90, stacks: [base, a+b], policy: frozen}\nstacks: []\n",
    ),
    (
        "locales:\n  en: 100\n\n  es:\n    # why\n    minimum: 90\n    modules:\n      - é\n\n# end\nstacks: []\n",
        "locales:\n  en: 100\n\n  es:\n    # why\n    policy: frozen\n    minimum: 90\n    modules:\n      - é\n"
        "\n# end\nstacks: []\n",
    ),
]


@pytest.mark.parametrize(("live", "frozen"), BOTH)
def test_a_key_is_put_in_and_taken_out_again(live: str, frozen: str) -> None:
    assert with_key(live, PATH, "policy", "frozen", "minimum") == frozen
    assert without_key(frozen, PATH, "policy", "minimum") == live


@pytest.mark.parametrize(
    "text", ["locales: {en: 100}\n", "locales:\n  es: [90]\n", "locales:\n  es: {}\n", "title: x\n"]
)
def test_what_is_written_otherwise_stays(text: str) -> None:
    assert with_key(text, PATH, "policy", "frozen", "minimum") == text
    assert without_key(text, PATH, "policy", "minimum") == text


def test_a_key_that_people_wrote_first_or_in_lines_is_taken_out() -> None:
    assert without_key("locales: {es: {policy: frozen, minimum: 90, stacks: [base]}}", PATH, "policy", "minimum") == (
        "locales: {es: {minimum: 90, stacks: [base]}}"
    )
    assert without_key("locales:\n  es:\n    minimum: 90\n    policy: frozen  # x\n", PATH, "policy", "minimum") == (
        "locales:\n  es:\n    minimum: 90\n"
    )
