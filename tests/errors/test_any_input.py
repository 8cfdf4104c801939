"""Whatever stands in a file: the check says what is wrong, and never breaks itself."""

from __future__ import annotations

from dataclasses import dataclass

import error_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from test_errors import TINY

from ipsdocs.checks.project import check
from ipsdocs.source.files import Files
from ipsdocs.source.project import Project

DATA = {p.relative_to(TINY).as_posix(): p.read_bytes() for p in sorted(TINY.rglob("*")) if p.is_file()}
SIGNS = [
    ":::",
    "{",
    "}",
    '"',
    "'",
    "#",
    "---",
    "[",
    "]",
    ":",
    "-",
    "\n",
    "\n\n",
    ">",
    "```",
    "<b>",
    "![x](y.svg)",
    "{{",
    "}}",
    "|",
    "minutes=",
    "-1",
    "999",
    "&a",
    "*a",
    "!!x",
    "\\",
    "msgid",
    "msgstr",
    "nplurals=6;",
    "no",
    "0",
    "##",
    "en",
    "es-MX",
    "١٢",
    "2027-13-01",
    "\x00",
    "\uffff",
    "\u202e",
]


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of a file, from `begin` (a share of its length) on, gives way to something else."""

    file: str
    begin: float
    length: int
    new: str

    def apply(self, data: bytes) -> bytes:
        start = int(self.begin * len(data))
        return data[:start] + self.new.encode() + data[start + self.length :]


CHANGES = st.builds(
    Change,
    st.sampled_from(sorted(DATA)),
    st.floats(0, 1),
    st.integers(0, 30),
    st.one_of(st.sampled_from(SIGNS), st.text(max_size=5)),
)


@settings(deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=3), st.booleans())
def test_any_change_of_the_tiny_project(changes: list[Change], release: bool) -> None:
    data = dict(DATA)
    for change in changes:
        data[change.file] = change.apply(data[change.file])
    for problem in check(Project(Files(TINY, data)), error_cases.TODAY, release):
        assert problem.message
        assert problem.hint
        assert problem.place.file in data or problem.place.file.startswith(("curriculum/", "locales/"))
