"""Runs axe-core on local HTML pages in Debian's headless Chromium.

    with browser() as chromium:
        assert violations(page, chromium) == []
        assert network_requests(page, chromium) == []

Starting Chromium costs far more than checking a page: share one browser in a fixture
of a wide scope. Playwright allows one at a time in a thread, so do not nest browser().
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the system's Chromium and close it afterwards; without one, skip the test."""
    command = next(filter(None, map(shutil.which, COMMANDS)), None)
    if command is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=command, args=list(FLAGS))
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """Give a fresh page without network: what a reader without a connection has."""
    context = browser.new_context(offline=True, reduced_motion="reduce")
    try:
        yield context.new_page()
    finally:
        context.close()


@cache
def axe_source() -> str:
    """Give axe-core's JavaScript."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page_path: Path, browser: Browser) -> list[str]:
    """Give what axe finds wrong with a local HTML file under WCAG 2.0-2.2 A and AA and good practice."""
    options = {
        "runOnly": {"type": "tag", "values": list(TAGS)},
        "resultTypes": ["violations"],
        "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, and off unless asked for
    }
    with opened(browser) as page:
        page.goto(page_path.resolve().as_uri())
        # Evaluated, not added as a script element, which the page's own policy may forbid.
        page.evaluate(axe_source())
        results = page.evaluate("options => axe.run(document, options)", options)
    return [described(violation) for violation in results["violations"]]


def described(violation: Mapping[str, Any]) -> str:
    """Give one violation as a line: rule, impact, advice and the first three places."""
    nodes = violation["nodes"]
    # A target is a list: one selector for each frame or shadow root on the way down.
    places = [" ".join(map(str, node["target"])) for node in nodes[:3]]
    if len(nodes) > 3:
        places.append(f"and {len(nodes) - 3} more")
    return f"{violation['id']} ({violation['impact']}): {violation['help']}: {', '.join(places)}"


def network_requests(page_path: Path, browser: Browser) -> list[str]:
    """Give the addresses a local HTML file asks for besides itself, on screen and in print."""
    address = page_path.resolve().as_uri()
    asked: list[str] = []
    with opened(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        page.goto(address)
        # What the first screen does not need is asked for only when one scrolls or prints.
        page.evaluate("document.querySelectorAll('[loading=lazy]').forEach(e => { e.loading = 'eager' })")
        page.emulate_media(media="print")
        page.wait_for_load_state("networkidle")
    # Data and blob addresses are parts of the file.
    return [url for url in asked if url != address and not url.startswith(("data:", "blob:"))]
