"""What a copy of the tiny project may get beside what it has: the real templates, an agenda of its variant."""

from __future__ import annotations

import shutil
from pathlib import Path

from ipsdocs.source.paths import agenda_file, po_file

ROOT = Path(__file__).parents[2]
AGENDA = """training: day
changes:
  - after: morning/opening
    base: 9538f4f36e0d
    dimension: context
    depth: surface
    why: There is time.
    items:
"""


def with_templates(root: Path, *locales: str) -> Path:
    """The project with the real templates, and with their words in these locales."""
    shutil.copytree(ROOT / "templates", root / "templates")
    for name in ("locales/templates.pot", *(po_file(locale, "templates") for locale in locales)):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    return root


def with_agenda(root: Path, *items: str) -> Path:
    """The project, where the variant puts these items into the training, each written as YAML in one line."""
    path = root / agenda_file("prison", "day")
    path.parent.mkdir()
    path.write_text(AGENDA + "".join(f"      - {item}\n" for item in items), "utf-8")
    return root
