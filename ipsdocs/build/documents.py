"""Which documents there are of a module, a training, a poster and a variant, and the format that each belongs to."""

from __future__ import annotations

# An output's file name → the format it belongs to.
# The costliest comes first, so that two workers end at about the same time.
MODULE_DOCUMENTS = {
    "guide.pdf": "guide",
    "handout.pdf": "handout",
    "slides.pdf": "slides",
    "slides.pptx": "slides",
    "guide.html": "guide",
    "handout.html": "handout",
}
TRAINING_DOCUMENTS = {
    "run-of-show.pdf": "guide",
    "overview.pdf": "training",
    "agenda.pdf": "training",
    "workbook.pdf": "handout",
    "preparation.pdf": "training",
    "evaluation.pdf": "training",
    "certificate.pdf": "training",
    "run-of-show.html": "guide",
}
POSTER_DOCUMENTS = {
    "poster-large.pdf": "poster",
    "poster.pdf": "poster",
}
REPORT_DOCUMENTS = {
    "report.pdf": "report",
    "report.html": "report",
}
FORMATS = ("handout", "slides", "guide", "poster")
