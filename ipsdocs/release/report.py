"""A variant's report for reviewers: one document, for paper and as one file. Pure."""

from __future__ import annotations

from ipsdocs.build.documents import REPORT_DOCUMENTS
from ipsdocs.build.job import Job, Options
from ipsdocs.build.plan import Planner

REPORTS = "reports"


def jobs(variant: str, locale: str, planner: Planner) -> tuple[Job, ...]:
    """The jobs of a report: `reports/aotearoa.pdf`, or `reports/aotearoa.ar.pdf` in another language than its own."""
    name = variant if locale == planner.curriculum.source_locale else f"{variant}.{locale}"
    return tuple(
        planner.job(f"{REPORTS}/{name}.{document.rpartition('.')[2]}", document, variant, locale, (variant,), Options())
        for document in REPORT_DOCUMENTS
    )
