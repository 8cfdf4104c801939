"""Every kind of page in a browser: accessible, silent on the network, usable by keyboard and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe import network_requests, violations
from matrix import Matrix
from playwright.sync_api import Browser, Page, expect
from readback import bare, missing

KINDS = ("modules/trauma/handout.html", "modules/trauma/guide.html", "trainings/intro-webinar/run-of-show.html")
EDITIONS = ("en/base", "en/prison", "ar/base", "ar/prison")
EVERY = [f"{edition}/{kind}" for edition in EDITIONS for kind in KINDS if "prison" not in edition or "modules" in kind]
SCANNED = [output for output in EVERY if "run-of-show" not in output or output.startswith("en")]
CLOCKED = [output for output in EVERY if "handout" not in output]
CHATTING = [output for output in CLOCKED if "prison" not in output]  # in a prison there is no chat

# Everything that can have the focus and is there to be seen, in the order of the page.
STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter(e => e.tabIndex >= 0 && !e.disabled && (e.checkVisibility() || e.classList.contains('skip')))
  .map((e, n) => { e.dataset.stop = n; return n })"""
FOCUSED = """() => { const e = document.activeElement, s = getComputedStyle(e);
  return [Number(e.dataset?.stop ?? -1), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
    && e.getBoundingClientRect().bottom > 0] }"""


@contextmanager
def shown(chromium: Browser, file: Path, scripts: bool = True) -> Iterator[Page]:
    """A page opened from its file, offline; nothing may go wrong in it."""
    context = chromium.new_context(java_script_enabled=scripts, offline=True, reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        page.goto(file.as_uri())
        yield page
    finally:
        context.close()
    assert errors == []


@pytest.mark.parametrize("output", SCANNED)  # a run of show is as long as six guides, and made of them
def test_axe_finds_nothing_and_nothing_is_fetched(built: Matrix, chromium: Browser, output: str) -> None:
    assert violations(built.out / output, chromium) == []
    assert network_requests(built.out / output, chromium) == []


@pytest.mark.parametrize("output", EVERY)
def test_tab_reaches_every_control_in_order_with_a_visible_focus(built: Matrix, chromium: Browser, output: str) -> None:
    with shown(chromium, built.out / output) as page:
        stops = page.evaluate(STOPS)
        reached: list[int] = []
        for _ in range(len(stops) + 20):  # a time field takes more than one
            page.keyboard.press("Tab")
            stop, seen = page.evaluate(FOCUSED)
            if stop in (-1, *reached[:-1]):  # round again
                break
            assert seen, f"no focus to be seen on stop {stop}"
            reached += [stop] if [stop] != reached[-1:] else []
        assert reached == stops


@pytest.mark.parametrize("output", CLOCKED)
def test_the_clock_runs_and_steps_are_ticked_by_keyboard(built: Matrix, chromium: Browser, output: str) -> None:
    with shown(chromium, built.out / output) as page:
        assert page.inner_text("#left-step").strip() == "–"
        page.focus("#now")
        page.keyboard.press("Enter")
        assert page.locator("[aria-current=step]").count() == 1
        digits = page.get_attribute(".controls", "data-digits") or ""
        assert set(page.inner_text("#left-step").strip()) <= {*digits, ":"}
        page.locator(".done").first.focus()
        page.keyboard.press("Space")
        assert page.locator(".done").first.is_checked()
        assert digits[1] in page.inner_text("#progress")


@pytest.mark.parametrize("output", CHATTING)
def test_chat_texts_are_copied_by_keyboard_and_it_is_said(built: Matrix, chromium: Browser, output: str) -> None:
    with shown(chromium, built.out / output) as page:
        words = page.evaluate("() => ({...document.querySelector('.controls').dataset})")
        page.locator(".copy").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#said")).not_to_be_empty()
        assert page.inner_text(".copy").strip() in {words["copied"], words["selected"]}
        assert page.text_content("#said") == page.text_content(".copy")
        assert page.get_attribute("#said", "role") == "status"
        wanted = bare(page.locator(".paste").first.inner_text())
        assert bare(page.evaluate("() => getSelection().toString()")) in {wanted, ""}


@pytest.mark.parametrize("output", EVERY)
def test_everything_is_there_without_scripts(built: Matrix, chromium: Browser, output: str) -> None:
    with shown(chromium, built.out / output, scripts=False) as page:
        lines = tuple(bare(line) for line in page.inner_text("body").splitlines())
        assert missing(built.said(output), lines) == []
        assert page.get_attribute("html", "lang") == output[:2]
        assert page.get_attribute("html", "dir") == ("rtl" if output.startswith("ar") else "ltr")
        assert not page.locator("#now, .tools, .copy").filter(visible=True).count()
