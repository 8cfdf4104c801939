"""A locale that nobody prepared, in a script that has no fonts yet: `ipsdocs new locale`, some words, a handout."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest
import readback
from babel.messages.pofile import read_po, write_po
from matrix import ROOT, Matrix, built_in, change, ipsdocs

from ipsdocs.output.fonts import candidates

PO = "locales/am/LC_MESSAGES/first.po"
# Written to be set: no native speaker has read them.
WORDS = {
    "A first talk": "የመጀመሪያ ውይይት",
    "Arriving": "መድረስ",
    "We will talk about suicide. You may step out at any time.": "ስለ ራስን ማጥፋት እንነጋገራለን። በማንኛውም ጊዜ መውጣት ትችላላችሁ።",
}


@pytest.mark.skipif(
    not candidates("NotoSansEthiopic-Regular.ttf"), reason="no Ethiopic font: apt-get install fonts-noto-core"
)
def test_a_handout_in_a_new_locale_reads_back(tmp_path: Path) -> None:
    root, out = tmp_path / "project", tmp_path / "out"
    shutil.copytree(ROOT / "tests/projects/tiny", root)
    shutil.copytree(ROOT / "templates", root / "templates")
    # An address is printed in the midst of the sentence that links to it, which is not what is looked at here.
    change(root / "curriculum/modules/first.md", r"\[how we talk\]\([^)]*\)", "how we talk")
    begun = ipsdocs(root, "new", "locale", "am")
    assert begun.returncode == 0, begun.stderr
    catalog = read_po((root / PO).open("rb"), locale="am")
    for source, words in WORDS.items():
        message = catalog.get(source)
        assert message is not None, source
        message.string = words
    with (root / PO).open("wb") as file:
        write_po(file, catalog)
    edition = ("--locale", "am", "--variant", "base", "--format", "handout")
    summary = built_in(ipsdocs(root, "build", "--json", "--out", out, *edition))
    assert summary["problems"] == []
    made = Matrix(root, out, summary)
    ((output, handout),) = made.outputs("modules/first/handout.pdf")
    said = made.said(output)
    assert set(WORDS.values()) <= set(said)
    assert readback.missing(said, readback.by_pdfium(handout)) == []
    with pikepdf.open(handout) as document:
        assert str(document.Root.Lang) == "am"
        names = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert any("Ethiopic" in name for name in names), names
