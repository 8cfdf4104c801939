"""The guide in a browser: its clock, its ticks, its cues and its copies, from a file, with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import network_requests, violations

# The samples lie beside the document stage's tests; pytest only finds those of a test's own folder.
from guide_sample import ARABIC, desk, edited, edited_training, edition, item, module, session, training
from playwright.sync_api import Browser, Page, expect

from ipsdocs.document.guide import guide
from ipsdocs.document.schedule import schedule
from ipsdocs.document.training import run_of_show

BODY = """## Arriving {#arriving minutes=20}

::: say
Welcome.
:::

::: producer
Admit everyone.
:::

:::: activity {#talk minutes=10 group=2 lead=facilitator-2}
### Talk in pairs
Tell each other.

::: chat
What did you notice?
:::
::: low-bandwidth
Stay in one call.
:::
::::

::: break {#tea minutes=5}
Tea.
:::
"""
LESSON = module(BODY, minutes=(20, 20))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("guide") / "guide.html"
    path.write_text(guide(edited(LESSON), desk(), "html").closed(), encoding="utf-8")
    return path


@pytest.fixture
def page(chromium: Browser, file: Path) -> Iterator[Page]:
    context = chromium.new_context()
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(file.as_uri())
    yield opened
    context.close()
    assert errors == []


def test_the_clock_runs_from_now_and_marks_the_step(page: Page) -> None:
    assert page.inner_text("#current") == "Set a start time, or press “Start now”"
    page.click("#now")
    assert page.get_attribute("#step-1", "aria-current") == "step"
    assert page.inner_text("#current") == "Now: In the whole group"
    page.locator("#step-2 .here").click()
    assert page.inner_text("#current") == "Now: Talk in pairs"
    assert page.inner_text("#left-step") in {"10:00", "9:59"}
    assert page.inner_text("#left-all") in {"15:00", "14:59"}
    assert page.locator("[aria-current=step]").count() == 1


def test_a_start_time_gives_every_step_its_time(page: Page) -> None:
    page.fill("#start", "23:50")
    times = [text.split("\n")[0] for text in page.locator(".step .clock").all_inner_texts()]
    assert [time.replace("\u202f", " ") for time in times] == ["11:50 PM", "11:55 PM", "12:05 AM"]


def test_ticks_and_start_are_remembered(page: Page) -> None:
    page.locator("#step-1 .done").check()
    page.click("#now")
    page.reload()
    assert page.is_checked("#step-1 .done")
    assert page.inner_text("#progress") == "1 of 3 steps done"
    assert page.inner_text("#current") == "Now: In the whole group"


def test_each_role_sees_its_own_cues(page: Page) -> None:
    page.select_option("#role", "producer")
    assert not page.is_visible("text=Welcome.")
    assert page.is_visible("text=Admit everyone.")
    assert page.is_visible("text=What did you notice?")
    page.select_option("#role", "facilitator-2")
    assert page.is_visible("text=Tell each other.")
    assert not page.is_visible("text=Admit everyone.")


def test_the_way_without_breakout_rooms_opens_for_all_steps(page: Page) -> None:
    assert not page.is_visible("text=Stay in one call.")
    page.check("#without")
    assert page.is_visible("text=Stay in one call.")


def test_chat_text_is_copied_or_at_least_selected(page: Page) -> None:
    page.locator(".copy").first.click()
    expect(page.locator(".copy").first).not_to_have_text("Copy")
    assert page.inner_text(".copy") in {"Copied", "Selected: copy it now"}
    assert page.inner_text("#said") == page.inner_text(".copy")


def test_the_keyboard_reaches_everything(page: Page) -> None:
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"skip", "start", "now", "role", "without", "done", "here", "copy"} <= reached


def test_without_scripts_everything_can_be_read(chromium: Browser, file: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    for words in ("Welcome.", "Stay in one call.", "What did you notice?", "0:05"):
        assert page.is_visible(f"text={words}"), words
    assert not page.is_visible("#now")
    context.close()


def test_axe_finds_nothing_and_nothing_is_fetched(chromium: Browser, file: Path, tmp_path: Path) -> None:
    arabic = tmp_path / "arabic.html"
    arabic.write_text(guide(edited(LESSON, where=edition(ARABIC)), desk(), "html").closed(), encoding="utf-8")
    made = edited_training(training(session("one", 1, 60, item("opening", 5), item("module", module="sample"))), LESSON)
    show = tmp_path / "show.html"
    show.write_text(run_of_show(made, desk(), schedule(made), "html").closed(), encoding="utf-8")
    for path in (file, arabic, show):
        assert violations(path, chromium) == []
        assert network_requests(path, chromium) == []
