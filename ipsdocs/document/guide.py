"""The facilitation guide: a module's run of show on paper, and as one offline file with a running clock."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from markupsafe import Markup

from ipsdocs.document.blocks import Medium, View, render, text
from ipsdocs.document.clock import clock_text
from ipsdocs.document.deck import deck
from ipsdocs.document.inline import plain
from ipsdocs.document.page import Desk, Page, close, number, printed
from ipsdocs.document.steps import LEAD, Step, steps, unfilled
from ipsdocs.edition.choose import PRODUCER
from ipsdocs.edition.edition import EditedModule, Edition
from ipsdocs.model import Block, Text

__all__ = ["LEAD", "Chapter", "Part", "Role", "Row", "Step", "guide", "page", "roles", "rows", "steps"]


ROOM = 190  # millimetres of a page that a step may fill below its section's title, rounded down
CARE = frozenset({"content-note", "slot", "policy", "aftercare"})  # read cues that belong into the step
LARGE = 2.5  # large print takes so many times the height


@dataclass(frozen=True, slots=True)
class Row:
    """A step as a page draws it: its id, its clock in the locale's digits, its deck's slide numbers by id."""

    step: Step
    id: str
    clock: str
    view: View
    slides: Mapping[str, int]
    long: bool = False  # longer than a page can hold whole
    within: Text | None = None  # the section that begins here, where the page doesn't say it otherwise
    keeps: tuple[Text, ...] = ()  # the calendar's pauses that a break keeps, beside its own name


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of a module, or a module of a session. Without a title its rows stand at its own level."""

    id: str
    title: Text | None
    clock: str
    minutes: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One meeting. `begins` is its start in seconds since 1970 (UTC), 0 if it has none; `when` says it."""

    id: str
    title: Text | None
    chapters: tuple[Chapter, ...]
    minutes: int
    begins: int = 0
    when: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """Someone who leads: how many steps, and how many cues they have of their own."""

    id: str
    name: Text
    leads: int
    cues: int


def guide(edited: EditedModule, desk: Desk, medium: Medium) -> Page:
    """The guide of a module, for paper or as one file for a browser."""
    module = edited.module
    view = View(edited.edition, desk, medium, edited.mode or "online", level=4)
    found = rows(view, deck(edited, desk).numbers, steps(edited))
    chapters = tuple(
        Chapter(
            f"part-{n}",
            group[0].step.section,
            group[0].clock,
            sum(r.step.minutes for r in group),
            tuple(group),
        )
        for n, group in enumerate(_by_section(found), start=1)
    )
    total = sum(chapter.minutes for chapter in chapters)
    return page(
        edited.edition,
        desk,
        medium,
        "guide.html",
        module=module,
        mode=edited.mode or "online",
        version=module.version,
        fallbacks=len(edited.fallbacks),
        parts=(Part("all", None, chapters, total),),
        roles=roles(edited.edition, [row.step for row in found]),
        warned=[b for b in module.walk() if b.kind == "content-note"],
        unfilled=unfilled(edited),
        title=module.title,
    )


def rows(view: View, slides: Mapping[str, int], found: Sequence[Step]) -> tuple[Row, ...]:
    """Steps as rows of a page. `view` says in which module, `slides` are the numbers that its deck prints."""
    room = ROOM / LARGE if view.edition.print.large else ROOM
    return tuple(
        Row(
            step,
            f"{view.prefix}step-{n}",
            clock_text(step.start, view.edition.language),
            view,
            slides,
            _height(step) > room,
        )
        for n, step in enumerate(found, start=1)
    )


def _height(step: Step) -> float:
    """About how many millimetres a step takes on paper; what people read stands aside and isn't counted."""
    spoken = step.say or step.do or step.hands
    beside = 1.4 if step.screen and spoken else 1.0  # the slides' column makes lines shorter
    care = [block for block in step.read if block.kind in CARE]
    return (
        18
        + beside * (_lines(step.say, 70) * 6.9 + _lines((*step.do, *step.hands), 82) * 5.8)
        + _lines(care, 75) * 5.8
        + 14 * len(care)
        + max(_lines(step.chat, 44), _lines(step.producer, 44)) * 4.9
        + _lines(step.fallback, 95) * 4.9
        + 8 * bool(step.chat or step.producer)
        + 8 * bool(step.fallback)
    )


def _lines(blocks: Sequence[Block], measure: int) -> float:
    """Lines of so many characters that the blocks fill, with the space between paragraphs."""
    texts = [b.text.source for block in blocks for b in block.walk() if b.text]
    return sum(len(text) // measure + 1.3 for text in texts)


def roles(edition: Edition, found: Sequence[Step]) -> tuple[Role, ...]:
    """The roles of the curriculum, in its order, with what each does in these steps; a producer needs a call."""
    return tuple(
        Role(
            id,
            name,
            sum(1 for step in found if step.lead == id and not step.is_break),
            sum(1 for step in found if step.producer) if id == PRODUCER else 0,
        )
        for id, name in edition.words.roles
        if edition.internet or id != PRODUCER
    )


def page(edition: Edition, desk: Desk, medium: Medium, template: str, **values: object) -> Page:
    """A run of show as a page. For a browser it brings its script, and a policy that no other may run."""
    style = "guide-screen.css" if medium == "html" else "guide.css"
    script = dict(desk.templates)["guide.js"] if medium == "html" else ""
    digits = "".join(number(n, edition.language) for n in range(10))
    shared: dict[str, object] = {
        "medium": medium,
        "script": Markup(script),  # noqa: S704  # our own file, and its digest stands in the policy
        "policy": _POLICY,
        "digits": digits,
        "care_kinds": CARE,
        "names": dict(edition.words.roles),
        "show": show,
        "words": text,
        "text": partial(text, view=View(edition, desk, medium)),
        "plain": plain,
        "clock": lambda minutes: clock_text(minutes, edition.language),
    }
    made = close(desk, edition, template, style, **shared, **values)
    if medium == "pdf":
        return printed(made)
    return replace(made, html=made.html.replace(_POLICY, _policy(made.style, script), 1))


def show(blocks: Sequence[Block], view: View) -> Markup:
    """Blocks of a cue, drawn; a chat's and a poll's words are drawn without the box."""
    inner = [child for b in blocks for child in (b.children if b.kind in {"chat", "poll"} else (b,))]
    return render(inner, view)


_POLICY = "content-security-policy-of-this-page"


def _policy(style: str, script: str) -> str:
    """What the page may do: its own style and script by digest, pictures inside it, and nothing else."""
    return (
        f"default-src 'none'; img-src data:; style-src {_digest(style)}; style-src-attr 'unsafe-inline'; "
        f"script-src {_digest(script)}; base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _by_section(found: Sequence[Row]) -> list[list[Row]]:
    return [list(group) for _, group in groupby(found, key=lambda row: row.step.section)]
