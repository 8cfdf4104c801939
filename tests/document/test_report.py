"""The report on a variant, read back: who, what is open, each change beside what it changes, room to write."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from guide_sample import heading_gaps, parsed
from report_sample import HARBOUR, MODULE, change, page, project

from ipsdocs.source.project import Project
from ipsdocs.variants.accept import accepted


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def english(root: Path) -> str:
    return page(root)


def said(element: Any) -> str:  # noqa: ANN401  # lxml's stubs allow too much for a test
    return " ".join(element.text_content().split())


def changes(html: str) -> list[Any]:
    return list(parsed(html).find_class("change"))


def what(change: Any) -> str:  # noqa: ANN401
    """What a change does, with its number, without its facts."""
    kicker = change.find_class("kicker")[0]
    return said(kicker).removesuffix(said(kicker.find_class("facts")[0])).strip()


def sides(change: Any) -> tuple[str, str]:  # noqa: ANN401
    left, right = change.find_class("pair")[0].xpath("./tbody/tr/td")
    return said(left), said(right)


def test_every_change_says_in_words_what_it_does(english: str) -> None:
    assert [what(each) for each in changes(english)] == [
        "1 Replaces",
        "2 Fills an open place",
        "3 Replaces",
        "4 Adds after",
        "5 Adds after",
        "6 Sets the minutes to 12 · Sets the group’s size to 3 · Is led by: Facilitator 1",
        "7 Sets the minutes to 22",
        "8 Moves",
        "9 Takes out",
        "10 Answers",
        "11 Adds before",
        "12 Replaces",
        "13 Adds after",
    ]


def test_every_change_stands_under_the_headings_of_its_place(english: str) -> None:
    found = [said(each.find("h3")) for each in changes(english)]
    assert found[:4] == ["The module’s title", "Arriving", "Arriving", "Together › Ask each other"]
    assert found[-1] == "Morning › A first talk"


def test_base_and_overlay_stand_side_by_side_under_header_cells(english: str) -> None:
    found = changes(english)
    assert sides(found[1]) == ("What is said here stays here.", "What is said here stays on this boat.")
    assert sides(found[8])[1] == "It is taken out, and nothing takes its place."
    assert sides(found[7]) == (
        "A paragraph that stands here.",
        "It moves to the place before this: Your organisation’s policy: to be filled in What must be told to whom?",
    )
    assert sides(found[6]) == ("Together", "Sets the minutes to 22 (so far: 20)")
    assert sides(found[9])[1].endswith("The crew answers for it, since November 22, 2026.")
    for each in found:
        heads = each.find_class("pair")[0].xpath("./thead/tr/th")
        assert [(said(head), head.get("scope")) for head in heads] == [
            ("The text it builds on", "col"),
            ("Harbour office", "col"),
        ]


def test_blocks_are_drawn_and_not_shown_as_markdown(english: str) -> None:
    third, fourth = changes(english)[2:4]
    assert [image.get("alt") for image in third.iter("img")] == ["A boat"]
    assert [said(item) for item in fourth.xpath(".//td[1]//ol/li")] == [
        "What brings you here?",
        "What would be good today?",
    ]
    assert not re.search(r":::|!\[|\{#", english.partition("<main")[2])


def test_what_only_facilitators_see_is_shown_and_says_so(english: str) -> None:
    fourth, ninth = changes(english)[3], changes(english)[8]
    assert [said(note) for note in fourth.find_class("note")] == ["For those who lead Wait for the waves."]
    assert [said(poll) for poll in ninth.find_class("poll")] == ["Poll · 1 minute Hands up, please."]


def test_words_that_go_and_come_are_marked_where_the_two_are_alike(english: str) -> None:
    second, third, ninth = changes(english)[1], changes(english)[2], changes(english)[8]
    assert [said(e) for e in second.iter("del")] == ["here."]
    assert [said(e) for e in second.iter("ins")] == ["on this boat."]
    assert [said(e) for e in third.iter("ins")] == ["time, and come back."]
    assert not [*ninth.iter("del"), *ninth.iter("ins")]


def test_the_summary_counts_every_change_once(english: str) -> None:
    rows = [[said(cell) for cell in row] for row in parsed(english).find_class("glance")[0].iter("tr")]
    assert rows[0] == ["What is fitted", "Surface", "Deep", "Together"]
    counts = {row[0].split()[0]: row[1:] for row in rows[1:]}
    assert counts["Content"] == ["–", "5", "5"]
    assert counts["Methods"] == ["7", "–", "7"]
    assert counts["Context"] == ["–", "1", "1"]
    assert counts["Goals"] == ["–", "–", "–"]
    assert counts["Together"] == ["7", "6", "13"]


def test_what_nobody_has_done_is_said_plainly_and_what_somebody_has_stands_there(english: str) -> None:
    table = parsed(english).find_class("facts-table")[0]
    rows = {said(row[0]): said(row[1]) for row in table.iter("tr")}
    assert rows == {
        "Led by": "Nobody has led this yet.",
        "Partners": "The net menders",
        "Consent": "Nobody has agreed yet that this may be used.",
        "Whose it is": "Nobody is named yet who holds the cultural and intellectual property.",
        "Reviewed by": "A. Reader · Culture · October 1, 2026 · holds until October 1, 2028",
        "Look at it again": "by November 30, 2028 at the latest",
        "Builds on": "The coast",
        "Support contacts of": "United States",
    }


def test_questions_come_in_their_order_each_with_lines_to_write_on(english: str) -> None:
    questions = parsed(english).find_class("questions")[0]
    assert [said(item) for item in questions] == ["Who opens a meeting?", "Which days are for the sea?"]
    assert all(len(item.find_class("room")[0]) >= 3 for item in questions)


def test_each_review_that_is_wanted_has_room_for_who_what_and_when(english: str) -> None:
    forms = parsed(english).find_class("sign")
    assert [said(form.find("h3")) for form in forms] == ["Lived experience", "Law and rules"]
    for form in forms:
        rows = [said(head) for head in form.iter("th")]
        assert rows == ["Name", "Who I am in this", "Outcome", "Date and signature"]
        assert len(form.xpath(".//li")) == 3


def test_an_organisation_s_open_and_answered_questions(english: str) -> None:
    text = said(parsed(english))
    assert "1 question is not answered yet. Without the answer nothing is released." in text
    assert [said(each) for each in parsed(english).find_class("open-policy")] == [
        "A first talk on board Your organisation’s policy: to be filled in Who has the keys?"
    ]
    assert "A first talk on boardThe crewNovember 22, 2026" in text


def test_what_holds_for_all_of_it(english: str) -> None:
    text = said(parsed(english))
    for words in (
        "Opening · 3 minutes Casting off We look at the water. For those who lead Wait for everyone.",
        "Harbour dayJune 24, every yearthe town",
        "RegattaJuly 3, 2027the club",
        "Winter restDecember 24, 2027 – January 3, 2028the town",
        "High tide20 minutes between 12:00 PM and 2:30 PM · Friday",
        "StormsWhen does nobody come?",
        "–the boatKimAroha",
        "train and tramboatNo train comes here.",
        "In black and grey, without colour. With phone numbers, and without any web address.",
        "As loose sheets that need no staple and no binder.Nothing needs the internet.",
        "A module of its own Knots How to hold. Tying Take a rope.",
    ):
        assert words in text


def test_each_side_has_the_names_that_its_readers_get(english: str) -> None:
    assert sides(changes(english)[11]) == ("Say hello to Kim.", "Wave to Aroha.")


def test_an_operation_for_one_language_says_so_and_lacks_no_translation(english: str) -> None:
    eleventh = changes(english)[10]
    assert "Only in Spanish" in said(eleventh)
    assert [said(e) for e in eleventh.xpath(".//p[@lang='es']")] == ["La marea sube."]
    assert "not translated" not in english


def test_the_draft_mark_goes_with_the_reviews_that_are_wanted(root: Path, english: str, tmp_path: Path) -> None:
    assert "Not reviewed yet: the changes for The coast and Harbour office" in said(parsed(english))
    other = project(tmp_path)
    reviews = "".join(
        f"  - {{role: {role}, by: A. Reader, on: 2026-10-01, outcome: accepted}}\n"
        for role in ("lived-experience", "cultural", "legal")
    )
    yaml = other / HARBOUR / "variant.yaml"
    text = re.sub(r"reviews:\n(  - .*\n)+", f"reviews:\n{reviews}", yaml.read_text("utf-8"))
    yaml.write_text(text.replace("extends: [coast]\n", ""), "utf-8")
    (other / HARBOUR / "first.md").unlink()
    html = page(other)
    assert not parsed(html).find_class("draft")
    assert "All the reviews that it needs have been given." in said(parsed(html))
    assert page(root) == english


def test_a_base_that_changed_is_shown_then_and_now(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "What is said here stays here.", "What is told here stays here.")
    html = page(root)
    assert "1 change needs another look" in said(parsed(html))
    (look,) = parsed(html).xpath("//section[contains(@class, 'change')]//div[@class='look']")
    assert said(look) == (
        "Look again The text under it has changed since this was written. "
        "Then What is said here stays here.Now What is told here stays here."
    )
    assert [said(e) for e in (*look.iter("del"), *look.iter("ins"))] == ["said", "told"]


def test_an_attribute_that_changed_is_said_in_words(tmp_path: Path) -> None:
    root = project(tmp_path)
    change(root, MODULE, "#ask minutes=15 online=10", "#ask minutes=14 online=10")
    looks = parsed(page(root)).xpath("//section[contains(@class, 'change')]//div[@class='look']")
    assert "Then activity · minutes 15 · online 10 · lead facilitator-1Now activity · minutes 14" in said(looks[0])


def test_words_that_nobody_kept_and_a_place_that_is_gone(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / HARBOUR / "seen.yaml").unlink()
    change(root, MODULE, "What is said here stays here.", "What is told here stays here.")
    change(root, MODULE, "::: poll {#hands", "::: poll {#arms")
    html = page(root)
    assert "2 changes need another look" in said(parsed(html))
    assert "Nobody kept what it said then" in said(changes(html)[1])
    ninth = changes(html)[8]
    assert said(ninth.find("h3")) == "A place that is no longer there"
    assert sides(ninth)[0] == "It is no longer there."


def test_in_another_language_each_passage_names_its_own(root: Path) -> None:
    html = page(root, locale="es")
    assert parsed(html).get("lang") == "es"
    second = changes(html)[1]
    left, right = second.find_class("pair")[0].xpath("./tbody/tr/td")
    assert said(left) == "Lo que se dice aquí se queda aquí."
    assert [(p.get("lang"), said(p)) for p in right.iter("p")] == [("en", "What is said here stays on this boat.")]
    assert [p.get("lang") for p in parsed(html).find_class("lede")] == ["en", "en"]


@pytest.mark.parametrize("locale", ["en", "es", "ar-XB"])
def test_headings_have_no_gaps_and_no_id_stands_twice(root: Path, locale: str) -> None:
    html = page(root, locale=locale)
    assert heading_gaps(html) == []
    ids = parsed(html).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {a.get("href") for a in parsed(html).iter("a")} <= {f"#{id}" for id in ids}


def test_a_variant_that_changes_nothing_has_a_report_too(tmp_path: Path) -> None:
    root = project(tmp_path)
    folder = root / "curriculum/variants/quiet"
    folder.mkdir()
    (folder / "variant.yaml").write_text("id: quiet\nname: Quiet\nkind: setting\nwhy: Hush.\n", "utf-8")
    html = page(root, "quiet")
    assert changes(html) == []
    assert "Nobody has written down yet what should be asked." in said(parsed(html))


def test_the_stamp_is_of_what_it_says(english: str, tmp_path: Path) -> None:
    def stamp(html: str) -> str:
        found: list[str] = re.findall(r'<bdi dir="ltr">([0-9a-f]{8})</bdi>', html)
        return found[0]

    other = project(tmp_path)
    lines = (other / HARBOUR / "first.md").read_text("utf-8").replace("module: first\n---\n", "module: first\n---\n\n")
    (other / HARBOUR / "first.md").write_text(lines, "utf-8")
    assert stamp(page(other)) == stamp(english)  # places moved, and nothing else
    change(other, f"{HARBOUR}/first.md", "stays on this boat", "stays on our boat")
    assert stamp(page(other)) != stamp(english)


def test_the_sample_is_accepted(root: Path) -> None:
    done = accepted(Project.at(root), "harbour")
    assert (done.changed, done.gone) == ((), ())
