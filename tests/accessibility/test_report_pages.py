"""A report for reviewers with every kind of change: PDF/UA-1 on paper, and no violation in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
import verapdf
from axe import network_requests, violations
from matrix import ipsdocs
from playwright.sync_api import Browser
from report_sample import MODULE, change, project

FILES = ("harbour", "harbour.ar-XB")  # one of them runs from the right


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports on a variant whose base has moved on."""
    root = project(tmp_path_factory.mktemp("reports"))
    change(root, MODULE, "What is said here stays here.", "What is told here stays here.")
    change(root, MODULE, "::: poll {#hands", "::: poll {#arms")
    for locale in ("en", "ar-XB"):
        done = ipsdocs(root, "variants", "report", "harbour", "--locale", locale, "--out", root / "build")
        assert done.returncode == 0, done.stderr
    return root / "build/reports"


@pytest.mark.parametrize("name", FILES)
def test_axe_finds_nothing_and_nothing_is_fetched(reports: Path, chromium: Browser, name: str) -> None:
    assert violations(reports / f"{name}.html", chromium) == []
    assert network_requests(reports / f"{name}.html", chromium) == []


def test_every_report_passes_pdf_ua(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = verapdf.main([str(reports)])
    said = capsys.readouterr()
    if code == verapdf.NOT_CHECKED:
        pytest.skip(said.out + said.err)  # Java or its jars are missing: the sentence says which
    assert code == verapdf.PASSED, said.out
    assert len(list(reports.glob("*.pdf"))) == len(FILES)
