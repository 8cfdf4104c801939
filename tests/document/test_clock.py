"""Days and times without a place in time, in each language's words."""

from __future__ import annotations

from datetime import date

import pytest
from guide_sample import ARABIC, ENGLISH

from ipsdocs.document.clock import date_text, hour_text, weekdays_text, yearly_text
from ipsdocs.edition.edition import Language
from ipsdocs.edition.languages import language as known

SPANISH = Language("es", ("es", "en"), "ltr", "a4", "latn", "español")


@pytest.mark.parametrize(
    ("language", "hour", "yearly", "day", "weekdays"),
    [
        (ENGLISH, "1:05\u202fPM", "February 29", "June 25, 2027", "Monday and Friday"),
        (SPANISH, "13:05", "29 de febrero", "25 de junio de 2027", "lunes y viernes"),
        (known("en-GB", "en"), "13:05", "29 February", "25 June 2027", "Monday and Friday"),
        (known("en-AU", "en"), "1:05\u202fpm", "29 February", "25 June 2027", "Monday and Friday"),
        (known("en-NZ", "en"), "1:05\u202fpm", "29 February", "25 June 2027", "Monday and Friday"),
        (known("es-ES", "en"), "13:05", "29 de febrero", "25 de junio de 2027", "lunes y viernes"),
        (known("es-419", "en"), "1:05\u202fp.m.", "29 de febrero", "25 de junio de 2027", "lunes y viernes"),
        (ARABIC, "١:٠٥ م", "٢٩ فبراير", "٢٥ يونيو ٢٠٢٧", "الاثنين والجمعة"),
    ],
)
def test_occasions_are_said_in_the_language(
    language: Language, hour: str, yearly: str, day: str, weekdays: str
) -> None:
    assert hour_text(13 * 60 + 5, language) == hour
    assert yearly_text(2, 29, language) == yearly
    assert date_text(date(2027, 6, 25), language) == day
    assert weekdays_text((0, 4), language) == weekdays
