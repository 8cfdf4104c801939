"""A variant to begin with: a folder that says of everything that nobody has decided it yet, and that builds. Pure.

What is written here speaks for nobody: it leaves places open and asks who should be asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ipsdocs.edition.drift import standings
from ipsdocs.model import Curriculum, Module, Paper
from ipsdocs.problems import Problems
from ipsdocs.source.files import Files
from ipsdocs.source.overlays import read_overlay
from ipsdocs.source.paths import overlay_file, seen_file, variant_file
from ipsdocs.source.reasons import rebased
from ipsdocs.source.seen import Words, seen_text
from ipsdocs.source.variants import REVIEW_ROLES, read_variant

OPENING = "opening-practice"  # the slot that most modules begin with
SLOTS = 2  # modules that are taken where nobody names any

# What each kind of variant asks first, of the people it is for.
QUESTIONS = {
    "culture": (
        "Who should lead this adaptation, and what time, pay and credit do they need for it?",
        "Should there be one at all, or are ways of your own older and better?",
        "How do people here open and close a meeting, who leads that, and when is it right to have nothing?",
        "Which words stay in a language of your own, and which are not ours to use?",
        "May suicide and self-harm be spoken of in the plain words of these pages, and who should be in the room?",
        "Who holds the rights in what would be written here?",
    ),
    "setting": (
        "Who of those who live or work here decides what stands in this edition, and what do they get for it?",
        "What must be passed on from a session, by whom, to whom, and who tells people so before they speak?",
        "Which of the printed lines can be reached from here, when, and who can listen in?",
        "May people keep their pages, and can somebody be hurt by having them?",
        "Is coming here free, and what is lost by staying away?",
        "Which words do people here use for themselves and for this place?",
    ),
    "organisation": (
        "Who may answer the policy questions, and which people who use your support decide with them?",
        "What must be passed on, by whom, to whom and how soon, and does it hold for unpaid people, too?",
        "Can help be sent to somebody without consent, who decides, and how is the person told beforehand?",
        "What is written down about a talk or a meeting, who may read it, and for how long is it kept?",
        "To whom can people turn when they were hurt here, and who among them is independent?",
        "Which of your own people should read this before anyone uses it?",
    ),
}

OPEN_PLACE = (
    '::::: fill {{at={slot} base=000000000000 dimension=context depth=surface why="{why}"}}\n'
    "This time is open. The people here decide whether something is done in it, what that is, and how long it takes. "
    "Until somebody has asked them, we take a quiet minute.\n"
    "\n"
    "::: note\n"
    "Ask early: who should be asked, who decides, how long it takes, and what is needed. If nobody has been asked yet, "
    "say so, and don’t fill the time with something copied.\n"
    ":::\n"
    ":::::\n"
)
WHY = "What happens here is for people of this place to decide, and nobody has asked them yet."


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody says of a new variant."""

    id: str
    title: str
    kind: str
    why: str
    region: str
    paper: Paper


def slot_of(module: Module) -> str:
    """The slot that a new overlay leaves open: the opening, or the first that the module has; empty without any."""
    slots = [block.id for block in module.walk() if block.kind == "slot"]
    return OPENING if OPENING in slots else next(iter(slots), "")


def scaffold(
    wish: Wish, modules: Iterable[Module], curriculum: Curriculum, problems: Problems
) -> tuple[tuple[str, str], ...]:
    """The files of a new variant, whole, by name; nothing, with the problems noted, where its words can't be read."""
    files = [(variant_file(wish.id), variant_text(wish))]
    kept: dict[str, Words] = {}
    for module in modules:
        text, said = _overlay(wish.id, module, curriculum.source_locale, problems)
        files.append((overlay_file(wish.id, module.id), text))
        kept |= said
    files.append((seen_file(wish.id), seen_text(kept)))
    read_variant(_only(*files[0]), wish.id, curriculum.source_locale, problems)
    return () if problems.errors else tuple(files)


def _overlay(variant: str, module: Module, locale: str, problems: Problems) -> tuple[str, dict[str, Words]]:
    """An overlay that leaves one slot of a module open, taken as read on the module as it is, and the slot's words."""
    text = f"---\nmodule: {module.id}\n---\n\n{OPEN_PLACE.format(slot=slot_of(module), why=WHY)}"
    overlay = read_overlay(_only(overlay_file(variant, module.id), text), variant, module.id, locale, problems)
    if overlay is None:
        return text, {}
    found = tuple(standings(module, overlay, {}))
    lines = {standing.operation.place.line: standing.now for standing in found}
    return rebased(text, lines), {standing.now: standing.says for standing in found}


def _only(name: str, text: str) -> Files:
    """A project that has this file alone, for its reader."""
    return Files(Path(), {name: text.encode()})


def variant_text(wish: Wish) -> str:
    """`variant.yaml`, with every key and what it is for."""
    reviews = "\n".join(f'  - {{role: {role}, by: "", outcome: ""}}' for role in REVIEW_ROLES)
    questions = "\n".join(f"  - {_quoted(question)}" for question in QUESTIONS[wish.kind])
    return VARIANT.format(
        id=wish.id,
        name=_quoted(wish.title),
        kind=wish.kind,
        why=_quoted(wish.why),
        reviews=reviews,
        questions=questions,
        region=wish.region,
        paper=wish.paper,
    )


def _quoted(words: str) -> str:
    """Words as YAML, whatever signs are among them: JSON's strings are YAML's."""
    return json.dumps(words, ensure_ascii=False)


VARIANT = """# What changes for whom, and who stands behind it. docs/variants.md says what each key may hold.
# What is empty says so in the report for reviewers. Never write a name, a practice or a number that nobody
# gave you: ask under `questions` instead.
id: {id}
# The name that stands on its pages.
name: {name}
# culture, setting or organisation: whose review it needs before the draft mark goes.
kind: {kind}

# Variants whose changes come before these.
extends: []
# The languages in which a whole build makes it; all of them while this is empty.
locales: []

# Who led this adaptation.
led-by: ""
# Organisations and groups that took part.
partners: []
# Who agreed that this may be used, for what, and when.
consent: ""
# Who holds the cultural and intellectual property in what is written here.
ip-holder: ""

# Why this variant is there, in a few sentences: the first thing that reviewers read.
why: {why}

# Who has reviewed it, as what. A review counts with a name, a day (on: 2027-01-31) and the outcome accepted; others
# are changes-wanted and declined. With expires: 2029-01-31 it holds until that day.
reviews:
{reviews}
# When all of it must be looked at again: take the sign away and write the day.
# expires: 2029-01-31

# What its people should be asked, the most important first.
questions:
{questions}

# Whose support contacts are printed, and on which paper.
region: {region}
paper: {paper}
# {{{{ key }}}} of curriculum.yaml said otherwise, such as peer-support: mateship; and names that are common here.
terms: {{}}
names: {{}}

# How it is printed: without colour, without web addresses, as loose sheets.
print: {{greyscale: no, addresses: yes, unbound: no}}
# What can't be had or asked here: the internet, something out of people's own lives.
limits: {{internet: yes, disclosure: yes}}

# Words that don't fit here: {{words: [train], instead: car, why: No train comes here.}}
avoid: []

# How each day begins and ends, once people here have said so:
# practices:
#   opening: {{minutes: 10, title: Arriving, text: What everyone reads., note: What those who lead read.}}
# Days without sessions and pauses to keep, or what to ask: {{name: Harvest, ask: When is everybody in the fields?}}
calendar: []
"""
