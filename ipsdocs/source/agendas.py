"""The reader of `curriculum/variants/<variant>/trainings/<training>.yaml`: a variant's changes of a training."""

from __future__ import annotations

from typing import get_args

from ipsdocs.model import Agenda, Change, Item
from ipsdocs.model.training import Does
from ipsdocs.problems import Place, Problems
from ipsdocs.source.curriculum import fields_of, same_id
from ipsdocs.source.fields import Fields
from ipsdocs.source.files import Files
from ipsdocs.source.paths import agenda_file, variant_domain
from ipsdocs.source.reasons import WANTED, unsaid
from ipsdocs.source.trainings import read_item
from ipsdocs.source.yamltext import Sequence

DOES: tuple[Does, ...] = get_args(Does)


def read_agenda(files: Files, variant: str, training: str, locale: str, problems: Problems) -> Agenda | None:
    """A variant's changes of a training; None where the file can't be read at all."""
    name = agenda_file(variant, training)
    fields = fields_of(files, name, variant_domain(variant), locale, problems)
    if fields is None:
        return None
    fields.only(("training", "changes"))
    same_id(fields, "training", training)
    changes = tuple(change for part in fields.parts("changes") if (change := _change(part)))
    return Agenda(variant, training, Place(name), changes)


def _change(fields: Fields) -> Change | None:
    """`after: day-1/opening`, or another of DOES, with its reasons and the items that it brings."""
    fields.only((*DOES, *WANTED, "seen", "items"))
    does = [word for word in DOES if fields.has(word)]
    if len(does) != 1:
        fields.problems.error(fields.place, f"a change does {len(does)} things", f"Write one of {', '.join(DOES)}.")
        return None
    said = {key: fields.word(key, required=False) for key in WANTED}
    for key, message, hint in unsaid(does[0], said, ": ", "item"):
        fields.problems.error(fields.where(key), message, hint)
    return Change(
        does=does[0],
        at=fields.word(does[0]),
        base=said["base"],
        dimension=said["dimension"],
        why=said["why"],
        place=fields.where("base"),
        items=_items(fields, does[0]),
        depth=said["depth"],
        seen=fields.words("seen", required=False),
    )


def _items(fields: Fields, does: str) -> tuple[Item, ...]:
    """What the change brings: nothing where it removes, something everywhere else."""
    if does != "remove":
        found = tuple(fields.parts("items"))
        if not found and isinstance(fields.mapping.items.get("items"), Sequence):
            fields.problems.error(fields.where("items"), "“items” is empty", "Write the new items, or `remove`.")
        return tuple(item for part in found if (item := read_item(part)))
    if fields.has("items"):
        fields.problems.error(fields.where("items"), "remove brings items", "Take them out, or write `replace`.")
    return ()
