"""A closed page to one HTML file that needs nothing else: styles and pictures are in it."""

from __future__ import annotations

from base64 import b64encode

from ipsdocs.document.page import Page


def html_file(page: Page) -> bytes:
    """The page's bytes, UTF-8, each picture as a data: address."""
    html = page.closed()
    for picture in page.pictures:
        html = html.replace(picture.address, f"data:{picture.media};base64,{b64encode(picture.data).decode()}")
    return html.encode()
