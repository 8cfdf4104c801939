"""The heat map of translations in a browser: no violation, no request, and the keyboard reaches all of it."""

from __future__ import annotations

from pathlib import Path

from axe import network_requests, opened, violations
from playwright.sync_api import Browser

from ipsdocs.i18n.heatmap import heatmap
from ipsdocs.i18n.status import Coverage, Standing, total

LOCALES = ("es", "ar", "ru", "hi", "fr", "ja", "he", "de", "it", "pt", "pl", "tr")
DONE = (100, 95, 60, 10, 0)
ROWS = tuple(
    Coverage(tag, f"module-{n}", translated=1, words=100, words_translated=DONE[(n + at) % 5], counts=n < 38)
    for at, tag in enumerate(LOCALES)
    for n in range(40)
    if (n + at) % 7
)


def test_the_page_is_good(tmp_path: Path, chromium: Browser) -> None:
    file = tmp_path / "translations.html"
    file.write_text(heatmap("Learning together", ROWS, [Standing(total(tag, ROWS), 90) for tag in LOCALES]), "utf-8")
    assert violations(file, chromium) == []
    assert network_requests(file, chromium) == []


def test_the_keyboard_reaches_the_table_and_scrolls_it(tmp_path: Path, chromium: Browser) -> None:
    file = tmp_path / "translations.html"
    file.write_text(heatmap("Learning together", ROWS, [Standing(total(tag, ROWS), 90) for tag in LOCALES]), "utf-8")
    with opened(chromium) as page:
        page.set_viewport_size({"width": 480, "height": 400})
        page.goto(file.as_uri())
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('aria-labelledby')") == "what"
        for key in ("ArrowRight", "ArrowDown"):
            page.keyboard.press(key)
        page.wait_for_function("document.activeElement.scrollLeft > 0 && document.activeElement.scrollTop > 0")
