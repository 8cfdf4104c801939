"""The language of each passage in a PDF's structure: what WeasyPrint leaves out, and screen readers speak by."""

from __future__ import annotations

from collections.abc import Iterator

from ipsdocs.output.cells import Foreign

WHOLE = ("html", "body")  # the document's own language stands in its catalogue


def install() -> None:
    """Patch WeasyPrint so that an element with a `lang` of its own has it as /Lang in the PDF's structure.

    What it holds inherits that (ISO 32000-1, 14.9.2). A list in a list's item is hung beside the item, not in it:
    there `lang` has to stand on what holds the words.
    """
    from weasyprint.pdf import tags

    if hasattr(tags, "language_tags"):
        return
    build = tags._build_box_tree

    def built(box: Foreign, *arguments: Foreign) -> Iterator[Foreign]:
        box = getattr(box, "_box", box)  # what is placed absolutely stands in a box of its own
        lang = box.element.get("lang") if box.element is not None and box.element_tag not in WHOLE else None
        for element in build(box, *arguments):
            if lang:
                element["Lang"] = tags.pydyf.String(lang)
            yield element

    tags._build_box_tree, tags.language_tags = built, True
