"""Text read back from a PDF, by poppler and by pdfium, as far as a person who copies it would get it."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest

POPPLER = "poppler is not installed: apt-get install poppler-utils"
FURNITURE = 55  # points at the head and foot of a paper page where only running lines stand (19.5 mm)
SLIDE = 960  # points: as wide as a slide, which has no running lines to keep apart
ALONE = "poster"  # begins the name of a file of one page, which has none either
Lines = tuple[str, ...]

# White space, and marks that nobody sees, which readers may add or leave out; a hyphen at a line's end is
# left out by poppler, and pdfium gives U+FFFE for it.
_UNSEEN = re.compile("[\\s\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\x02\\-\u2010]+")
_LATIN, _DIGIT = re.compile("[A-Za-z]"), re.compile("[0-9]")
_SIGNS = "«»()،.:؛؟!,;–…"
_WORD = re.compile("[A-Za-z0-9]+")
_LISTED = re.compile("^•|^[0-9]{1,2}[.]|^[.][0-9]{1,2}")


def bare(words: str) -> str:
    """Words without white space, hyphens and what a reader doesn't see; NFC, and “…” as pdfium writes it."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", words)).replace("…", "...")


def poppler(file: Path, *options: str) -> str:
    """What `pdftotext` reads, pages apart by form feeds; the test is skipped where there is none."""
    if shutil.which("pdftotext") is None:
        pytest.skip(POPPLER)
    command = ["pdftotext", "-enc", "UTF-8", *options, str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()


def by_poppler(file: Path) -> Lines:
    """The lines of all pages, bare, without running heads and feet, in the order poppler reads them."""
    width, height = size(file)
    area = ["-x", "0", "-y", str(FURNITURE), "-W", str(width), "-H", str(height - 2 * FURNITURE)]
    return _lines(poppler(file, *(area if _has_furniture(file, width) else [])))


def by_pdfium(file: Path) -> Lines:
    """As `by_poppler`, read by pdfium."""
    with pypdfium2.PdfDocument(file) as document:
        return _lines("\n".join(_body(page, file) for page in document))


@lru_cache(maxsize=64)
def pages(file: Path) -> Lines:
    """Each page's whole text, running lines and all, bare, read by pdfium."""
    with pypdfium2.PdfDocument(file) as document:
        return tuple(bare(page.get_textpage().get_text_range()) for page in document)


def size(file: Path) -> tuple[int, int]:
    """Width and height of the first page, in points."""
    with pypdfium2.PdfDocument(file) as document:
        width, height = document[0].get_size()
        return round(width), round(height)


def missing(wanted: Iterable[str], lines: Sequence[str]) -> list[str]:
    """Those paragraphs that aren't there whole: as one, or line by line beside another column."""
    text = "".join(lines)
    unfound = [words for words in dict.fromkeys(wanted) if bare(words) not in text]
    listed = [_LISTED.sub("", line) for line in lines]
    return [words for words in unfound if not _among(bare(words), listed)]


def letters_are_there(words: str, lines: Sequence[str]) -> bool:
    """Whether a text from the right has its own letters whole, and every Latin word and number somewhere.

    Only for texts with both Latin letters and digits, whose order the readers can't be told. The digits and the
    Arabic comma come from the Arabic font and the letters from another one: pdfium sorts such pieces by where
    they start, and gives “، 2016 Psychology Today” and “(4.0 Creative Commons BY-SA)”; poppler moves the
    bracket of “Psychology Today (2016)،”. A table's cell with a Latin name and a number that goes on in a second
    line, such as “(Veterans Crisis Line)، … 1”, both readers mix with the cells beside it; so does pdfium with
    a telephone number of several groups in a slide's table, “0800 543 354”.
    """
    if not _DIGIT.search(words) or (_from_right(words) and not _LATIN.search(words)):
        return False
    text = "".join(lines)
    letters = [_from_right(line) for line in lines]
    whole = _from_right(words) in "".join(letters) or _among(_from_right(words), letters)
    if _LATIN.search(words):  # a line with more Latin letters than others, pdfium takes to run from the left
        whole = whole or all(bare(word.strip(_SIGNS)) in text for word in words.split())
    return whole and all(word in text for word in _WORD.findall(words))


def _from_right(words: str) -> str:
    return "".join(c for c in bare(words) if unicodedata.bidirectional(c) in ("R", "AL", "NSM"))


def _lines(text: str) -> Lines:
    return tuple(line for line in map(bare, text.splitlines()) if line)


def _has_furniture(file: Path, width: float) -> bool:
    return width < SLIDE and not file.name.startswith(ALONE)


def _body(page: pypdfium2.PdfPage, file: Path) -> str:
    width, height = page.get_size()
    text = page.get_textpage()
    if not _has_furniture(file, width):
        return str(text.get_text_range())
    return str(text.get_text_bounded(0, FURNITURE, width, height - FURNITURE))


def _among(words: str, lines: Sequence[str]) -> bool:
    """Whether lines make up the words in their order, maybe with lines of another column between them."""
    starts = (n for n, line in enumerate(lines) if line and words.startswith(line))
    return any(_made_of(words, lines[n:]) for n in starts)


def _made_of(words: str, lines: Sequence[str]) -> bool:
    """Whether some of the lines, in their order, are the words; one of another column may begin alike."""
    found = ((n, words.removeprefix(line)) for n, line in enumerate(lines) if line and words.startswith(line))
    return any(not rest or _made_of(rest, lines[n + 1 :]) for n, rest in found)
