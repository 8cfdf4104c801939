"""A job: one output, as a plain value that pickles, so that it can run in any process on any machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ipsdocs.model import Mode, Paper
from ipsdocs.problems import Problem


@dataclass(frozen=True, slots=True)
class Options:
    """What a trainer may choose for a packet; a plain build leaves them all unset.

    `start` is an ISO local date and time, `zone` and `zones` are IANA names, `accent` is #rrggbb,
    `version` is a release's number for the cover, `contents` the packet's files with what they are.
    """

    paper: Paper | None = None
    large: bool = False
    greyscale: bool = False
    mode: Mode | None = None
    region: str = ""
    accent: str = ""
    hub: str = ""
    start: str = ""
    zone: str = ""
    zones: tuple[str, ...] = ()
    version: str = ""
    contents: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One output file. `output` is its path below the output folder, `document` a row of `produce.DOCUMENTS`.

    `inputs` are the files it may read, with their sha256, by path; nothing else can change its output.
    """

    output: str
    document: str
    subject: str  # a module's, training's or poster's id
    locale: str
    stack: tuple[str, ...]
    options: Options
    inputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fallback:
    """A text that stands in another language than the edition's."""

    domain: str
    text: str
    locale: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A job's closed document, before the costly step. Equal `payload` and `engine` give equal bytes."""

    payload: str
    engine: str
    document: object  # what `finish` needs: a Page, a Deck, or bytes
    fallbacks: tuple[Fallback, ...] = ()
    coverage: tuple[int, int] = (0, 0)  # messages translated, messages in all
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """The bytes of an output; `pages` is 0 where the format has none."""

    data: bytes
    pages: int
    problems: tuple[Problem, ...] = ()


class Producer(Protocol):
    """The two halves of making an output; `produce.Production` is the real one, tests bring their own."""

    def prepare(self, job: Job) -> Prepared: ...

    def finish(self, job: Job, prepared: Prepared) -> Finished: ...
