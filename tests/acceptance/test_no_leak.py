"""No participant's file holds a facilitator's word; what nobody has reviewed says so on every page."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html
from matrix import Matrix
from readback import bare, by_pdfium, pages
from wording import words

from ipsdocs.build.kitchen import Kitchen
from ipsdocs.document.inline import plain
from ipsdocs.document.page import string_functions
from ipsdocs.edition.edition import EditedModule
from ipsdocs.problems import Problems
from ipsdocs.source.kinds import KINDS

LOCALES = ("en", "es", "ar")
PARTICIPANTS = ("handout.pdf", "handout.html", "slides.pdf", "slides.pptx")
EVERYBODY = ("overview.pdf", "agenda.pdf", "evaluation.pdf", "certificate.pdf")
SHORT = 12  # signs: a note that is as short as “Welcome.” can stand in any text


def facilitators(edited: EditedModule) -> Iterator[str]:
    """The words of every note, cue, chat text and poll of a module, patched and translated."""
    for block in edited.module.walk():
        if block.kind in KINDS and KINDS[block.kind].facilitator:
            yield from (words(part.text) for part in block.walk() if part.text)


def visible(file: Path) -> str:
    """Everything that a file says to whoever opens it, bare; of PowerPoint, the slides without their notes."""
    match file.suffix:
        case ".pdf":
            return "".join(pages(file))
        case ".pptx":
            return bare("".join(slides(file)))
    page = html.parse(file).getroot()
    said = [str(value) for element in page.iter(etree.Element) for value in element.attrib.values()]
    return bare("\n".join([page.text_content(), *said]))


def slides(file: Path) -> list[str]:
    """The text of each slide's shapes, in order."""
    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.startswith("ppt/slides/slide")]
        names.sort(key=lambda name: int("".join(filter(str.isdigit, name))))
        trees = [etree.fromstring(archive.read(name)) for name in names]
    return ["".join(text.text or "" for text in tree.iter("{*}t")) for tree in trees]


def secrets(built: Matrix, output: str, hidden: set[str]) -> list[str]:
    """The hidden texts that are long enough to tell, and that the output needn't show for another reason."""
    shown = bare("\n".join(built.said(output)))
    return [text for text in hidden if len(bare(text)) >= SHORT and bare(text) not in shown]


def leaking(secret: list[str], file: Path) -> list[str]:
    said = visible(file)
    return [text for text in secret if bare(text) in said]


@pytest.mark.parametrize("locale", LOCALES)
def test_no_facilitators_word_in_a_participants_file(built: Matrix, locale: str) -> None:
    leaks: dict[str, list[str]] = {}
    looked_for = 0
    for output, file in built.outputs(*PARTICIPANTS, locale=locale):
        kitchen = Kitchen(built.project, built.jobs[output], Problems())
        hidden = set(facilitators(kitchen.module(kitchen.job.subject, "guide", None)))
        secret = secrets(built, output, hidden)
        looked_for += len(secret)
        if leaked := leaking(secret, file):
            leaks[output] = leaked
    assert leaks == {}
    assert looked_for > 1000


@pytest.mark.parametrize("locale", LOCALES)
def test_no_facilitators_word_in_a_trainings_papers_for_everyone(built: Matrix, locale: str) -> None:
    leaks: dict[str, list[str]] = {}
    looked_for = 0
    for output, file in built.outputs(*EVERYBODY, locale=locale):
        edited = Kitchen(built.project, built.jobs[output], Problems()).training()
        hidden = {words(text) for _, texts in edited.training.preparation for text in texts}
        hidden |= {words(t) for s in edited.training.sessions for item in s.items for _, t in item.cues}
        hidden |= {secret for module in edited.modules for secret in facilitators(module)}
        secret = secrets(built, output, hidden)
        looked_for += len(secret)
        if leaked := leaking(secret, file):
            leaks[output] = leaked
    assert leaks == {}
    assert looked_for > 300


@pytest.mark.parametrize("locale", LOCALES)
def test_the_draft_mark_stands_on_every_page(built: Matrix, locale: str) -> None:
    unmarked = []
    for output, file in built.outputs(".pdf", ".html", ".pptx", locale=locale):
        marks = [bare(mark) for mark in draft_marks(built, output)]
        if file.suffix == ".pdf":
            parts = list(pages(file))
        else:
            parts = list(map(bare, slides(file))) if file.suffix == ".pptx" else [visible(file)]
        titles = _titles(built, output)  # one stands beside the mark, and so between the lines of a long one
        parts = ["".join([part, *(part.replace(title, "") for title in titles if title in part)]) for part in parts]
        unmarked += [f"{output}, page {n}" for n, part in enumerate(parts, 1) if not all(m in part for m in marks)]
    assert unmarked == []


def _titles(built: Matrix, output: str) -> list[str]:
    """What may stand at the head of the output's pages: its title, and in a workbook that of each chapter."""
    kitchen = Kitchen(built.project, built.jobs[output], Problems())
    if "/posters/" in output:
        return []  # a poster's title stands far from the mark
    if "/modules/" in output:
        return [bare(words(kitchen.module(kitchen.job.subject, "handout", None).module.title))]
    edited = kitchen.training()
    _, _plural = string_functions(kitchen.desk.strings, kitchen.language.tag)
    others = [_("Contents"), _("Words we use"), _("Who to call"), _("My notes")] if "/workbook" in output else []
    texts = [edited.training.title, *(module.module.title for module in edited.modules)]
    return [bare(title) for title in (*map(words, texts), *others)]


def draft_marks(built: Matrix, output: str) -> list[str]:
    """The phrases that each page of an output must bear, in its language."""
    kitchen = Kitchen(built.project, built.jobs[output], Problems())
    _, _plural = string_functions(kitchen.desk.strings, kitchen.language.tag)
    edition = kitchen.composer.edition
    marks = []
    if "/modules/" in output and built.project.module(kitchen.job.subject).status == "draft":
        marks.append(_("This module has not been reviewed yet"))
    if "/posters/" in output and built.project.poster(kitchen.job.subject).status == "draft":
        marks.append(_("This poster has not been reviewed yet"))
    if edition.draft_translation:
        marks.append(_("This translation has not been reviewed by a person yet"))
    if edition.draft_variants:
        marks.append(_("Not reviewed yet: the changes for %(names)s") % {"names": ""})
        marks += [plain(name.source) for name in edition.draft_variants]
    return [_("Draft"), *marks] if marks else []


@pytest.mark.parametrize("locale", LOCALES)
def test_unchecked_contacts_and_unfilled_policies_say_so(built: Matrix, locale: str) -> None:
    unsaid = []
    for output, file in built.outputs("handout.pdf", "handout.html", "slides.pdf", "guide.html", locale=locale):
        kitchen = Kitchen(built.project, built.jobs[output], Problems())
        _, _plural = string_functions(kitchen.desk.strings, kitchen.language.tag)
        format = "slides" if "slides" in output else "guide" if "guide" in output else "handout"
        edited = kitchen.module(kitchen.job.subject, format, None)  # type: ignore[arg-type]  # one of the three
        kinds = [b.kind for b in edited.module.walk() if b.kind != "policy" or b.attr("filled") != "yes"]
        said = "".join(by_pdfium(file)) if file.suffix == ".pdf" else visible(file)
        contacts = edited.edition.region.contacts if "support" in kinds else ()
        unchecked = sum(not contact.checked_by for contact in contacts)
        if said.count(bare(_("Not yet checked by a person"))) < unchecked:
            unsaid.append(f"{output}: contacts")
        policy = bare(_("Your organisation’s policy: to be filled in"))
        if format != "slides" and said.count(policy) < kinds.count("policy"):
            unsaid.append(f"{output}: policy")
    assert unsaid == []
