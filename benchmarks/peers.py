"""The same six handouts four ways, side by side: ipsdocs, Pandoc → Typst, Pandoc → WeasyPrint, Chromium's print."""

from __future__ import annotations

import importlib.util
import json
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.draw import CHROMIUM_FLAGS
from benchmarks.handouts import WARM_UP, WARM_UP_MODULE, for_pandoc, words
from benchmarks.ours import copy_project
from benchmarks.timing import BIN, HERE, IPSDOCS, PROJECT, PYTHON, Figure, NotMeasured, environment, progress, run

EDITION = ("--locale", "en", "--variant", "base", "--format", "handout")
VERAPDF = PROJECT / "tests/accessibility/verapdf.py"
COMMANDS = ("chromium", "chromium-browser", "google-chrome")
TITLES = {
    "ipsdocs": "ipsdocs",
    "typst": "Pandoc → Typst",
    "weasyprint": "Pandoc → WeasyPrint",
    "chromium": "Chromium print",
}
# What each way does for its time, so that a figure isn't read alone.
DOES = {
    "ipsdocs": "reads and checks sources, terms, overlays and catalogues; draws boxes, labels, support contacts, "
    "ruled lines, running heads; writes PDF/UA-1. A process each: `ipsdocs build`, cache and output empty, which also "
    "makes handout.html.",
    "typst": "Markdown of what a participant sees, to Typst in Pandoc's own template, told to keep to PDF/UA-1; a "
    "filter of ours hands over pictures' descriptions, which Pandoc drops and PDF/UA-1 demands. No "
    "boxes, labels, contacts, ruled lines, running heads or overlays; no content is checked. Typst may use both cores. "
    "A process each: Python around Pandoc and Typst, whose package brings no command.",
    "weasyprint": "the same Markdown as HTML with a plain style (benchmarks/print.css), told to write PDF/UA-1. Boxes, "
    "but no labels, contacts, ruled lines, running heads or overlays; no content is checked. A process each: "
    "`pandoc --pdf-engine=weasyprint`.",
    "chromium": "prints the handout.html that ipsdocs made before: making it isn't in the time. Tags are on. It uses "
    "several processes and both cores. A process each: `chromium --headless --print-to-pdf`; all in one and warm: one "
    "Chromium steered by Playwright.",
}


@dataclass(slots=True)
class Peer:
    """One way's figures; `reason` where it could not be measured."""

    way: str
    reason: str = ""
    cold: Figure | None = None  # seconds per document, a process for each
    whole: Figure | None = None  # seconds of one process that draws all six, its start included
    warm: Figure | None = None  # seconds per document in a process that has drawn a page before
    speed: Figure | None = None  # pages a second, warm
    pages: int = 0
    size: int = 0
    words: int = 0
    tagged: int = 0
    documents: int = 0
    fonts: tuple[str, ...] = ()
    verdict: str = ""
    rules: dict[str, int] = field(default_factory=dict)  # broken rule → documents


@dataclass(frozen=True, slots=True)
class Desk:
    """The prepared folder, its modules, and the environment that shows the locked fonts alone."""

    work: Path
    modules: tuple[str, ...]
    env: dict[str, str]


def chromium_command() -> str:
    found = next(filter(None, map(shutil.which, COMMANDS)), None)
    if found is None:
        raise NotMeasured("Chromium is missing: apt-get install chromium")
    return found


def needs(way: str) -> None:
    """Raises NotMeasured where a way lacks what it needs."""
    packages = {"typst": ("pypandoc", "typst"), "weasyprint": ("pypandoc",), "chromium": ("playwright",)}
    for package in packages.get(way, ()):
        if importlib.util.find_spec(package) is None:
            raise NotMeasured(f"the Python package {package} is missing: scripts/setup bench")
    if way == "chromium":
        chromium_command()


def prepare(work: Path) -> Desk:
    """A project's copy with the warm-up page, Markdown for Pandoc, the pages for the screen, the locked fonts."""
    from ipsdocs.output import fonts

    project = copy_project(work / "project")
    sources = project / "curriculum/modules"
    modules = tuple(path.stem for path in sorted(sources.glob("*.md")))
    (sources / f"{WARM_UP}.md").write_text(WARM_UP_MODULE, encoding="utf-8")
    known = words(project)
    for module in (*modules, WARM_UP):
        folder = work / "source" / module
        pictures = sources / module
        shutil.copytree(pictures, folder) if pictures.is_dir() else folder.mkdir(parents=True)
        text = for_pandoc((sources / f"{module}.md").read_text(encoding="utf-8"), known)
        (folder / f"{module}.md").write_text(text, encoding="utf-8")
    run([IPSDOCS, "build", *EDITION, "--out", str(work / "made")], project)
    shutil.copytree(work / "made/en/base/modules", work / "screen")
    lock = (project / "templates/fonts.lock").read_text(encoding="utf-8")
    configuration = fonts.isolate(fonts.find(lock), work / "isolated")
    (work / "fonts").symlink_to(configuration.parent)
    return Desk(work, modules, environment(FONTCONFIG_FILE=str(configuration)))


def measure(runs: int) -> Iterator[Peer]:
    """Each way in turn, then all PDFs past the validator in one run."""
    with tempfile.TemporaryDirectory() as folder:
        desk = prepare(Path(folder))
        found = [_peer(way, desk, runs) for way in TITLES]
        _judge(desk.work / "results", found)
        yield from found


def _peer(way: str, desk: Desk, runs: int) -> Peer:
    peer = Peer(way)
    progress(f"side by side: {TITLES[way]}")
    out = desk.work / "results" / way
    try:
        needs(way)
        warm = []
        for _ in range(runs):
            command = [PYTHON, "-m", "benchmarks.draw", way, str(desk.work), str(out), *desk.modules]
            warm.append(sum(json.loads(run(command, PROJECT, desk.env).output).values()))
        _look(peer, out)
        peer.warm = Figure.of([seconds / len(desk.modules) for seconds in warm])
        peer.speed = Figure.of([peer.pages / seconds for seconds in warm])
        peer.whole = Figure.of([_whole(way, desk) for _ in range(runs)])
        peer.cold = Figure.of([_cold(way, desk) for _ in range(runs)])
    except NotMeasured as reason:
        peer.reason = str(reason)
    return peer


def _whole(way: str, desk: Desk) -> float:
    """Seconds of one process for all six documents, nothing drawn before; ipsdocs by its own command, one worker."""
    if way == "ipsdocs":
        return _build(desk, desk.modules)
    out = desk.work / "whole" / way
    return run(
        [PYTHON, "-m", "benchmarks.draw", "--cold", way, str(desk.work), str(out), *desk.modules], PROJECT, desk.env
    ).seconds


def _cold(way: str, desk: Desk) -> float:
    """Seconds per document with a process for each: the median document."""
    return statistics.median(COLD[way](desk, module) for module in desk.modules)


def _build(desk: Desk, modules: Sequence[str]) -> float:
    out = desk.work / "cold-build"
    shutil.rmtree(out, ignore_errors=True)
    named = [word for module in modules for word in ("--module", module)]
    return run([IPSDOCS, "build", *EDITION, *named, "--jobs", "1", "--out", str(out)], desk.work / "project").seconds


def _cold_typst(desk: Desk, module: str) -> float:
    command = [PYTHON, "-m", "benchmarks.draw", "--cold", "typst", str(desk.work), str(desk.work / "cold"), module]
    return run(command, PROJECT, desk.env).seconds


def _cold_weasyprint(desk: Desk, module: str) -> float:
    import pypandoc

    engine = [f"--pdf-engine={BIN / 'weasyprint'}", "--pdf-engine-opt=--pdf-variant=pdf/ua-1"]
    look = [f"--css={HERE / 'print.css'}", "--metadata=document-css:false", "--to=html5"]
    out = desk.work / "cold.pdf"
    command = [pypandoc.get_pandoc_path(), *engine, *look, "--output", str(out), f"{module}.md"]
    return run(command, desk.work / "source" / module, desk.env).seconds


def _cold_chromium(desk: Desk, module: str) -> float:
    page = (desk.work / "screen" / module / "handout.html").as_uri()
    out = desk.work / "cold.pdf"
    out.unlink(missing_ok=True)
    command = [chromium_command(), *CHROMIUM_FLAGS, "--no-pdf-header-footer", f"--print-to-pdf={out}", page]
    seconds = run(command, desk.work, desk.env).seconds
    if not out.is_file():
        raise NotMeasured("Chromium wrote no PDF")
    return seconds


COLD: dict[str, Callable[[Desk, str], float]] = {
    "ipsdocs": lambda desk, module: _build(desk, (module,)),
    "typst": _cold_typst,
    "weasyprint": _cold_weasyprint,
    "chromium": _cold_chromium,
}


def _look(peer: Peer, out: Path) -> None:
    """What stands in the PDFs: pages, bytes, words, tags, fonts."""
    import pikepdf
    import pypdfium2

    names: set[str] = set()
    for path in sorted(out.glob("*.pdf")):
        peer.documents += 1
        peer.size += path.stat().st_size
        with pikepdf.open(path) as pdf:
            peer.pages += len(pdf.pages)
            peer.tagged += "/StructTreeRoot" in pdf.Root
            fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
            names |= {str(font.FontName).lstrip("/").rpartition("+")[2] for font in fonts}
        text = pypdfium2.PdfDocument(path)
        peer.words += sum(len(page.get_textpage().get_text_range().split()) for page in text)
        text.close()
    peer.fonts = tuple(sorted(names))


def _judge(results: Path, peers: Sequence[Peer]) -> None:
    """PDF/UA-1 by tests/accessibility/verapdf.py, all files in one run."""
    report = results / "verdict.json"
    try:
        run([PYTHON, str(VERAPDF), str(results), "--json", str(report)], PROJECT, good=(0, 1, 3))
        verdict = json.loads(report.read_bytes())
        missing = verdict.get("not_checked", "")
    except (NotMeasured, OSError, ValueError) as reason:
        verdict, missing = {"files": {}}, str(reason)
    for peer in peers:
        files = {name: rules for name, rules in verdict.get("files", {}).items() if name.startswith(f"{peer.way}/")}
        peer.verdict = (
            f"not measured: {missing}" if missing else f"{sum(not r for r in files.values())} of {len(files)}"
        )
        for rules in files.values():
            for rule in {f"{rule['clause']}/{rule['test']} {rule['message']}"[:100] for rule in rules}:
                peer.rules[rule] = peer.rules.get(rule, 0) + 1
