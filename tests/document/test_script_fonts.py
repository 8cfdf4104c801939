"""Tests of script_fonts.py: what a script's fonts are called, and what is said where there are none."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from ipsdocs.document.script_fonts import families, files, lacking, package, read_lock
from ipsdocs.document.tokens import TokenFile, token_file

TEMPLATES = Path(__file__).parents[2] / "templates"
TOKENS = token_file((TEMPLATES / "tokens.yaml").read_text("utf-8"))
LOCKED = read_lock((TEMPLATES / "fonts.lock").read_text("utf-8"))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("Ethi", "Noto Sans Ethiopic"),
        ("Beng", "Noto Sans Bengali"),
        ("Orya", "Noto Sans Oriya"),
        ("Cans", "Noto Sans Canadian Aboriginal"),
        ("Jpan", "Noto Sans CJK JP"),
        ("Hant", "Noto Sans CJK TC"),
    ],
)
def test_noto_names_a_script_as_unicode_does(code: str, text: str) -> None:
    assert families(code).text == text
    assert families(code).title == text.replace("Sans", "Serif")


def test_files_of_a_family_and_their_package() -> None:
    assert files("Noto Sans Ethiopic") == ("NotoSansEthiopic-Bold.ttf", "NotoSansEthiopic-Regular.ttf")
    assert files("Noto Serif CJK JP") == ("NotoSerifCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc")
    assert package("NotoSansEthiopic-Bold.ttf")[0] == "fonts-noto-core"
    assert package("NotoSerifCJK-Bold.ttc")[0] == "fonts-noto-cjk"


def test_every_script_that_is_named_is_locked() -> None:
    """And each one's first family is its own: no two scripts but those that share Noto Sans have the same."""
    for tag in ("en", "ru", "el", "ar", "hi", "he", "ja"):
        assert lacking(tag, TOKENS, LOCKED) is None
    assert set(TOKENS["scripts"]) == {"Latn", "Cyrl", "Grek", "Arab", "Deva", "Hebr", "Jpan"}


def test_a_script_without_fonts() -> None:
    problem = lacking("am", TOKENS, LOCKED)
    assert str(problem) == (
        "templates/tokens.yaml: error: “am” is written in Ethiopic (Ethi), which has no fonts here\n"
        "    Run `ipsdocs new locale am`; or install fonts-noto-core, write "
        "`Ethi: {text: [Noto Sans Ethiopic, Noto Sans], title: [Noto Serif Ethiopic, Noto Serif], scale: 1, "
        "leading: 1.6}` under `scripts:` in templates/tokens.yaml, and in templates/fonts.lock what sha256sum says of "
        "NotoSansEthiopic-Bold.ttf, NotoSansEthiopic-Regular.ttf, NotoSerifEthiopic-Bold.ttf, "
        "NotoSerifEthiopic-Regular.ttf."
    )


def test_fonts_that_are_not_locked() -> None:
    held: TokenFile = copy.deepcopy(TOKENS)
    held["scripts"]["Kore"] = {
        "text": ["Noto Sans CJK KR", "Noto Sans"],
        "title": ["Noto Serif CJK KR"],
        "scale": 1,
        "leading": 1.6,
    }
    assert lacking("ko", held, LOCKED) is None  # the lock's collections hold them
    problem = lacking("ko", held, [name for name in LOCKED if name != "NotoSerifCJK-Bold.ttc"])
    assert str(problem) == (
        "templates/fonts.lock: error: “ko” is written in Korean (Kore), whose fonts aren't locked: "
        "NotoSerifCJK-Bold.ttc\n"
        "    Install fonts-noto-cjk, and write in templates/fonts.lock what sha256sum says of them."
    )
