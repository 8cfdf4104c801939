"""A translation is changed: only the documents whose page changes are made again."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from command_helpers import MODULE, change, project, run, shell

PO = "locales/es/LC_MESSAGES/first.po"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with up-to-date catalogues, all of whose Spanish documents are built into `out` beside it."""
    root = project(tmp_path_factory.mktemp("built"), templates=True)
    first = (root / MODULE).read_text("utf-8")
    (root / "curriculum/modules/second.md").write_text(re.sub("(?m)^id: first$", "id: second", first), "utf-8")
    shutil.copytree(root / "curriculum/modules/first", root / "curriculum/modules/second")
    assert run(root, "i18n", "update").exit_code == 0
    found = build(root)
    assert len(found["built"] + found["shared"]) == 21
    return root


def outputs(root: Path) -> dict[str, str]:
    """The digest of each output."""
    entries = json.loads((root.parent / "out/manifest.json").read_bytes())["outputs"]
    return {name: entry["sha256"] for name, entry in entries.items()}


def build(root: Path) -> dict[str, list[str]]:
    out = str(root.parent / "out")
    result = shell("-C", str(root), "build", "--locale", "es", "--variant", "base", "--json", "--out", out)
    summary: dict[str, list[str]] = json.loads(result.stdout)
    assert summary["failed"] == []
    return summary


def test_one_translation_makes_only_the_pages_it_stands_on(built: Path) -> None:
    before = outputs(built)
    change(built, PO, '"¿Qué te trae por aquí?"', '"¿Qué te ha traído aquí?"')
    found = build(built)
    after = outputs(built)
    changed = {name for name in after if after[name] != before[name]}
    assert set(found["built"]) == changed
    assert set(found["shared"] + found["unchanged"]) == set(after) - changed
    assert {re.sub("^es/base/(modules|trainings)/", "", name) for name in changed} == {
        *("first/handout.pdf", "first/handout.html", "first/guide.pdf", "first/guide.html"),
        *("day/workbook.pdf", "day/run-of-show.pdf", "day/run-of-show.html"),
    }


def test_what_no_page_shows_makes_nothing(built: Path) -> None:
    with (built / PO).open("a", encoding="utf-8") as file:
        file.write('\n#~ msgid "Gone."\n#~ msgstr "Ya no está."\n')
    change(built, PO.replace("first", "variant-prison"), "El personal quizá", "Quizá el personal")  # another edition's
    found = build(built)
    assert found["built"] == []
    assert set(found["shared"] + found["unchanged"]) == set(outputs(built))


def test_a_remark_or_a_fuzzy_guess_makes_nothing(built: Path) -> None:
    change(built, PO, 'msgid "Open"\n', '# ask Ana about this\nmsgid "Open"\n')
    path = built / "locales/es/LC_MESSAGES/templates.po"
    untranslated = 'msgid "Agenda"\nmsgstr ""\n'
    assert untranslated in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(untranslated, '#, fuzzy\nmsgid "Agenda"\nmsgstr "x"\n'), "utf-8")
    assert build(built)["built"] == []
