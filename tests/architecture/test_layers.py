"""The shape of the package: imports point downwards, engines are named in one place, pieces stay small."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ipsdocs"
# Lowest first. A layer imports itself and those before it, but for what NOT_FOR says.
LAYERS = (
    "problems",
    "model",
    "source",
    "edition",
    "document",
    "output",
    "checks",
    "i18n",
    "variants",
    "build",
    "release",
    "commands",
)
# i18n reads the document stage's templates and tables as data; of its code it needs what knows a slide's room.
NOT_FOR = {"i18n": frozenset(("output", "checks")), "checks": frozenset(("output", "i18n"))}
ENGINES = {
    "weasyprint": {"output/weasy.py", "output/text_layer.py", "output/styles.py", "output/language_tags.py"},
    "pptx": {"output/pptx*.py"},
    "pebble": {"build/pool.py", "build/rounds.py"},
    "jinja2": {"document/page.py", "i18n/extract.py", "i18n/heatmap.py"},
    "markdown_it": {"source/markdown.py", "source/divs.py", "document/inline.py"},
    "click": {"commands/*.py"},
}
LATE = ("weasyprint", "pptx", "icalendar", "fontTools", "uharfbuzz")  # never at the top of a file
MOST_LINES, MOST_FUNCTION = 300, 60
# Files that are longer for now; take a name out when its file has become shorter.
LONG = {"output/outlines.py", "output/text_layer.py"}


@dataclass(frozen=True, slots=True)
class Import:
    """One module that a file names in an import, wherever it stands, TYPE_CHECKING included."""

    file: str
    line: int
    module: str
    top: bool  # at the file's top level, so that importing the file imports it

    def __str__(self) -> str:
        return f"ipsdocs/{self.file}:{self.line} imports {self.module}"


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def trees() -> dict[str, ast.Module]:
    return {name(path): ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def named(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    assert node.level == 0, "imports are absolute"
    if node.module in ("ipsdocs", None):
        return [f"ipsdocs.{alias.name}" for alias in node.names]
    return [str(node.module)]


@cache
def imports() -> tuple[Import, ...]:
    found: list[Import] = []
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                found += [Import(file, node.lineno, module, node in tree.body) for module in named(node)]
    return tuple(found)


def layer(module_or_file: str) -> str:
    return re.split(r"[./]", module_or_file.removeprefix("ipsdocs."))[0]


def inside() -> Iterator[Import]:
    return (each for each in imports() if each.module.startswith("ipsdocs."))


def test_every_file_has_a_layer() -> None:
    assert {layer(file) for file in trees()} - {"__init__"} == set(LAYERS)


def test_imports_point_downwards() -> None:
    up = [str(each) for each in inside() if LAYERS.index(layer(each.module)) > LAYERS.index(layer(each.file))]
    assert up == []


def test_what_a_layer_may_never_import() -> None:
    found = [str(each) for each in inside() if layer(each.module) in NOT_FOR.get(layer(each.file), ())]
    assert found == []


def test_no_import_goes_in_a_circle() -> None:
    """Within a layer, too: files can be read one after the other."""
    below: dict[str, set[str]] = {}
    for each in inside():
        target = each.module.removeprefix("ipsdocs.").replace(".", "/") + ".py"
        if target in trees() and target != each.file and each.top:
            below.setdefault(each.file, set()).add(target)
    done: set[str] = set()
    while len(done) < len(trees()):
        free = {file for file in trees() if file not in done and below.get(file, set()) <= done}
        assert free, f"a circle among {sorted(set(trees()) - done)}"
        done |= free


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_is_named_in_one_place(engine: str) -> None:
    found = {each.file for each in imports() if each.module.split(".")[0] == engine}
    assert found, f"nothing imports {engine}: take it out of this table"
    strangers = {file for file in found if not any(Path(file).match(allowed) for allowed in ENGINES[engine])}
    assert strangers == set()


def test_heavy_libraries_are_imported_inside_functions() -> None:
    assert [str(each) for each in imports() if each.top and each.module.split(".")[0] in LATE] == []


def test_only_commands_print() -> None:
    found = [
        f"ipsdocs/{file}:{node.lineno}"
        for file, tree in trees().items()
        if not file.startswith("commands/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "sys.stdout.write", "sys.stderr.write"}
    ]
    assert found == []


def test_the_pure_layers_touch_no_file() -> None:
    """They are given values and give values."""
    words = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir"}
    found = [
        f"ipsdocs/{file}:{node.lineno}"
        for file, tree in trees().items()
        if layer(file) in {"model", "problems", "edition", "document"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in words
    ]
    assert found == []


def test_files_are_short() -> None:
    long = {name(p) for p in PACKAGE.rglob("*.py") if len(p.read_text("utf-8").splitlines()) > MOST_LINES}
    assert long == LONG


def test_functions_fit_on_a_screen() -> None:
    found = [
        f"ipsdocs/{file}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MOST_FUNCTION
    ]
    assert found == []


def test_every_file_begins_by_saying_what_it_is() -> None:
    assert [file for file, tree in trees().items() if tree.body and not ast.get_docstring(tree)] == []


# Rules whose own name is the reason.
NO_TYPES = ("import-untyped",)


def exceptions() -> Iterator[tuple[str, str]]:
    """Every `type: ignore` and `noqa` of the package, with what follows it on its line."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for match in re.finditer(r"# (?:type: ignore|noqa)\b(?P<rule>:? ?\[?[\w, -]*\]?)(?P<rest>.*)", line):
                if not any(word in match["rule"] for word in NO_TYPES):
                    yield f"ipsdocs/{name(path)}:{number}", match["rest"]


def test_every_exception_has_its_reason_beside_it() -> None:
    assert [place for place, rest in exceptions() if not re.search(r"#\s*\w{2,}", rest)] == []
