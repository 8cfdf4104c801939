"""One process that draws handouts one way: python -m benchmarks.draw WAY WORK OUT MODULE...

It draws the warm-up page first unless told not to (--cold), then each module once, and prints their seconds as JSON.
WORK is the folder that peers.py prepares: `project`, `source` (Markdown for Pandoc), `screen` (handout.html files),
`fonts`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from benchmarks.handouts import WARM_UP
from benchmarks.timing import HERE

Draw: TypeAlias = Callable[[str, Path], object]  # a module's name and the PDF to write

CHROMIUM_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
TYPST_LOOK = {
    "papersize": "us-letter",
    "mainfont": "Noto Sans",
    "fontsize": "11pt",
    "linestretch": "1.2",  # Typst counts from cap height to baseline: this is a line of 1.5 em
    "margin.x": "24mm",
    "margin.y": "24mm",
    "page-numbering": "1",
}


@contextmanager
def ipsdocs(work: Path) -> Iterator[Draw]:
    """From the sources to PDF/UA-1 as a worker of a build does it, without stamps and store."""
    from ipsdocs.build.plan import Planner, Selection
    from ipsdocs.build.produce import production
    from ipsdocs.build.stamps import code_digest
    from ipsdocs.problems import Problems
    from ipsdocs.source.files import Files

    project = work / "project"
    plan = Planner.of(Files(project), Problems())
    assert plan is not None  # the project was built before this process started
    jobs = plan.jobs(Selection(locales=("en",), stacks=("base",), formats=("handout",)))
    by_module = {job.subject: job for job in jobs if job.document == "handout.pdf"}
    producer = production(str(project), str(work / "cache"), code_digest())

    def draw(module: str, target: Path) -> None:
        job = by_module[module]
        target.write_bytes(producer.finish(job, producer.prepare(job)).data)

    yield draw


def pandoc(source: Path, target: Path, *options: str) -> None:
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "--standalone", *options, "--output", str(target), source.name]
    subprocess.run(command, cwd=source.parent, check=True)  # noqa: S603  # Pandoc on our own text


@contextmanager
def typst(work: Path) -> Iterator[Draw]:
    """Pandoc, then Typst held to PDF/UA-1, with the locked fonts alone."""
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(work / "fonts")])
    compiler = Compiler(root=work / "source", font_paths=fonts)
    look = [f"--variable={name}:{value}" for name, value in TYPST_LOOK.items()]

    def draw(module: str, target: Path) -> None:
        source = work / "source" / module / f"{module}.md"
        written = source.with_suffix(".typ")
        pandoc(source, written, "--to=typst", "--shift-heading-level-by=-1", f"--lua-filter={HERE / 'alt.lua'}", *look)
        compiler.compile(input=written, output=target, format="pdf", pdf_standards=["ua-1"])

    yield draw


@contextmanager
def weasyprint(work: Path) -> Iterator[Draw]:
    """Pandoc's HTML to PDF/UA-1 with WeasyPrint, its style parsed once."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = CSS(filename=HERE / "print.css", font_config=fonts)

    def draw(module: str, target: Path) -> None:
        source = work / "source" / module / f"{module}.md"
        written = source.with_suffix(".html")
        pandoc(source, written, "--to=html5", "--metadata=document-css:false")
        HTML(filename=written).write_pdf(target, stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")

    yield draw


@contextmanager
def chromium(work: Path) -> Iterator[Draw]:
    """One Chromium, steered through Playwright, prints the pages that ipsdocs made for the screen."""
    from playwright.sync_api import sync_playwright

    from benchmarks.peers import chromium_command

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_command(), args=list(CHROMIUM_FLAGS))
        page = browser.new_page()

        def draw(module: str, target: Path) -> None:
            page.goto((work / "screen" / module / "handout.html").as_uri())
            page.pdf(path=target, prefer_css_page_size=True, tagged=True, outline=True, print_background=True)

        yield draw
        browser.close()


WAYS = {"ipsdocs": ipsdocs, "typst": typst, "weasyprint": weasyprint, "chromium": chromium}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--cold", action="store_true", help="no warm-up")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    seconds = {}
    with WAYS[asked.way](asked.work.resolve()) as draw:
        if not asked.cold:
            draw(WARM_UP, asked.work / f"{WARM_UP}-{asked.way}.pdf")
        for module in asked.modules:
            begun = time.perf_counter()
            draw(module, asked.out / f"{module}.pdf")
            seconds[module] = time.perf_counter() - begun
    sys.stdout.write(f"{json.dumps(seconds)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
