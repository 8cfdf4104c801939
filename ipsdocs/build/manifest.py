"""The manifest: what stands in the output folder, as stable JSON that says nothing of machine or time."""

from __future__ import annotations

import json
import re

from ipsdocs.build.job import Job
from ipsdocs.build.stamps import canonical
from ipsdocs.build.state import Json, Record

FORMAT = 1

Entries = dict[str, dict[str, Json]]  # by output path


def entry(record: Record) -> dict[str, Json]:
    """Give the entry of an output: the file's digest, bytes and pages, and where it comes from."""
    job: Job = record.job
    return {
        "sha256": record.made.sha256,
        "bytes": record.made.size,
        "pages": record.made.pages,
        "edition": {"locale": job.locale, "stack": list(job.stack)},
        "document": job.document,
        "subject": job.subject,
        "sources": dict(job.inputs),
        "coverage": {"translated": record.coverage[0], "messages": record.coverage[1]},
        "fallbacks": json.loads(canonical(sorted(record.fallbacks, key=canonical))),
    }


def write(entries: Entries) -> bytes:
    """Give the manifest's text: sorted, so that the same outputs give the same bytes."""
    whole = {"format": FORMAT, "outputs": entries}
    text = json.dumps(whole, sort_keys=True, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "surrogatepass") + b"\n"


def read(data: bytes) -> Entries:
    """Give the entries of a manifest; none where it isn't one that this version wrote."""
    try:
        whole: Json = json.loads(data)
        outputs = whole["outputs"].items() if whole["format"] == FORMAT else ()
        return {str(output): dict(each) for output, each in outputs if _whole(each)}
    except (AttributeError, KeyError, TypeError, ValueError):
        return {}


def _whole(each: Json) -> bool:
    sizes = isinstance(each["bytes"], int) and isinstance(each["pages"], int)
    return sizes and re.fullmatch("[0-9a-f]{64}", each["sha256"]) is not None
