"""The packet of an edition for one room, grey, loose and without addresses, read back from its files."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from command_helpers import change, project, run, shell
from icalendar import Calendar
from lxml import etree, html
from PIL import Image

from ipsdocs.edition.addresses import addresses

SITE, MAIL = "https://secret.example.org/page", "people@secret.example.org"
HIDDEN = "secret"  # every address that the project's texts show or lead to holds it
VARIANT = "curriculum/variants/prison/variant.yaml"
MODULE = "curriculum/modules/first.md"
ONLINE = """id: call
title: A call
summary: Over video call.
version: 1
mode: online
minutes: 10
roles: [facilitator-1]
sessions:
  - {id: one, title: One, day: 1, minutes: 10, items: [{talk: 10, title: Hello}]}
"""
SEEN = f"""[A page]({SITE}) and [mail](mailto:{MAIL}), or {SITE} and {MAIL}."""
MORE = f"""{SEEN}

| Where | What |
|---|---|
| {SITE} | [There]({SITE}) |

```
{SITE}
```

::: quote {{source="Somebody, {SITE}"}}
A word.
:::

:::: slide {{#seen}}
### A slide
- {SEEN}

::: note
{SEEN}
:::
::::

::: note
{SEEN}
:::

::: policy {{#who}}
Who tells whom?
:::

::: poll {{#hands minutes=1}}
Which?

- This
:::

![A colour](red.png "A caption, {SITE}")
"""


def texts(root: Path) -> None:
    """Put addresses, colours and what is for a call wherever the project can hold some."""
    change(root, VARIANT, "expires: 2027-10-01", "print: {greyscale: yes, addresses: no, unbound: yes}\n"
           "limits: {internet: no}")  # fmt: skip
    change(root, VARIANT, "name: Inside", f"name: Inside, {SITE}")
    change(root, MODULE, "::: content-note", f"{MORE}\n::: content-note")
    change(root, MODULE, "minutes=10}", "minutes=10 lead=facilitator-1}")
    change(root, MODULE, "requires: []", f'requires: []\nreferences: ["Mead, S. (2014). A work. {SITE}"]')
    change(root, MODULE, "objectives: [Say", f"materials: ['Pens, {SITE}']\nobjectives: [Say {SITE}")
    change(root, "curriculum/curriculum.yaml", "licence: Free to use.", f"licence: Free to use, {SITE}")
    change(root, "curriculum/curriculum.yaml", "credit: Written for tests.", f"credit: Written by {MAIL}")
    change(root, "curriculum/trainings/day.yaml", "summary: A day", f"posters: [wall]\nsummary: A day on {SITE}")
    change(root, "curriculum/trainings/day.yaml", "- opening: 5", f"- {{opening: 5, text: '{SEEN}', note: '{SEEN}'}}")
    change(root, "curriculum/posters/wall.yaml", "intro: Read it together.", f"intro: 'Read it on {SITE}'")
    contacts = root / "curriculum/contacts/us.yaml"
    line = contacts.read_text("utf-8").partition("  - id: line")[2]
    site = line.replace("A line to call", "A directory").replace('"988"', "directory.secret.example.org")
    contacts.write_text(f"{contacts.read_text('utf-8')}  - id: directory{site}", "utf-8")
    overlay = root / "curriculum/variants/prison/first.md"
    told = f'at=who owner="Ana, {MAIL}" on=2026-10-01 base=000000000000 dimension=context depth=deep why="Ours."'
    overlay.write_text(f"{overlay.read_text('utf-8')}\n::: fill {{{told}}}\nWe tell nobody. {SEEN}\n:::\n", "utf-8")
    Image.new("RGB", (40, 20), (200, 20, 20)).save(root / "curriculum/modules/first/red.png")
    (root / "curriculum/trainings/call.yaml").write_text(ONLINE, "utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("room")
    root = project(place, templates=True)
    texts(root)
    (root / "hub.yaml").write_text(f"id: riverside\nname: Riverside {SITE}\n", "utf-8")
    words = ("day", "--hub", str(root / "hub.yaml"), "--variant", "prison")
    start = ("--start", "2027-01-11T10:00", "--zone", "America/Bogota")
    made = shell("-C", str(root), "packet", *words, *start, "--jobs", "2", "--out", str(place / "out"))
    assert made.returncode == 0, made.stderr
    return place / "out" / "packets" / "day-en-prison-riverside"


def files(folder: Path, *endings: str) -> list[Path]:
    found = [path for path in sorted(folder.rglob("*")) if path.name.endswith(endings)]
    assert found
    return found


def in_pdf(path: Path) -> Iterator[str]:
    reader = pypdf.PdfReader(path)
    yield str(dict(reader.metadata or {}))
    for page in reader.pages:
        yield page.extract_text()
        yield from (str(annotation.get_object()) for annotation in page.get("/Annots") or ())


def in_pptx(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                tree = etree.fromstring(archive.read(name))
                yield from map(str, tree.itertext())
                yield from (str(e.get("Target")) for e in tree.iter("{*}Relationship"))
                yield from (str(value) for e in tree.iter("{*}cNvPr") for value in e.attrib.values())


def in_html(path: Path) -> Iterator[str]:
    tree: Any = html.parse(path).getroot()
    yield tree.text_content()
    values = (str(value) for element in tree.iter(etree.Element) for value in element.attrib.values())
    yield from (value for value in values if not value.startswith("data:"))


def in_ics(path: Path) -> Iterator[str]:
    for part in Calendar.from_ical(path.read_bytes()).walk():
        yield from map(str, part.values())


READERS = {".pdf": in_pdf, ".pptx": in_pptx, ".html": in_html, ".ics": in_ics}


def visible(path: Path) -> Iterator[str]:
    """Every piece of text of a file that somebody can come to see or follow, names of links included."""
    return READERS[path.suffix](path)


def test_no_address_is_in_any_file(folder: Path) -> None:
    for path in files(folder, ".pdf", ".pptx", ".html", ".ics"):
        for text in visible(path):
            assert HIDDEN not in text, path.name
            assert "mailto:" not in text, path.name
            assert path.suffix != ".ics" or "@" not in text
            assert re.search(r"https?://(?!schemas\.|purl\.org|www\.w3\.org)", text) is None, path.name


def test_what_stood_beside_the_addresses_is_there(folder: Path) -> None:
    handout = " ".join("\n".join(visible(folder / "10-handouts/01-first.html")).split())
    for words in (
        "A page and mail, or and.",
        "Mead, S. (2014). A work.",
        "Answered by Ana, October 1, 2026",
        "Somebody",
        "Free to use",
        "988",
    ):
        assert words in handout
    assert "A directory" not in handout


def test_the_addresses_are_there_in_the_base(folder: Path) -> None:
    """The tests above can fail: other editions of the same texts print them."""
    root, out = folder.parents[2] / "project", folder.parents[2] / "base"
    words = ("--module", "first", "--locale", "en", "--variant", "base", "--format", "handout")
    shell("-C", str(root), "build", *words, "--out", str(out))
    for path in files(out, ".html", ".pdf"):
        text = "\n".join(visible(path))
        assert SITE in text.replace("\n", "")
        assert f"mailto:{MAIL}" in text
        assert addresses(text)


def test_no_page_has_a_colour(folder: Path) -> None:
    for path in files(folder, ".pdf"):
        with pypdfium2.PdfDocument(path) as document:
            for number, page in enumerate(document, 1):
                assert grey(page.render(scale=1).to_pil()), f"{path.name}, page {number}"


def grey(image: Image.Image) -> bool:
    red, green, blue = image.convert("RGB").split()
    return red.tobytes() == green.tobytes() == blue.tobytes()


def test_no_slide_for_powerpoint_has_a_colour(folder: Path) -> None:
    for path in files(folder, ".pptx"):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                data = archive.read(name)
                if name.endswith(".xml"):
                    for value in re.findall(rb'srgbClr val="([0-9A-Fa-f]{6})"', data):
                        assert value[:2] == value[2:4] == value[4:], f"{name}: {value!r}"
                    assert not re.search(rb"<a:(?:prstClr|hslClr|scrgbClr)(?! val=\"(?:black|white)\")", data), name
                elif name.endswith((".png", ".jpg", ".jpeg")):
                    with Image.open(io.BytesIO(data)) as image:
                        assert grey(image), name


def test_no_html_file_has_a_colour(folder: Path) -> None:
    for path in files(folder, ".html"):
        text = path.read_text("utf-8")
        for media, data in re.findall(r'"data:(image/[\w+]+);base64,([^"]+)"', text):
            if media == "image/svg+xml":
                hold_grey(base64.b64decode(data).decode(), path.name)
            else:
                with Image.open(io.BytesIO(base64.b64decode(data))) as image:
                    assert grey(image), path.name
        hold_grey(re.sub(r"data:[^\"]*|href=\"[^\"]*\"", "", text), path.name)


def hold_grey(text: str, name: str) -> None:
    for value in re.findall(r"#([0-9A-Fa-f]{6})(?:[0-9A-Fa-f]{2})?\b", text):
        assert value[:2] == value[2:4] == value[4:], f"{name}: #{value}"
    assert not re.search(r"\b(?:rgba?|hsla?|oklch|color-mix)\(", text), name


def test_only_what_works_in_a_room_is_said(folder: Path) -> None:
    for path in files(folder, ".pdf", ".pptx", ".html", ".ics"):
        said = " ".join(" ".join(visible(path)).split())
        assert "Breakout rooms of two." not in said, path.name
        assert "Online" not in said, path.name
    for name in ("30-guides/01-first.html", "30-guides/01-first.pdf", "04-run-of-show.html"):
        said = " ".join(" ".join(visible(folder / name)).split())
        assert "In the room" in said, name
        assert "show of hands" in said, name
        assert "Without breakout rooms" not in said, name


def test_every_sheet_says_where_it_belongs(folder: Path) -> None:
    posters = folder / "40-posters"
    for path in files(folder, ".pdf"):
        with pypdfium2.PdfDocument(path) as document:
            for number, page in enumerate(document, 1):
                said = page.get_textpage().get_text_range()
                assert re.search(r"\b[0-9a-f]{8}\b", said), f"{path.name}, page {number}"
                assert path.parent == posters or f"Page {number} of {len(document)}" in said, path.name


def test_a_training_over_video_call_is_wrong_usage(folder: Path) -> None:
    result = run(folder.parents[2] / "project", "packet", "call", "--variant", "prison")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(
        "\nError: call is held over video call, and where prison is used there is no internet. "
        "Trainings in a room: day.\n"
    )
