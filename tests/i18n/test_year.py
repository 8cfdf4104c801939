"""A translator's year: all is translated and reviewed, then the source is edited in ten ways, one after the other.

After each edit the catalogue, the count and the page are what a translator would expect, and nothing that was ever
written is lost.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

from i18n_helpers import ROOT, TINY, po

from ipsdocs.build.job import Job, Options
from ipsdocs.build.produce import Production
from ipsdocs.commands.loop import update_locale, write_templates
from ipsdocs.i18n.extract import Catalogues, catalogues, with_notes
from ipsdocs.i18n.po import PoFile, Translation, dump
from ipsdocs.i18n.status import Coverage, coverage
from ipsdocs.problems import Problems
from ipsdocs.source.catalogues import load
from ipsdocs.source.files import Files
from ipsdocs.source.paths import po_file
from ipsdocs.source.project import Project

SECOND = """---
id: {id}
title: Sitting down together
summary: What a long talk needs.
version: 1
status: released
minutes: {{in-person: 20, online: 20}}
principles: [hope]
tasks: [mutuality]
objectives: [Say what you need before a long talk.]
topics: [listening]
requires: []
---

## The room {{#room minutes=20}}

A room with two doors gives everyone a way out, and nobody has to ask before they leave.

Take your time to look around. Nobody needs to hurry here. Then find a chair that suits you, and tell us if none does.

The kettle is on the table by the window.

Cups are in the cupboard on the left, and there are more in the kitchen.

Silence belongs to a talk as much as words do.

Bring a blanket if you feel the cold easily.

::: activity {{#walk minutes=10}}
### Walk and look
1. Walk once around the room.
2. Name three things that you like.
:::

| What | How long |
|---|---|
| Walking around | five minutes |
| Looking | two minutes |
"""
GONE = "Bring a blanket if you feel the cold easily."
REVIEW = "A. Lectora 2026-11-01"


class Year:
    """A project with one locale, and what its translator has written so far."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        shutil.copytree(TINY, self.root)
        shutil.copytree(ROOT / "templates", self.root / "templates")
        self.module = "second"
        (self.root / self.file).write_text(SECOND.format(id="second"), "utf-8")
        self.written: set[tuple[str, tuple[str, ...]]] = set()
        self.found: Catalogues = {}

    @property
    def file(self) -> str:
        return f"curriculum/modules/{self.module}.md"

    def edit(self, old: str, new: str, file: str = "") -> None:
        path = self.root / (file or self.file)
        text = path.read_text("utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), "utf-8")

    def update(self) -> list[str]:
        """`ipsdocs i18n update es`, twice: the second time changes nothing. What it said."""
        project, said = Project.at(self.root), Problems()
        self.found = with_notes(project, catalogues(project))
        write_templates(self.root, self.found)
        update_locale(self.root, "es", self.found, said)
        assert update_locale(self.root, "es", self.found, Problems()) == 0
        self.nothing_is_lost()
        return [problem.message for problem in said]

    def catalogue(self, domain: str = "") -> PoFile:
        data = (self.root / po_file("es", domain or self.module)).read_bytes()
        return po(data, "es", domain or self.module)

    def message(self, msgid: str, domain: str = "") -> Translation:
        (found,) = [message for message in self.catalogue(domain).messages if message.msgid == msgid]
        return found

    def obsolete(self, domain: str = "") -> set[str]:
        return {message.msgid for message in self.catalogue(domain).obsolete}

    def status(self, domain: str = "") -> Coverage:
        domain = domain or self.module
        return coverage("es", domain, self.found[domain], load(Files(self.root), "es", domain, Problems()))

    def open(self) -> tuple[int, int]:
        """How many messages of the module are fuzzy, how many are missing."""
        return self.status().fuzzy, self.status().missing

    def page(self, module: str = "") -> str:
        """The handout's closed page in Spanish."""
        job = Job("handout.html", "handout.html", module or self.module, "es", (), Options(), ())
        prepared = Production(Project.at(self.root)).prepare(job)
        assert [str(problem) for problem in prepared.problems] == []
        return prepared.payload

    def translate(self, domains: tuple[str, ...] = (), review: str = "") -> None:
        """Write what is missing, finish what is fuzzy; with a review, sign the catalogues."""
        for domain in domains or tuple(self.found):
            file = self.catalogue(domain)
            done = tuple(translated(message) for message in file.messages)
            self.written |= {(message.msgid, message.forms) for message in done}
            head = signed(file.head, review) if review else file.head
            name = self.root / po_file("es", domain)
            name.write_bytes(dump(replace(file, messages=done, head=head), self.found[domain]))

    def nothing_is_lost(self) -> None:
        """Whatever a translator wrote stands in some catalogue, live or obsolete, with the text it translates."""
        there: set[tuple[str, tuple[str, ...]]] = set()
        for domain in Project.at(self.root).catalogue_domains("es"):
            file = self.catalogue(domain)
            there |= {(m.msgid, m.forms) for m in (*file.messages, *file.obsolete) if not m.fuzzy}
        assert self.written <= there


def translated(message: Translation) -> Translation:
    if message.finished:
        return message
    whole = replace(message, fuzzy=False, previous=())
    if message.plural:
        return replace(whole, forms=(message.msgid, message.plural))
    return replace(whole, forms=(es(message.msgid),))


def es(text: str) -> str:
    """Spanish for those who know no Spanish."""
    return text if text.startswith(("!", "<", "%")) else f"ES {text}"


def signed(head: tuple[str, ...], review: str) -> tuple[str, ...]:
    by, _, on = review.rpartition(" ")
    others = tuple(line for line in head if not re.match("# reviewed-", line))
    return (*others, f"# reviewed-by: {by}", f"# reviewed-on: {on}")


DRAFT = "This translation has not been reviewed by a person yet"


def is_draft(page: str) -> bool:
    return DRAFT in page


def marked_english(page: str, text: str) -> bool:
    """Whether a text stands on the page in the source language, and is marked as such."""
    return bool(re.search(rf'lang="en"[^>]*>[^<]*{re.escape(text)}', page))


def begun(year: Year) -> None:
    assert year.update() == []
    assert year.open()[1] == year.status().total
    year.translate(review=REVIEW)
    assert year.update() == []
    assert year.open() == (0, 0)
    page = year.page()
    assert es("Silence belongs to a talk as much as words do.") in page
    assert 'lang="en"' not in page
    assert not is_draft(page)


def paragraph_changed(year: Year) -> None:
    old = "A room with two doors gives everyone a way out, and nobody has to ask before they leave."
    new = old.replace("two doors", "two wide doors")
    year.edit(old, new)
    year.update()
    found = year.message(new)
    assert (found.fuzzy, found.previous, found.forms) == (True, (old,), (es(old),))
    assert found.remarks == (f"after-review: {REVIEW}",)
    assert year.open() == (1, 0)
    page = year.page()
    assert marked_english(page, "two wide doors")
    assert es(old) not in page
    assert not is_draft(page), "what isn't reviewed isn't shown"
    year.translate(("second",))
    page = year.page()
    assert es(new) in page
    assert is_draft(page), "nobody has reviewed what came after the review"
    year.translate(("second",), review="B. Lector 2027-02-01")
    assert not is_draft(year.page())
    year.update()
    assert year.message(new).remarks == ()


def paragraph_split(year: Year) -> None:
    whole = (
        "Take your time to look around. Nobody needs to hurry here. "
        "Then find a chair that suits you, and tell us if none does."
    )
    first, second = "Take your time to look around. Nobody needs to hurry here.", whole.split("here. ")[1]
    year.edit(whole, f"{first}\n\n{second}")
    year.update()
    for part in (first, second):
        found = year.message(part)
        assert (found.fuzzy, found.previous, found.forms) == (True, (whole,), (es(whole),))
    assert whole in year.obsolete()
    assert year.open() == (2, 0)
    page = year.page()
    assert marked_english(page, first)
    assert marked_english(page, second)
    year.translate(("second",))


def paragraphs_merged(year: Year) -> None:
    first, second = (
        "The kettle is on the table by the window.",
        "Cups are in the cupboard on the left, and there are more in the kitchen.",
    )
    year.edit(f"{first}\n\n{second}", f"{first} {second}")
    year.update()
    found = year.message(f"{first} {second}")
    assert found.fuzzy
    assert found.previous == (f"{first} {second}",)
    assert found.forms == (f"{es(first)} {es(second)}",)
    assert year.obsolete() >= {first, second}
    assert year.open() == (1, 0)
    year.translate(("second",))


def moved_within(year: Year) -> None:
    before, page = year.catalogue(), year.page()
    silence, blanket = "Silence belongs to a talk as much as words do.", GONE
    year.edit(f"{silence}\n\n{blanket}", f"{blanket}\n\n{silence}")
    assert year.update() == []
    assert year.catalogue().messages != before.messages
    assert set(year.catalogue().messages) == set(before.messages)
    assert year.open() == (0, 0)
    now = year.page()
    assert now.index(es(blanket)) < now.index(es(silence))
    assert page.index(es(silence)) < page.index(es(blanket))


def moved_between(year: Year) -> None:
    moved = "Silence belongs to a talk as much as words do."
    year.edit(f"{moved}\n\n", "")
    year.edit("::: slot {#local}", f"{moved}\n\n::: slot {{#local}}", "curriculum/modules/first.md")
    year.update()
    found = year.message(moved, "first")
    assert (found.finished, found.forms) == (True, (es(moved),))
    assert moved in year.obsolete()
    assert year.status("first").percent == 100
    assert es(moved) in year.page("first")


def module_renamed(year: Year) -> None:
    before, page = year.catalogue(), year.page()
    text = (year.root / year.file).read_text("utf-8")
    (year.root / year.file).unlink()
    year.module = "third"
    (year.root / year.file).write_text(text.replace("id: second", "id: third"), "utf-8")
    assert year.update() == ["nothing is called “second” any more"]
    assert not (year.root / "locales/second.pot").exists()
    now = year.catalogue()
    assert now.messages == before.messages
    assert now.review == before.review, "who reviewed the old catalogue has reviewed these texts"
    assert year.open() == (0, 0)
    assert year.catalogue("second") == before, "the old file is left for a person to delete"
    own = re.compile("second|third|[0-9a-f]{8}</bdi>")  # its name, and the stamp over it
    assert own.sub("", year.page()) == own.sub("", page)


def heading_changed(year: Year) -> None:
    year.edit("### Walk and look", "### Walk around and look")
    year.update()
    found = year.message("Walk around and look")
    assert (found.fuzzy, found.previous) == (True, ("Walk and look",))
    assert found.forms == (es("Walk and look"),)
    assert year.open() == (1, 0)
    assert marked_english(year.page(), "Walk around and look")
    year.translate((year.module,))


def cell_changed(year: Year) -> None:
    year.edit("| Walking around |", "| Walking all around |")
    year.update()
    found = year.message("Walking all around")
    assert (found.fuzzy, found.previous) == (True, ("Walking around",))
    assert year.message("five minutes").finished
    assert year.open() == (1, 0)
    assert marked_english(year.page(), "Walking all around")
    year.translate((year.module,))


def item_changed(year: Year) -> None:
    year.edit("Name three things that you like.", "Name two or three things that you like.")
    year.update()
    found = year.message("Name two or three things that you like.")
    assert (found.fuzzy, found.previous) == (True, ("Name three things that you like.",))
    assert year.message("Walk once around the room.").finished
    assert year.open() == (1, 0)
    year.translate((year.module,))


def removed(year: Year) -> None:
    year.edit(f"{GONE}\n\n", "")
    year.update()
    assert GONE in year.obsolete()
    assert year.open() == (0, 0)
    assert "blanket" not in year.page()


def restored(year: Year) -> None:
    year.edit("::: activity", f"{GONE}\n\n::: activity")
    year.update()
    found = year.message(GONE)
    assert (found.finished, found.forms, found.remarks) == (True, (es(GONE),), ())
    assert GONE not in year.obsolete()
    assert year.open() == (0, 0)
    assert es(GONE) in year.page()


STEPS = (
    begun,
    paragraph_changed,
    paragraph_split,
    paragraphs_merged,
    moved_within,
    moved_between,
    module_renamed,
    heading_changed,
    cell_changed,
    item_changed,
    removed,
    restored,
)


def test_a_translators_year(tmp_path: Path) -> None:
    year = Year(tmp_path)
    for step in STEPS:
        step(year)
        year.nothing_is_lost()
    assert all(year.status(domain).percent == 100 for domain in year.found)
