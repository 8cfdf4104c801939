"""Tests of axe.py: it finds what is wrong, and nothing in a good page."""

from __future__ import annotations

import shutil
from pathlib import Path

import axe
import pytest
from playwright.sync_api import Browser

PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs="


def page(folder: Path, body: str, head: str = "") -> Path:
    """Write a small page, good but for the given body and head; give its path."""
    file = folder / "página 1.html"
    file.write_text(
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Page</title>{head}</head>"
        f"<body><main><h1>Page</h1>{body}</main></body></html>",
        "utf-8",
    )
    return file


def test_good_page_has_no_violation(tmp_path: Path, chromium: Browser) -> None:
    assert axe.violations(page(tmp_path, f"<p>Text</p><img alt=Dot src={PIXEL}>"), chromium) == []


def test_missing_alt_and_low_contrast_are_both_found(tmp_path: Path, chromium: Browser) -> None:
    bad = page(tmp_path, f"<img src={PIXEL}><p id=pale style='color:#bbb;background:#fff'>Text</p>")
    contrast, alt = axe.violations(bad, chromium)
    assert contrast.startswith("color-contrast (serious): ")
    assert contrast.endswith(": #pale")
    assert alt.startswith("image-alt (critical): ")
    assert alt.endswith(": img")


def test_only_the_first_three_places_are_named(tmp_path: Path, chromium: Browser) -> None:
    bad = page(tmp_path, "".join(f"<p><img id=i{n} src={PIXEL}></p>" for n in range(5)))
    (alt,) = axe.violations(bad, chromium)
    assert alt.endswith(": #i0, #i1, #i2, and 2 more")


def test_small_targets_and_good_practice_are_checked(tmp_path: Path, chromium: Browser) -> None:
    small = "<button style='width:9px;height:9px;padding:0;border:0'>a</button>"
    found = axe.violations(page(tmp_path, f"<h3>Skipped a level</h3><p>{small}{small}</p>"), chromium)
    assert {line.split()[0] for line in found} >= {"target-size", "heading-order"}


def test_a_page_with_a_script_policy_is_checked(tmp_path: Path, chromium: Browser) -> None:
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:\">"
    (alt,) = axe.violations(page(tmp_path, f"<img src={PIXEL}>", policy), chromium)
    assert alt.startswith("image-alt")


def test_a_single_file_asks_for_nothing(tmp_path: Path, chromium: Browser) -> None:
    style = f"<style>p {{ background: url({PIXEL}) }}</style>"
    assert axe.network_requests(page(tmp_path, f"<p>a</p><img alt=Dot src={PIXEL}>", style), chromium) == []


def test_every_other_request_is_found(tmp_path: Path, chromium: Browser) -> None:
    (tmp_path / "near.css").write_text("p { color: black }", "utf-8")
    far = "https://example.invalid/"
    head = (
        f"<link rel=stylesheet href=near.css><link rel=stylesheet media=print href={far}print.css>"
        f"<style>@media print {{ p {{ background: url({far}paper.png) }} }}</style>"
    )
    body = (
        f"<p>a</p><div style='height:99999px'></div><img loading=lazy alt=Late src={far}late.png>"
        f"<script>fetch('{far}api').catch(() => 0); new WebSocket('wss://example.invalid/live')</script>"
    )
    asked = set(axe.network_requests(page(tmp_path, body, head), chromium))
    near = (tmp_path / "near.css").as_uri()
    names = {f"{far}{name}" for name in ("print.css", "paper.png", "late.png", "api")}
    assert asked == names | {near, "wss://example.invalid/live"}


def test_without_chromium_the_test_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)  # noqa: ARG005 - the name of the argument counts
    with pytest.raises(pytest.skip.Exception) as skipped, axe.browser():
        pass
    assert str(skipped.value) == "Chromium is not installed: apt-get install chromium"
