"""A small project with a variant that does all that a variant can do, for the tests of reports."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

from ipsdocs.build.job import Job
from ipsdocs.build.plan import Planner
from ipsdocs.build.produce import Production
from ipsdocs.document.page import Page
from ipsdocs.problems import Problems
from ipsdocs.release.report import jobs
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project
from ipsdocs.variants.accept import accepted

ROOT = Path(__file__).parents[2]
WHY = 'base=000000000000 dimension=content depth=deep why="A reason."'
SURFACE = 'base=000000000000 dimension=methods depth=surface why="Another reason."'
MODULE = "curriculum/modules/first.md"
HARBOUR = "curriculum/variants/harbour"
MORE = """
## More {#more minutes=5}

A paragraph that stands here. {#here}

Say hello to {{ name-a }}. {#hello}

::: poll {#hands minutes=1}
Hands up, please.
:::

::: policy {#rules}
What must be told to whom?
:::

::: policy {#keys}
Who has the keys?
:::
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M1 1h9v9z"/></svg>'
VARIANTS = {
    "coast/variant.yaml": "id: coast\nname: The coast\nkind: culture\nwhy: Water.\nnames: {name-a: Kim}\n",
    "coast/first.md": f"---\nmodule: first\n---\n\n::: after {{at=here {WHY}}}\nThe tide is near. {{#tide}}\n:::\n",
    "harbour/variant.yaml": """id: harbour
name: Harbour office
kind: organisation
extends: [coast]
led-by: ""
partners: [The net menders]
consent: ""
why: People here meet on boats.
reviews:
  - {role: cultural, by: A. Reader, on: 2026-10-01, outcome: accepted, expires: 2028-10-01}
  - {role: legal, by: "", outcome: ""}
expires: 2028-11-30
questions: [Who opens a meeting?, Which days are for the sea?]
names: {name-a: Aroha}
terms: {boat: the boat}
print: {greyscale: yes, addresses: no, unbound: yes}
limits: {internet: no}
avoid:
  - {words: [train, tram], instead: boat, why: No train comes here.}
practices:
  opening: {minutes: 3, title: Casting off, text: We look at the water., note: Wait for everyone.}
calendar:
  - {name: Harbour day, on: 06-24, source: the town}
  - {name: Regatta, on: 2027-07-03, source: the club}
  - {name: Winter rest, from: 2027-12-24, to: 2028-01-03, source: the town}
  - {name: High tide, between: "12:00-14:30", minutes: 20, weekdays: [friday]}
  - {name: Storms, ask: When does nobody come?}
""",
    "harbour/pictures/boat.svg": SVG,
    "harbour/first.md": f"""---
module: first
---

::: replace {{at=head.title {SURFACE}}}
A first talk on board
:::

::: fill {{at=local {WHY}}}
What is said here stays on this boat.
:::

::::: replace {{at=coming {WHY}}}
:::: content-note {{#coming}}
We will talk about suicide. You may step out at any time, and come back.

![A boat](boat.svg "Ours.")
::::
:::::

::::: after {{at=ask {SURFACE}}}
A second question. {{#second-question}}

::: note
Wait for the waves.
:::
:::::

::: after {{at=second-question {WHY}}}
And a third.
:::

::: set {{at=ask minutes=12 group=3 lead=facilitator-1 {SURFACE}}}
:::

::: set {{at=together minutes=22 {SURFACE}}}
:::

::: move {{at=here before=rules {SURFACE}}}
:::

::: remove {{at=hands {SURFACE}}}
:::

::: fill {{at=rules owner="The crew" on=2026-11-22 {WHY}}}
Nothing that is said on board.
:::

::: before {{at=tide locale=es {WHY}}}
La marea sube.
:::

::: replace {{at=hello {SURFACE}}}
Wave to {{{{ name-a }}}}.
:::
""",
    "harbour/trainings/day.yaml": """training: day
changes:
  - after: morning/first
    base: 000000000000
    dimension: context
    depth: deep
    why: The tide decides.
    items:
      - {talk: 5, title: What the tide allows, text: We look., lead: facilitator-1, say: Look.}
""",
    "harbour/modules/knots.md": """---
id: knots
title: Knots
summary: How to hold.
version: 1
status: draft
minutes: {in-person: 5, online: 5}
principles: [hope]
tasks: [mutuality]
objectives: [Tie one knot.]
topics: []
requires: []
---

## Tying {#tying minutes=5}

Take a rope.
""",
}


def project(folder: Path) -> Path:
    """The tiny project with templates, more in its module, and the variants coast and harbour, accepted."""
    root = folder / "project"
    copytree(ROOT / "tests/projects/tiny", root)
    copytree(ROOT / "templates", root / "templates")
    change(root, MODULE, "minutes: {in-person: 30, online: 25}", "minutes: {in-person: 35, online: 30}")
    for line in ("minutes: 45\nroles", "minutes: 45\n    items"):
        change(root, "curriculum/trainings/day.yaml", line, line.replace("45", "50"))
    with (root / MODULE).open("a", encoding="utf-8") as file:
        file.write(MORE)
    for name, text in VARIANTS.items():
        path = root / "curriculum/variants" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for variant in ("coast", "harbour"):
        for name, text in accepted(Project.at(root), variant).files:
            (root / name).write_text(text, "utf-8")
    return root


def change(root: Path, file: str, old: str, new: str) -> None:
    """Change one piece of a file, which must be there once."""
    text = (root / file).read_text("utf-8")
    assert text.count(old) == 1, (file, old)
    (root / file).write_text(text.replace(old, new), "utf-8")


@dataclass(frozen=True, slots=True)
class Planned:
    """The two jobs of a report."""

    html: Job
    pdf: Job


def planned(root: Path, variant: str = "harbour", locale: str = "en") -> Planned:
    problems = Problems()
    planner = Planner.of(Files(root), problems)
    assert planner is not None
    found = {job.document: job for job in jobs(variant, locale, planner)}
    assert [str(problem) for problem in problems] == []
    return Planned(found["report.html"], found["report.pdf"])


def page(root: Path, variant: str = "harbour", locale: str = "en") -> str:
    """The closed page of a report, as one file for a browser."""
    prepared = Production(Project.at(root)).prepare(planned(root, variant, locale).html)
    assert [str(problem) for problem in prepared.problems] == []
    assert isinstance(prepared.document, Page)
    return prepared.document.closed()
