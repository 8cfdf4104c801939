"""Tests of translations.py, messages.py and coverage.py: what the error cases don't show already."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_helpers import TINY, TODAY, change, project, said, whole

from ipsdocs.checks.catalogue_heads import catalogue_heads
from ipsdocs.checks.coverage import coverage
from ipsdocs.checks.messages import wanted
from ipsdocs.checks.project import check_translations
from ipsdocs.checks.translations import translations, waived
from ipsdocs.i18n.extract import catalogues
from ipsdocs.source.project import Project

PO = "locales/es/LC_MESSAGES/first.po"


def test_the_tiny_catalogues_are_fine_and_whole() -> None:
    found = whole(TINY, release=True)
    assert said(translations(found)) == []
    assert said(coverage(found)) == []


def test_a_title_has_the_least_room_of_its_places(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/modules/first.md", "## Arriving", "## A first talk")
    assert wanted(whole(root))["first"]["A first talk"].room == 60


def test_labels_of_pictures_are_messages() -> None:
    assert "Open" in wanted(whole(TINY))["first"]


def test_a_message_that_the_source_has_no_more_is_nobodys_trouble(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, PO, 'msgid "Together"\nmsgstr "Juntas"', 'msgid "Apart {{ x }}"\nmsgstr "Juntas"')
    assert said(translations(whole(root))) == []


@pytest.mark.parametrize("lang", ["mi", "en", "es"])
def test_a_quote_in_a_language_of_its_own_is_asked_of_nobody(tmp_path: Path, lang: str) -> None:
    root = project(tmp_path)
    quote = "::: quote {{source={} lang={}}}\nA long saying that nobody translates.\n\n- two\n:::\n"
    change(root, "curriculum/modules/first.md", "::: key-idea", f"{quote.format('Together', lang)}\n::: key-idea")
    overlay, words = "curriculum/variants/prison/first.md", "Staff may have to pass on what they hear."
    change(root, overlay, "::: fill", ":::: fill")
    change(root, overlay, f"{words}\n:::", f"{words}\n\n{quote.format(repr(words), lang)}::::".replace("'", '"'))
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: 100")
    found = whole(root, release=True)
    given = {domain: {e.msgid for e in entries} for domain, entries in catalogues(Project.at(root)).items()}
    asked = {domain: {key for key in texts if "\x00" not in key} for domain, texts in wanted(found).items()}
    assert asked | {"templates": given["templates"]} == given  # this project keeps no templates
    assert said(coverage(found)) == []


def test_a_fuzzy_message_is_neither_checked_nor_counted(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, PO, 'msgid "Say **one** thing', '#, fuzzy\nmsgid "Say **one** thing')
    change(root, PO, "Decir **una** cosa", "Decir una cosa")
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: 100")
    found = whole(root, release=True)
    assert said(translations(found)) == []
    assert said(coverage(found)) == ["error: es is translated to 97 %, a release needs 100 %"]


def test_coverage_matters_in_a_release_only(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / PO).unlink()
    assert said(coverage(whole(root))) == []
    assert said(coverage(whole(root, release=True))) == ["error: es is translated to 55 %, a release needs 90 %"]


def test_a_locale_is_covered_by_the_one_it_falls_back_to(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/curriculum.yaml", "es: 90", "es-MX: 90")
    found = whole(root, release=True)
    assert found.translated_locales() == ("es-MX", "es-419", "es")
    assert said(coverage(found)) == []


def test_plural_forms(tmp_path: Path) -> None:
    root = project(tmp_path)
    head = (root / PO).read_text("utf-8").split("\n\n")[0]
    plural = 'msgid "%(n)s hour"\nmsgid_plural "%(n)s hours"\nmsgstr[0] "{}"\nmsgstr[1] "{}"\n'
    (root / "locales/templates.pot").write_text(head + "\n\n" + plural.format("", ""), "utf-8")
    po = root / "locales/es/LC_MESSAGES/templates.po"
    po.write_text(head + "\n\n" + plural.format("una hora", "%(n)s horas"), "utf-8")
    assert said(translations(whole(root))) == []
    one_for_all = plural.replace('msgstr[1] "{}"\n', "").format("%(n)s時間")
    (root / "locales/ja/LC_MESSAGES").mkdir(parents=True)
    (root / "locales/ja/LC_MESSAGES/templates.po").write_text(
        head.replace("nplurals=2; plural=(n != 1)", "nplurals=1; plural=0") + "\n\n" + one_for_all, "utf-8"
    )
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: 90, ja: 90")
    assert said(translations(whole(root))) == []
    po.write_text(head + "\n\n" + plural.format("%(m)s hora", "%(n)s horas"), "utf-8")
    assert said(translations(whole(root))) == ["error: %(m)s is not in the text"]
    po.write_text(head + "\n\n" + plural.format("una hora, un %", "%(n)s horas"), "utf-8")
    (lone,) = translations(whole(root))
    line = po.read_text("utf-8").splitlines().index('msgstr[0] "una hora, un %"') + 1
    assert (lone.place.line, lone.message) == (line, "a % that begins no placeholder")


RUSSIAN = """nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"""


def test_a_plural_form_for_many_numbers_keeps_the_placeholder(tmp_path: Path) -> None:
    """The first Russian form is for 1, 21, 31 …; the Spanish one is for 1 alone. The singular has no number to keep."""
    root = project(tmp_path)
    head = (root / PO).read_text("utf-8").split("\n\n")[0]
    plural = '\n\nmsgid "One hour"\nmsgid_plural "%(n)s hours"\nmsgstr[0] "{}"\nmsgstr[1] "{}"\n'
    (root / "locales/templates.pot").write_text(head + plural.format("", ""), "utf-8")
    (root / "locales/es/LC_MESSAGES/templates.po").write_text(head + plural.format("Una hora", "horas"), "utf-8")
    (root / "locales/ru/LC_MESSAGES").mkdir(parents=True)
    forms = plural.format("%(n)s час", "часа") + 'msgstr[2] "7 %(n)s часов"\n'
    text = head.replace("nplurals=2; plural=(n != 1)", RUSSIAN).replace("Language: es", "Language: ru") + forms
    (root / "locales/ru/LC_MESSAGES/templates.po").write_text(text, "utf-8")
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: 90, ru: 90")
    found = whole(root)
    assert [(p.place.file[8:10], p.place.line, p.message) for p in translations(found)] == [
        ("es", 16, "%(n)s is missing in the translation"),
        ("ru", 16, "%(n)s is missing in the translation"),
        ("ru", 17, "the numbers differ: none in the text, 7 in the translation"),
    ]
    assert [p.message for p in catalogue_heads(found)] == []


def test_coverage_counts_words_as_status_does(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(
        root, PO, "Hablaremos del suicidio. Puedes salir en cualquier momento.", ""
    )  # the twelve words of its source
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: 100")
    (problem,) = coverage(whole(root, release=True))
    assert problem.hint.startswith("12 of 192 words ")


def test_a_variant_that_no_release_in_a_locale_has_is_no_lack(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "locales/es/LC_MESSAGES/variant-prison.po").unlink()
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: 100")
    assert said(coverage(whole(root, release=True))) != []
    change(root, "curriculum/variants/prison/variant.yaml", "why:", "locales: [en]\nwhy:")
    assert said(coverage(whole(root, release=True))) == []
    change(root, "curriculum/variants/prison/variant.yaml", "locales: [en]", "locales: [es]")
    assert said(coverage(whole(root, release=True))) != []
    change(root, "curriculum/curriculum.yaml", "stacks: [base, prison]", "stacks: [base]")
    assert said(coverage(whole(root, release=True))) == []


def test_a_waiver_of_a_message_that_the_source_has_no_more_is_nobodys_trouble(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, PO, 'msgid "Together"', '# waive number: it was one\nmsgid "Apart"')
    assert said(translations(whole(root))) == []


def test_what_is_waived_is_listed_with_its_reason(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(
        root,
        PO,
        'msgid "Together"\nmsgstr "Juntas"',
        '# waive emphasis: here\nmsgid "Together"\nmsgstr "*Juntas*"',
    )
    (each,) = waived(whole(root))
    assert (each.problem.rule, each.reason) == ("emphasis", "here")
    assert said(translations(whole(root))) == []


def test_only_the_asked_locales_are_looked_at(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: 90, fr: 90")
    change(root, PO, "Decir **una** cosa", "Decir una cosa")
    problems, _ = check_translations(Project.at(root), TODAY, ("es",))
    assert [problem.rule for problem in problems] == ["emphasis"]
    assert check_translations(Project.at(root), TODAY, ("fr",)) == ((), ())


def test_an_unfinished_plural_is_said_at_its_empty_form(tmp_path: Path) -> None:
    root = project(tmp_path)
    head = (root / PO).read_text("utf-8").split("\n\n")[0]
    plural = '\n\nmsgid "%(n)s hour"\nmsgid_plural "%(n)s hours"\nmsgstr[0] "una hora"\nmsgstr[1] ""\n'
    (root / "locales/es/LC_MESSAGES/templates.po").write_text(head + plural, "utf-8")
    (problem,) = catalogue_heads(whole(root))
    assert (problem.rule, problem.place.line) == ("plural", 16)
