"""The state of all translations as one page to look at: catalogues down, locales across. Pure.

The file needs nothing beside it. Each cell says in words what its colour shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, StrictUndefined

from ipsdocs.i18n.status import Coverage, Standing

# From how many percent on a cell has a shade, and what the legend calls it.
SHADES = (
    (100, "whole", "all translated"),
    (90, "near", "90 to 99 %"),
    (50, "half", "50 to 89 %"),
    (1, "begun", "1 to 49 %"),
    (0, "none", "nothing translated"),
)
NAME = "the curriculum in all"

PAGE = """{% macro cell(row, state) %}
<td class="{{ shade(row) }}">{{ row.percent }} %
{%- for words in (lacks(row), state) if words %}<small>{{ words }}</small>{% endfor %}</td>
{%- endmacro %}
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Translations: {{ title }}</title>
<style>
body { font: 1rem/1.45 system-ui, sans-serif; color: #1d2b2f; background: #fff; margin: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
p { max-width: 44rem; margin: 0 0 1rem; }
ul { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: 0 0 1rem; }
li { padding: .2rem .6rem; border: 1px solid #5b6c70; }
.scroll { overflow: auto; max-height: 85vh; border: 1px solid #5b6c70; }
.scroll:focus-visible { outline: 3px solid #0b5f6b; outline-offset: 2px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; }
caption { text-align: start; padding: .4rem .6rem; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem; border: 0 solid #fff; }
td { border-width: 0 1px 1px 0; white-space: nowrap; }
thead th { position: sticky; top: 0; background: #1d2b2f; color: #fff; }
tbody th { position: sticky; inset-inline-start: 0; background: #fff; font-weight: 400; }
tbody:first-of-type :is(th, td) { font-weight: 700; border-bottom: 2px solid #1d2b2f; }
small { display: block; font-size: .8125rem; font-weight: 400; }
.whole { background: #0b5f6b; color: #fff; }
.near { background: #4fa3ae; color: #000; }
.half { background: #a9d5da; color: #000; }
.begun { background: #e0f1f3; color: #000; }
.none { background: #fff; color: #000; }
.apart { background: #eceeee; color: #3c484b; }
@media print { .scroll { max-height: none; overflow: visible; border: 0; } thead th, tbody th { position: static; } }
@media print { :is(th, td, li) { print-color-adjust: exact; } }
</style>
</head>
<body>
<main>
<h1>Translations: {{ title }}</h1>
<p>Percent is of the words that the source has today. What is fuzzy or missing prints in another language, marked as
such. A catalogue that nobody has reviewed is a draft.</p>
<h2 id="legend" hidden>Shades</h2>
<ul aria-labelledby="legend">
{% for _, shade, words in shades %}<li class="{{ shade }}">{{ words }}</li>
{% endfor %}<li class="apart">no release needs it</li>
</ul>
<div class="scroll" role="region" aria-labelledby="what" tabindex="0">
<table>
<caption id="what">Catalogues and locales</caption>
<thead><tr><th scope="col">Catalogue</th>
{%- for standing in standings %}<th scope="col">{{ standing.total.locale }}</th>{% endfor %}</tr></thead>
<tbody><tr><th scope="row">{{ name }}</th>
{%- for standing in standings %}{{ cell(standing.total, standing.state) }}{% endfor %}</tr></tbody>
<tbody>
{% for domain, cells in lines %}<tr><th scope="row">{{ domain }}</th>
{%- for row in cells %}{% if row %}{{ cell(row, row.state) }}{% else %}<td class="apart">not made</td>{% endif %}
{%- endfor %}</tr>
{% endfor %}</tbody>
</table>
</div>
</main>
</body>
</html>
"""


def heatmap(title: str, rows: Sequence[Coverage], standings: Sequence[Standing]) -> str:
    """The page. A catalogue that a locale has no row of isn't made in it."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    by_place = {(row.domain, row.locale): row for row in rows}
    domains = dict.fromkeys(row.domain for row in rows)
    locales = [standing.total.locale for standing in standings]
    return environment.from_string(PAGE).render(
        title=title,
        name=NAME,
        shades=SHADES,
        standings=standings,
        lines=[(domain, [by_place.get((domain, tag)) for tag in locales]) for domain in domains],
        shade=_shade,
        lacks=_lacks,
    )


def _shade(row: Coverage) -> str:
    return next(shade for least, shade, _ in SHADES if row.percent >= least) if row.counts else "apart"


def _lacks(row: Coverage) -> str:
    """What is left to do, in words of the source."""
    parts = ((row.words_fuzzy, "fuzzy"), (row.words_missing, "missing"))
    said = [f"{count:,} {what}" for count, what in parts if count]
    return f"{' and '.join(said)} of {row.words:,} words" if said else ""
