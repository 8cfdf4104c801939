"""The catalogues as components of a Weblate project: what `weblate import_json` takes. Pure.

The keys are those of Weblate's component (its manual: “Translation projects”, and the API's components).
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ipsdocs.edition.messages import TEMPLATES
from ipsdocs.source.paths import po_file, pot_file

FILE = "weblate.json"
COMMON: dict[str, object] = {
    "file_format": "po",
    "language_code_style": "bcp",  # es-419, as our folders are called
    "new_lang": "contact",  # a language begins in curriculum.yaml
    "manage_units": False,  # messages come from the sources alone
    # A catalogue is reviewed as a whole: no word comes into it from another without its translator.
    "allow_translation_propagation": False,
    "enforced_checks": ["python_format"],  # what a page can't be made without
}
# Template strings say themselves that they hold %(n)s; all else is Markdown with {{ placeholders }}.
TEXTS = r'md-text,placeholders:r"\{\{[^}]*\}\}"'


def components(domains: Iterable[str]) -> bytes:
    """The file: a component for each catalogue, in order of their names."""
    found = [_component(domain) for domain in sorted(domains)]
    return (json.dumps(found, indent=2, ensure_ascii=False) + "\n").encode()


def _component(domain: str) -> dict[str, object]:
    return {
        "name": domain,
        "slug": domain,
        "filemask": po_file("*", domain),
        "new_base": pot_file(domain),
        **COMMON,
        "check_flags": "" if domain == TEMPLATES else TEXTS,
    }
