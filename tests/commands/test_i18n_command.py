"""Tests of `ipsdocs i18n`: extract, update, status, over the tiny project's Spanish."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from command_helpers import MODULE, OVERLAY, change, project, run
from tiny_worlds import with_agenda

from ipsdocs.commands.loop import coverages
from ipsdocs.i18n.status import Coverage

PO = "locales/es/LC_MESSAGES/first.po"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose catalogues are up to date."""
    root = project(tmp_path)
    assert run(root, "i18n", "update").exit_code == 0
    return root


def catalogues(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "locales").rglob("*.po*")}


def test_extract_writes_a_template_for_each_catalogue(tmp_path: Path) -> None:
    root = project(tmp_path)
    result = run(root, "i18n", "extract")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "6 templates, 6 changed\n", "")
    found = sorted(path.name for path in (root / "locales").glob("*.pot"))
    names = ("curriculum", "first", "poster-wall", "templates", "training-day", "variant-prison")
    assert found == [f"{name}.pot" for name in names]


def test_nothing_changes_when_nothing_changed(root: Path) -> None:
    before = catalogues(root)
    assert run(root, "i18n", "extract").stdout == "6 templates, 0 changed\n"
    assert run(root, "i18n", "update").stdout == "0 PO files changed\n"
    assert catalogues(root) == before


def test_moved_text_changes_no_translation(root: Path) -> None:
    change(root, MODULE, "---\n\n## Arriving", "---\n\n\n\n## Arriving")
    assert run(root, "i18n", "update").stdout == "0 PO files changed\n"


def test_edited_text_comes_back_fuzzy_with_what_it_was(root: Path) -> None:
    change(root, MODULE, "We learn together.", "We learn with each other.")
    result = run(root, "i18n", "update", "es")
    assert result.stdout == "1 PO file changed\n"
    assert (
        "# after-review: A. Lectora 2026-11-01\n"
        "#. section together > key-idea idea > paragraph\n"
        "#. shown in: handout, guide\n"
        "#: curriculum/modules/first.md\n"
        "#, fuzzy\n"
        '#| msgid "We learn together."\n'
        'msgid "We learn with each other."\n'
        'msgstr "Aprendemos juntas."\n'
    ) in (root / PO).read_text("utf-8")


def test_text_that_is_gone_is_kept(root: Path) -> None:
    change(root, MODULE, "We learn together.", "Bread, butter and a bowl of soup for everybody who came.")
    run(root, "i18n", "update", "es")
    assert (root / PO).read_text("utf-8").endswith('\n#~ msgid "We learn together."\n#~ msgstr "Aprendemos juntas."\n')


def test_text_that_comes_back_has_its_translation_back(root: Path) -> None:
    before = (root / PO).read_bytes()
    change(root, MODULE, "We learn together.", "Bread, butter and a bowl of soup for everybody who came.")
    run(root, "i18n", "update", "es")
    change(root, MODULE, "Bread, butter and a bowl of soup for everybody who came.", "We learn together.")
    run(root, "i18n", "update", "es")
    text = (root / PO).read_text("utf-8")
    assert 'msgid "We learn together."\nmsgstr "Aprendemos juntas."\n' in text
    assert len(re.findall(r'^(?:#~ )?msgid "We learn together\."$', text, re.M)) == 1
    assert (root / PO).read_bytes() == before


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt is missing: apt-get install gettext")
def test_gettext_reads_what_was_written(root: Path) -> None:
    change(root, MODULE, "We learn together.", "We learn with each other.")
    run(root, "i18n", "update")
    for path in (root / "locales").rglob("*.po"):
        subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", str(path)], check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="msgmerge is missing: apt-get install gettext")
def test_what_gettexts_own_tool_has_written_is_read(root: Path) -> None:
    """It folds previous texts, and writes those of obsolete messages as `#~|`."""
    long = "We learn together, and we take the time that it takes, " * 3 + "as long as both of us want to."
    change(root, MODULE, "We learn together.", long)
    run(root, "i18n", "update")
    path = root / PO
    path.write_text(path.read_text("utf-8").replace('msgstr "Bebe un vaso de agua."', 'msgstr "Bebe agua."'), "utf-8")
    for old, new in ((long, f"{long} Today."), (f"{long} Today.", "Soup.")):
        change(root, MODULE, old, new)
        run(root, "i18n", "extract")
        merge = ["msgmerge", "--quiet", "--previous", "--update", "--backup=none", str(path), "locales/first.pot"]
        subprocess.run(merge, cwd=root, check=True)
    result = run(root, "i18n", "update", "es")
    assert (result.exit_code, result.stderr) == (0, "")
    text = path.read_text("utf-8")
    assert '#~ msgid "We learn together."\n#~ msgstr "Aprendemos juntas."\n' in text
    assert 'msgstr "Bebe agua."\n' in text
    assert run(root, "i18n", "update", "es").stdout == "0 PO files changed\n"


def test_update_writes_no_catalogue_that_it_cannot_read(root: Path) -> None:
    broken = (root / PO).read_bytes() + b'\nmsgid "open\n'
    (root / PO).write_bytes(broken)
    result = run(root, "i18n", "update", "es")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{PO}:")
    assert (root / PO).read_bytes() == broken


def test_half_a_source_makes_no_template(root: Path) -> None:
    change(root, MODULE, "::: key-idea", "::: key-ideas")
    before = catalogues(root)
    result = run(root, "i18n", "extract")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{MODULE}:41: error: unknown kind of block “key-ideas”\n")
    assert catalogues(root) == before


def test_status_counts(root: Path) -> None:
    change(root, MODULE, "We learn together.", "We learn with each other.")
    change(root, MODULE, "Drink a glass of water.", "Go outside, look at the sky and breathe for a while.")
    run(root, "i18n", "update", "es")
    result = run(root, "i18n", "status", "es")
    rows = [line.split() for line in result.stdout.splitlines()]
    assert rows[0] == ["locale", "catalogue", "done", "fuzzy", "missing", "words", "%", "state"]
    assert rows[1] == ["es", "first", "15", "1", "1", "94", "82", "reviewed", "by", "A.", "Lectora"]
    names = ["first", "curriculum", "training-day", "poster-wall", "variant-prison", "templates", "in"]
    assert [row[1] for row in rows[1:]] == names
    assert rows[-2][-1] == "draft"
    done, fuzzy, missing, words = (sum(int(row[n]) for row in rows[1:-1]) for n in (2, 3, 4, 5))
    assert rows[-1][:7] == ["es", "in", "all", str(done), str(fuzzy), str(missing), str(words)]
    assert result.exit_code == 0


def test_a_locale_that_is_asked_for_twice_is_counted_once(root: Path) -> None:
    assert run(root, "i18n", "status", "es", "es").stdout == run(root, "i18n", "status", "es").stdout


def test_status_as_json(root: Path) -> None:
    found = json.loads(run(root, "i18n", "status", "es", "--json").stdout)
    counts = {
        "locale": "es",
        "translated": 17,
        "inherited": 0,
        "fuzzy": 0,
        "missing": 0,
        "not-needed": 0,
        "words": 86,
        "words-translated": 86,
        "words-fuzzy": 0,
        "percent": 100,
    }
    assert found["catalogues"][0] == {
        "catalogue": "first",
        **counts,
        "counts": True,
        "drafted-by": "",
        "reviewed-by": "A. Lectora",
    }
    (es,) = found["locales"]
    assert (es["locale"], es["minimum"]) == ("es", 90)
    assert es["words"] == sum(row["words"] for row in found["catalogues"])


def test_status_as_a_page(root: Path, tmp_path: Path) -> None:
    result = run(root, "i18n", "status", "--html", str(tmp_path / "map.html"))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    page = (tmp_path / "map.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "A tiny curriculum" in page
    assert page.count("reviewed by A. Lectora") > 0


def test_a_page_that_cannot_be_written_is_said(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = run(root, "i18n", "status", "--html", str(tmp_path / "file" / "map.html"))
    assert result.exit_code == 3
    assert "cannot be written" in result.stderr


VARIANT = "curriculum/variants/prison/variant.yaml"
PRISON = "locales/es/LC_MESSAGES/variant-prison.po"


def of_status(root: Path, locale: str = "es") -> tuple[dict[str, str], list[str]]:
    """The lines of `status` by catalogue, and the last line's words."""
    lines = run(root, "i18n", "status", locale).stdout.splitlines()
    return {line.split()[1]: line for line in lines[1:-1]}, lines[-1].split()


def test_a_variant_of_other_languages_is_no_lack(root: Path) -> None:
    before = of_status(root)[1][6]
    change(root, VARIANT, "why:", "locales: [en]\nwhy:")
    rows, in_all = of_status(root)
    assert rows["variant-prison"].endswith("; no release needs it")
    assert int(in_all[6]) < int(before)
    (root / PRISON).unlink()
    assert run(root, "i18n", "update", "es").stdout == "0 PO files changed\n"
    assert not (root / PRISON).exists()
    assert "variant-prison" not in of_status(root)[0]
    change(root, VARIANT, "locales: [en]", "locales: [en, es]")
    assert run(root, "i18n", "update", "es").stdout == "1 PO file changed\n"
    assert (root / PRISON).exists()


def test_a_file_of_a_variant_of_other_languages_is_kept_up_to_date(root: Path) -> None:
    change(root, VARIANT, "why:", "locales: [en]\nwhy:")
    change(root, OVERLAY, "pass on what", "tell others what")
    assert run(root, "i18n", "update", "es").stdout == "1 PO file changed\n"
    assert "tell others what" in (root / PRISON).read_text("utf-8")


def test_a_variant_in_no_stack_keeps_its_translation_and_counts_for_no_release(root: Path) -> None:
    change(root, "curriculum/curriculum.yaml", "stacks: [base, prison]", "stacks: [base]")
    assert run(root, "i18n", "update", "es").stdout == "0 PO files changed\n"
    assert of_status(root)[0]["variant-prison"].endswith("; no release needs it")
    (root / PRISON).unlink()
    assert run(root, "i18n", "update", "es").stdout == "0 PO files changed\n"
    assert "variant-prison" not in of_status(root)[0]


def test_a_variants_words_about_what_a_locale_does_not_make_are_no_lack(root: Path) -> None:
    """What stands in its overlay, too, counts; the catalogue stays whole, with nothing lost by an update."""
    with_agenda(
        root, "{talk: 5, title: Keys and counts}", "{talk: 5, title: Staff may have to pass on what they hear.}"
    )
    assert run(root, "i18n", "update", "es").stdout == "1 PO file changed\n"
    rows, in_all = of_status(root)
    assert rows["variant-prison"].split()[2:7] == ["3", "0", "1", "19", "84"]
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: {minimum: 90, trainings: [], modules: [first]}")
    fewer, less = of_status(root)
    assert fewer["variant-prison"].split()[2:7] == ["3", "0", "0", "16", "100"]
    assert fewer["variant-prison"].endswith("reviewed by A. Lectora; no release needs 1 more")
    training = int(rows["training-day"].split()[5])
    assert int(in_all[6]) - int(less[6]) == training + len("Keys and counts".split())
    assert run(root, "i18n", "update", "es").stdout == "0 PO files changed\n"
    (row,) = (
        row
        for row in json.loads(run(root, "i18n", "status", "es", "--json").stdout)["catalogues"]
        if row["catalogue"] == "variant-prison"
    )
    assert (row["translated"], row["not-needed"], row["words"], row["counts"]) == (3, 1, 16, True)


def test_a_thin_locale_has_what_its_parent_has(root: Path) -> None:
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: 90, es-MX: 90")
    lines = run(root, "i18n", "status", "es", "es-MX").stdout.splitlines()
    es, mx = (line.split() for line in lines if " in all " in line)
    assert es[1:] == mx[1:]


def test_a_thin_locale_gets_no_catalogue_until_it_says_something_otherwise(root: Path) -> None:
    change(root, "curriculum/curriculum.yaml", "es: 90", "es: 90, es-MX: 90")
    assert run(root, "i18n", "update", "es-MX").stdout == "0 PO files changed\n"
    folder = root / "locales/es-MX/LC_MESSAGES"
    assert not folder.exists()
    folder.mkdir(parents=True)
    pot = (root / "locales/first.pot").read_text("utf-8")
    said = 'msgid "We learn together."\nmsgstr "Aprendemos a la par."'
    (folder / "first.po").write_text(pot.replace('msgid "We learn together."\nmsgstr ""', said), "utf-8")
    assert run(root, "i18n", "update", "es-MX").stdout == "1 PO file changed\n"
    text = (folder / "first.po").read_text("utf-8")
    assert text.count("\nmsgid ") == 2, "the head and what differs"
    assert said in text
    assert '"Language: es_MX\\n"' in text
    catalogues, in_all = of_status(root, "es-MX")
    assert catalogues["first"].endswith(" 100  draft")
    assert catalogues["curriculum"].endswith(" 100  as its parent")
    assert in_all[1:] == of_status(root)[1][1:]


def test_a_parent_is_brought_up_to_date_before_what_stands_over_it(root: Path) -> None:
    """Both get a text that moved in one update, in whichever order they are named."""
    change(root, "curriculum/curriculum.yaml", "es: 90", "es-MX: 90, es: 90")
    folder, words = root / "locales/es-MX/LC_MESSAGES", "We learn together."
    folder.mkdir(parents=True)
    pot = (root / "locales/first.pot").read_text("utf-8").replace("# first", "# gone")
    (folder / "gone.po").write_text(pot.replace(f'"{words}"\nmsgstr ""', f'"{words}"\nmsgstr "Aprendemos."'), "utf-8")
    (root / "locales/es/LC_MESSAGES/first.po").rename(root / "locales/es/LC_MESSAGES/gone.po")
    run(root, "i18n", "update", "es-MX", "es")
    assert "\n# its parent says: " in (folder / "first.po").read_text("utf-8")


def test_what_was_counted_is_kept_until_a_file_changes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[str] = []

    def counted(*given: object) -> list[Coverage]:
        counts.append("counted")
        return coverages(*given)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr("ipsdocs.commands.i18n.coverages", counted)
    first = run(root, "i18n", "status").stdout
    assert run(root, "i18n", "status").stdout == first
    assert len(counts) == 1
    for file in (PO, MODULE, "curriculum/variants/prison/variant.yaml", "locales/first.pot"):
        (root / file).write_bytes((root / file).read_bytes() + b"\n")
        assert run(root, "i18n", "status").stdout == first
        assert run(root, "i18n", "status").stdout == first
    assert len(counts) == 5


@pytest.mark.parametrize("harm", ["torn", "empty", "other", "gone"])
def test_a_damaged_cache_is_counted_again(root: Path, harm: str) -> None:
    first = run(root, "i18n", "status").stdout
    (cache,) = (root / "build/.cache").iterdir()
    data = cache.read_bytes()
    harmed = {"torn": data[: len(data) // 2], "empty": b"", "other": data.replace(b'"missing":0', b'"missing":7')}
    assert harmed.get(harm) != data
    cache.write_bytes(harmed[harm]) if harm in harmed else cache.unlink()
    assert run(root, "i18n", "status").stdout == first
    assert cache.read_bytes() == data


def test_a_problem_is_said_each_time(root: Path) -> None:
    (root / PO).write_bytes((root / PO).read_bytes() + b'\nmsgid "open\n')
    first = run(root, "i18n", "status")
    assert first.exit_code == 1
    assert run(root, "i18n", "status").stderr == first.stderr != ""


def test_check_names_what_is_lost_and_what_is_waived(root: Path) -> None:
    assert run(root, "i18n", "check", "es").stdout == "0 errors, 0 warnings\n"
    change(root, PO, "Decir **una** cosa", "Decir una cosa")
    result = run(root, "i18n", "check", "es")
    assert result.exit_code == 1
    assert f"{PO}:" in result.stdout
    assert result.stdout.endswith("1 error, 0 warnings\n")
    change(root, PO, 'msgid "Say **one** thing', '# waive emphasis: one word less\nmsgid "Say **one** thing')
    result = run(root, "i18n", "check", "es", "--waived")
    assert result.exit_code == 0
    assert ": waived emphasis: **strong** stands once in the text" in result.stdout
    assert result.stdout.endswith("    one word less\n0 errors, 0 warnings, 1 waived\n")
    found = json.loads(run(root, "i18n", "check", "--json").stdout)
    assert found["problems"] == []
    assert [(each["rule"], each["reason"]) for each in found["waived"]] == [("emphasis", "one word less")]


def test_weblates_file_is_kept_up_to_date_once_it_is_there(root: Path) -> None:
    assert not (root / "weblate.json").exists()
    assert run(root, "i18n", "weblate").stdout == "weblate.json: 6 components\n"
    text = (root / MODULE).read_text("utf-8")
    (root / "curriculum/modules/second.md").write_text(text.replace("id: first", "id: second"), "utf-8")
    (root / "curriculum/modules/second").symlink_to("first")
    run(root, "i18n", "extract")
    assert "second" in [each["name"] for each in json.loads((root / "weblate.json").read_bytes())]


@pytest.mark.parametrize(
    "command",
    [
        "i18n update",
        "i18n status",
        "i18n check",
        "build --locale",
        "packet day --locale",
        "variants report prison --locale",
    ],
)
@pytest.mark.parametrize("locale", ["xx", "root", "../../outside", "es@/../../../outside"])
def test_an_unknown_locale_is_wrong_usage(root: Path, command: str, locale: str) -> None:
    before = sorted(root.parent.rglob("*"))
    assert run(root, *command.split(), locale).exit_code == 2
    assert sorted(root.parent.rglob("*")) == before
