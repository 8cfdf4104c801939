"""Tests of extract.py: every text of a project reaches its catalogue once, in reading order, with notes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from i18n_helpers import ROOT, TINY

from ipsdocs.edition.messages import TEMPLATES, Entry
from ipsdocs.i18n.extract import catalogues, with_notes
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
    assert [entry.msgid for entry in FOUND["variant-prison"]] == [
        "Inside",
        "Words for people who are inside.",
        "Staff may have to pass on what they hear.",
    ]


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


KINDS = """---
id: first
title: A first talk
summary: One.
version: 1
status: draft
minutes: {in-person: 30, online: 30}
principles: [hope]
tasks: [mutuality]
objectives: [Two.]
topics: []
requires: []
---

## Arriving {#arriving minutes=10}

Plain.

::: slide {#welcome}
### On the slide

- In a line of it

::: note
Beside the slide.
:::
:::

::: note
A remark.
:::

::: say
Spoken.
:::

::: chat
Pasted.
:::

::: quote {source="Who said it"}
Quoted.
:::

| Head | Two |
|---|---|
| Cell | Three |

## Without slides {#without minutes=20}

::::: activity {#ask minutes=20}
### Ask
1. Asked.

:::: slide {#inside}
### Inside
Shown while people talk.
::::

::: producer
Behind the scene.
:::
:::::
"""


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Entry]:
    """A module's messages with all that their translators are told, in a project with templates and a glossary."""
    root = tmp_path_factory.mktemp("kinds") / "project"
    shutil.copytree(TINY, root)
    shutil.copytree(ROOT / "templates", root / "templates")
    (root / "curriculum/modules/first.md").write_text(KINDS, "utf-8")
    (root / "curriculum/glossary.yaml").write_text(
        "talk: {term: talk, meaning: Words between people.}\nline: {term: line, meaning: A row., also: [rows]}\n",
        "utf-8",
    )
    project = Project.at(root)
    return by_id(with_notes(project, catalogues(project))["first"])


@pytest.mark.parametrize(
    ("msgid", "shown", "to"),
    [
        ("A first talk", "handout, slides, guide, overview, agenda", ""),
        ("Arriving", "handout, slides, guide", ""),
        ("Without slides", "handout, slides, guide", ""),
        ("Plain.", "handout, guide", ""),
        ("On the slide", "slides, guide", ""),
        ("In a line of it", "slides, guide", ""),
        ("Beside the slide.", "guide, speaker notes", "only facilitators read it"),
        ("A remark.", "guide", "only facilitators read it"),
        ("Spoken.", "guide", "said aloud to everyone"),
        ("Pasted.", "guide", "pasted into the chat, for everyone to read"),
        ("Quoted.", "handout", ""),
        ("Cell", "handout, guide", ""),
        ("Asked.", "handout, guide", ""),
        ("Inside", "slides, guide", ""),
        ("Shown while people talk.", "slides, guide", ""),
        ("Behind the scene.", "guide", "only facilitators read it"),
    ],
)
def test_which_papers_show_a_text_and_who_meets_it(kinds: dict[str, Entry], msgid: str, shown: str, to: str) -> None:
    assert (", ".join(kinds[msgid].shown), kinds[msgid].to) == (shown, to)


@pytest.mark.parametrize(
    ("msgid", "place"),
    [
        ("Arriving", "section arriving"),
        ("On the slide", "section arriving > slide welcome > heading"),
        ("In a line of it", "section arriving > slide welcome > item"),
        ("Beside the slide.", "slide welcome > note > paragraph"),
        ("Cell", "section arriving > table > cell"),
        ("Asked.", "section without > activity ask > item"),
    ],
)
def test_where_a_text_stands(kinds: dict[str, Entry], msgid: str, place: str) -> None:
    assert kinds[msgid].notes == (place,)


def test_a_slides_title_has_room_for_two_lines(kinds: dict[str, Entry]) -> None:
    assert 60 < kinds["On the slide"].room < 120
    assert kinds["In a line of it"].room == 0, "the slide would hold twice as much"
    assert kinds["Ask"].room == 0, "no slide's title"


def test_the_terms_that_stand_in_a_text(kinds: dict[str, Entry]) -> None:
    assert kinds["In a line of it"].comments[-1] == "terms: line"
    assert kinds["Shown while people talk."].terms == ("talk",)
    assert kinds["Plain."].terms == ()


def test_a_text_in_two_places_is_told_of_both(tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(TINY, root)
    again = KINDS.replace("Spoken.", "Plain.").replace("Pasted.", "A remark.")
    (root / "curriculum/modules/first.md").write_text(again, "utf-8")
    found = by_id(catalogues(Project.at(root))["first"])
    assert (found["Plain."].shown, found["Plain."].to) == (("handout", "guide"), "")
    assert (found["A remark."].shown, found["A remark."].to) == (("guide",), "")


def test_every_text_of_the_curriculum_says_where_it_is_shown() -> None:
    """Overlays don't know what holds their blocks, and the curriculum's words stand everywhere."""
    silent = {
        domain: [entry.msgid for entry in entries if not entry.shown and not entry.notes[0].startswith("label in")]
        for domain, entries in catalogues(Project.at(ROOT)).items()
        if domain not in (TEMPLATES, "curriculum") and not domain.startswith("variant-")
    }
    titles = [f"training-{id}" for id in Project.at(ROOT).training_ids()]
    assert {domain for domain, found in silent.items() if found} == set(titles), "a training's title is on all papers"
    assert all(len(silent[domain]) == 1 for domain in titles)


SCRIPT = """
import os, pathlib, sys
if sys.argv[2] == "backwards":
    os.umask(0o077)
    listed = os.listdir
    os.listdir = lambda *a: listed(*a)[::-1]
    scan = os.scandir
    class Backwards:
        def __init__(self, *a): self.entries = list(scan(*a))[::-1]
        def __enter__(self): return iter(self.entries)
        def __exit__(self, *a): pass
        def __iter__(self): return iter(self.entries)
        def close(self): pass
    os.scandir = Backwards
from ipsdocs.commands.main import main
main(["-C", sys.argv[1], "i18n", "update", "es"])
"""


def test_the_same_bytes_whatever_the_machine(tmp_path: Path) -> None:
    """Another order of files, time zone, umask, language of the system and hash seed, and a second run."""
    made = []
    for name, zone, seed, tongue in (("forwards", "UTC", "1", "C"), ("backwards", "Asia/Tokyo", "2", "de_DE.UTF-8")):
        root = tmp_path / name
        shutil.copytree(TINY, root)
        shutil.copytree(ROOT / "templates", root / "templates")
        more = {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": tongue, "PYTHONPATH": os.pathsep.join(sys.path)}
        for _ in range(2):
            subprocess.run([sys.executable, "-c", SCRIPT, str(root), name], env=os.environ | more, check=True)
            files = sorted(path for path in (root / "locales").rglob("*") if path.is_file())
            made.append({path.relative_to(root).as_posix(): (path.stat().st_mode, path.read_bytes()) for path in files})
    assert made[0] == made[1] == made[2] == made[3]
    assert len(made[0]) == 12
    text = b"".join(data for _, data in made[0].values())
    assert not re.search(rb"-Date:|Generated|20\d\d-\d\d-\d\d \d\d:|:\d+$", text, re.MULTILINE)
