"""`ipsdocs i18n status`: how far each translation has come, as a table, for a machine, or as a heat map."""

from __future__ import annotations

from collections.abc import Sequence

from ipsdocs.commands.common import Json, say
from ipsdocs.i18n.status import Coverage, Standing

COLUMNS = ("locale", "catalogue", "done", "fuzzy", "missing", "words", "%")
WIDTHS = (-8, -38, 6, 7, 9, 8, 5)


def table(rows: Sequence[Coverage], standings: Sequence[Standing]) -> None:
    """Per locale a line for each catalogue, then one for all that counts."""
    _line(COLUMNS, "state")
    for standing in standings:
        for row in rows:
            if row.locale == standing.total.locale:
                _line(_cells(row, row.domain), row.state)
        _line(_cells(standing.total, "in all"), standing.state)


def _cells(row: Coverage, name: str) -> tuple[str, ...]:
    done = row.translated + row.inherited
    return (row.locale, name, *map(str, (done, row.fuzzy, row.missing, row.words, row.percent)))


def _line(cells: Sequence[str], state: str) -> None:
    padded = (cell.ljust(-width) if width < 0 else cell.rjust(width) for cell, width in zip(cells, WIDTHS, strict=True))
    say(f"{''.join(padded)}  {state}")


def as_json(rows: Sequence[Coverage], standings: Sequence[Standing]) -> Json:
    return {
        "catalogues": [
            {
                "catalogue": row.domain,
                **_counts(row),
                "counts": row.counts,
                "drafted-by": row.drafted_by,
                "reviewed-by": row.reviewed_by,
            }
            for row in rows
        ],
        "locales": [
            {**_counts(standing.total), "minimum": standing.minimum, **_policy(standing)} for standing in standings
        ],
    }


def _policy(standing: Standing) -> dict[str, Json]:
    """Whether a locale is frozen, and then what its snapshot lacks of today's source, and has beyond that."""
    lag = standing.behind
    if lag is None:
        return {"policy": "live"}
    new = {"messages": lag.new, "words": lag.new_words}
    gone = {"messages": lag.gone, "words": lag.gone_words}
    return {"policy": "frozen", "behind": {"new": new, "gone": gone}}


def _counts(row: Coverage) -> dict[str, str | int]:
    return {
        "locale": row.locale,
        "translated": row.translated,
        "inherited": row.inherited,
        "fuzzy": row.fuzzy,
        "missing": row.missing,
        "not-needed": row.unneeded,
        "words": row.words,
        "words-translated": row.words_translated,
        "words-fuzzy": row.words_fuzzy,
        "percent": row.percent,
    }
