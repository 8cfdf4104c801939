"""Tests of translations.py, messages.py and coverage.py: what the error cases don't show already."""

from __future__ import annotations

from pathlib import Path

from check_helpers import TINY, change, project, said, whole

from ipsdocs.checks.coverage import coverage
from ipsdocs.checks.messages import wanted
from ipsdocs.checks.translations import translations

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
    assert said(coverage(whole(root, release=True))) == ["error: es is translated to 53 %, a release needs 90 %"]


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
    po.write_text(head + "\n\n" + plural.format("%(m)s hora", "%(n)s horas"), "utf-8")
    assert said(translations(whole(root))) == ["error: %(m)s is not in the text"]


def test_coverage_counts_words_as_status_does(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(
        root, PO, "Hablaremos del suicidio. Puedes salir en cualquier momento.", ""
    )  # the twelve words of its source
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: 100")
    (problem,) = coverage(whole(root, release=True))
    assert problem.hint.startswith("12 of 186 words ")


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
