"""Tests of glossary.py: terms with their meanings, every problem at once."""

from __future__ import annotations

from pathlib import Path

from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.glossary import GLOSSARY, read_glossary


def read(text: str) -> tuple[list[str], list[str]]:
    problems = Problems()
    terms = read_glossary(Files(Path("/nowhere"), {GLOSSARY: text.encode()}), "en", problems)
    said = [f"{problem.place.line}: {problem.message} | {problem.hint}" for problem in problems]
    return [f"{t.id}: {t.term.source} = {t.meaning.source} {t.also} {t.see} {t.everyday}" for t in terms], said


def test_terms_in_the_order_of_the_file() -> None:
    terms, said = read(
        "mutuality:\n  term: mutuality\n  meaning: It works\n    for both.\n  also: [mutual]\n  see: [limit]\n"
        "limit:\n  term: limit\n  meaning: What I can do now.\n  everyday: yes\n"
    )
    assert terms == [
        "mutuality: mutuality = It works for both. ('mutual',) ('limit',) False",
        "limit: limit = What I can do now. () () True",
    ]
    assert said == []


def test_all_problems_at_once() -> None:
    terms, said = read(
        "Limits!:\n  term: limit\n  meaning: What I can do now.\n"
        "hope: A feeling\n"
        "mutuality:\n  term: mutuality\n  meening: x\n  see: [limt]\n  everyday: maybe\n"
    )
    assert said == [
        "1: “Limits!” is no id | Use small letters, digits and single hyphens.",
        "4: “hope” has no meaning | Write `term:` and `meaning:` below it.",
        "5: “see” of “mutuality” names an unknown term “limt” | Known: Limits!, mutuality.",
        "6: “meaning” is missing | Add `meaning:` with text.",
        "7: unknown key “meening” | Did you mean “meaning”?",
        "9: unknown word “maybe” in “everyday” | Known: no, yes.",
    ]
    assert [term.partition(":")[0] for term in terms] == ["Limits!", "mutuality"]


def test_a_project_needs_no_glossary() -> None:
    problems = Problems()
    assert read_glossary(Files(Path("/nowhere"), {}), "en", problems) == ()
    assert list(problems) == []
