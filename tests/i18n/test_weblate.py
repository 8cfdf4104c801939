"""Tests of weblate.py: every catalogue is a component, and the repository's file is the one of its sources."""

from __future__ import annotations

import json

from i18n_helpers import ROOT

from ipsdocs.i18n.extract import catalogues
from ipsdocs.i18n.weblate import FILE, components
from ipsdocs.source.project import Project

# Of Weblate's component, what its import takes: the required ones, and those that we set.
REQUIRED = {"name", "filemask"}
KNOWN = REQUIRED | {
    "slug", "new_base", "file_format", "language_code_style", "new_lang", "manage_units", "check_flags",
    "enforced_checks", "allow_translation_propagation",
}  # fmt: skip


def test_the_repositorys_file_is_up_to_date() -> None:
    """Else run `ipsdocs i18n weblate`."""
    assert (ROOT / FILE).read_bytes() == components(catalogues(Project.at(ROOT)))


def test_a_component_names_files_that_are_there() -> None:
    for component in json.loads((ROOT / FILE).read_bytes()):
        assert REQUIRED <= component.keys() <= KNOWN
        assert (ROOT / component["new_base"]).is_file()
        assert component["filemask"].count("*") == 1
    masks = [component["filemask"] for component in json.loads((ROOT / FILE).read_bytes())]
    assert len(masks) == len(set(masks))
    assert {path for mask in masks for path in ROOT.glob(mask)} == set(ROOT.glob("locales/*/LC_MESSAGES/*.po"))


def test_template_strings_are_no_markdown() -> None:
    flags = {each["name"]: each["check_flags"] for each in json.loads(components(["templates", "boundaries"]))}
    assert flags["templates"] == ""
    assert flags["boundaries"].startswith("md-text,")
