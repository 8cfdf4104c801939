"""The text that poppler, pdfium and pypdf read from a page is the text that was set on it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from html import unescape

import pypdf
import pypdfium2
import pytest
from PIL import ImageChops

from ipsdocs.output import text_layer

# Direction marks and zero-width spaces say nothing: poppler writes marks around every right-to-left line.
DIRECTION_MARKS = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

NASKH, KUFI, SANS = "Noto Naskh Arabic", "Noto Kufi Arabic", "Noto Sans Arabic"
PLAIN = (
    "لا لأ لإ لآ",
    "سلام لا",
    "هذه سلامة الأطفال قبل الإسعافات والآن والاثنين",
    "لا إله إلا الله بسم الله",
    "على إلى الذي التي",
)
MARKED = (
    "لَا إِلَٰهَ إِلَّا اللَّهُ",
    "بَيْتٌ كِتَابٌ",
    "فورًا جدًّا مثلاً",
    "لًا لاً لَّا سَلَامٌ بَيْت بيت",
)
MIXED = (
    "كلمة English وسط لا",
    "الله (مثال) [لا] «الأول»",
    "قال (لا)، ثم (نعم). «لا!»",
    "رقم ١٢٣، نسبة 50%؟",
    "اتصل على 123 أو +49 30 1234567 الآن",
    "خطوة 1. لا، 2. لأ: (3) «لآ»",
    "هاتف: +49&nbsp;30&nbsp;1234567. لا",
    "تبقى الصفحة عربية (English)، لا (123) إنجليزية؛ 1/2، 3:4: لا",
    "‏رقم ١٢٣،‏ نسبة‎ لا، می‌خواهم",
    "(هاتف: <bdi dir=ltr>+49&nbsp;30&nbsp;1234567</bdi>). لا",
    "50% (لا) ... 3.5 مم/ث، 10–12",
    "«دعم الأقران المقصود» (Intentional Peer Support) طورته شيري ميد (Shery Mead) وآخرون كثيرون جدا.",
    "قولوا ماذا يسمي الناس هذا عادةً. وانتبهوا",
    "هذا خط Trans Lifeline للعابرين والعابرات",
)


HEBREW = (
    "תמיכת עמיתים מכוונת (Intentional Peer Support) פותחה על ידי שרי מיד (Shery Mead) ואחרים.",
    "„מה קרה לך?” ולא „מה לא בסדר איתך?”",
    "“לא” (כן)! ‘שלום’ «כן» [לא]",
    "״שלום״ וגם ׳שלום׳, ד״ר כהן, צה״ל",
    "שָׁלוֹם עֲלֵיכֶם, בְּרֵאשִׁית בָּרָא אֱלֹהִים",
    "לְהַקְשִׁיב, כָּל־אֶחָד וְאַחַת",
    "התקשרו 1201 או 03-523-4819, 24 שעות (חינם).",
    "50% מהאנשים, 10–12, 1/2, 3:4",
    "שאלה 1. מה? 2. למה! (3) „איך”",
    "ב-2026 וב-12 ביולי: 10:30 – כן — לא",
    "הקו Trans Lifeline לטרנסים וטרנסיות",
    "טלפון: <bdi dir=ltr>+972&nbsp;3&nbsp;1234567</bdi>.",
    "<bdi dir=ltr>03-5234819</bdi>, 24 שעות",
)
HINDI = (
    "हिन्दी में प्राथमिक चिकित्सा: क्षति, श्री, विद्यार्थी",
    "पट्टी बाँधें (1–2) 50%",
    "“क्या हुआ?” उन्होंने पूछा। अर्थ, धर्म, कर्म, पूर्ण, र्‍य",
    "त्र ज्ञ द्ध द्व ट्ठ ङ्क ह्म ड्र रु रू हृ श्र क्ष्म्य",
    "Intentional Peer Support (इरादतन साथी सहयोग) – Shery Mead",
    "क़ ख़ ग़ ज़ ड़ ढ़ फ़; नहीं‌ क्‍ष कीजिए… ‘मैं’",
    "फ़ोन: 14416, +91 80 4611 0007; २४ घंटे",
)
RUSSIAN = (
    "Намеренная взаимная поддержка равных (Intentional Peer Support)",
    "«Что с вами случилось?» — спросила она; №5, 50 %, 8 (800) 2000-122",
    "ёлка, подъезд, съёмка – за́мок и замо́к",
)
JAPANESE = (
    "インテンショナル・ピアサポートは、シェリー・ミード（Shery Mead）らが始めた「ともに学ぶ」実践です。",
    "「何があったのですか？」と聴く――それだけで、違います。",
    "～ 〜 ― — ‐ - – ・ · 々 〇 ○ ー 一 二 ニ へ ヘ ロ 口",  # signs that share a glyph
    "電話は 0120-279-338 へ（24時間、無料）。ＩＰＳ、１２３、50％…",
    "⾔ 言 が か\u3099 ﾊﾝｶｸ ①② “引用” ‘x’",
    "𠮷野家で𩸽を食べる。葛󠄀城市と葛城市",
)
OTHERS = {
    "he": (("Noto Sans Hebrew", "Noto Serif Hebrew"), HEBREW),
    "hi": (("Noto Sans Devanagari", "Noto Serif Devanagari"), HINDI),
    "ru": (("Noto Sans", "Noto Serif"), RUSSIAN),
    "ja": (("Noto Sans CJK JP", "Noto Serif CJK JP"), JAPANESE),
}


def render(paragraphs: tuple[str, ...], family: str, language: str = "ar") -> bytes:
    """One PDF/UA-1 file with one paragraph a line."""
    import weasyprint

    text_layer.install()
    direction = "rtl" if language in ("ar", "he") else "ltr"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    style = f"@page {{ size: A4 landscape }} p {{ font: 16px '{family}', 'Noto Sans' }}"
    page = f"<html lang={language} dir={direction}><title>t</title><style>{style}</style>{body}"
    pdf: bytes = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def poppler(pdf: bytes) -> str:
    """What pdftotext reads."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext missing: apt-get install poppler-utils")
    command = ["pdftotext", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def pdfium(pdf: bytes) -> str:
    """What Chromium's reader reads."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def pypdf_text(pdf: bytes) -> str:
    """What pypdf reads."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def bare(text: str) -> str:
    """The text without whitespace and direction marks, canonically ordered (Unicode's NFC).

    The order matters for pdfium alone, which turns two marks on one letter round.
    """
    kept = (c for c in unescape(re.sub("</?bdi[^>]*>", "", text)) if not c.isspace() and c not in DIRECTION_MARKS)
    return unicodedata.normalize("NFC", "".join(kept))


@pytest.mark.parametrize("family", [NASKH, KUFI, SANS])
@pytest.mark.parametrize("read", [poppler, pdfium])
@pytest.mark.parametrize("paragraph", PLAIN + MARKED + MIXED)
def test_arabic_reads_back(read: Callable[[bytes], str], family: str, paragraph: str) -> None:
    assert bare(read(render((paragraph,), family))) == bare(paragraph)


@pytest.mark.parametrize("family", [NASKH, KUFI])
@pytest.mark.parametrize("read", [poppler, pdfium])
def test_glyphs_shared_on_one_page_keep_their_texts(read: Callable[[bytes], str], family: str) -> None:
    everything = PLAIN + MARKED + MIXED
    assert bare(read(render(everything, family))) == bare("".join(everything))


@pytest.mark.parametrize("family", [NASKH, KUFI])
@pytest.mark.parametrize("paragraph", PLAIN + MARKED)
def test_pypdf_reads_arabic_without_latin_digits_or_brackets(family: str, paragraph: str) -> None:
    assert bare(pypdf_text(render((paragraph,), family))) == bare(paragraph)


@pytest.mark.parametrize("read", [poppler, pdfium, pypdf_text])
def test_english_ligatures_read_back(read: Callable[[bytes], str]) -> None:
    english = ("office affine efficient first fluffy", "z.&nbsp;B. office")
    assert bare(read(render(english, "Noto Serif", "en"))) == bare("".join(english))


@pytest.mark.parametrize("read", [poppler, pdfium])
@pytest.mark.parametrize(("language", "family"), [(tag, f) for tag, (both, _) in OTHERS.items() for f in both])
def test_each_script_reads_back(language: str, family: str, read: Callable[[bytes], str]) -> None:
    """Line by line, and all on one page, where characters share glyphs."""
    texts = OTHERS[language][1]
    for paragraphs in (*((text,) for text in texts), texts):
        assert bare(read(render(paragraphs, family, language))) == bare("".join(paragraphs))


@pytest.mark.parametrize(("language", "texts"), [("hi", HINDI[:2]), ("ru", RUSSIAN[:2]), ("ja", JAPANESE[:2])])
def test_pypdf_reads_scripts_from_the_left(language: str, texts: tuple[str, ...]) -> None:
    assert bare(pypdf_text(render(texts, OTHERS[language][0][0], language))) == bare("".join(texts))


@pytest.mark.parametrize("family", OTHERS["ja"][0])
def test_japanese_fonts_are_small_in_a_pdf(family: str) -> None:
    """A bare CFF with the glyphs that are drawn; whole, each has 65,535 of them."""
    pdf = render(JAPANESE, family, "ja")
    assert len(pdf) < 40_000
    assert pdf.count(b"/Subtype /CIDFontType0C") == 1
    assert b"/OpenType" not in pdf


def test_no_line_of_japanese_begins_with_what_may_not() -> None:
    """Kinsoku: closing brackets, points, and the sign that draws a vowel out end a line rather than begin one."""
    lines: list[str] = []
    for width in range(60, 400, 7):
        paragraphs = tuple(f"<span style='display:block;width:{width}px'>{text}</span>" for text in JAPANESE[:2])
        lines += pdfium(render(paragraphs, "Noto Sans CJK JP", "ja")).splitlines()
    assert len(lines) > 300
    assert {line[0] for line in lines if line} & set("、。，．・：；？！ー」』）］】々〉》") == set()
    assert {line[-1] for line in lines if line} & set("「『（［【〈《") == set()


@pytest.mark.parametrize("read", [poppler, pdfium])
def test_sizes_weights_and_wrapped_lines_read_back(read: Callable[[bytes], str]) -> None:
    long = "هذه سلامة الأطفال قبل الإسعافات، اتصل على 123 فورًا (مثلاً الإسعاف). "
    sized = (f"<span style='font-size:30px'>{PLAIN[0]} {MARKED[0]}</span>", f"<b>{MIXED[2]}</b>", long * 9)
    source = re.sub("<[^>]*>", "", "".join(sized))
    assert bare(read(render(sized, NASKH))) == bare(source)


@pytest.mark.parametrize("family", [NASKH, KUFI])
def test_the_page_looks_as_it_did(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No pixel differs but beside marks, which WeasyPrint sets 2.4 % of their offset too near."""
    layered = [render(texts, family) for texts in (PLAIN + MIXED, MARKED)]
    monkeypatch.setattr(text_layer, "_exchange", lambda *_: None)
    bare_pages = [render(texts, family) for texts in (PLAIN + MIXED, MARKED)]
    differing = []
    for pair in zip(layered, bare_pages, strict=True):
        assert pair[0] != pair[1]
        images = [pypdfium2.PdfDocument(pdf)[0].render(scale=1.5).to_pil().convert("L") for pdf in pair]
        histogram = ImageChops.difference(*images).histogram()
        differing.append(sum(histogram[96:]))
    assert differing[0] == 0
    assert differing[1] < 100


def test_the_same_page_gives_the_same_bytes() -> None:
    assert render(PLAIN + MIXED, KUFI) == render(PLAIN + MIXED, KUFI)


def test_every_width_is_the_fonts_own() -> None:
    """PDF/UA-1 7.21.5: the widths of the font dictionary and of the font file are the same."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    reader = pypdf.PdfReader(io.BytesIO(render(PLAIN + MARKED + MIXED, KUFI)))
    for reference in reader.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        descendant = reference.get_object()["/DescendantFonts"][0].get_object()
        data = descendant["/FontDescriptor"]["/FontFile2"].get_data()
        font = TTFont(io.BytesIO(data))
        order, upem = font.getGlyphOrder(), font["head"].unitsPerEm
        for first, widths in zip(descendant["/W"][::2], descendant["/W"][1::2], strict=True):
            for gid, width in enumerate(widths, first):
                assert abs(font["hmtx"][order[gid]][0] * 1000 / upem - width) <= 1
                assert font["glyf"][order[gid]] is not None


def test_installing_twice_is_installing_once() -> None:
    from weasyprint.draw import text as drawing

    text_layer.install()
    patched = drawing.draw_first_line
    text_layer.install()
    assert drawing.draw_first_line is patched


def test_another_weasyprint_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["weasyprint"], "__version__", "71.0")
    with pytest.raises(RuntimeError, match="71"):
        text_layer.install()
