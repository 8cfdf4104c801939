"""Makers of bad input that is too large or too strange to write into a fixture: a file's bytes to its new bytes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image

DEEP = 1000


def _divs(before: bytes) -> bytes:
    opened = "".join("::: online\n" for _ in range(DEEP))
    closed = "".join(":::\n" for _ in range(DEEP))
    return before + f"\n{opened}Deep.\n{closed}".encode()


def _quotes(before: bytes) -> bytes:
    return before + b"\n" + b"> " * DEEP + b"Deep.\n"


def _lists(before: bytes) -> bytes:
    return before + b"\n" + b"- " * DEEP + b"Deep.\n"


def _picture(side: int) -> Callable[[bytes], bytes]:
    """A picture in a few kilobytes; of 14,000 pixels a side, it would take a gigabyte to draw."""

    def make(_: bytes) -> bytes:
        target = BytesIO()
        Image.new("1", (side, side)).save(target, "PNG", optimize=True)
        return target.getvalue()

    return make


def _latin1(before: bytes) -> bytes:
    return before.replace(b"Drink a glass of water.", "Bébe.".encode("latin-1"))


def _hidden(sign: str) -> Callable[[bytes], bytes]:
    return lambda before: before.replace(b"Drink a", f"Drink{sign} a".encode())


def _bomb(before: bytes) -> bytes:
    """Ten lists of ten of the list before: a thousand million words, were they unfolded."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return before.replace(b"---\n", b"---\n" + "\n".join(lines).encode() + b"\n", 1)


def _large(before: bytes) -> bytes:
    return before + b"word " * 500_000


MAKERS: dict[str, Callable[[bytes], bytes]] = {
    "nested-divs": _divs,
    "nested-quotes": _quotes,
    "nested-lists": _lists,
    "huge-picture": _picture(14_000),
    "large-picture": _picture(5_000),
    "latin-1": _latin1,
    "bidi-control": _hidden("\u202e"),
    "zero-width": _hidden("\u200b"),
    "zero-width-po": lambda before: before.replace(b"Juntas", b"Jun\xe2\x80\x8btas"),
    "alias-bomb": _bomb,
    "large-file": _large,
}
