"""How large a poster's letters can be on its sheet, and how high its parts are: a rule over the texts' length alone.

Measures are millimetres of an A4 sheet, sizes points on it; a wider sheet takes all of them times its `unit`. Room that
is left is shared out among the parts, so that the sheet is full. What is too long even for the smallest letters runs
over to a second page, and that page is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ipsdocs.document.fit import lines, width
from ipsdocs.document.inline import plain
from ipsdocs.document.tokens import Tokens
from ipsdocs.edition.edition import EditedPoster
from ipsdocs.model import Panel, Paper, Text

# The frame, which the template keeps to as well.
SIDE, TOP, BOTTOM = 10, 8, 7
PAD, GAP = 5, 4  # inside the head; between parts
LABELLED = 2.6  # above and below the words “Principles” and “Tasks”, together
ART = 64  # width of the picture in the head
MOTIF, MOTIF_GAP = 36, 5  # width of a principle's motif, and the space beside it
TILE_PAD, MARK, MARK_GAP = 4.2, 15, 2.5  # inside a task's tile; its motif's side, and the space beside it
EDGE = 1.6  # points of an outline, where no ground is printed
ROW_PAD = 1.9  # above and below a principle
QUOTE_MARK = 8  # width of a quote's opening mark
SPARE = 1.5  # that the sheet keeps for what the estimate rounds away
MM = 25.4 / 72

# Sizes of the parts, as a factor of the text's.
LABEL, KICKER, INTRO, CLOSING, QUOTE, SOURCE = 0.82, 0.78, 1.08, 1.08, 0.86, 0.72
SPACE = 0.2  # between a name, its line and its question
CREDITS, FURNITURE = 0.8, 1.4  # draft mark and credits: size, as a factor of other papers' furniture, and leading

LARGEST, SMALLEST, STEP = 19.0, 8.0, 0.25  # points of the text
NEARLY = 0.94  # of the largest letters that fit, down to which they give way to even rows
LARGE_PRINT = 18.0  # points on the sheet itself, below which large print never goes
TITLES = (54, 50, 46, 43, 40, 37, 34, 31, 28, 25, 22, 19)
IN_TWO = 5  # the first of them that may stand in two lines, and the first in large print
LATIN = 1.08  # how wide bold Latin letters run


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper in millimetres."""

    width: float
    height: float

    @property
    def unit(self) -> float:
        return self.width / 210


SHEETS: dict[tuple[Paper, bool], Sheet] = {
    ("a4", False): Sheet(210, 297),
    ("a4", True): Sheet(297, 420),
    ("letter", False): Sheet(215.9, 279.4),
    ("letter", True): Sheet(279.4, 431.8),  # Tabloid
}


@dataclass(frozen=True, slots=True)
class Scale:
    """How much larger than the tasks' text the principles' is, and a name than the text beside it."""

    principle: float
    name: float


USUAL, LARGE = Scale(1.1, 1.3), Scale(1.0, 1.18)  # in large print all of it is large


@dataclass(frozen=True, slots=True)
class Face:
    """A way of setting words: how wide they run beside `fit.width`, measured in the locked fonts, and its leading."""

    run: float
    leading: float

    def tall(self, words: str, size: float, across: float) -> float:
        """The height in millimetres of a paragraph of that size in points, so many millimetres across."""
        return lines(words, self.ems(size, across)) * size * MM * self.leading if words else 0

    def ems(self, size: float, across: float) -> float:
        """How many of `fit.width`'s ems stand on a line."""
        return across / (size * MM * self.run)


@dataclass(frozen=True, slots=True)
class Faces:
    """The text, the titles, and what is said between people: questions, closing, quote."""

    text: Face
    title: Face
    spoken: Face


def faces(look: Tokens) -> Faces:
    """By script: Kufi letters run wide and high, and Naskh ones close."""
    text = Face(0.99, round(look.leading * 0.85, 2))
    if "Kufi" in look.title_fonts[0]:
        return Faces(replace(text, run=0.91), Face(1.2, look.title_leading), replace(text, run=0.95))
    title = look.title_leading if look.high else round(look.leading * 0.79, 2)
    return Faces(text, Face(LATIN, title), Face(LATIN, round(look.leading * 0.83, 2)))


@dataclass(frozen=True, slots=True)
class Layout:
    """The sizes of a poster's letters, and the heights of its head, its principles and its rows of tasks.

    `draft` is the height of the draft mark's place, `small` the size of that and of the credits; `above` is what each
    row of tasks has been given above its words, beside what it needs.
    """

    sheet: Sheet
    scale: Scale
    text: float
    title: float
    small: float
    draft: float
    head: float
    principles: tuple[float, ...]
    tasks: tuple[float, ...]
    above: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        return self.head + sum(self.principles) + sum(self.tasks)

    @property
    def even(self) -> Layout:
        """With all principles as high as the highest, and all rows of tasks."""
        principles, tasks = ((max(heights, default=0),) * len(heights) for heights in (self.principles, self.tasks))
        return replace(self, principles=principles, tasks=tasks)

    def grown(self, room: float) -> Layout:
        """With all of the room: it makes rows even where it can, then goes to each part by its height."""
        base = self.even if self.even.height <= room else self
        more = max(room / base.height, 1)
        principles, tasks = (tuple(h * more for h in heights) for heights in (base.principles, base.tasks))
        above = tuple((given - needed) / 2 for given, needed in zip(tasks, self.tasks, strict=True))
        return replace(self, head=base.head * more, principles=principles, tasks=tasks, above=above)


def layout(edited: EditedPoster, look: Tokens, sheet: Sheet, art: float) -> Layout:
    """The largest letters with which all of it fits, or nearly so large where rows are even then.

    `art` is the height of the picture in the head, 0 where there is none.
    """
    large = edited.edition.print.large
    small = look.sizes["furniture"] * CREDITS / (sheet.unit if large else 1)
    room = _Room(edited, faces(look), LARGE if large else USUAL, sheet, small, art)
    least = LARGE_PRINT / sheet.unit if large else SMALLEST
    sizes = [LARGEST - n * STEP for n in range(int((LARGEST - least) / STEP) + 1)]
    most = next((size for size in sizes if room.at(size).height <= room.between(size)), sizes[-1])
    near = (size for size in sizes if most * NEARLY <= size <= most)
    size = next((size for size in near if room.at(size).even.height <= room.between(size)), most)
    return room.at(size).grown(room.between(size))


def named(names: Sequence[tuple[str, Text]], panels: Iterable[Panel]) -> tuple[tuple[Text, Panel], ...]:
    """Each panel with the name of its principle or task."""
    known = dict(names)
    return tuple((known[panel.id], panel) for panel in panels)


@dataclass(frozen=True, slots=True)
class _Room:
    """A poster's texts and the sheet that they go on; heights are millimetres of A4."""

    edited: EditedPoster
    faces: Faces
    scale: Scale
    sheet: Sheet
    small: float
    art: float

    @property
    def across(self) -> float:
        return 210 - 2 * SIDE

    @property
    def beside(self) -> float:
        """How far across the words of the head run."""
        return self.across - 2 * PAD - (ART if self.art else 0)

    def between(self, size: float) -> float:
        """The height that head, principles and tasks have together."""
        whole = self.sheet.height / self.sheet.unit - TOP - BOTTOM - SPARE
        labels = 2 * (size * LABEL * MM * self.faces.text.leading + LABELLED)
        gaps = GAP * ((len(self.edited.poster.tasks) + 1) // 2)
        return whole - labels - gaps - self.draft() - self.end(size) - self.foot()

    def at(self, size: float) -> Layout:
        """The layout at a size of text, as tight as it can be."""
        words, poster = self.edited.edition.words, self.edited.poster
        title = self.title()
        tiles = tuple(self.tile(*each, size) for each in named(words.tasks, poster.tasks))
        return Layout(
            self.sheet,
            self.scale,
            size,
            title,
            self.small,
            self.draft(),
            self.head(size, title),
            tuple(self.row(*each, size) for each in named(words.principles, poster.principles)),
            tuple(max(tiles[n : n + 2]) for n in range(0, len(tiles), 2)),
        )

    def tall(self, text: Text, face: Face, size: float, across: float) -> float:
        """The height of a text; one in another language than the edition's may have other letters."""
        own = text.locale == self.edited.edition.language.tag
        return (face if own else replace(face, run=max(face.run, LATIN))).tall(plain(text.source), size, across)

    def title(self) -> float:
        """The largest size in which the title stands in one line, or where that is small, in two; no word breaks."""
        text, face = self.edited.poster.title, self.faces.title
        first = IN_TWO if self.edited.edition.print.large else 0
        for rows, sizes in ((1, TITLES[first : IN_TWO + 3]), (2, TITLES[IN_TWO:])):
            for size in sizes:
                whole = all(width(word) <= face.ems(size, self.beside) for word in plain(text.source).split())
                if whole and self.tall(text, face, size, self.beside) <= rows * size * MM * face.leading:
                    return size
        return TITLES[-1]

    def head(self, size: float, title: float) -> float:
        poster, faces = self.edited.poster, self.faces
        label = replace(faces.spoken, run=faces.title.run)
        inside = (
            self.tall(poster.summary, label, size * KICKER, self.beside)
            + self.tall(poster.title, faces.title, title, self.beside)
            + self.tall(poster.intro, faces.spoken, size * INTRO, self.beside)
        )
        return max(inside + 2 * PAD + 2 * SPACE * size * MM, self.art)

    def row(self, name: Text, panel: Panel, size: float) -> float:
        """The height of a principle, its words beside its motif."""
        across, own = self.across - MOTIF - MOTIF_GAP, size * self.scale.principle
        inside = sum(self.tall(*part, across) for part in self.said(name, panel, own)) + 2 * SPACE * own * MM
        return max(inside, MOTIF * 0.55) + 2 * ROW_PAD

    def tile(self, name: Text, panel: Panel, size: float) -> float:
        """The height of a task, its words round its motif."""
        across = (self.across - GAP) / 2 - 2 * TILE_PAD
        inside = 0.0
        for part in self.said(name, panel, size):
            inside += self.tall(*part, across - MARK - MARK_GAP if inside < MARK else across)
        return max(inside + 2 * SPACE * size * MM, MARK) + 2 * TILE_PAD

    def said(self, name: Text, panel: Panel, size: float) -> tuple[tuple[Text, Face, float], ...]:
        return (
            (name, self.faces.title, size * self.scale.name),
            (panel.line, self.faces.text, size),
            (panel.question, self.faces.spoken, size),
        )

    def end(self, size: float) -> float:
        """The height of closing and quote, side by side."""
        poster, spoken = self.edited.poster, self.faces.spoken
        column = (self.across - GAP) / 2 if poster.closing.source and poster.quote.source else self.across
        closing = self.tall(poster.closing, spoken, size * CLOSING, column)
        quote = self.tall(poster.quote, spoken, size * QUOTE, column - QUOTE_MARK)
        source = self.tall(poster.source, self.faces.text, size * SOURCE, column - QUOTE_MARK)
        return max(closing, quote + source)

    def draft(self) -> float:
        """The height of the draft mark, which is kept free where there is none."""
        edition, poster = self.edited.edition, self.edited.poster
        names = sum(len(name.source) + 3 for name in edition.draft_variants)
        signs = 50 * (not poster.reviewed) + 65 * edition.draft_translation + (names + 45 if names else 0)
        return self.fine("x" * signs) + GAP / 4

    def foot(self) -> float:
        """The height of the credits."""
        words = self.edited.edition.words
        rest = plain(words.licence.source) + " x" * (80 if self.edited.fallbacks else 20)
        return self.fine(plain(words.credit.source)) + self.fine(rest) + GAP * 1.25

    def fine(self, words: str) -> float:
        """The height of words in small letters; there is one line at least."""
        return lines(words, self.faces.text.ems(self.small, self.across)) * self.small * MM * FURNITURE
