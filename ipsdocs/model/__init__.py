"""The frozen types that every stage speaks. They hold values, never open files, and pickle whole.

The way of a paragraph: source reads a `Module` of `Block`s; edition patches, chooses and translates
them into another `Module`; document turns that into a page; output turns the page into bytes.
"""

from __future__ import annotations

from ipsdocs.model.catalogue import Catalogue, Message, Remark, plural_key, plural_rule
from ipsdocs.model.curriculum import Contact, Curriculum, LocalePlan, Panel, Poster, Region, Term, Topic
from ipsdocs.model.module import Block, Does, Minutes, Module, Operation, Overlay
from ipsdocs.model.picture import Picture
from ipsdocs.model.text import Direction, Mode, Paper, Text
from ipsdocs.model.training import Agenda, Change, Item, Question, Session, Training
from ipsdocs.model.variant import Avoid, Occasion, Review, Variant

__all__ = [
    "Agenda",
    "Avoid",
    "Block",
    "Catalogue",
    "Change",
    "Contact",
    "Curriculum",
    "Direction",
    "Does",
    "Item",
    "LocalePlan",
    "Message",
    "Minutes",
    "Mode",
    "Module",
    "Occasion",
    "Operation",
    "Overlay",
    "Panel",
    "Paper",
    "Picture",
    "Poster",
    "Question",
    "Region",
    "Remark",
    "Review",
    "Session",
    "Term",
    "Text",
    "Topic",
    "Training",
    "Variant",
    "plural_key",
    "plural_rule",
]
