"""Tests of extract.py: every text of a project reaches its catalogue once, in reading order, with notes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from i18n_helpers import ROOT, TINY

from ipsdocs.edition.messages import TEMPLATES, Entry
from ipsdocs.i18n.extract import catalogues
from ipsdocs.source.modules import texts
from ipsdocs.source.project import Project, Unreadable

FOUND = catalogues(Project.at(TINY))


def by_id(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    return {entry.msgid: entry for entry in entries}


def test_a_catalogue_for_each_source() -> None:
    assert list(FOUND) == ["first", "curriculum", "training-day", "poster-wall", "variant-prison", "templates"]


def test_a_module_in_reading_order_then_its_pictures_labels() -> None:
    module = Project.at(TINY).module("first")
    wanted = [text.source for text in texts(module)]
    assert [entry.msgid for entry in FOUND["first"]] == [*dict.fromkeys(wanted), "Open"]


def test_no_message_stands_twice_in_a_catalogue() -> None:
    for entries in FOUND.values():
        assert len(by_id(entries)) == len(entries)


def test_notes_say_where_a_text_stands_and_its_room() -> None:
    first = by_id(FOUND["first"])
    assert first["A first talk"].comments == (
        "title of the module",
        "shown in: handout, slides, guide, overview, agenda",
        "at most 60 characters",
    )
    assert first["What brings you here?"].notes == ("section together > activity ask > item",)
    assert first["Open"].comments == ("label in the picture first/door.svg", "at most 8 characters")
    assert first["Open"].files == ("curriculum/modules/first/door.svg",)


def test_contacts_and_vocabularies_are_the_curriculums() -> None:
    found = by_id(FOUND["curriculum"])
    assert found["A line to call"].notes == ("contact line, name: keep every number as it is",)
    assert found["Sam"].notes == ("name of a person in examples: choose one that is common in your language (name-a)",)


def test_a_posters_words_with_its_pictures_label_last() -> None:
    found = by_id(FOUND["poster-wall"])
    assert [entry.msgid for entry in FOUND["poster-wall"]][-2:] == ["A sign over the door", "Welcome"]
    assert set(found) == {text.source for text in Project.at(TINY).poster("wall").texts} | {"Welcome"}
    assert found["What do you need?"].notes == ("mutuality: a question to ask each other; keep it short",)
    assert found["Welcome"].comments == ("label in the picture poster-wall/lamp.svg", "at most 11 characters")


def test_a_variants_own_words() -> None:
    assert [entry.msgid for entry in FOUND["variant-prison"]] == ["Inside", "Staff may have to pass on what they hear."]


def test_template_strings_with_their_plurals() -> None:
    found = by_id(catalogues(Project.at(ROOT))[TEMPLATES])
    minutes = next(entry for entry in found.values() if entry.plural and "minutes left" in entry.plural)
    assert "minute left" in minutes.msgid
    assert any(file.startswith("templates/") for file in minutes.files)
    assert any(file.startswith("ipsdocs/document/") for entry in found.values() for file in entry.files)


def test_the_same_text_in_two_places_has_both_notes(tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(TINY, root)
    path = root / "curriculum/modules/first.md"
    path.write_text(path.read_text("utf-8").replace("Breakout rooms of two.", "We learn together."), "utf-8")
    found = by_id(catalogues(Project.at(root))["first"])
    assert found["We learn together."].notes == (
        "activity ask > online > paragraph",
        "section together > key-idea idea > paragraph",
    )


def test_half_a_source_is_no_catalogue(tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(TINY, root)
    (root / "curriculum/contacts/us.yaml").write_text("region: us\n", "utf-8")
    with pytest.raises(Unreadable):
        catalogues(Project.at(root))
