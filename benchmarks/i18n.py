"""The translator's loop with ten thousand messages in twelve locales: counted, and one locale brought up to date."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.timing import IPSDOCS, Bar, Figure, NotMeasured, Row, run
from ipsdocs.edition.messages import Entry
from ipsdocs.i18n.extract import catalogues, with_notes
from ipsdocs.i18n.po import Translation, dump, new
from ipsdocs.source.paths import catalogue_folder, po_file
from ipsdocs.source.project import Project

LOCALES = ("es", "ar", "ru", "hi", "fr", "ja", "he", "de", "it", "pt", "pl", "tr")
MESSAGES = 10_000
EDITED = 4  # one paragraph in so many is edited, if it begins as prose does
STATUS, UPDATE = Bar(3), Bar(10)


def grow(project: Path) -> int:
    """Make a project's copy as large as the bar says, all of it translated; how many messages there are."""
    head = project / "curriculum/curriculum.yaml"
    tags = ", ".join(f"{tag}: 90" for tag in ("en", *LOCALES))
    head.write_text(re.sub(r"(?m)^locales:.*(?:\n  .*)*$", f"locales: {{{tags}}}", head.read_text("utf-8")), "utf-8")
    found = catalogues(Project.at(project))
    have = sum(map(len, found.values()))
    folder = project / "curriculum/modules"
    for file in sorted(folder.glob("*.md")):
        if have < MESSAGES:
            id, text = file.stem, file.read_text("utf-8")
            (folder / f"{id}-again.md").write_text(re.sub(r"(?m)^id: .*$", f"id: {id}-again", text, count=1), "utf-8")
            (folder / f"{id}-again").symlink_to(id)
            have += len(found[id])
    source = Project.at(project)
    found = with_notes(source, catalogues(source))
    for locale in LOCALES:
        for domain, entries in found.items():
            path = project / po_file(locale, domain)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(translated(locale, domain, entries))
    return sum(map(len, found.values()))


def translated(locale: str, domain: str, entries: tuple[Entry, ...]) -> bytes:
    """A PO file that has each message as its own translation."""
    file = new(locale, f"# {domain}\n#\n# drafted-by: machine\n# reviewed-by:\n# reviewed-on:")
    forms = {e: (e.msgid,) * (file.plurals if e.plural else 1) for e in entries}
    return dump(replace(file, messages=tuple(Translation(e.msgid, e.plural, forms[e]) for e in entries)), entries)


def edit(project: Path, number: int) -> int:
    """Put words into paragraphs, other ones each time; how many were edited."""
    count = 0
    for file in sorted((project / "curriculum/modules").glob("*.md")):
        paragraphs = file.read_text("utf-8").split("\n\n")
        for at in range(number % EDITED, len(paragraphs), EDITED):
            if re.match(r"[A-Z][a-z]+ [a-z]", paragraphs[at]):
                paragraphs[at] = paragraphs[at].replace(" ", f" once more, {number} times, ", 1)
                count += 1
        file.write_text("\n\n".join(paragraphs), "utf-8")
    return count


def measured(project: Path, runs: int) -> Iterator[Row]:
    """The commands, from outside. What `update` made is read once: a figure over nothing done would say nothing."""
    messages = grow(project)
    yield Row("translator's loop", words=f"{messages:,} messages x {len(LOCALES)} locales")
    count = [IPSDOCS, "i18n", "status"]
    cold = []
    for _ in range(runs):
        shutil.rmtree(project / "build", ignore_errors=True)
        cold.append(run(count, project).seconds)
    yield Row("  ipsdocs i18n status, nothing kept", Figure.of(cold), "s", STATUS)
    yield Row(
        "  ipsdocs i18n status, once more", Figure.of([run(count, project).seconds for _ in range(runs)]), "s", STATUS
    )
    update = [IPSDOCS, "i18n", "update", "es"]
    run(update, project)
    yield Row(
        "  ipsdocs i18n update es, nothing to do", Figure.of([run(update, project).seconds for _ in range(runs)]), "s"
    )
    seconds, edited = [], 0
    for number in range(runs):
        edited = edit(project, number)
        seconds.append(run(update, project).seconds)
    fuzzy = sum(path.read_text("utf-8").count("\n#, fuzzy") for path in (project / catalogue_folder("es")).glob("*.po"))
    if not fuzzy:
        raise NotMeasured("the edits changed no message")
    yield Row(f"  ipsdocs i18n update es, {edited:,} texts edited", Figure.of(seconds), "s", UPDATE)
