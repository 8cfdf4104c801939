"""A closed page to PDF/UA-1 bytes. WeasyPrint is named here and in what `start` installs; imported late (0.3 s)."""

from __future__ import annotations

import gc
import logging
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ipsdocs.document.page import STYLE, Page, Picture
from ipsdocs.output import imports, language_tags, outlines, styles, text_layer

if TYPE_CHECKING:
    import weasyprint

VARIANT = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A rendered PDF. `anchors` are the ids that each page holds; `complaints` what the engine logged."""

    data: bytes
    pages: int
    anchors: tuple[frozenset[str], ...]
    complaints: tuple[str, ...]


def start(fontconfig: Path) -> None:
    """Make this process a renderer: only the fonts that `fontconfig` names, engine imported and warm.

    Call it once, before anything has imported WeasyPrint: Pango reads the environment at its first use.
    """
    os.environ["FONTCONFIG_FILE"] = str(fontconfig)
    _engine()
    text_layer.install()
    styles.install()
    language_tags.install()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@lru_cache(maxsize=1)
def _engine() -> tuple[type[weasyprint.HTML], type[weasyprint.CSS], object]:
    imports.engine()
    import weasyprint
    from weasyprint.html import UA
    from weasyprint.text.fonts import FontConfiguration

    sheets = [weasyprint.CSS(string=_needed(UA))]

    class ClosedHTML(weasyprint.HTML):  # type: ignore[misc]  # it ships no types
        """A document with no more of the browser's style sheet than our pages meet."""

        def _ua_stylesheets(self, _forms: bool = False) -> list[weasyprint.CSS]:
            return sheets

    return ClosedHTML, weasyprint.CSS, FontConfiguration()


_UNMET = re.compile(
    r"::(?:foot)?note|\[dir.*(?:dd|ul\)) \{|dd\[|:is\(|  @|@counter-style"
    r"|(?:iframe|button|input|select|textarea|fieldset)\b"
)


def _needed(sheet: str) -> str:
    """WeasyPrint's own style sheet without footnotes, forms, lists' bullets and the looks of page margins.

    Our pages have none of the first and say the last themselves. Every element is held against each rule
    that names no element, and gets a style of its own for each of its pseudo-elements; every page gets one
    for each of its margins. Seven of eight styles that a guide had came of these; its bytes are the same.
    """
    lines = (line for line in sheet.splitlines() if not _UNMET.match(line))
    return "\n".join(lines).replace("\n::marker", "\nli::marker")


def render(page: Page) -> Pdf:
    """Draw a page. Everything it shows must be in it: no file and no address is ever read."""
    html, _, fonts = _engine()
    drawn = [(picture, _drawn(picture.media, picture.data)) for picture in page.pictures]
    pictures = {picture.address: replace(picture, data=out.svg) for picture, out in drawn}
    labels = [f"picture {picture.name}: {words}" for picture, out in drawn for words in out.complaints]
    with _listening() as complaints:
        document = html(string=page.html.replace(STYLE, "", 1), url_fetcher=_Fetcher(pictures)).render(
            stylesheets=[_style(page.style)], font_config=fonts, pdf_variant=VARIANT
        )
        target = BytesIO()
        document.write_pdf(target, pdf_variant=VARIANT)
    anchors = tuple(frozenset(p.anchors) for p in document.pages)
    return Pdf(target.getvalue(), len(document.pages), anchors, (*complaints, *labels))


@lru_cache(maxsize=64)
def _drawn(media: str, data: bytes) -> outlines.Outlined:
    """A picture as WeasyPrint gets it: words as outlines in the fonts that `start` was given; before it, as it is."""
    configuration = os.environ.get("FONTCONFIG_FILE", "")
    if media != "image/svg+xml" or not configuration:
        return outlines.Outlined(data, ())
    return outlines.outlined(data, outlines.typefaces(Path(configuration).parent))


@lru_cache(maxsize=64)
def _style(text: str) -> object:
    """A parsed style sheet; parsing one for every document would cost a fifth of the time."""
    _, css, fonts = _engine()
    return css(string=text, font_config=fonts, url_fetcher=_Fetcher({}))


class _Fetcher:
    """Gives the pictures that the page names by digest and refuses every other address."""

    _fail_on_errors = False  # WeasyPrint asks for it; a refused address becomes a complaint

    def __init__(self, pictures: dict[str, Picture]) -> None:
        self._pictures = pictures

    def __call__(self, url: str, *_: object, **__: object) -> object:
        from weasyprint.urls import URLFetcherResponse

        picture = self._pictures.get(url)
        if picture is None:
            raise ValueError(f"a page may only show its own pictures, not {url}")
        return URLFetcherResponse(url, picture.data, {"Content-Type": picture.media})


@contextmanager
def _listening() -> Iterator[Sequence[str]]:
    """What WeasyPrint logs at warning or above: a missing glyph, a style it doesn't know, a refused address."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    ear = Ear(logging.WARNING)
    before = logger.handlers[:]
    logger.handlers[:] = [ear]
    try:
        yield heard
    finally:
        logger.handlers[:] = before
