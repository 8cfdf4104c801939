"""Tests of `ipsdocs new locale`: what it writes, what it says, what it refuses; run again it changes nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from command_helpers import TODAY, change, project, run

from ipsdocs.document.script_fonts import LOCK, TOKENS, files, read_lock
from ipsdocs.output.fonts import FOLDER_VARIABLE
from ipsdocs.source.curriculum import CURRICULUM

FONTS = (*files("Noto Sans Ethiopic"), *files("Noto Serif Ethiopic"))
ROW = (
    "  Ethi: {text: [Noto Sans Ethiopic, Noto Sans], title: [Noto Serif Ethiopic, Noto Serif], "
    "scale: 1, leading: 1.6}\n"
)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with Ethiopic fonts, the only one that is looked in."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    for name in FONTS:
        (folder / name).write_bytes(name.encode())
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


def everything(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("shelf")
def test_it_writes_its_row_its_fonts_and_its_catalogues(tmp_path: Path) -> None:
    root = project(tmp_path, templates=True)
    before = everything(root)
    result = run(root, "new", "locale", "am")
    assert result.exit_code == 0, result.output
    assert result.output == (
        "am: Amharic, አማርኛ\n"
        "  written in Ethiopic (Ethi), left to right, on A4, digits latn, plural forms: 2\n"
        "  what isn't translated is looked up in: en\n"
        "  hyphenation: no dictionary is known, so words stay whole\n"
        f"  fonts: {', '.join(FONTS)}, now in {TOKENS} and {LOCK}\n"
        "\n"
        "6 PO files written in locales/am/LC_MESSAGES/\n"
        "\n"
        "Now translate, templates.po and curriculum.po first: docs/translator.md says how. Then:\n"
        "  ipsdocs i18n check am\n"
        "  ipsdocs build --locale am --variant base\n"
    )
    after = everything(root)
    assert after[CURRICULUM] == before[CURRICULUM].replace(b"es: 90}", b"es: 90, am: 90}")
    assert after[TOKENS].decode().replace(ROW, "") == before[TOKENS].decode()
    assert ROW in after[TOKENS].decode()
    assert after[LOCK].startswith(before[LOCK])
    locked = read_lock(after[LOCK].decode())
    assert {name: locked[name] for name in FONTS} == {name: hashlib.sha256(name.encode()).hexdigest() for name in FONTS}
    assert run(root, "check", "--today", TODAY).exit_code == 0
    assert run(root, "new", "locale", "am").exit_code == 0
    assert everything(root) == after, "run again it changes nothing"


def test_one_training_is_all_that_is_made(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert run(root, "new", "locale", "ka", "--training", "day").exit_code == 0
    text = (root / CURRICULUM).read_text("utf-8")
    assert "ka: {minimum: 90, stacks: [base], trainings: [day], modules: [first]}}\n" in text
    assert not (root / "locales/ka/LC_MESSAGES/variant-prison.po").exists()
    assert (root / "locales/ka/LC_MESSAGES/training-day.po").exists()


def test_a_list_of_locales_with_comments_keeps_them(tmp_path: Path) -> None:
    root = project(tmp_path)
    listed = "locales:  # in the order of our meetings\n  en: 100\n  es: 90  # Ana\n  # more are welcome\n\n"
    change(root, CURRICULUM, "locales: {en: 100, es: 90}\n", listed)
    assert run(root, "new", "locale", "pt-BR").exit_code == 0
    assert listed.replace("# Ana\n", "# Ana\n  pt-BR: 90\n") in (root / CURRICULUM).read_text("utf-8")


def test_fonts_that_the_machine_lacks_are_said_and_come_later(tmp_path: Path, shelf: Path) -> None:
    root = project(tmp_path, templates=True)
    (shelf / FONTS[0]).unlink()
    (shelf / FONTS[2]).unlink()
    result = run(root, "new", "locale", "am")
    assert result.exit_code == 0
    assert "missing: install fonts-noto-core, and run this again" in result.output
    assert "Ethi" not in (root / TOKENS).read_text("utf-8")
    (shelf / FONTS[0]).write_bytes(b"font")
    assert run(root, "new", "locale", "am").exit_code == 0
    text = (root / TOKENS).read_text("utf-8")
    assert "Ethi: {text: [Noto Sans Ethiopic, Noto Sans], title: [Noto Sans Ethiopic, Noto Serif]" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("amharic",), "CLDR doesn't know the locale “amharic”. Did you mean “am”?"),
        (("pt-br",), "CLDR writes the locale “pt-br” otherwise. Did you mean “pt-BR”?"),
        (("es-MXX",), "CLDR doesn't know the locale “es-MXX”. Did you mean “es-MX”?"),
        (("es@/../../../escaped",), "CLDR doesn't know the locale “es@/../../../escaped”. Write a BCP 47 tag"),
        (("root",), "CLDR doesn't know the locale “root”."),
        (("0",), "CLDR doesn't know the locale “0”. Write a BCP 47 tag, such as es or es-MX."),
        (("en",), "“en” is the language that the curriculum is written in."),
        (("am", "--training", "dya"), "unknown training “dya”. Did you mean “day”?"),
    ],
)
def test_what_it_refuses(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    root = project(tmp_path)
    before = everything(root)
    result = run(root, "new", "locale", *words)
    assert result.exit_code == 2
    assert said in result.output
    assert everything(root) == before
    assert [path.name for path in tmp_path.iterdir()] == [root.name]


def test_a_file_that_no_row_fits_in_is_left_to_people(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, CURRICULUM, "locales: {en: 100, es: 90}\n", "locales: {en: 100,\n  es: 90}\n")
    before = everything(root)
    result = run(root, "new", "locale", "ka")
    assert result.exit_code == 2
    assert f"write `ka: 90` under `locales:` in {CURRICULUM}, and run this again." in result.output
    assert everything(root) == before


def test_a_thin_locale_begins_without_catalogues(tmp_path: Path) -> None:
    root = project(tmp_path)
    result = run(root, "new", "locale", "es-MX")
    assert result.exit_code == 0, result.output
    assert "  what isn't translated is looked up in: es-419, es, en\n" in result.output
    assert result.output.endswith(
        "\n"
        "es-MX takes over the words of es, so no PO file is begun: it holds only what it says otherwise.\n"
        "\n"
        "For each such text make locales/es-MX/LC_MESSAGES/<catalogue>.po from locales/<catalogue>.pot, translate it\n"
        "and leave the others empty: docs/translator.md says how. Then:\n"
        "  ipsdocs i18n update es-MX\n"
        "  ipsdocs i18n check es-MX\n"
        "  ipsdocs build --locale es-MX --variant base\n"
    )
    assert not (root / "locales/es-MX").exists()
    assert run(root, "i18n", "update", "es-MX").stdout == "0 PO files changed\n"
    assert run(root, "i18n", "check", "es-MX").exit_code == 0


def test_it_counts_the_plural_forms_that_the_catalogues_have(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert "plural forms: 3\n" in run(root, "new", "locale", "ru").output
    assert "nplurals=3;" in (root / "locales/ru/LC_MESSAGES/first.po").read_text("utf-8")
