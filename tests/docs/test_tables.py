"""The tables and examples of the pages equal the code and can be read by the project's own readers."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from pages import PAGES, ROOT, Fenced, fenced, read, table

from ipsdocs.build.produce import DOCUMENTS
from ipsdocs.build.summary import Summary
from ipsdocs.checks.project import check
from ipsdocs.edition.agenda import spots
from ipsdocs.model import Curriculum
from ipsdocs.problems import Problems
from ipsdocs.release.bundle import SUMS
from ipsdocs.release.packet import COVER, MODULE_FOLDERS, POSTERS, TRAINING_FILES
from ipsdocs.source import modules, posters, trainings
from ipsdocs.source.agendas import read_agenda
from ipsdocs.source.curriculum import read_curriculum
from ipsdocs.source.files import Files
from ipsdocs.source.glossary import GLOSSARY, read_glossary
from ipsdocs.source.hub import read_hub
from ipsdocs.source.kinds import KINDS, OPERATIONS
from ipsdocs.source.modules import read_module
from ipsdocs.source.overlays import read_overlay
from ipsdocs.source.posters import read_poster
from ipsdocs.source.project import Project
from ipsdocs.source.variants import OCCASIONS, read_variant

# docs/format.md's word for each column of the guide.
CUES = {
    "": "–",
    "do": "DO",
    "say": "SAY",
    "screen": "on screen",
    "producer": "producer",
    "chat": "chat",
    "fallback": "fallback",
    "read": "yes",
    "break": "break",
}


def test_the_table_of_kinds_equals_the_code() -> None:
    rows = {row[0]: row for row in table("docs/format.md", "kind")}
    assert list(rows) == list(KINDS)
    for name, (_, what, handout, slides, guide, attributes) in rows.items():
        kind = KINDS[name]
        assert what
        assert handout == ("yes" if "handout" in kind.formats else "–"), name
        assert slides == ("yes" if "slides" in kind.formats else "notes" if kind.notes else "–"), name
        assert guide == (CUES[kind.cue] if "guide" in kind.formats else "–"), name
        words = [] if attributes == "–" else attributes.replace("#", "").split(", ")
        assert {word.strip("*") for word in words if word.startswith("**")} == set(kind.wants), name
        assert {word for word in words if not word.startswith("**")} == set(kind.may), name


def test_the_table_of_operations_equals_the_code() -> None:
    names = [name for row in table("docs/variants.md", "operation") for name in row[0].split(", ")]
    assert tuple(names) == tuple(OPERATIONS)


def test_ci_md_names_every_field_of_the_json() -> None:
    text = read("docs/ci.md")
    fields = {"drawn" if field == "rendered" else field for field in Summary.__dataclass_fields__}
    assert all(f"`{field}`" in text for field in fields)
    listed = {word for row in table("docs/ci.md", "field") for word in re.findall(r"`(\w+)`", row[0])}
    assert listed == {
        *("format", "outputs", "sha256", "bytes", "pages", "edition", "document", "subject"),
        *("sources", "coverage", "fallbacks"),
    }


def test_trainer_md_lists_what_is_in_a_packet() -> None:
    named = " ".join(row[0] for row in table("docs/trainer.md", "file"))
    stems = {file.rpartition(".")[0] for file, _ in TRAINING_FILES}
    for name in (COVER, SUMS, *stems, *(f"{row[0]}/" for row in MODULE_FOLDERS), f"{POSTERS}/"):
        assert name in named
    assert all(document in DOCUMENTS for _, document in TRAINING_FILES)


def yaml_blocks(page: str) -> list[Fenced]:
    return [block for block in fenced(page) if block.info == "yaml"]


def curriculum() -> Curriculum:
    found = read_curriculum(Files(ROOT), Problems())
    assert found is not None
    return found


def test_the_hub_file_is_one_and_has_every_key(tmp_path: Path) -> None:
    (block,) = yaml_blocks("docs/trainer.md")
    (tmp_path / "hub.yaml").write_text(block.text, "utf-8")
    problems = Problems()
    assert read_hub(tmp_path / "hub.yaml", problems) is not None
    assert list(problems) == []
    (tmp_path / "hub.yaml").write_text("id: r\nname: R\nx: y\n", "utf-8")
    read_hub(tmp_path / "hub.yaml", problems)
    known = {word.strip(" .") for word in next(iter(problems)).hint.removeprefix("Known:").split(",")}
    assert set(re.findall(r"^([a-z-]+):", block.text, re.M)) == known


def module_problems(text: str) -> list[str]:
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/modules/boundaries.md": text.encode()})
    read_module(files, "boundaries", curriculum(), problems)
    return [str(problem) for problem in problems]


def head() -> Fenced:
    """The head of a module, as the page about the format shows it."""
    (found,) = [block for block in yaml_blocks("docs/format.md") if block.text.startswith("---")]
    return found


def test_the_module_head_is_one() -> None:
    block = head()
    assert module_problems(f"{block.text}\n## Arriving {{#arriving minutes=10}}\n\nHello.\n") == []


def test_every_key_of_a_head_is_in_the_example() -> None:
    block = head()
    assert set(re.findall(r"^([a-z-]+):", block.text, re.M)) == set(modules._HEAD_KEYS)


def test_the_poster_is_one_and_has_every_key() -> None:
    (block,) = [block for block in yaml_blocks("docs/format.md") if "picture:" in block.text]
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/posters/at-this-table.yaml": block.text.encode()})
    assert read_poster(files, "at-this-table", curriculum(), problems) is not None
    assert list(problems) == []
    assert tuple(re.findall(r"^([a-z-]+):", block.text, re.M)) == posters.KEYS


def test_the_training_file_is_one_and_holds(tmp_path: Path) -> None:
    """It is read beside the curriculum's own modules, so that its minutes are right, too."""
    (block,) = [block for block in yaml_blocks("docs/format.md") if "sessions:" in block.text]
    shutil.copytree(ROOT / "curriculum", tmp_path / "curriculum")
    (tmp_path / "curriculum/trainings/first-steps.yaml").write_text(block.text, "utf-8")
    found = check(Project.at(tmp_path), date(2026, 12, 1))
    assert [str(problem) for problem in found if problem.place.file.endswith("first-steps.yaml")] == []


def test_the_training_file_has_every_key() -> None:
    (block,) = [block for block in yaml_blocks("docs/format.md") if "sessions:" in block.text]
    assert tuple(re.findall(r"^([a-z-]+):", block.text, re.M)) == trainings.KEYS
    assert all(f"{when}: " in block.text for when in trainings.PREPARATION)
    assert all(f"{kind}: " in block.text for kind in trainings.QUESTIONS)


def test_the_table_of_items_equals_the_code() -> None:
    rows = [(row[0].split(", "), row[2].split(", ")) for row in table("docs/format.md", "item")]
    assert {name for names, _ in rows for name in names} == set(trainings.ITEMS)
    for names, beside in rows:
        assert beside == (["sections"] if names == ["module"] else list(trainings.OWN)), names


def test_markdown_examples_can_be_read() -> None:
    examples = [block.text for page in PAGES for block in fenced(page) if block.info == "markdown"]
    overlays = [text for text in examples if text.startswith("---\nmodule:")]
    assert len(overlays) == 1
    for text in set(examples) - set(overlays):
        body = text if text.startswith("## ") else f"## One {{#one minutes=30}}\n\n{text}"
        assert module_problems(f"{head().text}\n{body}") == []


def test_the_glossary_example_can_be_read() -> None:
    (block,) = [block for block in yaml_blocks("docs/format.md") if "meaning:" in block.text]
    problems = Problems()
    terms = read_glossary(Files(Path("/nowhere"), {GLOSSARY: block.text.encode()}), "en", problems)
    assert list(problems) == []
    assert [(term.id, term.online) for term in terms] == [
        ("mutuality", False),
        ("limit", False),
        ("breakout-room", True),
    ]


def test_the_example_of_print_limits_and_words_to_avoid_is_one() -> None:
    (block,) = [block for block in yaml_blocks("docs/format.md") if "limits:" in block.text]
    problems = Problems()
    text = f"id: v\nname: V\nkind: setting\nwhy: Because.\n{block.text}"
    files = Files(Path("/nowhere"), {"curriculum/variants/v/variant.yaml": text.encode()})
    variant = read_variant(files, "v", "en", problems)
    assert list(problems) == []
    assert variant is not None
    assert [row.words for row in variant.avoid] == [("staple", "staples")]
    said = {(row[0].strip("`").partition(": ")[::2]) for row in table("docs/format.md", "key")}
    words = ("greyscale", "addresses", "unbound", "internet", "disclosure")
    assert said == {(word, "yes" if getattr(variant, word) else "no") for word in words}


def test_the_overlay_example_can_be_read() -> None:
    (text,) = [block.text for block in fenced("docs/variants.md") if block.text.startswith("---\nmodule:")]
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/variants/v/boundaries.md": text.encode()})
    overlay = read_overlay(files, "v", "boundaries", "en", problems)
    assert list(problems) == []
    assert overlay is not None
    assert [operation.does for operation in overlay.operations] == ["replace", "set", "move", "after"]


def test_the_agenda_example_can_be_read() -> None:
    (block,) = [block for block in yaml_blocks("docs/format.md") if "changes:" in block.text]
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/variants/v/trainings/core-in-person.yaml": block.text.encode()})
    agenda = read_agenda(files, "v", "core-in-person", "en", problems)
    assert list(problems) == []
    assert agenda is not None
    named = spots(Project.at(ROOT).training("core-in-person"))
    assert [(change.does, change.at in named) for change in agenda.changes] == [("after", True), ("remove", True)]


def test_the_practices_example_can_be_read() -> None:
    (block,) = [block for block in yaml_blocks("docs/format.md") if "practices:" in block.text]
    text = f"id: v\nname: V\nkind: culture\nwhy: Because.\n{block.text}"
    problems = Problems()
    variant = read_variant(
        Files(Path("/nowhere"), {"curriculum/variants/v/variant.yaml": text.encode()}), "v", "en", problems
    )
    assert list(problems) == []
    assert variant is not None
    assert variant.opening is not None
    assert variant.closing is not None


def test_the_calendar_example_can_be_read_and_has_every_way() -> None:
    (block,) = [block for block in yaml_blocks("docs/variants.md") if block.text.startswith("calendar:")]
    text = f"id: v\nname: V\nkind: culture\nwhy: Because.\n{block.text}"
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/variants/v/variant.yaml": text.encode()})
    variant = read_variant(files, "v", "en", problems)
    assert list(problems) == []
    assert variant is not None
    assert [(o.is_free, bool(o.window), bool(o.ask)) for o in variant.calendar] == [
        *((True, False, False),) * 3,
        (False, True, False),
        (False, False, True),
    ]
    assert {row[0].split(", ")[0] for row in table("docs/variants.md", "line")} == set(OCCASIONS)


def test_the_variant_example_can_be_read() -> None:
    (block,) = [block for block in yaml_blocks("docs/variants.md") if "extends:" in block.text]
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/variants/harbour/variant.yaml": block.text.encode()})
    variant = read_variant(files, "harbour", "en", problems)
    assert list(problems) == []
    assert variant is not None
    assert not variant.reviewed


def test_the_review_example_can_be_read() -> None:
    (block,) = yaml_blocks("docs/reviewer.md")
    text = f"id: v\nname: V\nkind: culture\nwhy: Because.\n{block.text}"
    problems = Problems()
    files = Files(Path("/nowhere"), {"curriculum/variants/v/variant.yaml": text.encode()})
    variant = read_variant(files, "v", "en", problems)
    assert list(problems) == []
    assert variant is not None
    assert variant.reviewed


def test_the_problems_that_pages_show_are_worded_so() -> None:
    """An example of a message equals one that a test holds to the letter."""
    cases = "".join(path.read_text("utf-8") for path in (ROOT / "tests/errors/cases").glob("*.md"))
    commands_tests = (ROOT / "tests/commands/test_check_command.py").read_text("utf-8")
    shown = [b.text for page in PAGES for b in fenced(page) if b.info == "" and ": error: " in b.text]
    assert len(shown) == 2
    for text in shown:
        message, hint = (line.strip() for line in text.splitlines())
        message = message.partition(": error: ")[2]
        assert (message in cases and hint in cases) or (message in commands_tests and hint in commands_tests), text
