"""A real training where a real variant's calendar has a pause: the packet's papers keep it and agree on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import readback
from matrix import copy_project, ipsdocs

VARIANT = "curriculum/variants/india/variant.yaml"
# Made up: nobody in India has asked for these.
ADDED = """
  - {name: A noon pause, between: "12:30-14:00", minutes: 30}
  - {name: A quarter, between: "13:00-16:00", minutes: 5, weekdays: [tuesday]}
"""
ZONE = ZoneInfo("Asia/Kolkata")
START = datetime(2027, 1, 26, 12, tzinfo=ZONE)
PAUSE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Made:
    """A packet's folder, and what the command said beside what it made."""

    folder: Path
    warnings: str

    def said(self, file: str) -> str:
        return "".join(readback.pages(self.folder / file))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The webinar on Republic Day, from noon."""
    root = copy_project(tmp_path_factory.mktemp("project"))
    text = (root / VARIANT).read_text("utf-8")
    assert text.count("\ncalendar:\n") == 1
    (root / VARIANT).write_text(text.replace("\ncalendar:\n", f"\ncalendar:{ADDED}"), "utf-8")
    words = ("packet", "intro-webinar", "--locale", "en", "--variant", "india", "--start", "2027-01-26T12:00")
    done = ipsdocs(root, *words, "--zone", ZONE.key, "--out", root / "out")
    assert done.returncode == 0, done.stderr
    (folder,) = (path for path in (root / "out/packets").iterdir() if path.is_dir())
    return Made(folder, done.stderr)


def ending(made: Made) -> datetime:
    """When the calendar file says that the session ends."""
    calendar = icalendar.Calendar.from_ical((made.folder / "03-agenda.ics").read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == START
    end: datetime = event.decoded("dtend")
    return end


def clock(moment: datetime) -> str:
    return f"{moment:%I:%M}".lstrip("0") + f" {moment:%p}"


def test_the_command_warns_of_the_day_and_makes_the_packet(made: Made) -> None:
    (line,) = [line for line in made.warnings.splitlines() if ": warning: " in line]
    assert line.partition(": warning: ")[2] == (
        f"session “webinar” on 2027-01-26, 12:00–{ending(made):%H:%M}, is on “Republic Day” of india, "
        "a day without sessions"
    )


def test_the_agenda_keeps_the_pause_in_its_time_and_names_the_day(made: Made) -> None:
    said = made.said("03-agenda.pdf")
    assert readback.bare("Tuesday, January 26, 2027 · Republic Day") in said
    lines = {
        readback.bare(f"{clock(begin)} – {clock(begin + PAUSE)} A noon pause 30"): begin
        for begin in (START + timedelta(minutes=n) for n in range(300))
    }
    (begin,) = [begin for line, begin in lines.items() if line in said]
    assert f"{begin:%H:%M}" >= "12:30"
    assert f"{begin + PAUSE:%H:%M}" <= "14:00"
    assert readback.bare(f"– {clock(ending(made))} One word each") in said  # it ends later, when the calendar file does


def test_a_break_that_is_there_takes_the_name(made: Made) -> None:
    assert readback.bare("Break · A quarter") in made.said("03-agenda.pdf")


def test_the_run_of_show_says_the_same(made: Made) -> None:
    said, screen = made.said("04-run-of-show.pdf"), (made.folder / "04-run-of-show.html").read_text("utf-8")
    for words in ("A noon pause", "Break · A quarter", f"12:00 PM – {clock(ending(made))}"):
        assert readback.bare(words) in said, words
        assert readback.bare(words) in readback.bare(screen), words


def test_the_overview_takes_as_long_as_the_calendar_file(made: Made) -> None:
    hours, minutes = divmod(int((ending(made) - START).total_seconds()) // 60, 60)
    assert readback.bare(f"{hours} hours, {minutes} minutes") in made.said("01-overview.pdf")


def test_the_preparation_lists_pauses_days_and_questions(made: Made) -> None:
    said = made.said("02-preparation.pdf")
    for words in (
        "The calendar here",
        "Republic Day · January 26",
        "A noon pause · every day · 12:30 PM – 2:00 PM · 30 minutes",
        "A quarter · Tuesday · 1:00 PM – 4:00 PM · 5 minutes",
        "What to find out",
    ):
        assert readback.bare(words) in said, words
