"""Why an output was, or would be, rebuilt: in a sentence for each reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from ipsdocs.build.files import CACHE, LocalDisk, Outputs
from ipsdocs.build.job import Job, Options
from ipsdocs.build.stamps import code_digest, first
from ipsdocs.build.state import Kept, Record
from ipsdocs.build.store import Cache, LocalStore
from ipsdocs.problems import suggest

NEVER = "It has not been built yet."
CODE = "ipsdocs itself, or a library that it builds with, changed."


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether the next build would make an output anew, and why; `last` says why the last build did."""

    output: str
    planned: bool
    stale: bool
    reasons: tuple[str, ...]
    last: tuple[str, ...] = ()


def why(output: str, jobs: Iterable[Job], out: Path, code: str | None = None) -> Explanation:
    """Compare a job with the last build of its output in the folder `out`. It writes nothing."""
    by_output = {job.output: job for job in jobs}
    job = by_output.get(output)
    if job is None:
        reason = f"No document of this curriculum has this path. {suggest(output, by_output)}"
        return Explanation(output, False, False, (reason,))
    cache = Cache(LocalStore(out / CACHE))
    kept = cache.state().outputs.get(output)
    if kept is None:
        return Explanation(output, True, True, (NEVER,))
    record = cache.record(kept.first)
    reasons = (*_changes(kept, record, job, code or code_digest()), *_file(kept, output, out))
    if reasons:
        return Explanation(output, True, True, reasons, _last(record, cache.record(kept.before)))
    return Explanation(output, True, False, ("Nothing changed.",), _last(record, cache.record(kept.before)))


def differences(old: Job, new: Job) -> tuple[str, ...]:
    """Say what changed from one job to another for the same output, path by path."""
    was, now = dict(old.inputs), dict(new.inputs)
    changed = [f"{path} changed." for path in sorted(was.keys() & now.keys()) if was[path] != now[path]]
    changed += [f"{path} is new among what it reads." for path in sorted(now.keys() - was.keys())]
    changed += [f"{path} is gone from what it reads." for path in sorted(was.keys() - now.keys())]
    for field in fields(Options):
        before, after = getattr(old.options, field.name), getattr(new.options, field.name)
        if before != after:
            changed.append(f"Its option {field.name} changed from {_word(before)} to {_word(after)}.")
    for name in ("document", "subject", "locale", "stack"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            changed.append(f"Its {name} changed from {_word(before)} to {_word(after)}.")
    return tuple(changed)


def _changes(kept: Kept, record: Record | None, job: Job, code: str) -> tuple[str, ...]:
    if kept.first == first(job, code):
        return ()
    if record is None:
        return ("What it was made from changed; the record of its last build is lost.",)
    return _between(record, job, code)


def _between(old: Record, job: Job, code: str) -> tuple[str, ...]:
    return (*differences(old.job, job), *((CODE,) if old.code != code else ()))


def _file(kept: Kept, output: str, out: Path) -> tuple[str, ...]:
    found = Outputs(out, LocalDisk()).digest(output)
    if found is None:
        return (f"The file is missing from {out}.",)
    return () if found == kept.made.sha256 else ("The file isn't what the last build wrote.",)


def _last(record: Record | None, before: Record | None) -> tuple[str, ...]:
    if record is None:
        return ()
    return _between(before, record.job, record.code) if before else ("It was built for the first time.",)


def _word(value: object) -> str:
    if isinstance(value, tuple):
        return "+".join(map(str, value)) or "none"
    return str(value) if value not in (None, "") else "none"
