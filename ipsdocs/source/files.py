"""The careful hand that reads a project's files: only inside the project, only UTF-8, only so large."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path

from ipsdocs.problems import Place, Problems
from ipsdocs.source.scripts import unseen
from ipsdocs.source.snapshot import Snapshot

MOST_BYTES = 2_000_000
# Bidirectional controls can make a file read otherwise than it is (Unicode TR 36, CVE-2021-42574).
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200e\u200f")
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
# Others that show nothing: separators of lines, invisible operators, old format signs, annotations, fillers of Hangul,
# tags (Unicode 16, Default_Ignorable_Code_Point, without joiners and variation selectors).
_RANGES = ((0x2028, 0x2029), (0x2061, 0x2064), (0x206A, 0x206F), (0xFFF9, 0xFFFB))
_FILLERS = ((0x115F, 0x1160), (0x3164, 0x3164), (0xFFA0, 0xFFA0), (0xE0000, 0xE007F))
BLANK = frozenset(chr(code) for first, last in (*_RANGES, *_FILLERS) for code in range(first, last + 1))
HIDDEN = BIDI | ZERO_WIDTH | BLANK
LOST = "\ufffd"  # what programs write in place of a sign that they couldn't read
# Control characters, too, and those of the private areas, which no font has.
_SHAPELESS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\U000f0000-\U0010ffff"
INVISIBLE = re.compile(f"[{''.join(sorted(HIDDEN))}{LOST}{_SHAPELESS}]")


@dataclass(frozen=True, slots=True)
class Files:
    """Read-only access to a project below `root`; every name is relative to it, with `/`.

    A file is looked for and read once and kept, so that one build never mixes two states of it. With a `snapshot`,
    what that holds is read from it, under the same names.
    """

    root: Path
    _kept: dict[str, bytes] = field(default_factory=dict, compare=False)
    _there: dict[str, bool] = field(default_factory=dict, compare=False)
    _digests: dict[str, str] = field(default_factory=dict, compare=False)
    _lists: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, compare=False)
    snapshot: Snapshot | None = None

    def frozen(self, snapshot: Snapshot) -> Files:
        """The same project as it stands in a snapshot."""
        return replace(self, snapshot=snapshot)

    def real(self, name: str) -> str:
        """Where the file or folder of a name lies."""
        return self.snapshot.real(name) if self.snapshot else name

    def exists(self, name: str) -> bool:
        real = self.real(name)
        if real not in self._there:
            self._there[real] = real in self._kept or (self._inside(real) and (self.root / real).is_file())
        return self._there[real]

    def digest(self, name: str) -> str:
        """The sha256 of a file as it was read, empty where there is none."""
        real = self.real(name)
        if real not in self._digests:
            data = self.data(name)
            self._digests[real] = hashlib.sha256(data).hexdigest() if data is not None else ""
        return self._digests[real]

    @property
    def read(self) -> frozenset[str]:
        """Names of the files read so far."""
        return frozenset(self._kept)

    def list(self, folder: str, pattern: str = "*") -> tuple[str, ...]:
        """Names of the files in `folder` that match, in order; a missing folder has none."""
        if self.snapshot is None:
            return self._listed(folder, pattern)
        then = (self.snapshot.name(real) for real in self._listed(self.real(folder), pattern))
        today = (name for name in self._listed(folder, pattern) if not self.snapshot.holds(name))
        return tuple(sorted({*then, *today}))

    def _listed(self, folder: str, pattern: str) -> tuple[str, ...]:
        if (folder, pattern) not in self._lists:
            found = sorted((self.root / folder).glob(pattern)) if (self.root / folder).is_dir() else ()
            names = (path.relative_to(self.root).as_posix() for path in found if path.is_file())
            self._lists[folder, pattern] = tuple(names)
        return self._lists[folder, pattern]

    def data(self, name: str) -> bytes | None:
        """A file's bytes; None where it isn't a plain file inside the project."""
        real = self.real(name)
        if real not in self._kept:
            if not self.exists(name):
                return None
            self._kept[real] = (self.root / real).read_bytes()
        return self._kept[real]

    def text(self, name: str, problems: Problems, locale: str = "en") -> str | None:
        """A file's text; None, with the problem noted, where it is missing, too large, not UTF-8 or hides signs.

        `locale` is the language the file is written in, which may need joiners and direction marks.
        """
        data = self.data(name)
        if data is None and (self.root / self.real(name)).is_symlink():
            problems.error(
                Place(name), "the file is a link to a place outside the project", "Put the file itself there."
            )
            return None
        if data is None:
            problems.error(Place(name), "the file is missing", "Create it, or take its name out.")
            return None
        if len(data) > MOST_BYTES:
            problems.error(
                Place(name),
                f"the file has {len(data):,} bytes, more than {MOST_BYTES:,}",
                "Split it, or make it smaller.",
            )
            return None
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            problems.error(
                Place(name, line),
                f"byte 0x{data[error.start]:02X} is not UTF-8",
                "Save the file as UTF-8.",
            )
            return None
        return text if _clean(name, text, locale, problems) else None

    def _inside(self, name: str) -> bool:
        """Whether the name stays in the project, following symlinks."""
        root = self.root.resolve()
        return (root / name).resolve().is_relative_to(root)


def hidden_signs(locale: str) -> frozenset[str]:
    """The signs that show nothing and may not stand in a text of this locale."""
    return HIDDEN - unseen(locale)


def _clean(name: str, text: str, locale: str, problems: Problems) -> bool:
    """Note every hidden sign that the locale doesn't need; true where there was none."""
    # Every file of a build is looked at, and nearly all are clean: each sign that there is, once.
    found = set(INVISIBLE.findall("".join(set(text)))) - unseen(locale)
    if not found:
        return True
    for number, line in enumerate(text.split("\n"), 1):
        for column, sign in enumerate(line, 1):
            if sign in found:
                what = unicodedata.name(sign, "control character").lower()
                hint = "Delete it; if the text looks wrong without it, write the passage in its own paragraph."
                if sign == LOST:
                    hint = "A sign was lost here when the file was saved: write it anew, and save the file as UTF-8."
                kind = "sign" if sign == LOST else "hidden sign"
                message = f"{kind} U+{ord(sign):04X} ({what}) at column {column}"
                problems.error(Place(name, number), message, hint)
    return False
