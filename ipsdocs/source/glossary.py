"""Reader of `curriculum/glossary.yaml`: the words that the curriculum uses in its own way, and what they mean."""

from __future__ import annotations

from ipsdocs.model import Term
from ipsdocs.problems import Place, Problems, suggest
from ipsdocs.source.curriculum import fields_of
from ipsdocs.source.fields import ID, Fields
from ipsdocs.source.files import Files
from ipsdocs.source.yamltext import Mapping

GLOSSARY = "curriculum/glossary.yaml"
DOMAIN = "glossary"
LINK = "glossary:"  # what a link to a term begins with


def read_glossary(files: Files, locale: str, problems: Problems) -> tuple[Term, ...]:
    """The terms in the order of the file; none where there is no such file, or it can't be read at all."""
    if not files.exists(GLOSSARY):
        return ()
    fields = fields_of(files, GLOSSARY, DOMAIN, locale, problems)
    terms = tuple(_terms(fields)) if fields else ()
    known = [term.id for term in terms]
    for term in terms:
        for other in term.see:
            if other not in known:
                problems.error(
                    term.place, f"“see” of “{term.id}” names an unknown term “{other}”", suggest(other, known)
                )
    return terms


def _terms(fields: Fields) -> list[Term]:
    found = []
    for id, node in fields.mapping.items.items():
        place = fields.where(id)
        if not ID.fullmatch(id):
            fields.problems.error(place, f"“{id}” is no id", "Use small letters, digits and single hyphens.")
        if isinstance(node, Mapping):
            found.append(_term(id, place, Fields(node, fields.problems, DOMAIN, fields.locale)))
        else:
            fields.problems.error(place, f"“{id}” has no meaning", "Write `term:` and `meaning:` below it.")
    return found


def _term(id: str, place: Place, fields: Fields) -> Term:
    fields.only(("term", "meaning", "also", "see", "everyday", "online"))
    return Term(
        id,
        place,
        fields.message("term"),
        fields.message("meaning"),
        fields.words("also", required=False),
        fields.words("see", required=False),
        fields.flag("everyday", default=False),
        fields.flag("online", default=False),
    )
