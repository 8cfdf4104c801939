"""A trainer's packet: whole, in order, with times that are right, and printed as it was wished."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pypdf
import pypdfium2
import pytest
import readback
from matrix import ROOT, copy_project, ipsdocs, shrink

ZONE = "America/New_York"
START = datetime(2027, 3, 10, 18, 30)  # the second session is three weeks on, after the clocks changed on 14 March
CERTIFICATE = "06-certificate.pdf"
LARGE = 17.95  # 18 points, but for what WeasyPrint rounds


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two modules and a training of two sessions."""
    return shrink(copy_project(tmp_path_factory.mktemp("project")), "{en: 100, ar: 90}", "[base, aotearoa]")


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    """A packet with a start, as it lies on the trainer's disk."""
    return packet(root, "timed", "--start", START.isoformat(timespec="minutes"), "--zone", ZONE, "--paper", "letter")


@pytest.fixture(scope="module")
def large(root: Path) -> Path:
    """A packet in large print and grey, on A4."""
    return packet(root, "large", "--large-print", "--greyscale", "--paper", "a4")


def packet(root: Path, name: str, *options: str) -> Path:
    out = root / name
    done = ipsdocs(root, "packet", "core-online", "--locale", "en", *options, "--out", out)
    assert done.returncode == 0, done.stderr
    (made,) = (path for path in (out / "packets").iterdir() if path.is_dir())
    return made


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_packet_holds_everything_in_a_trainers_order(folder: Path) -> None:
    modules = ("01-learning-vs-helping", "02-trauma")
    assert files(folder) == [
        "00-start-here.pdf",
        "01-overview.pdf",
        "02-preparation.pdf",
        "03-agenda.ics",
        "03-agenda.pdf",
        "04-run-of-show.html",
        "04-run-of-show.pdf",
        "05-evaluation.pdf",
        "06-certificate.pdf",
        "10-handouts/00-workbook.pdf",
        *(f"10-handouts/{module}.{kind}" for module in modules for kind in ("html", "pdf")),
        *(f"20-slides/{module}.{kind}" for module in modules for kind in ("pdf", "pptx")),
        *(f"30-guides/{module}.{kind}" for module in modules for kind in ("html", "pdf")),
        "SHA256SUMS",
    ]


def test_the_sums_are_right_and_name_every_file(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    assert sorted([*sums, "SHA256SUMS"]) == files(folder)
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


def test_the_zip_is_the_folder(folder: Path) -> None:
    with zipfile.ZipFile(folder.with_name(f"{folder.name}.zip")) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [f"{folder.name}/{name}" for name in files(folder)]
        for name in files(folder):
            assert archive.read(f"{folder.name}/{name}") == (folder / name).read_bytes(), name


def test_the_calendars_times_are_right_when_clocks_change(folder: Path) -> None:
    calendar = icalendar.Calendar.from_ical((folder / "03-agenda.ics").read_bytes())
    starts = [event.decoded("dtstart") for event in calendar.walk("VEVENT")]
    here = ZoneInfo(ZONE)
    wanted = [START.replace(tzinfo=here), datetime(2027, 3, 31, 18, 30, tzinfo=here)]
    assert sorted(start.timestamp() for start in starts) == [moment.timestamp() for moment in wanted]
    assert {start.strftime("%H:%M") for start in starts} == {"18:30"}
    assert [moment.utcoffset() for moment in wanted] != [wanted[0].utcoffset()] * 2  # the clocks did change
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == [ZONE]


def test_the_agenda_says_the_same_times(folder: Path) -> None:
    said = "".join(readback.pages(folder / "03-agenda.pdf"))
    for words in ("Wednesday, March 10, 2027", "Wednesday, March 31, 2027", "6:30 PM", "11:30 PM", "10:30 PM"):
        assert readback.bare(words) in said, words  # 18:30 is 23:30 in UTC before the change, 22:30 after it


def paper(folder: Path) -> Iterator[Path]:
    """The PDFs that are printed: all but slides, which are as wide as a screen."""
    yield from (path for path in sorted(folder.rglob("*.pdf")) if path.parent.name != "20-slides")


@pytest.mark.parametrize(("packet_of", "size"), [("folder", (612, 792)), ("large", (595, 842))])
def test_every_page_is_on_the_paper_that_was_asked_for(
    request: pytest.FixtureRequest, packet_of: str, size: tuple[int, int]
) -> None:
    for path in paper(request.getfixturevalue(packet_of)):
        wanted = size[::-1] if path.name == CERTIFICATE else size
        with pypdfium2.PdfDocument(path) as document:
            assert {tuple(round(x) for x in page.get_size()) for page in document} == {wanted}, path.name


@pytest.mark.parametrize("packet_of", ["folder", "large"])
def test_the_certificate_is_one_page(request: pytest.FixtureRequest, packet_of: str) -> None:
    assert len(readback.pages(request.getfixturevalue(packet_of) / CERTIFICATE)) == 1


def test_the_certificate_says_how_long_and_what_it_is_not(folder: Path) -> None:
    (said,) = readback.pages(folder / CERTIFICATE)
    for words in (
        "Certificate of attendance",
        "Wednesday, March 10, 2027 – Wednesday, March 31, 2027",
        "3 hours, 20 minutes",  # 220 minutes without 20 of breaks
        "It is not a certification.",
        "They are not endorsed by Intentional Peer Support, and they are not its official training.",
        "Facilitator 1",
        "Facilitator 2",
    ):
        assert readback.bare(words) in said, words
    assert readback.bare("IPS Core Training") not in said


def test_the_preparation_says_its_days(folder: Path) -> None:
    said = "".join(readback.pages(folder / "02-preparation.pdf"))
    for words in ("Two weeks before · Wednesday, February 24, 2027", "One week before · Wednesday, March 3, 2027"):
        assert readback.bare(words) in said, words


def test_large_print_is_at_least_18_points(large: Path) -> None:
    """Running text; a page's furniture, labels and tables' small print are smaller by design (art direction)."""
    for path in (*sorted((large / "10-handouts").glob("*.pdf")), *sorted((large / "30-guides").glob("*.pdf"))):
        letters = sizes(path)
        share = sum(count for size, count in letters.items() if size >= LARGE) / sum(letters.values())
        assert share > 0.5, f"{path.name}: {share:.0%}"
        assert min(letters) > 13, path.name


def sizes(path: Path) -> dict[float, int]:
    """How many letters of each size, in points, stand on a PDF's pages."""
    found: dict[float, int] = {}

    def see(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        points = round(abs(matrix[3]) * size, 1)
        found[points] = found.get(points, 0) + len(text.strip())

    for page in pypdf.PdfReader(path).pages:
        page.extract_text(visitor_text=see)
    return {size: count for size, count in found.items() if count}


def test_greyscale_has_no_colour_at_all(large: Path) -> None:
    for path in sorted(large.rglob("*.pdf")):
        with pypdfium2.PdfDocument(path) as document:
            for n, page in enumerate(document, 1):
                red, green, blue = page.render(scale=0.5).to_pil().convert("RGB").split()
                assert red.tobytes() == green.tobytes() == blue.tobytes(), f"{path.name}, page {n}"


def test_colour_is_seen_where_it_was_not_taken_out(folder: Path) -> None:
    """The test above can fail: the other packet's pages have colour."""
    with pypdfium2.PdfDocument(folder / "10-handouts/02-trauma.pdf") as document:
        red, _green, blue = document[0].render(scale=0.5).to_pil().convert("RGB").split()
    assert red.tobytes() != blue.tobytes()


def test_a_wrong_hub_is_refused(tmp_path: Path) -> None:
    hub = tmp_path / "hub.yaml"
    hub.write_text("hub: here\nlarge-print: maybe\n", encoding="utf-8")
    assert ipsdocs(ROOT, "packet", "--hub", hub, "--out", tmp_path / "out").returncode == 1
